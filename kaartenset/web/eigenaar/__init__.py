"""What the dilemma-eigenaar fills in before the conversation, with a key of their own."""
