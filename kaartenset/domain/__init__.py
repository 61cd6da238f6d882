"""The rules, on the standard library alone: no clock is read, nothing is stored."""
