"""What templates can use: addresses, built files, and dates in Dutch."""

import json
from collections.abc import Callable
from datetime import date, datetime
from importlib.metadata import version

from babel.dates import format_date
from flask import Flask
from jinja2 import StrictUndefined

from kaartenset.config import PAKKET, Instellingen
from kaartenset.domain.sleutel import group_sleutel
from kaartenset.domain.taal import local_time, write_tijd
from kaartenset.domain.tekst import read_regel


def prepare_templates(app: Flask, pad: Callable[..., str]) -> None:
    """Give the templates of this application their globals and filters."""
    instellingen: Instellingen = app.config["INSTELLINGEN"]
    manifest: dict[str, str] = json.loads(
        (PAKKET / "static" / "gebouwd" / "manifest.json").read_text()
    )

    def bestand(naam: str) -> str:
        return f"/static/{manifest[naam]}"

    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = True
    env.lstrip_blocks = True
    env.globals.update(
        bestand=bestand,
        pad=pad,
        org=instellingen.organisatie,
        versie_kaartenset=version("kaartenset"),
    )
    env.filters.update(
        datum=write_datum,
        tijd=write_tijd,
        dag=write_dag,
        milliseconden=write_milliseconden,
        sleutel=group_sleutel,
        regel=read_regel,
    )


def write_datum(moment: datetime) -> str:
    """'dinsdag 1 december 2026'."""
    return format_date(local_time(moment), "EEEE d MMMM y", locale="nl")


def write_dag(moment: date) -> str:
    """'1 december 2026', also for a date without a time."""
    dag = local_time(moment) if isinstance(moment, datetime) else moment
    return format_date(dag, "d MMMM y", locale="nl")


def write_milliseconden(moment: datetime) -> int:
    """Milliseconds since 1970, from which a browser corrects its own clock."""
    return int(moment.timestamp() * 1000)
