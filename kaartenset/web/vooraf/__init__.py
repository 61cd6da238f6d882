"""What a begeleider does before the day: steps, dates, calendars, notes, another word."""
