"""A new card file: everything that must be in it, with each part explained in comments."""

from string import Template

from kaartenset.content.kaart_bestand import TOELICHTING
from kaartenset.content.taalregels import (
    MAX_WOORDEN_TEKST,
    MAX_WOORDEN_TITEL,
    MAX_WOORDEN_TWEE_STEMMEN,
    WOORDEN_TOELICHTING,
)
from kaartenset.domain.kaart import Soort

_KEUZES = """\
# De twee keuzes, in een paar woorden. Allebei moeten ze echt kunnen en mogen.
keuze_a:
keuze_b:
"""

_TEKST = {
    Soort.STELLING: """\
Beschrijf een plek, een mens en iets wat schuurt. Eindig met een stelling waar twee goede
collega’s het oneens over kunnen zijn. Zet die vet, zo: **Wat af is, gaat online.**""",
    Soort.DILEMMA: """\
Beschrijf een plek, een mens en iets wat schuurt, tot de keuze op tafel ligt. Laat je twee mensen
aan het woord, dan zijn de keuzes hun twee antwoorden. Met twee stemmen mag het in hooguit
$twee_stemmen woorden: elke stem tussen ‘ en ’, of op een regel die begint met een vette keuze.""",
    Soort.VRAAG: """\
Beschrijf een plek, een mens en iets wat schuurt. Eindig met een vraag waarop collega’s elk iets
anders antwoorden.""",
}

_KAART = Template(f"""\
---
# Een regel in de kop die met # begint, is uitleg en komt niet op de site. Weghalen mag.
# De soort: stelling (eens of oneens), dilemma (twee keuzes) of vraag.
soort: $soort
# De kop van de kaart: hooguit $woorden_titel woorden.
titel: $titel
$keuzes\
# De dag tot waar je bron reikt, niet de dag waarop je schrijft. Schrijf jaar-maand-dag.
gecontroleerd:
# Wat nu volgt, is niet verplicht. Wil je een regel gebruiken? Haal dan # weg en kies zelf.
# Een oefenkaart is bedoeld om erin te komen en ligt altijd vooraan.
# oefenkaart: ja
# Een of meer van: relaties, rechten, financien, ethiek.
# invalshoeken: [relaties, ethiek]
# Een of meer van: rijk, provincie, gemeente, waterschap, uitvoering, zbo.
# bestuurslagen: [gemeente]
# Hoe zwaar het gesprek wordt: licht, gewoon of zwaar.
# gewicht: gewoon
---
<!--
Schrijf onder deze uitleg de tekst voor iedereen, in hooguit $woorden_tekst woorden. Uitleg als deze
komt niet op de site. Haal je die weg, neem dan ook de tekens aan het begin en het einde mee.

$uitleg_tekst
-->

{TOELICHTING}

<!--
Alleen de gespreksbegeleider ziet wat onder deze kop staat. Laat de kop precies zo staan.
Schrijf onder elke tussenkop een paar zinnen, samen $minste tot en met $meeste woorden.
Een tussenkop die je niet gebruikt, haal je weg.
-->

### Wat er speelt

<!-- Welke twee dingen botsen hier? Voor wie staat er iets op het spel? -->

### Wat de regels zeggen

<!--
Wat moet, wat mag niet, en waar staat dat?
Noem één keer de datum die bovenaan bij ‘gecontroleerd’ staat.
-->

### Waar de ruimte zit

<!-- Wat kan de groep zelf kiezen: hoe, wanneer, met welke uitleg? -->

### Doorvragen

<!--
Twee of drie vragen naar gevoel, naar belang, of naar wie er ontbreekt.
Begin elke vraag met een streepje.
-->

### Als het stilvalt

<!-- Erken eerst het gevoel. Vraag dan wat er nodig is. Vraag ten slotte van wie deze vraag is. -->
""")


def draft_kaart(soort: Soort, titel: str) -> str:
    """The text of a card file in which an editor fills in the rest; until then it has errors."""
    minste, meeste = WOORDEN_TOELICHTING
    return _KAART.substitute(
        soort=soort.value,
        titel=titel,
        keuzes=_KEUZES if soort.is_dilemma else "",
        uitleg_tekst=_TEKST[soort].replace("$twee_stemmen", str(MAX_WOORDEN_TWEE_STEMMEN)),
        woorden_titel=MAX_WOORDEN_TITEL,
        woorden_tekst=MAX_WOORDEN_TEKST,
        minste=minste,
        meeste=meeste,
    )
