"""From the bytes of a file to numbered lines."""

import pytest

from kaartenset.content.tekst import Passage, read_passage
from tests.content.bestanden import errors


@pytest.mark.parametrize(
    "inhoud",
    [
        b"een\ntwee\n\ndrie",
        b"een\r\ntwee\r\n\r\ndrie",
        b"een\rtwee\r\rdrie",
        b"een\r\ntwee\n\rdrie",
        b"\xef\xbb\xbfeen\ntwee\n\ndrie",
    ],
)
def test_any_line_ends_and_a_mark_at_the_start_read_the_same(inhoud):
    assert read_passage(inhoud) == Passage(1, ("een", "twee", "", "drie"))


def test_an_empty_file_is_one_empty_line():
    assert read_passage(b"") == Passage(1, ("",))


def test_a_line_separator_of_unicode_ends_no_line():
    assert read_passage("een\u2028twee".encode()).regels == ("een\u2028twee",)


def test_64_kib_may_be_read_and_a_byte_more_may_not():
    assert read_passage(b"a" * 65536).regels == ("a" * 65536,)
    assert errors(read_passage, b"a" * 65537) == ["1: is groter dan 64 KiB; maak de tekst korter"]


NOT_UTF8 = (
    "hier staat een teken dat geen UTF-8 is; bewaar het bestand als UTF-8:"
    " kies bij Opslaan als de codering UTF-8"
)


@pytest.mark.parametrize(
    ("inhoud", "regel"),
    [
        (b"\xe9\xe9n\n", 1),
        (b"een\r\ntwee\rdrie\ncaf\xe9\n", 4),
        (b"een\n\xed\xa0\x80", 2),
        (b"een\n\xc0\xaf", 2),
        ("titel: ü".encode("utf-16"), 1),
        (b"\xef\xbb\xbf\nkapot \xe2\x82", 2),
    ],
)
def test_what_is_no_utf8_is_refused_with_its_line(inhoud, regel):
    assert errors(read_passage, inhoud) == [f"{regel}: {NOT_UTF8}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("een\nt\x00wee", ["2: hier staat een onzichtbaar teken (U+0000); haal het weg"]),
        (
            "\x1b[31mrood\n\u202egewoon",
            [
                "1: hier staat een onzichtbaar teken (U+001B); haal het weg",
                "2: hier staat een onzichtbaar teken (U+202E RIGHT-TO-LEFT OVERRIDE); haal het weg",
            ],
        ),
        (
            "a\x02b\x02\x03",
            [
                "1: hier staat een onzichtbaar teken (U+0002); haal het weg",
                "1: hier staat een onzichtbaar teken (U+0003); haal het weg",
            ],
        ),
    ],
    ids=["nul", "terminal", "stx"],
)
def test_characters_that_cannot_be_seen_are_refused(text, expected):
    assert errors(read_passage, text.encode()) == expected


def test_a_tab_is_no_error():
    assert read_passage(b"a\tb").regels == ("a\tb",)


def test_a_part_and_what_is_left_after_trimming_keep_their_line_numbers():
    passage = read_passage(b"\n\neen\n\ntwee\n \n")
    assert list(passage.trimmed()) == [(3, "een"), (4, ""), (5, "twee")]
    assert list(passage.part(5, 6)) == [(5, "twee")]
    assert passage.part(6).is_blank
    assert not passage.part(5).is_blank
    assert passage.part(6).trimmed().regels == ()
