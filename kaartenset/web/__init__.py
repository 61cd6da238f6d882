"""Reads the request, calls one command or one query, answers; access is decided in `toegang`."""
