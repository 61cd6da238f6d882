"""Everything that can be seen: stored facts in, one frozen Stand for each audience out."""
