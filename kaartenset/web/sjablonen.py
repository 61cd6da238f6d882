"""What templates can use: addresses, built files, and dates in Dutch."""

import json
from collections.abc import Callable
from datetime import date, datetime
from importlib.metadata import version

from babel.dates import format_date
from flask import Flask
from jinja2 import StrictUndefined

from kaartenset.config import PAKKET, Instellingen
from kaartenset.domain.kaart import Kaartenset
from kaartenset.domain.sleutel import group_sleutel
from kaartenset.domain.taal import count_minuten, local_time, write_tijd
from kaartenset.domain.tekst import read_regel
from kaartenset.domain.werkregel import DELEN, MAX_REGEL, SPANNING, WETEN
from kaartenset.web.geheim import new_token
from kaartenset.web.inhoud import present_inhoud


def prepare_templates(app: Flask, pad: Callable[..., str]) -> None:
    """Give the templates of this application their globals and filters."""
    instellingen: Instellingen = app.config["INSTELLINGEN"]
    manifest: dict[str, str] = json.loads(
        (PAKKET / "static" / "gebouwd" / "manifest.json").read_text()
    )

    def bestand(naam: str) -> str:
        return f"/static/{manifest[naam]}"

    def feitenblad_pad(kaartenset_id: str) -> str:
        """Where the feitenblad of this deck is; of one that is not there that of the default."""
        inhoud = present_inhoud()
        if kaartenset_id in inhoud.kaartensets and kaartenset_id != inhoud.standaard:
            return pad("bladen.feitenblad_van", kaartenset=kaartenset_id)
        return pad("bladen.feitenblad")

    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = True
    env.lstrip_blocks = True
    env.globals.update(
        bestand=bestand,
        pad=pad,
        feitenblad_pad=feitenblad_pad,
        nieuw_verzoek=new_token,
        org=instellingen.organisatie,
        versie_kaartenset=version("kaartenset"),
        DELEN=DELEN,
        MAX_REGEL=MAX_REGEL,
        SPANNING=SPANNING,
        WETEN=WETEN,
    )
    env.filters.update(
        datum=write_datum,
        tijd=write_tijd,
        minuten=count_minuten,
        dag=write_dag,
        tijd_seconden=write_seconden,
        milliseconden=write_milliseconden,
        sleutel=group_sleutel,
        regel=read_regel,
        aantal_kaarten=write_aantal,
    )


def write_datum(moment: datetime) -> str:
    """'dinsdag 1 december 2026'."""
    return format_date(local_time(moment), "EEEE d MMMM y", locale="nl")


def write_dag(moment: date) -> str:
    """'1 december 2026', also for a date without a time."""
    dag = local_time(moment) if isinstance(moment, datetime) else moment
    return format_date(dag, "d MMMM y", locale="nl")


def write_seconden(moment: datetime) -> str:
    """'14:05:09'."""
    return f"{local_time(moment):%H:%M:%S}"


def write_aantal(kaartenset: Kaartenset) -> str:
    """'31 kaarten', or '1 kaart'."""
    aantal = len(kaartenset.kaarten)
    return f"{aantal} kaart" if aantal == 1 else f"{aantal} kaarten"


def write_milliseconden(moment: datetime) -> int:
    """Milliseconds since 1970, from which a browser corrects its own clock."""
    return int(moment.timestamp() * 1000)
