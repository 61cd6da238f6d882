"""The pages of a werkvorm, and all that it has on paper."""
