"""Files that are right, to make wrong in one place, and the errors that come of it."""

import os
from datetime import date
from pathlib import Path

import pytest

from kaartenset.content.fout import OngeldigBestand
from kaartenset.content.gelezen import Gelezen
from kaartenset.content.set_map import load_kaartenset

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


WERKVORM = """\
---
titel: Dilemmagesprek
samenvatting: Samen kijken naar het dilemma van één van jullie.
duren: [60, 120]
deelnemers: 8
gecontroleerd: 2026-10-09
---
Eén van jullie brengt een **dilemma** in.
"""

WERKBLAD = """\
---
titel: Werkblad
gecontroleerd: 2026-10-09
---
## Verkennen

### Wat is er aan de hand?
id: situatie
soort: tekst
wie: eigenaar
vooraf: ja

Kies één moment.

### Wie doen ertoe?
id: spelers
soort: spelers
wie: allen

## Kiezen

### Hoe nu verder?
id: keuze
soort: keuze
wie: begeleider
keuzes: [Doen, Nog niet]

Eén van de twee.
"""

WERKVORM_DRAAIBOEK = """\
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

## Verkennen
soort: gesprek
stap: 1a
minuten_60: 50
minuten_120: 100
velden: [situatie, spelers]

Vraag [X] wat er speelt. Kijk op [de site](https://example.org).

## Kiezen
soort: gesprek
stap: 2
minuten_120: 20
velden: [keuze]

Zeg: hoe beantwoord je nu [vraag]?
"""

VOORBEREIDING = """\
---
titel: Zo bereid je het voor
gecontroleerd: 2026-10-09
---
## Samen met de eigenaar
dagen: 14

Vink ze samen af.

### Het voorgesprek
id: voorgesprek

Plan een **uur**.

### De zaal
id: zaal
"""

BRIEF = """\
---
titel: Je doet mee
gecontroleerd: 2026-10-09
---
Dit kun je verwachten.
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


def write_werkvorm(folder: Path) -> Path:
    """Write a werkvorm that is right."""
    folder.mkdir(parents=True)
    for name, text in [
        ("werkvorm.md", WERKVORM),
        ("draaiboek.md", WERKVORM_DRAAIBOEK),
        ("werkblad.md", WERKBLAD),
        ("voorbereiding.md", VOORBEREIDING),
        ("brief.md", BRIEF),
    ]:
        (folder / name).write_text(text, "utf-8")
    return folder


def fouten(folder: Path) -> list[str]:
    """What is wrong with a deck, as an editor reads it."""
    return [str(fout) for fout in load_kaartenset(folder, VANDAAG).fouten]


def kaart_ids(gelezen: Gelezen) -> list[str]:
    """The cards of the deck `proef` that can be served."""
    return [kaart.id for kaart in gelezen.sets["proef"].kaartenset.kaarten]
