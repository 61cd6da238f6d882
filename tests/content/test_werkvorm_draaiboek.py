"""The draaiboek of a werkvorm: with lengths of its own, steps, and the fields of the werkblad."""

import time

import pytest

from kaartenset.content.draaiboek_bestand import read_draaiboek
from kaartenset.content.onderdeel_kop import kop_for
from kaartenset.domain.draaiboek import Onderdeel, SoortOnderdeel
from kaartenset.domain.html import Html
from tests.content.bestanden import DRAAIBOEK, VANDAAG, WERKVORM_DRAAIBOEK, changed, errors

VELDEN = ("situatie", "spelers", "keuze")
STAP = "is geen stap; schrijf een cijfer, of een cijfer en een kleine letter, zoals 1a"


def read(inhoud, vandaag=VANDAAG, duren=(60, 120), velden=VELDEN):
    return read_draaiboek(inhoud, vandaag, duren=duren, stappen=True, velden=velden)


def wrong(old, new):
    return errors(read, changed(WERKVORM_DRAAIBOEK, old, new))


def test_a_block_may_have_a_step_and_fields():
    klaarzetten, verkennen, kiezen = read(WERKVORM_DRAAIBOEK.encode()).onderdelen
    assert (klaarzetten.stap, klaarzetten.velden) == ("", ())
    assert verkennen == Onderdeel(
        "Verkennen",
        SoortOnderdeel.GESPREK,
        {60: 50, 120: 100},
        Html(
            '<p>Vraag [X] wat er speelt. Kijk op <a href="https://example.org" rel="noopener">'
            "de site</a>.</p>"
        ),
        stap="1a",
        velden=("situatie", "spelers"),
    )
    assert (kiezen.stap, kiezen.velden) == ("2", ("keuze",))


def test_the_places_in_the_script_stay_as_they_were_typed():
    text = "[X], [Y], [vraag], [iets anders] en [ ] blijven staan."
    draaiboek = read(changed(WERKVORM_DRAAIBOEK, "Zeg: hoe beantwoord je nu [vraag]?", text))
    assert draaiboek.onderdelen[2].script == f"<p>{text}</p>"


def test_any_lengths_can_be_those_of_a_werkvorm():
    text = WERKVORM_DRAAIBOEK.replace("minuten_60", "minuten_90").replace("_120", "_480")
    draaiboek = read(text.encode(), duren=(90, 480))
    assert [onderdeel.minuten for onderdeel in draaiboek.onderdelen] == [
        {90: 10, 480: 10},
        {90: 50, 480: 100},
        {480: 20},
    ]
    assert [one.titel for one in draaiboek.onderdelen_for(90)] == ["Klaarzetten", "Verkennen"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        *(
            ("stap: 1a", f"stap: {stap}", [f"16: '{stap}' {STAP}"])
            for stap in ("", "a", "1A", "10", "1ab", "1 a", "een", "١")
        ),
        (
            "[keuze]",
            "keuze",
            ["27: 'keuze' is geen lijst; zet die tussen vierkante haken, zoals [een, twee]"],
        ),
        (
            "[situatie, spelers]",
            "[situatei, spelers, anders]",
            [
                (
                    "19: het werkblad heeft geen veld 'anders';"
                    " kijk in werkblad.md welk id dit veld heeft"
                ),
                "19: het werkblad heeft geen veld 'situatei'; bedoel je situatie?",
            ],
        ),
        (
            "soort: gesprek\nstap: 2\n",
            "soort: praten\nstap: 2\nveld: x\n",
            [
                (
                    "24: onbekende soort 'praten';"
                    " kies klaarzetten, gesprek, kaarten, pauze of afsluiten"
                ),
                (
                    "26: onbekende regel 'veld:'; kies uit soort, stap, velden, gespreksregels,"
                    " minuten_60 en minuten_120; bedoel je velden?"
                ),
            ],
        ),
        (
            "minuten_120: 20\n",
            "",
            ["23: de minuten ontbreken; zet hieronder minuten_60 of minuten_120"],
        ),
        (
            "minuten_120: 20\n",
            "minuten_180: 20\n",
            [
                "23: de minuten ontbreken; zet hieronder minuten_60 of minuten_120",
                (
                    "26: onbekende regel 'minuten_180:'; kies uit soort, stap, velden,"
                    " gespreksregels, minuten_60 en minuten_120; bedoel je minuten_120?"
                ),
            ],
        ),
        (
            "minuten_120: 20",
            "minuten_120: 21",
            [
                (
                    "26: de onderdelen voor 120 minuten duren samen 121 minuten"
                    " (zonder klaarzetten); maak ze samen hooguit 120"
                )
            ],
        ),
    ],
)
def test_a_wrong_block_is_refused_with_its_lines(old, new, expected):
    assert wrong(old, new) == expected


def test_a_wrong_field_is_named_also_where_something_else_is_wrong():
    text = WERKVORM_DRAAIBOEK.replace("stap: 2", "stap: twee").replace("[keuze]", "[keuzes]")
    assert errors(read, text.encode()) == [
        f"25: 'twee' {STAP}",
        "27: het werkblad heeft geen veld 'keuzes'; bedoel je keuze?",
    ]


def test_when_the_fields_are_not_known_any_can_be_named():
    inhoud = changed(WERKVORM_DRAAIBOEK, "[keuze]", "[iets]")
    assert read(inhoud, velden=None).onderdelen[2].velden == ("iets",)
    assert len(errors(read, inhoud)) == 1


def test_when_the_lengths_are_not_known_they_are_those_that_blocks_name_most():
    text = WERKVORM_DRAAIBOEK.replace("minuten_60", "minuten_90").replace("_120", "_150")
    assert read(text.encode(), duren=None).onderdelen[1].minuten == {90: 50, 150: 100}
    block = "\n## {}\nsoort: gesprek\nminuten_90: 1\nminuten_150: 1\nminuten_180: 1\n\nTekst.\n"
    text = text.replace("minuten_90: 50", "minuten_90: 40") + block.format("a") + block.format("b")
    text = text.replace("minuten_150: 100", "minuten_150: 90")
    text += "\n## c\nsoort: gesprek\nminuten_1800: 1\nminuten_189: 1\n\nTekst.\n"
    found = errors(read, text.encode(), duren=None)
    assert [melding.partition(";")[0] for melding in found] == [
        "47: de minuten ontbreken",
        "49: onbekende regel 'minuten_1800:'",
        "50: onbekende regel 'minuten_189:'",
    ]


def test_each_length_of_the_werkvorm_has_a_block():
    assert errors(read, WERKVORM_DRAAIBOEK.encode(), duren=(60, 120, 180)) == [
        "1: voor 180 minuten is er geen onderdeel; zet ergens minuten_180"
    ]


def test_the_draaiboek_of_a_deck_knows_no_steps():
    inhoud = changed(DRAAIBOEK, "soort: pauze\n", "soort: pauze\nstap: 1a\nvelden: [a]\n")
    keys = "kies uit soort, minuten_60 en minuten_120"
    assert errors(read_draaiboek, inhoud, VANDAAG) == [
        f"25: onbekende regel 'stap:'; {keys}",
        f"26: onbekende regel 'velden:'; {keys}",
    ]
    assert not set(kop_for((60, 120), stappen=False).model_fields) & {"stap", "velden"}


def test_a_file_with_nothing_but_wrong_fields_takes_no_seconds():
    known = tuple(f"veld-{number:04}" for number in range(1000))
    names = ", ".join(f"dlev-{number:04}" for number in range(5500))
    inhoud = changed(WERKVORM_DRAAIBOEK, "[keuze]", f"[{names}]")
    begin = time.process_time()
    found = errors(read, inhoud, velden=(*VELDEN, *known))
    assert len(found) == 5500
    assert time.process_time() - begin < 3
