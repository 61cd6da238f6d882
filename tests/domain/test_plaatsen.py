"""The places in a script: what is filled in is text, and nothing within a tag is a place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.domain.html import Html
from kaartenset.domain.plaatsen import BEGELEIDER, EIGENAAR, VRAAG, fill_plaatsen

SCRIPT = Html("<p>Dank je, [X]. Ik ben [Y]. De vraag is: [vraag].</p>")
NAMEN = {EIGENAAR: "Noor", BEGELEIDER: "Anna", VRAAG: "Mag dit?"}


def test_each_place_has_what_is_to_be_said_there():
    gevuld = fill_plaatsen(SCRIPT, NAMEN)
    assert gevuld == "<p>Dank je, Noor. Ik ben Anna. De vraag is: Mag dit?.</p>"
    assert isinstance(gevuld, Html)


@pytest.mark.parametrize("waarden", [{}, dict.fromkeys(NAMEN, "")])
def test_a_place_of_which_nothing_is_known_is_marked(waarden):
    gevuld = fill_plaatsen(SCRIPT, waarden)
    for plaats in NAMEN:
        assert f'<mark class="plaats">{plaats}</mark>' in gevuld
    assert "[" not in gevuld
    assert fill_plaatsen(SCRIPT, {}) == gevuld


@pytest.mark.parametrize(
    ("naam", "staat_er"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('" onload="x', "&quot; onload=&quot;x"),
        ("O'Brien & co", "O&#x27;Brien &amp; co"),
        (r"\g<1> \1", r"\g&lt;1&gt; \1"),
        ("[vraag]", "[vraag]"),
        ("[X][Y]", "[X][Y]"),
    ],
)
def test_a_name_is_text_and_never_markup_nor_a_place(naam, staat_er):
    gevuld = fill_plaatsen(Html("<p>[X]</p>"), NAMEN | {EIGENAAR: naam})
    assert gevuld == f"<p>{staat_er}</p>"


@pytest.mark.parametrize(
    "script",
    [
        '<a href="/?q=[X]">[X]</a>',
        '<a href="/" title="meer > minder [X]">[X]</a>',
        '<img alt="[X]"><a href="[X]" title="[vraag]">[X]</a>',
    ],
)
def test_within_a_tag_there_is_no_place(script):
    gevuld = fill_plaatsen(Html(script), {EIGENAAR: "Noor", VRAAG: "Noor"})
    assert gevuld.count("Noor") == 1
    assert gevuld.endswith(">Noor</a>")


@pytest.mark.parametrize("anders", ["[Z]", "[x]", "[XY]", "[ X ]", "[Vraag]", "X", "[]", "&#91;X]"])
def test_what_is_no_place_stays_as_it_is(anders):
    script = Html(f"<p>{anders} < 3</p>")
    assert fill_plaatsen(script, NAMEN) == script


@given(st.text(), st.text(min_size=1))
def test_no_name_adds_a_tag(tekst, naam):
    veilig = tekst.replace("<", "").replace(">", "")
    gevuld = fill_plaatsen(Html(f"<p>{veilig}[X]</p>"), {EIGENAAR: naam})
    assert re.findall(r"<[^>]*>", gevuld) == ["<p>", "</p>"]
