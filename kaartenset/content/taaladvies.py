"""Advice on the language of one text, with the line that it is about and what to do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kaartenset.content.fout import Melding, quote
from kaartenset.content.meting import Meting, long_words, measure, passive_of
from kaartenset.content.taalregels import (
    JARGON,
    MAX_LIJDEND,
    MAX_WOORDEN_GEMIDDELD,
    MAX_WOORDEN_ZIN,
    MIN_LEESGEMAK,
)
from kaartenset.content.zinnen import Zin

_JARGON = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(JARGON, key=len, reverse=True)))})(?!\w)",
    re.IGNORECASE,
)
# Less than this says nothing about how long sentences are, or how easy they read.
_LEAST_ZINNEN = 3


@dataclass(frozen=True, slots=True)
class Tekst:
    """Something that is read as one whole: which part of its file, on which line it begins.

    `naam` is as it stands in advice: 'de toelichting'. `losse` are short visible texts, such as
    a title, that are looked through for words only. `minste` and `meeste` limit the words.
    """

    naam: str
    regel: int
    zinnen: tuple[Zin, ...]
    losse: tuple[Zin, ...] = ()
    minste: int = 0
    meeste: int | None = None

    @property
    def meting(self) -> Meting:
        """What can be counted in it."""
        return measure(self.zinnen)


def advise(tekst: Tekst) -> tuple[Melding, ...]:
    """Everything that could be plainer in a text, in the order of its lines."""
    meting = tekst.meting
    found = {*_on_length(tekst, meting), *_on_passives(tekst, meting), *_on_whole(tekst, meting)}
    for zin in (*tekst.losse, *tekst.zinnen):
        found.update(_on_words(zin))
    for zin in tekst.losse:
        if len(zin.tekst) > 1 and zin.tekst[0] == zin.tekst[-1] == '"':
            found.add(Melding(zin.regel, "haal de aanhalingstekens weg"))
    for zin in tekst.zinnen:
        if (lengte := len(zin.woorden)) > MAX_WOORDEN_ZIN:
            found.add(Melding(zin.regel, f"lange zin ({lengte} woorden); knip hem in tweeën"))
    return tuple(sorted(found))


def _on_length(tekst: Tekst, meting: Meting) -> Iterator[Melding]:
    if tekst.meeste is not None and meting.woorden > tekst.meeste:
        yield Melding(
            tekst.regel,
            f"{tekst.naam} heeft {meting.woorden} woorden; schrap tot hooguit {tekst.meeste}",
        )
    if meting.woorden < tekst.minste:
        yield Melding(
            tekst.regel,
            f"{tekst.naam} heeft {meting.woorden} woorden; schrijf er minstens {tekst.minste}",
        )


def _on_words(zin: Zin) -> Iterator[Melding]:
    for woord in _JARGON.findall(zin.tekst):
        gewoon = JARGON[woord.casefold()]
        yield Melding(zin.regel, f"moeilijk woord {quote(woord)}; schrijf {quote(gewoon)}")
    for woord in long_words(zin):
        yield Melding(
            zin.regel, f"lang woord {quote(woord)} ({len(woord)} letters); kies een korter woord"
        )


def _on_passives(tekst: Tekst, meting: Meting) -> Iterator[Melding]:
    if meting.lijdend > max(1, MAX_LIJDEND * meting.zinnen):
        for zin in tekst.zinnen:
            if words := passive_of(zin):
                yield Melding(zin.regel, f"lijdende vorm ({quote(words)}); schrijf wie het doet")


def _on_whole(tekst: Tekst, meting: Meting) -> Iterator[Melding]:
    if meting.zinnen < _LEAST_ZINNEN:
        return
    if meting.woorden_per_zin > MAX_WOORDEN_GEMIDDELD:
        yield Melding(
            tekst.regel,
            f"{tekst.naam} heeft gemiddeld {round(meting.woorden_per_zin)} woorden per zin;"
            f" maak zinnen korter, gemiddeld hooguit {MAX_WOORDEN_GEMIDDELD}",
        )
    if meting.leesgemak < MIN_LEESGEMAK:
        yield Melding(
            tekst.regel,
            f"{tekst.naam} heeft leesgemak {meting.leesgemak} (Flesch-Douma);"
            f" kies kortere woorden en zinnen, tot het {MIN_LEESGEMAK} is of hoger",
        )
