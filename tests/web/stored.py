"""All that an application has stored, to see whether something changed it."""

import sqlite3

from flask import Flask


def stored_in(app: Flask) -> list[str]:
    """Everything in the database, as statements that would make it again."""
    database = app.config["INSTELLINGEN"].database.removeprefix("sqlite:///")
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()
