"""Files that are right, to make wrong in one place, and the errors that come of it."""

import os
from datetime import date
from pathlib import Path

import pytest

from kaartenset.content.fout import OngeldigBestand
from kaartenset.content.gelezen import Gelezen
from kaartenset.content.loader import load_kaartenset

VANDAAG = date(2026, 12, 1)
SEED = int(os.environ["KAARTENSET_ZAAD"])
"""What the bytes of this run were drawn with."""

STELLING = """\
---
soort: stelling
titel: Wat af is, gaat online
gecontroleerd: 2026-10-09
---
Wat af is, zetten we vandaag nog op de site.

## Toelichting

Vraag wat ‘af’ betekent.
"""

DILEMMA = """\
---
soort: dilemma
titel: De scherpe zin: laten staan?
keuze_a: Laten staan
keuze_b: Verzachten
invalshoeken: [relaties, ethiek]
bestuurslagen: [rijk]
gewicht: zwaar
oefenkaart: ja
gecontroleerd: 2026-10-09
---
Je collega vraagt of het milder kan.

## Toelichting

Vraag door.
"""

SET = """\
---
titel: Actieve openbaarmaking
beheerder: de redactie
---
Een kleine **set**.
"""

FEITENBLAD = """\
---
titel: Feiten
gecontroleerd: 2026-10-09
---
## Wat is het?

Zie [de wet](https://wetten.overheid.nl/BWBR0045754).
"""

UITNODIGING = """\
---
titel: Praat je mee?
---
Op {datum} om {tijd}: {titel}.

{tijden}

In {plaats}, of met {link} en {woord}.
"""

DRAAIBOEK = """\
---
titel: Draaiboek
gecontroleerd: 2026-10-09
---
Zo bereid je je voor.

## Klaarzetten
soort: klaarzetten
minuten_60: 10
minuten_120: 10

Zet alles klaar.

## Ronde
soort: kaarten
minuten_60: 50
minuten_120: 100

### Zo doe je het

> Lees de kaart voor.

## Pauze
soort: pauze
minuten_120: 10

Haal koffie.

## Afsluiten
soort: afsluiten
minuten_60: 10
minuten_120: 10

Bedank iedereen.
"""


def changed(text: str, old: str, new: str) -> bytes:
    """The file with one thing in it made different; `old` must be there once."""
    assert text.count(old) == 1, f"{old!r} is not there once"
    return text.replace(old, new).encode()


def errors(read, *args, **kwargs) -> list[str]:
    """What the reader says is wrong: '2: …' for each line."""
    with pytest.raises(OngeldigBestand) as refused:
        read(*args, **kwargs)
    return [f"{melding.regel}: {melding.tekst}" for melding in refused.value.meldingen]


def write_set(folder: Path) -> Path:
    """Write a deck that is right, with the cards `af` and `de-zin`."""
    (folder / "kaarten").mkdir(parents=True)
    for name, text in [
        ("set.md", SET),
        ("feitenblad.md", FEITENBLAD),
        ("draaiboek.md", DRAAIBOEK),
        ("uitnodiging.md", UITNODIGING),
        ("kaarten/de-zin.md", DILEMMA),
        ("kaarten/af.md", STELLING),
    ]:
        (folder / name).write_text(text, "utf-8")
    return folder


def fouten(folder: Path) -> list[str]:
    """What is wrong with a deck, as an editor reads it."""
    return [str(fout) for fout in load_kaartenset(folder, VANDAAG).fouten]


def kaart_ids(gelezen: Gelezen) -> list[str]:
    """The cards of the deck `proef` that can be served."""
    return [kaart.id for kaart in gelezen.sets["proef"].kaartenset.kaarten]
