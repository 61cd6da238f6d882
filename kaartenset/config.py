"""Every setting of Kaartenset with its default; a bad one stops the start and names itself."""

import contextlib
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PAKKET = Path(__file__).resolve().parent
_IS_CHECKOUT = (PAKKET.parent / "pyproject.toml").is_file()
BASIS = PAKKET.parent if _IS_CHECKOUT else PAKKET
"""The folder that holds templates/ and cards/: the checkout, or the installed package."""

_ADRES = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?")
_SET = re.compile(r"[a-z0-9-]+")
MIN_GEHEIM = 32
MIN_REDACTIESLEUTEL = 20
MAX_ELEARNING = 120
MIN_VERSCHILLEND = 10
"""Fewer different characters than this were not drawn at random."""


class OngeldigeInstelling(Exception):
    """A setting that cannot be used; its text names the variable and says what it must be."""


@dataclass(frozen=True, slots=True)
class Organisatie:
    """Who offers this installation, as pages mention it."""

    naam: str
    broncode: str
    contact: str
    thema_css: str | None
    thema_klasse: str


@dataclass(frozen=True, slots=True)
class Elearning:
    """A course that people can follow beforehand, at an address that begins with https://."""

    naam: str
    adres: str


@dataclass(frozen=True, slots=True)
class Instellingen:
    """All settings, read from KAARTENSET_* variables by `read_instellingen`."""

    database: str = ""
    secret: str = field(default="", repr=False)
    cards: Path = BASIS / "cards"
    proxy: int = 0
    max_deelnemers: int = 100
    woorden_per_uur: int = 60
    adres: str = ""
    """Where the site is found, as browsers write an origin; empty: wherever it is asked for."""
    standaard_set: str = ""
    """The id of the deck that is offered when nothing was chosen; empty: the first by its id."""
    redactie: str = field(default="", repr=False)
    """The key to the editors' pages; empty: there are none."""
    beveiliging: str = ""
    """Where weaknesses are reported: an address that begins with https:// or mailto:."""
    elearning: Elearning | None = None
    """The course that begeleiders and invitations point to; None: there is none."""
    organisatie: Organisatie = field(default_factory=lambda: _read_organisatie({}))


def read_instellingen(environ: Mapping[str, str] | None = None) -> Instellingen:
    """Read the settings from the environment; raises OngeldigeInstelling."""
    environ = os.environ if environ is None else environ
    database = read_database(environ)
    _make_folder(database)
    return Instellingen(
        database=database,
        secret=_check_secret(environ.get("KAARTENSET_SECRET", "") or _read_secret(database)),
        cards=Path(environ.get("KAARTENSET_CARDS") or BASIS / "cards"),
        proxy=_read_number(environ, "KAARTENSET_PROXY", 0, 10),
        max_deelnemers=_read_number(environ, "KAARTENSET_MAX_DEELNEMERS", 100, 10_000),
        woorden_per_uur=_read_number(environ, "KAARTENSET_WOORDEN_PER_UUR", 60, 1_000_000),
        adres=_read_adres(environ),
        standaard_set=_read_set(environ),
        redactie=_read_redactie(environ),
        beveiliging=_read_beveiliging(environ),
        elearning=_read_elearning(environ),
        organisatie=_read_organisatie(environ),
    )


def read_database(environ: Mapping[str, str]) -> str:
    """The address of the database, of which nothing is made; raises OngeldigeInstelling."""
    gegeven = environ.get("KAARTENSET_DATABASE", "")
    if gegeven.startswith(("postgresql://", "postgres://", "postgresql+psycopg://")):
        return "postgresql+psycopg://" + gegeven.partition("://")[2]
    if "://" in gegeven and not gegeven.startswith("sqlite:///"):
        raise OngeldigeInstelling(
            "KAARTENSET_DATABASE moet een bestand zijn of een adres dat begint met postgresql://"
        )
    pad = Path(gegeven.removeprefix("sqlite:///")) if gegeven else _default_database()
    return f"sqlite:///{pad.expanduser().absolute()}"


def secret_beside(database: str) -> Path | None:
    """Where the secret stands that a first start makes; None beside a PostgreSQL."""
    is_bestand = database.startswith("sqlite:///")
    return Path(database.removeprefix("sqlite:///")).with_suffix(".geheim") if is_bestand else None


def _make_folder(database: str) -> None:
    if geheim := secret_beside(database):
        try:
            geheim.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as fout:
            raise OngeldigeInstelling(f"KAARTENSET_DATABASE: geen map te maken ({fout})") from fout


def _default_database() -> Path:
    if _IS_CHECKOUT:
        return BASIS / "data" / "kaartenset.sqlite3"
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "kaartenset" / "kaartenset.sqlite3"


def _read_secret(database: str) -> str:
    """The secret beside the database, made at the first start, for its owner's eyes alone."""
    pad = secret_beside(database)
    if pad is None:
        raise OngeldigeInstelling(
            "KAARTENSET_SECRET ontbreekt: geef met PostgreSQL zelf een geheim van minstens"
            " 32 willekeurige tekens, voor elk proces hetzelfde"
        )
    nieuw = pad.with_suffix(f".{secrets.token_hex(4)}")
    try:
        if not pad.exists():
            nieuw.touch(mode=0o600)
            try:
                nieuw.write_text(secrets.token_urlsafe(32))
                with contextlib.suppress(FileExistsError):
                    pad.hardlink_to(nieuw)
            finally:
                nieuw.unlink()
        return pad.read_text()
    except OSError as fout:
        raise OngeldigeInstelling(
            f"KAARTENSET_DATABASE: het geheim in {pad} is niet te gebruiken ({fout.strerror})"
        ) from fout


def _check_secret(geheim: str) -> str:
    """Refuse what can be guessed: who knows the secret can write every begeleider's key."""
    if len(geheim) < MIN_GEHEIM or len(set(geheim)) < MIN_VERSCHILLEND:
        raise OngeldigeInstelling(
            f"KAARTENSET_SECRET moet minstens {MIN_GEHEIM} willekeurige tekens hebben; staat het in"
            " een bestand naast de database, haal dat bestand dan weg als het leeg of kapot is"
        )
    return geheim


def _read_number(environ: Mapping[str, str], naam: str, default: int, hoogste: int) -> int:
    gegeven = environ.get(naam, "")
    if not gegeven:
        return default
    is_getal = gegeven.isascii() and gegeven.isdigit() and len(gegeven) <= len(str(hoogste))
    if not is_getal or int(gegeven) > hoogste:
        raise OngeldigeInstelling(f"{naam} moet een heel getal zijn van 0 tot en met {hoogste}")
    return int(gegeven)


def _read_organisatie(environ: Mapping[str, str]) -> Organisatie:
    return Organisatie(
        naam=environ.get("KAARTENSET_ORGANISATIE", ""),
        broncode=_read_link(environ, "KAARTENSET_BRONCODE"),
        contact=environ.get("KAARTENSET_CONTACT", ""),
        thema_css=_read_thema(environ) or None,
        thema_klasse=environ.get("KAARTENSET_THEMA_KLASSE", ""),
    )


def _read_elearning(environ: Mapping[str, str]) -> Elearning | None:
    """Both the name and the address, or neither."""
    naam = environ.get("KAARTENSET_ELEARNING_NAAM", "").strip()
    adres = _read_link(environ, "KAARTENSET_ELEARNING_ADRES")
    if bool(naam) is not bool(adres):
        raise OngeldigeInstelling(
            "KAARTENSET_ELEARNING_NAAM en KAARTENSET_ELEARNING_ADRES horen bij elkaar: geef ze"
            " allebei, of geen van beide"
        )
    if not naam.isprintable() or len(naam) > MAX_ELEARNING:
        raise OngeldigeInstelling(
            f"KAARTENSET_ELEARNING_NAAM moet één regel zijn van hooguit {MAX_ELEARNING} tekens"
        )
    return Elearning(naam, adres) if adres else None


def _read_link(environ: Mapping[str, str], naam: str) -> str:
    link = environ.get(naam, "")
    if link and not (re.fullmatch(r"https://\S+", link) and link.isprintable()):
        raise OngeldigeInstelling(f"{naam} moet een adres zijn dat begint met https://")
    return link


def _read_adres(environ: Mapping[str, str]) -> str:
    adres = environ.get("KAARTENSET_ADRES", "").removesuffix("/")
    if adres and not _ADRES.fullmatch(adres):
        raise OngeldigeInstelling(
            "KAARTENSET_ADRES moet het adres van de site zijn, in kleine letters en zonder pad"
            " erachter, bijvoorbeeld https://kaarten.example.nl"
        )
    return adres


def _read_set(environ: Mapping[str, str]) -> str:
    gegeven = environ.get("KAARTENSET_STANDAARD_SET", "")
    if gegeven and not _SET.fullmatch(gegeven):
        raise OngeldigeInstelling(
            "KAARTENSET_STANDAARD_SET moet de naam van een map met een kaartenset zijn,"
            " bijvoorbeeld actieve-openbaarmaking"
        )
    return gegeven


def _read_redactie(environ: Mapping[str, str]) -> str:
    """Refuse what can be guessed: who has this key reads every toelichting."""
    sleutel = environ.get("KAARTENSET_REDACTIE", "").strip()
    if sleutel and (len(sleutel) < MIN_REDACTIESLEUTEL or len(set(sleutel)) < MIN_VERSCHILLEND):
        raise OngeldigeInstelling(
            f"KAARTENSET_REDACTIE moet minstens {MIN_REDACTIESLEUTEL} willekeurige tekens hebben;"
            " laat hem leeg als er geen redactiepagina’s nodig zijn"
        )
    return sleutel


def _read_thema(environ: Mapping[str, str]) -> str:
    pad = environ.get("KAARTENSET_THEMA_CSS", "")
    if pad and (not pad.startswith("/") or pad.startswith("//")):
        raise OngeldigeInstelling(
            "KAARTENSET_THEMA_CSS moet een pad op dezelfde site zijn, dat begint met één /"
        )
    return pad


def _read_beveiliging(environ: Mapping[str, str]) -> str:
    adres = environ.get("KAARTENSET_BEVEILIGING", "")
    if adres and (not adres.startswith(("https://", "mailto:")) or not adres.isprintable()):
        raise OngeldigeInstelling(
            "KAARTENSET_BEVEILIGING moet een adres zijn dat begint met https:// of mailto:"
        )
    return adres
