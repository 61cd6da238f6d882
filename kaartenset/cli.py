"""The command `kaartenset`: all that it can do. Help and messages are Dutch."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from kaartenset.config import OngeldigeInstelling, read_database, read_instellingen
from kaartenset.opdrachten.kaartenmap import find_cards
from kaartenset.opdrachten.uitvoer import GELUKT, ONBEGREPEN, fail, say

MAX_POORT = 65_535
_WELKE_MAP = (
    "map met kaartensets (standaard: KAARTENSET_CARDS, anders de map cards hier, anders de kaarten"
    " die bij Kaartenset horen)"
)


def main(argumenten: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    gekozen = _read_arguments(sys.argv[1:] if argumenten is None else argumenten)
    try:
        code: int = gekozen.voer_uit(gekozen)
    except OngeldigeInstelling as fout:
        return fail(str(fout))
    except KeyboardInterrupt:
        return GELUKT
    return code


def serve(gekozen: argparse.Namespace) -> int:
    """Serve everything on one port, with SQLite unless another database is set."""
    from gevent import monkey

    monkey.patch_all()
    os.umask(0o077)
    from dataclasses import replace

    from kaartenset import create_app
    from kaartenset.server import PoortBezet
    from kaartenset.server import serve as serve_app
    from kaartenset.web.inhoud import GeenKaarten, inhoud_of
    from kaartenset.web.live import hub_of
    from kaartenset.web.opruimen import prepare

    instellingen = read_instellingen()
    if gekozen.cards:
        instellingen = replace(instellingen, cards=gekozen.cards)
    try:
        app = create_app(instellingen)
    except GeenKaarten as fout:
        return fail(f"{fout}\nEr is geen kaartenset om te laten zien; Kaartenset start niet")
    for weggelaten in inhoud_of(app).fouten:
        say(f"weggelaten: {weggelaten}", sys.stderr)
    prepare(app)
    try:
        serve_app(app, gekozen.host, gekozen.port, say, hub_of(app).close)
    except PoortBezet as fout:
        return fail(str(fout))
    except OSError as fout:
        return fail(f"Op {gekozen.host} kan de site niet draaien ({fout.strerror})")
    return GELUKT


def check(gekozen: argparse.Namespace) -> int:
    """Check all content: every error with file and line, or a count; advice on the language."""
    from kaartenset.opdrachten.check import check as check_folder

    return check_folder(gekozen, find_cards(gekozen.folder))


def new(gekozen: argparse.Namespace) -> int:
    """Make a card file with everything in it that must be."""
    from kaartenset.opdrachten.new import new as new_kaart

    return new_kaart(gekozen, find_cards(gekozen.cards))


def order(gekozen: argparse.Namespace) -> int:
    """Print the order of a word: one id a line, or all as JSON."""
    from kaartenset.content.fout import choices
    from kaartenset.content.gelezen import choose_standaard
    from kaartenset.content.loader import load_alle
    from kaartenset.domain.volgorde import arrange, herkenningsteken, volgorde_of
    from kaartenset.domain.woord import OngeldigWoord, read_woord

    try:
        key = read_woord(" ".join(gekozen.woord))
    except OngeldigWoord as fout:
        return fail(str(fout))
    gelezen = load_alle(find_cards(gekozen.cards), datetime.now(UTC).astimezone().date())
    for weggelaten in gelezen.fouten:
        say(f"weggelaten: {weggelaten}", sys.stderr)
    if not gelezen.sets:
        return fail("Er is geen kaartenset, dus ook geen volgorde")
    standaard = os.environ.get("KAARTENSET_STANDAARD_SET", "")
    naam = gekozen.set or choose_standaard(gelezen.sets, standaard)
    if naam not in gelezen.sets:
        return fail(f"Er is geen kaartenset ‘{naam}’; kies {choices(sorted(gelezen.sets))}")
    kaartenset = gelezen.sets[naam].kaartenset
    volgorde = volgorde_of(key)
    ids = [kaart.id for kaart in arrange(kaartenset.kaarten, volgorde)]
    if gekozen.json:
        say(
            json.dumps(
                {
                    "key": key,
                    "volgorde": volgorde,
                    "herkenningsteken": herkenningsteken(volgorde),
                    "kaartenset": kaartenset.id,
                    "kaarten": ids,
                },
                ensure_ascii=False,
            )
        )
    else:
        say("\n".join(ids))
    return GELUKT


def purge(_gekozen: argparse.Namespace) -> int:
    """Delete what has been kept long enough, now instead of within the hour."""
    os.umask(0o077)
    from kaartenset.opdrachten.purge import purge as purge_database

    return purge_database(read_database(os.environ))


def sleutel(gekozen: argparse.Namespace) -> int:
    """Give the session with this word another key, for when its begeleider has lost it."""
    os.umask(0o077)
    from kaartenset.opdrachten.sleutel import sleutel as new_sleutel

    return new_sleutel(" ".join(gekozen.woord))


def _read_arguments(argumenten: Sequence[str]) -> argparse.Namespace:
    parser = _Parser(prog="kaartenset", description="Gesprekken over openbaarheid, met kaarten.")
    opdrachten = parser.add_subparsers(
        title="opdrachten",
        required=True,
        metavar="opdracht",
        prog=parser.prog,
        parser_class=_Parser,
    )

    serve_parser = _add(opdrachten, "serve", serve, "start de site op deze computer")
    serve_parser.add_argument("--host", default="127.0.0.1", help="adres (standaard: 127.0.0.1)")
    serve_parser.add_argument(
        "--port", type=_read_port, default=8000, help="poort (standaard: 8000)"
    )
    serve_parser.add_argument("--cards", type=Path, help="map met kaartensets")

    check_parser = _add(opdrachten, "check", check, "controleer alle kaarten en teksten")
    check_parser.epilog = (
        "Eindigt met 0 als alles klopt, met 1 als er een fout is, en met 2 als de opdracht niet"
        " klopt. Een advies is geen fout."
    )
    check_parser.add_argument("folder", nargs="?", type=Path, help=_WELKE_MAP)
    check_parser.add_argument(
        "--taal",
        action="store_true",
        help="geef ook advies over de taal: zinnen, woorden en lengte",
    )
    check_parser.add_argument("--json", action="store_true", help="als JSON, voor een pijplijn")

    new_parser = _add(opdrachten, "new", new, "maak een kaart om in te vullen")
    new_parser.epilog = (
        "Een bestand dat er al is, blijft zoals het is. Zolang er nog iets ontbreekt, laat de site"
        " de kaart niet zien."
    )
    new_parser.add_argument("soort", help="stelling, dilemma of vraag")
    new_parser.add_argument("titel", nargs="+", help="de titel; de bestandsnaam volgt eruit")
    new_parser.add_argument("--cards", type=Path, help=_WELKE_MAP)
    new_parser.add_argument("--set", help="kaartenset, als er meer dan één is")

    order_parser = _add(opdrachten, "order", order, "toon de volgorde die bij een woord hoort")
    order_parser.add_argument("woord", nargs="+", help="het woord")
    order_parser.add_argument("--json", action="store_true", help="als JSON")
    order_parser.add_argument("--set", help="kaartenset (standaard: die de site ook kiest)")
    order_parser.add_argument("--cards", type=Path, help=_WELKE_MAP)

    sleutel_parser = _add(opdrachten, "sleutel", sleutel, "maak een nieuwe sleutel voor een sessie")
    sleutel_parser.epilog = (
        "Voor als de gespreksbegeleider er niet meer bij kan. De oude sleutel werkt dan niet meer."
        " Draai deze opdracht met dezelfde instellingen als de site, ook KAARTENSET_SECRET."
    )
    sleutel_parser.add_argument("woord", nargs="+", help="het woord van de sessie")

    purge_parser = _add(opdrachten, "purge", purge, "wis wat lang genoeg is bewaard")
    purge_parser.epilog = (
        "De site doet dit zelf elk uur. Eindigt met 0 als alles weg is, en met 1 als er nog een"
        " programma in de database leest, of als de database er niet is of niet te gebruiken is."
    )
    return parser.parse_args(argumenten)


def _add(
    opdrachten: "argparse._SubParsersAction[_Parser]",
    naam: str,
    voer_uit: Callable[[argparse.Namespace], int],
    uitleg: str,
) -> "_Parser":
    parser = opdrachten.add_parser(naam, help=uitleg, description=uitleg.capitalize() + ".")
    parser.set_defaults(voer_uit=voer_uit)
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser of arguments that speaks Dutch."""

    def __init__(self, **instellingen: Any) -> None:
        super().__init__(**instellingen, add_help=False, usage=argparse.SUPPRESS)
        self._positionals.title = "wat je meegeeft"
        self._optionals.title = "keuzes"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Say that the call is not understood, and where the right words stand."""
        self.exit(ONBEGREPEN, f"Dit klopt niet. Wat wel kan, zie je met: {self.prog} --help\n")


def _read_port(gegeven: str) -> int:
    poort = int(gegeven)
    if not 0 <= poort <= MAX_POORT:
        raise ValueError(gegeven)
    return poort
