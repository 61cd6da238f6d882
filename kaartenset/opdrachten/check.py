"""`kaartenset check`: every error with file and line, and with --taal advice on the language."""

import argparse
import json
import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from kaartenset.content.check import Rapport
from kaartenset.content.check import check as check_content
from kaartenset.content.fout import Fout, printable
from kaartenset.content.meting import Meting
from kaartenset.opdrachten.uitvoer import GELUKT, MISLUKT, say


def check(gekozen: argparse.Namespace, cards: Path) -> int:
    """Check all content in a folder, and say which; advice alone is no error."""
    vandaag = datetime.now(UTC).astimezone().date()
    rapport = check_content(cards, vandaag, taal=gekozen.taal)
    if gekozen.json:
        say(json.dumps(_as_json(rapport, cards, taal=gekozen.taal), ensure_ascii=False, indent=2))
    else:
        _say_all(rapport, cards, taal=gekozen.taal)
    return MISLUKT if rapport.fouten else GELUKT


def _say_all(rapport: Rapport, cards: Path, *, taal: bool) -> None:
    for fout in rapport.fouten:
        say(str(fout), sys.stderr)
    for advies in rapport.adviezen:
        say(str(advies))
    stroom = sys.stderr if rapport.fouten else None
    say(f"Nagekeken: {_name(_absolute(cards))}", stroom)
    say(rapport.zin, stroom)
    if taal:
        say(rapport.taal_zin)


def _as_json(rapport: Rapport, cards: Path, *, taal: bool) -> dict[str, object]:
    found: dict[str, object] = {
        "map": _name(_absolute(cards)),
        "sets": rapport.sets,
        "kaarten": rapport.kaarten,
        "werkvormen": rapport.werkvormen,
        "fouten": _lines(rapport.fouten),
    }
    if taal:
        found["adviezen"] = _lines(rapport.adviezen)
        found["taal"] = {id_: _counts(meting) for id_, meting in rapport.metingen.items()}
        found["teksten"] = [
            {"pad": _name(tekst.pad), "tekst": tekst.naam, **_counts(tekst.meting)}
            for tekst in rapport.teksten
        ]
    return found


def _lines(fouten: Iterable[Fout]) -> list[dict[str, object]]:
    return [
        {"pad": _name(fout.pad), "regel": fout.regel, "melding": fout.melding} for fout in fouten
    ]


def _name(pad: Path) -> str:
    return printable(pad.as_posix())


def _absolute(pad: Path) -> Path:
    return Path(os.path.abspath(pad))  # noqa: PTH100 (as the loader names files)


def _counts(meting: Meting) -> dict[str, object]:
    return {
        "woorden": meting.woorden,
        "zinnen": meting.zinnen,
        "woorden_per_zin": round(meting.woorden_per_zin, 1),
        "lange_woorden": meting.lange_woorden,
        "lijdend": meting.lijdend,
        "leesgemak": meting.leesgemak,
    }
