"""Everything that can happen: one function, one transaction; `now` is always an argument.

A command guards, decides, records and commits, and returns the sid whose screens are to be woken.
"""
