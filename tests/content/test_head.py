"""The head of a file: lines of `sleutel: waarde`, which look like YAML and are not."""

import re

import pytest

from kaartenset.content.fout import Meldingen, OngeldigBestand
from kaartenset.content.head import read_head, read_lijst, split_head
from kaartenset.content.tekst import read_passage
from tests.content.bestanden import errors

KEYS = ("titel", "soort")


def head_of(text):
    """The head of a file with the keys `titel` and `soort`; raises with all that is wrong."""
    meldingen = Meldingen()
    head = read_head(split_head(read_passage(text.encode()))[0], 1, KEYS, meldingen)
    meldingen.raise_if_any()
    return head


@pytest.mark.parametrize(
    "waarde",
    [
        "Openbaar: ja of nee?",
        "Kaart # een",
        "10:30",
        "no",
        "- geen lijst",
        "'wat een woord'",
        "[X] vertelt",
        "*alles* & <meer>",
        "https://www.overheid.nl",
        "{datum}",
        "| meer",
        "ja, of nee: of toch: wel",
    ],
)
def test_the_value_is_everything_after_the_first_colon_as_it_stands(waarde):
    assert head_of(f"---\ntitel: {waarde}\n---\n").waarden == {"titel": waarde}


@pytest.mark.parametrize("regel", ["titel:Kaart", "titel :  Kaart ", "  titel: Kaart\t"])
def test_spaces_around_a_key_and_a_value_do_not_matter(regel):
    assert head_of(f"---\n{regel}\n---\n").waarden == {"titel": "Kaart"}


def test_every_key_knows_its_line_and_empty_lines_are_passed_over():
    head = head_of("---\n\ntitel: Kaart\n\nsoort: vraag\n--- \n")
    assert head.regels == {"titel": 3, "soort": 5}
    assert head.regel_of("soort") == 5
    assert head.regel_of("gewicht") == 1


def test_what_comes_after_the_head_keeps_its_line_numbers():
    _, rest = split_head(read_passage(b"---\ntitel: Kaart\n---\n\nTekst\n---\n"))
    assert list(rest) == [(4, ""), (5, "Tekst"), (6, "---"), (7, "")]


NO_LIST = "is geen lijst; zet die tussen vierkante haken, zoals [een, twee]"
NO_HEAD = "1: hier hoort de kop te beginnen; zet op de eerste regel '---'"
NO_END = "1: de kop heeft geen einde; zet na de laatste regel ervan een regel '---'"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [NO_HEAD]),
        ("titel: Kaart\n", [NO_HEAD]),
        ("\n---\ntitel: Kaart\n---\n", [NO_HEAD]),
        ("----\ntitel: Kaart\n---\n", [NO_HEAD]),
        ("---", [NO_END]),
        ("---\ntitel: Kaart\n", [NO_END]),
        ("---\ntitel: Kaart\n --- \n", [NO_END]),
        (
            "---\ntitel Kaart\n: leeg\n---\n",
            [
                (
                    "2: geen regel in de kop: 'titel Kaart'; schrijf bijvoorbeeld titel: …"
                    "; bedoel je titel: …?"
                ),
                "3: geen regel in de kop: ': leeg'; schrijf bijvoorbeeld titel: …",
            ],
        ),
        (
            "---\ntitel: Een\nsoort: vraag\ntitel: Twee\ntitel: Drie\n---\n",
            [
                "4: 'titel' staat ook al op regel 2; haal een van de twee weg",
                "5: 'titel' staat ook al op regel 2; haal een van de twee weg",
            ],
        ),
        (
            "---\nTitel: Een\n## titel: Twee\n---\n",
            [
                "2: onbekende regel 'Titel:'; kies uit titel en soort; bedoel je titel?",
                "3: onbekende regel '## titel:'; kies uit titel en soort; bedoel je titel?",
            ],
        ),
    ],
)
def test_a_head_that_is_wrong_is_refused_with_every_line(text, expected):
    assert errors(head_of, text) == expected


def test_a_value_in_an_error_is_kept_short_and_printable():
    expected = f"2: geen regel in de kop: '{'a' * 59}…'; schrijf bijvoorbeeld titel: …"
    assert errors(head_of, f"---\n{'a' * 500}\n---\n") == [expected]
    expected = "2: geen regel in de kop: 'a\\u2028b'; schrijf bijvoorbeeld titel: …"
    assert errors(head_of, "---\na\u2028b\n---\n") == [expected]


@pytest.mark.parametrize(
    ("waarde", "items"),
    [("[rijk]", ("rijk",)), ("[ rijk ,gemeente ]", ("rijk", "gemeente")), ("[]", ()), ("[ ]", ())],
)
def test_a_list_stands_in_square_brackets(waarde, items):
    assert read_lijst(waarde) == items


@pytest.mark.parametrize(
    ("waarde", "sentence"),
    [
        ("rijk", f"'rijk' {NO_LIST}"),
        ("[rijk, zbo", f"'[rijk, zbo' {NO_LIST}"),
        ("", "hier staat geen lijst; schrijf [een, twee], of haal deze regel weg"),
        ("[", f"'[' {NO_LIST}"),
        ("a\u2028b", f"'a\\u2028b' {NO_LIST}"),
        ("[rijk,,zbo]", "in de lijst '[rijk,,zbo]' staat een komma te veel; haal die weg"),
        ("[rijk,]", "in de lijst '[rijk,]' staat een komma te veel; haal die weg"),
        ("[rijk, zbo, rijk]", "'rijk' staat twee keer in de lijst; haal er een weg"),
    ],
)
def test_a_wrong_list_comes_with_a_sentence_that_says_what_to_do(waarde, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        read_lijst(waarde)


def test_ten_thousand_wrong_lines_are_all_named():
    with pytest.raises(OngeldigBestand) as refused:
        head_of("---\n" + "a\n" * 10_000 + "---\n")
    assert len(refused.value.meldingen) == 10_000
