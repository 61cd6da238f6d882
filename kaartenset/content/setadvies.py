"""Advice on decks as a whole: their size, their cards to practise with, and titles used twice."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kaartenset.content.fout import Fout, quote
from kaartenset.content.gelezen import GelezenSet
from kaartenset.domain.kaart import Kaartenset

MIN_KAARTEN = 10


def advise_sets(sets: Mapping[str, GelezenSet], root: str) -> tuple[Fout, ...]:
    """What an editor may want to change in decks as a whole; `root` is the name of their folder."""
    decks = [sets[id_].kaartenset for id_ in sorted(sets)]
    found = list(_same_titles((deck.titel, Path(root, deck.id, "set.md")) for deck in decks))
    for deck in decks:
        kaarten = Path(root, deck.id, "kaarten")
        titles = ((kaart.titel, kaarten / f"{kaart.id}.md") for kaart in deck.kaarten)
        found += [*_on_size(deck, kaarten), *_same_titles(titles)]
    return tuple(found)


def _on_size(deck: Kaartenset, pad: Path) -> Iterator[Fout]:
    aantal = len(deck.kaarten)
    if aantal < MIN_KAARTEN:
        kaarten = "kaart" if aantal == 1 else "kaarten"
        yield Fout(pad, 1, f"deze set heeft {aantal} {kaarten}; maak er minstens {MIN_KAARTEN}")
    if not any(kaart.oefenkaart for kaart in deck.kaarten):
        yield Fout(pad, 1, "deze set heeft geen oefenkaart; zet 'oefenkaart: ja' bij twee kaarten")


def _same_titles(titles: Iterable[tuple[str, Path]]) -> Iterator[Fout]:
    seen: dict[str, Path] = {}
    for titel, pad in titles:
        key = " ".join(titel.casefold().split())
        if key in seen:
            eerder = Path(*seen[key].parts[1:]).as_posix()
            yield Fout(pad, 1, f"{quote(eerder)} heeft dezelfde titel; kies een andere")
        seen.setdefault(key, pad)
