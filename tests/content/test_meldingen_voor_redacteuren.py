"""What an editor who does not program hears of an easy mistake: the line, and what to do."""

import pytest

from tests.content.bestanden import STELLING, fouten

KAART = "cards/proef/kaarten/af.md"


@pytest.mark.parametrize("inhoud", [b"", b"\xef\xbb\xbf", b" \r\n\n"])
def test_an_empty_file_says_where_to_begin(folder, inhoud):
    (folder / "kaarten" / "af.md").write_bytes(inhoud)
    (folder / "set.md").write_bytes(inhoud)
    assert fouten(folder) == [
        f"{KAART}:1: dit bestand is leeg; maak een kaart met kaartenset new",
        "cards/proef/set.md:1: dit bestand is leeg; kopieer het uit een andere set",
    ]


@pytest.mark.parametrize(
    ("name", "melding"),
    [
        ("af.docx", "geen kaart; haal weg, een kaart is een tekstbestand dat eindigt op '.md'"),
        ("map/", "geen kaart; haal weg, een kaart is een tekstbestand dat eindigt op '.md'"),
        ("oud.txt/", "geen kaart; haal weg, een kaart is een tekstbestand dat eindigt op '.md'"),
        (
            "af.md.txt",
            "geen kaart; een kaart eindigt op '.md', hernoem dit bestand of haal het weg",
        ),
    ],
)
def test_only_what_may_hold_a_card_is_worth_another_name(folder, name, melding):
    pad = folder / "kaarten" / name
    if name.endswith("/"):
        pad.mkdir()
    else:
        pad.write_bytes(b"PK")
    assert fouten(folder) == [f"cards/proef/kaarten/{pad.name}:1: {melding}"]


@pytest.mark.parametrize("ending", ["", "\n<!-- nog een -->\n"])
def test_a_comment_without_an_end_gives_only_that_error(folder, ending):
    tekst = STELLING.replace("Wat af is, zetten", "<!-- eerst dit\nWat af is, zetten") + ending
    (folder / "kaarten" / "af.md").write_text(tekst, "utf-8")
    expected = "deze opmerking heeft geen einde; zet --> achter de laatste regel ervan"
    assert fouten(folder) == [f"{KAART}:6: {expected}"]


@pytest.mark.parametrize(
    "kop", ["**Toelichting**", "**Toelichting:**", "__toelichting__", "Toelichting:"]
)
def test_another_form_of_the_heading_is_pointed_at(folder, kop):
    tekst = STELLING.replace("## Toelichting", kop)
    (folder / "kaarten" / "af.md").write_text(tekst, "utf-8")
    assert fouten(folder) == [f"{KAART}:8: schrijf deze kop precies zo: ## Toelichting"]


def test_the_same_words_under_the_heading_are_text(folder):
    tekst = STELLING + "\n**Toelichting**\n"
    (folder / "kaarten" / "af.md").write_text(tekst, "utf-8")
    assert fouten(folder) == []


def test_a_line_of_the_head_is_called_a_line(folder):
    tekst = STELLING.replace("titel: ", "zwaarte: zwaar\ngewoon\ntitel: ")
    (folder / "kaarten" / "af.md").write_text(tekst, "utf-8")
    unknown, no_line = fouten(folder)
    assert unknown.startswith(f"{KAART}:3: onbekende regel 'zwaarte:'; kies uit titel, ")
    assert no_line.startswith(
        f"{KAART}:4: geen regel in de kop: 'gewoon'; schrijf bijvoorbeeld titel: …"
    )
    assert "sleutel" not in unknown + no_line
