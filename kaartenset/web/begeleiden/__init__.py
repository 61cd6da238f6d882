"""What the begeleider sees and does during and after a session."""
