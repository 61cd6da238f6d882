"""From the folders of an editor to what can be served, and every error in them at once."""

import os
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from kaartenset.content.bestand import absolute, list_folder
from kaartenset.content.fout import OngeldigBestand, fouten_of, refuse_whole
from kaartenset.content.geheugen import Geheugen
from kaartenset.content.gelezen import Gelezen, GelezenWerkvorm, merge
from kaartenset.content.reading import IsAtRest, always
from kaartenset.content.set_map import load_kaartenset
from kaartenset.content.werkvorm_map import WERKVORMEN, load_werkvorm


def load_alle(
    cards_root: Path,
    vandaag: date,
    vorige: Gelezen | None = None,
    is_at_rest: IsAtRest = always,
    geheugen: Geheugen | None = None,
) -> Gelezen:
    """Read every deck and werkvorm: each folder in `cards_root` that is not hidden.

    A deck is a folder; the folder `werkvormen`, which need not be there, holds one for each
    werkvorm. A wrong card is left out, what misses something cannot be served, and the rest stays;
    with `vorige`, what is wrong now keeps the version that was good then, and so does what is not
    at rest. With `geheugen`, content that was read before is not read again. Never raises for
    what lies in a folder.
    """
    root = absolute(cards_root)
    try:
        names = list_folder(root, root)
    except OngeldigBestand as ongeldig:
        return Gelezen({}, fouten_of(Path(root.name), ongeldig))
    eerder = vorige or Gelezen({}, ())

    delen = [
        load_kaartenset(folder, vandaag, eerder.sets.get(folder.name), is_at_rest, geheugen)
        for folder in _folders(root, set(names) - {WERKVORMEN})
    ]
    delen += [
        Gelezen({name: eerder.sets[name]}, ())
        for name in _moving(root, eerder.sets, names, is_at_rest)
    ]
    if not delen:
        leeg = refuse_whole("hier staan geen kaartensets; maak voor elke kaartenset een map")
        delen.append(Gelezen({}, fouten_of(Path(root.name), leeg)))
    delen += _load_werkvormen(root, vandaag, eerder.werkvormen, is_at_rest, geheugen)
    return merge(delen)


def _load_werkvormen(
    root: Path,
    vandaag: date,
    eerder: Mapping[str, GelezenWerkvorm],
    is_at_rest: IsAtRest,
    geheugen: Geheugen | None,
) -> list[Gelezen]:
    boven = root / WERKVORMEN
    try:
        names = list_folder(boven, root) if os.path.lexists(boven) else []
    except OngeldigBestand as ongeldig:
        return [Gelezen({}, fouten_of(Path(root.name, WERKVORMEN), ongeldig), (), eerder)]
    delen = [
        load_werkvorm(folder, vandaag, eerder.get(folder.name), is_at_rest, geheugen)
        for folder in _folders(boven, names)
    ]
    moving = {name: eerder[name] for name in _moving(boven, eerder, names, is_at_rest)}
    return [*delen, Gelezen({}, (), (), moving)]


def _folders(boven: Path, names: Collection[str]) -> list[Path]:
    """What is not a plain file, by its name: that is passed over."""
    return [
        boven / name
        for name in sorted(names)
        if not os.path.isfile(boven / name)  # noqa: PTH113 (pathlib raises where this says no)
    ]


def _moving(
    boven: Path, eerder: Mapping[str, object], names: Collection[str], is_at_rest: IsAtRest
) -> list[str]:
    """What was there before and is not now, but is not at rest either."""
    return sorted(name for name in eerder.keys() - set(names) if not is_at_rest(boven / name))
