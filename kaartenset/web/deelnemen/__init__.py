"""What deelnemers see and do: coming in, the group's card, answering, their own part of a page."""
