"""Where facts are kept: tables, connections, and one writer at a time."""
