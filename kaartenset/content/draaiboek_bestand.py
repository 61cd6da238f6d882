"""The timed script of a conversation: an introduction, and blocks with their minutes and script."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kaartenset.content.fout import Melding, Meldingen, OngeldigBestand, choices, quote
from kaartenset.content.gespreksregels import read_gespreksregels
from kaartenset.content.head import Head, read_lijst
from kaartenset.content.markdown import is_empty, markdown
from kaartenset.content.onderdeel_kop import OnderdeelKop, StapKop, kop_for, minuten_keys
from kaartenset.content.stukken import Stuk, check_titel, read_kop, split_stukken
from kaartenset.content.suggestie import suggestion
from kaartenset.content.tekst import Passage
from kaartenset.content.waarden import LEEG, GecontroleerdeKop, open_file
from kaartenset.content.werkvorm_bestand import MAX_DUREN
from kaartenset.domain.draaiboek import Draaiboek, Onderdeel, SoortOnderdeel
from kaartenset.domain.html import GEEN_HTML, Html

DUREN = (60, 120)
"""The lengths of a deck's draaiboek, in minutes."""

_TITLE = 2
_MOST_SUGGESTIONS = 20
"""Finding what is meant takes long in a file that is all wrong."""
_NAMED = re.compile(r"\s*minuten_([1-9][0-9]{1,2})\s*:")


@dataclass(frozen=True, slots=True)
class _Blok:
    """A block as it was found; what is None was wrong."""

    titel: str
    head: Head
    kop: OnderdeelKop | None
    script: Html | None
    regels: Html = GEEN_HTML

    @property
    def velden(self) -> tuple[str, ...]:
        """The ids of fields that it names, also when something else in its keys is wrong."""
        try:
            return read_lijst(self.head.waarden.get("velden", "[]"))
        except ValueError:  # that was said when the keys were read
            return ()

    def minuten_for(self, duur: int) -> int:
        """What the block adds to the length `duur`: nothing when it lies before the start."""
        if self.kop is None or self.kop.soort is SoortOnderdeel.KLAARZETTEN:
            return 0
        return self.kop.minuten.get(duur, 0)


def read_draaiboek(
    inhoud: bytes,
    vandaag: date,
    *,
    duren: Sequence[int] | None = DUREN,
    stappen: bool = False,
    velden: Sequence[str] | None = None,
    leeg: str = LEEG,
) -> Draaiboek:
    """Read the bytes of `draaiboek.md`: a head `titel`, `gecontroleerd`, an introduction, blocks.

    A block is `## Titel` with directly under it `soort`, `minuten_60`, `minuten_120`, then an
    empty line and the script. `duren` are the lengths that there are; when that is not known they
    are those that the blocks name. With `stappen` a block may also name its `stap` and, of the
    ids `velden` (any when None), the fields that are filled in, and say with `gespreksregels: ja`
    that all see the list in its script. `leeg` is what to say of a file in which nothing stands.
    Raises OngeldigBestand with everything that is wrong with it.
    """
    meldingen = Meldingen()
    _, kop, rest = open_file(inhoud, GecontroleerdeKop, vandaag, meldingen, leeg=leeg)
    split = meldingen.attempt(_split, rest)
    if split is None:
        raise meldingen.refusal()
    boven, stukken = split
    inleiding = meldingen.attempt(markdown, boven, highest=_TITLE + 1)
    lengths = _named_in(stukken) if duren is None else tuple(duren)
    soort = kop_for(lengths, stappen=stappen)
    blokken = [_read_blok(stuk, soort, lengths, vandaag, meldingen) for stuk in stukken]
    _check_klaarzetten(blokken, meldingen)
    if velden is not None:
        _check_velden(velden, blokken, meldingen)
    for duur in lengths:
        _check_duur(duur, blokken, meldingen)
    if meldingen or kop is None or inleiding is None:
        raise meldingen.refusal()
    onderdelen = tuple(
        _as_onderdeel(blok, blok.kop, blok.script)
        for blok in blokken
        if blok.kop is not None and blok.script is not None
    )
    return Draaiboek(kop.titel, inleiding, onderdelen)


def find_scripts(passage: Passage) -> list[Passage]:
    """What is read of a draaiboek: the introduction, and each script without title and keys."""
    boven, stukken = _split(passage)
    return [boven, *(stuk.tekst for stuk in stukken)]


def _split(passage: Passage) -> tuple[Passage, tuple[Stuk, ...]]:
    boven, stukken = split_stukken(passage, _TITLE)
    if not stukken:
        melding = "er zijn geen onderdelen; zet boven elk onderdeel een regel '## Titel'"
        raise OngeldigBestand([Melding(passage.eerste - 1, melding)])
    return boven, stukken


def _named_in(stukken: Sequence[Stuk]) -> tuple[int, ...]:
    """The lengths that blocks name most: those that can be, so a typing error is not among them."""
    found = (_NAMED.match(regel) for stuk in stukken for _, regel in stuk.kop)
    named = Counter(int(one[1]) for one in found if one)
    return tuple(sorted(duur for duur, _ in named.most_common(MAX_DUREN))) or DUREN


def _read_blok(
    stuk: Stuk,
    soort: type[OnderdeelKop],
    duren: Sequence[int],
    vandaag: date,
    meldingen: Meldingen,
) -> _Blok:
    check_titel(stuk, "onderdeel", meldingen)
    minuten = minuten_keys(duren)
    head, kop = read_kop(stuk, soort, ("soort", *minuten), vandaag, meldingen)
    if stuk.kop.regels and not head.waarden.keys() & set(minuten):
        meldingen.add(stuk.regel, f"de minuten ontbreken; zet hieronder {choices(minuten)}")
    script = meldingen.attempt(markdown, stuk.tekst, highest=_TITLE + 1, deeper=1)
    if script is not None and is_empty(script):
        meldingen.add(stuk.regel, "dit onderdeel heeft geen tekst; schrijf die na een lege regel")
    regels = _read_regels(head, kop, script, meldingen)
    return _Blok(stuk.titel, head, kop, script, regels)


def _read_regels(
    head: Head, kop: OnderdeelKop | None, script: Html | None, meldingen: Meldingen
) -> Html:
    """The rules of the conversation, when this block asks for them."""
    if not isinstance(kop, StapKop) or kop.gespreksregels == "nee" or script is None:
        return GEEN_HTML
    try:
        return read_gespreksregels(script)
    except ValueError as fout:
        meldingen.add(head.regel_of("gespreksregels"), str(fout))
        return GEEN_HTML


def _as_onderdeel(blok: _Blok, kop: OnderdeelKop, script: Html) -> Onderdeel:
    if isinstance(kop, StapKop):
        stap, velden = kop.stap, kop.velden
        return Onderdeel(blok.titel, kop.soort, kop.minuten, script, stap, velden, blok.regels)
    return Onderdeel(blok.titel, kop.soort, kop.minuten, script)


def _check_klaarzetten(blokken: Sequence[_Blok], meldingen: Meldingen) -> None:
    started = False
    for blok in blokken:
        before_start = blok.kop is not None and blok.kop.soort is SoortOnderdeel.KLAARZETTEN
        if before_start and started:
            meldingen.add(
                blok.head.begin, "klaarzetten ligt vóór het begin; zet dit onderdeel vooraan"
            )
        started = started or not before_start


def _check_velden(velden: Sequence[str], blokken: Sequence[_Blok], meldingen: Meldingen) -> None:
    known = set(velden)
    unknown = [
        (blok.head.regel_of("velden"), veld)
        for blok in blokken
        for veld in blok.velden
        if veld not in known
    ]
    for number, (regel, veld) in enumerate(unknown):
        near = suggestion(veld, velden) if number < _MOST_SUGGESTIONS else ""
        instead = near or "; kijk in werkblad.md welk id dit veld heeft"
        meldingen.add(regel, f"het werkblad heeft geen veld {quote(veld)}{instead}")


def _check_duur(duur: int, blokken: Sequence[_Blok], meldingen: Meldingen) -> None:
    (sleutel,) = minuten_keys([duur])
    used = sum(blok.minuten_for(duur) for blok in blokken)
    if used == 0 and all(blok.kop is not None for blok in blokken):
        meldingen.add(1, f"voor {duur} minuten is er geen onderdeel; zet ergens {sleutel}")
    running = 0
    for blok in blokken:
        running += blok.minuten_for(duur)
        if running > duur:
            meldingen.add(
                blok.head.regel_of(sleutel),
                f"de onderdelen voor {duur} minuten duren samen {used} minuten"
                f" (zonder klaarzetten); maak ze samen hooguit {duur}",
            )
            return
