"""Comments of an editor: nobody sees them, and they never hide or move what is withheld."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.content.blad_bestand import read_blad
from kaartenset.content.draaiboek_bestand import read_draaiboek
from kaartenset.content.fout import Meldingen, OngeldigBestand
from kaartenset.content.kaart_bestand import read_kaart
from kaartenset.content.opmerkingen import pass_over
from kaartenset.content.set_bestand import read_voorblad
from kaartenset.content.tekst import read_passage
from kaartenset.content.uitnodiging_bestand import read_uitnodiging
from tests.content.bestanden import (
    DILEMMA,
    DRAAIBOEK,
    FEITENBLAD,
    SET,
    STELLING,
    UITNODIGING,
    VANDAAG,
    changed,
    errors,
)

UNCLOSED = "deze opmerking heeft geen einde; zet --> achter de laatste regel ervan"
HIDDEN = "deze kop staat in een opmerking; haal hem daaruit"
IN_HEAD = ["# uitleg", "#", "  # soort: vraag", "#titel: Anders", "# <!-- x"]
IN_TEXT = [
    ["<!-- zwijg -->"],
    ["<!--", "zwijg", "", "zwijg -->"],
    ["  <!-- zwijg", "```", "-->  "],
    ["<!-- - zwijg", "> zwijg {onbekend}", "### zwijg", "---", "[x](javascript:x)", "-->"],
]


def read(inhoud):
    return read_kaart(inhoud, VANDAAG, "een-kaart")


def wrong(old, new):
    return errors(read, changed(STELLING, old, new))


@pytest.mark.parametrize("regel", IN_HEAD)
def test_a_line_in_the_head_that_begins_with_a_hash_is_passed_over(regel):
    inhoud = changed(DILEMMA, "keuze_a:", f"{regel}\nkeuze_a:")
    assert read(inhoud) == read(DILEMMA.encode())


@pytest.mark.parametrize("opmerking", IN_TEXT)
@pytest.mark.parametrize(
    ("place", "at"),
    [
        ("before", "Wat af is, zetten"),
        ("before", "## Toelichting"),
        ("after", "## Toelichting"),
        ("after", "betekent."),
    ],
)
def test_a_comment_in_the_text_is_passed_over(opmerking, place, at):
    lines = "\n".join(opmerking)
    new = f"{lines}\n{at}" if place == "before" else f"{at}\n{lines}"
    gelezen = read(changed(STELLING, at, new))
    assert gelezen == read(STELLING.encode())
    assert "zwijg" not in repr(gelezen)


LINES = ["Wat af is,", "gaat online.", "- een", "  - twee", "", "> zo", "### Kop", "tekst", "    c"]


@given(
    tekst=st.lists(st.sampled_from(LINES), min_size=1, max_size=8),
    toelichting=st.lists(st.sampled_from(LINES), min_size=1, max_size=8),
    places=st.lists(st.tuples(st.integers(0, 18), st.sampled_from(IN_TEXT)), max_size=4),
)
def test_whole_lines_of_comment_in_any_place_change_no_byte(tekst, toelichting, places):
    head = STELLING.partition("Wat af is, zetten")[0]
    lines = ["Begin.", *tekst, "", "## Toelichting", "", *toelichting, "Einde."]
    more = [*lines]
    for place, opmerking in sorted(places, key=lambda found: -found[0]):
        more[min(place, len(lines)) : min(place, len(lines))] = opmerking
    try:
        plain = read((head + "\n".join(lines)).encode())
    except OngeldigBestand:
        return
    assert read((head + "\n".join(more)).encode()) == plain


@pytest.mark.parametrize(
    ("read_file", "text", "at"),
    [
        (read_blad, FEITENBLAD, "## Wat is het?"),
        (read_voorblad, SET, "Een kleine"),
        (read_uitnodiging, UITNODIGING, "{tijden}"),
        (read_draaiboek, DRAAIBOEK, "Zo bereid"),
        (read_draaiboek, DRAAIBOEK, "soort: pauze"),
        (read_draaiboek, DRAAIBOEK, "Haal koffie."),
    ],
)
def test_every_other_file_may_hold_comments_too(read_file, text, at):
    inhoud = changed(text, at, f"<!-- zwijg {{x}} -->\n{at}")
    assert read_file(inhoud, VANDAAG) == read_file(text.encode(), VANDAAG)


def test_what_is_wrong_under_a_comment_keeps_its_line():
    assert wrong(
        "Wat af is, zetten", "<!--\nzwijg\n-->\n![x](https://x.nl)\nWat af is, zetten"
    ) == ["9: afbeeldingen kunnen hier niet; beschrijf in woorden wat erop staat"]
    text = STELLING.replace("soort: stelling", "# een\n# twee\nsoort: x")
    assert errors(read, text.encode()) == [
        "4: onbekende soort 'x'; kies stelling, dilemma of vraag"
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Wat af is, zetten", "<!-- vergeten\nWat af is, zetten", [f"6: {UNCLOSED}"]),
        ("Vraag wat", "<!--\nVraag wat", [f"10: {UNCLOSED}"]),
        (
            "Wat af is, zetten",
            "<!-- een\nWat\n<!-- twee -->\nWat af is, zetten",
            [f"6: {UNCLOSED}"],
        ),
        ("Wat af is, zetten", "<!-->\nWat af is, zetten", [f"6: {UNCLOSED}"]),
        (
            "Wat af is, zetten",
            "Wat <!-- zwijg --> af is, zetten",
            ["6: zet <!-- aan het begin van een nieuwe regel"],
        ),
        (
            "Wat af is, zetten",
            "<!-- zwijg --> Dus\nWat af is, zetten",
            ["6: zet wat achter --> staat op een nieuwe regel"],
        ),
        (
            "Wat af is, zetten",
            "-->\nWat af is, zetten",
            ["6: hier eindigt een opmerking die niet begint; zet er <!-- boven"],
        ),
        (
            "titel: Wat",
            "<!-- titel: Wat",
            [
                "1: 'titel' ontbreekt; voeg een regel 'titel: …' toe",
                "3: <!-- kan niet in de kop; laat de regel van een opmerking hier beginnen met #",
            ],
        ),
    ],
)
def test_a_comment_that_is_not_right_is_refused_with_its_line(old, new, expected):
    found = wrong(old, new)
    assert set(expected) <= set(found)
    assert found[0] == expected[0]


@pytest.mark.parametrize("old", ["Wat af is, zetten", "Vraag wat"])
def test_a_file_with_a_comment_that_is_open_tells_the_rest_of_what_is_wrong_too(old):
    text = STELLING.replace("soort: stelling", "soort: x").replace(old, f"<!--\n{old}", 1)
    found = errors(read, text.encode())
    assert found[0].startswith("2: onbekende soort")
    assert found[1].endswith(UNCLOSED)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("<!--\n## Toelichting\n-->\ngeheim\n\n## Toelichting", [f"9: {HIDDEN}"]),
        ("<!-- ## Toelichting -->\ngeheim\n\n## Toelichting", [f"8: {HIDDEN}"]),
        ("<!--\n## toelichting:\n-->\ngeheim\n\n## Toelichting", [f"9: {HIDDEN}"]),
        ("<!-- begin\n## Toelichting", [f"8: {UNCLOSED}"]),
        ("<!--\n## Toelichting\ngeheim -->\n\n## Toelichting", [f"9: {HIDDEN}"]),
        ("## Toelichting\n\n<!--\n## Toelichting\n-->", [f"11: {HIDDEN}"]),
    ],
)
def test_a_comment_never_hides_the_heading_of_what_is_withheld(new, expected):
    assert wrong("## Toelichting", new) == expected


def test_a_comment_between_a_title_and_its_underline_does_not_make_a_heading_of_it():
    assert wrong("## Toelichting", "Toelichting\n<!-- x -->\n---") == [
        "8: schrijf deze kop precies zo: ## Toelichting"
    ]


def test_what_stands_in_a_block_of_code_is_no_comment():
    inhoud = changed(STELLING, "Wat af is, zetten", "```\n<!-- code\n-->\n```\nWat af is, zetten")
    assert "&lt;!-- code" in read(inhoud).kaart.tekst


def test_a_fence_within_a_comment_opens_no_block_of_code():
    inhoud = changed(STELLING, "Wat af is, zetten", "<!--\n```\n-->\nWat af is, zetten")
    assert read(inhoud) == read(STELLING.encode())


def test_a_text_of_nothing_but_comments_is_empty():
    assert wrong("Wat af is, zetten we vandaag nog op de site.", "<!-- zwijg -->") == [
        "5: de tekst voor iedereen ontbreekt; schrijf die boven '## Toelichting'"
    ]


@pytest.mark.usefixtures("no_hanging")
@pytest.mark.parametrize(
    "piece", ["<!--", "<!--\n", "<!-- -->\n", "-->\n", "<!--\n-->\n", "x <!--\n", "```\n<!--\n"]
)
def test_64_kib_of_signs_of_comments_hang_nothing(piece):
    text = STELLING + piece * ((65_000 - len(STELLING)) // len(piece))
    with suppress(OngeldigBestand):
        read(text.encode())


def test_a_passage_without_its_comments_still_knows_all_its_lines():
    meldingen = Meldingen()
    passage = pass_over(read_passage(b"een\n<!-- x\ny -->\ntwee"), meldingen)
    assert not meldingen
    assert list(passage) == [(1, "een"), (4, "twee")]
    assert (passage.tekst, passage.einde) == ("een\ntwee", 5)
    assert list(passage.part(3)) == [(4, "twee")]
