"""Headings in a card under which nothing stands, and words that are almost right."""

import pytest

from kaartenset.content.fout import OngeldigBestand
from kaartenset.content.kaart_bestand import read_kaart
from kaartenset.content.suggestie import suggestion
from tests.content.bestanden import STELLING, VANDAAG, changed, errors

OPTIONS = ("stelling", "dilemma", "vraag")


def wrong(old, new):
    return errors(read_kaart, changed(STELLING, old, new), VANDAAG, "af")


def empty(kop):
    return f"onder '{kop}' staat niets; schrijf daar iets of haal de kop weg"


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("### Een\n\n### Twee\n\nVraag", [f"10: {empty('### Een')}"]),
        ("### Een ###\n\n#### Twee\n\n### Drie\n\nVraag", [f"12: {empty('#### Twee')}"]),
        ("Vraag.\n\n### Een\n\n<!-- uitleg -->\n\n#### Twee\n", None),
    ],
)
def test_a_heading_with_nothing_under_it_is_refused(new, expected):
    found = wrong("Vraag wat ‘af’ betekent.", new) if expected is None else wrong("Vraag", new)
    assert found == (expected or [f"16: {empty('#### Twee')}"])


@pytest.mark.parametrize(
    "new",
    ["### Een\n\n#### Twee\n\nVraag", "### Een\n\n```\n### code\n```\n\n### Twee\n\nVraag"],
)
def test_a_heading_may_have_a_lower_one_or_a_block_of_code_under_it(new):
    read_kaart(changed(STELLING, "Vraag", new), VANDAAG, "af")


def test_a_heading_at_the_end_of_the_text_for_everybody_is_refused_too():
    assert wrong("## Toelichting", "## Later\n\n## Toelichting") == [f"8: {empty('## Later')}"]


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("steling", "; bedoel je stelling?"),
        ("STELLING", "; bedoel je stelling?"),
        ("dilema", "; bedoel je dilemma?"),
        ("vragen", "; bedoel je vraag?"),
        ("foto", ""),
        ("", ""),
        ("stelling" * 10, ""),
    ],
)
def test_what_is_almost_right_comes_with_what_may_be_meant(typed, end):
    assert suggestion(typed, OPTIONS) == end


@pytest.mark.usefixtures("no_hanging")
def test_thousands_of_words_that_are_almost_right_hang_nothing():
    lines = "\n".join(f"tite{number:04}: x" for number in range(5000))
    with pytest.raises(OngeldigBestand):
        read_kaart(f"---\n{lines}\n---\n".encode(), VANDAAG, "af")
