"""Texts made to keep the server busy are refused, or are done within a second or two."""

import time
import tracemalloc
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from kaartenset.content.draaiboek_bestand import read_draaiboek
from kaartenset.content.fout import OngeldigBestand
from kaartenset.content.grenzen import MAX_DEPTH, MAX_INDENT, MAX_WORK, work_of
from kaartenset.content.kaart_bestand import read_kaart
from kaartenset.content.markdown import markdown
from kaartenset.content.tekst import read_passage
from kaartenset.content.werkblad_bestand import read_werkblad
from tests.content.bestanden import DRAAIBOEK, STELLING, WERKBLAD, errors

SIZE = 64 * 1024
PIECES = [
    *("[", "![", "[a](", "[a][", "[[a](b)", "[a](https://a.nl)", "[*a*]", "[*[", "*", "*a*", "**a"),
    *("***a*", "_*", "a_", "`a", "``a`", "<", "<a", "<a@", "<a@b>", "<![CDATA[", "&", "&a;", "\\"),
    *(">", "> ", "- ", "#a", "é"),
]
LINES = ["> a", "- a", "  - ", "1. 1. a", "#a", "---", "=", "```", "~~~a", "a", "a  ", "    a", ">"]


def made(text):
    return markdown(read_passage(text.encode()))


def fill(piece):
    """As many of the piece as a file may hold."""
    return piece * (SIZE // len(piece.encode()))


def read_through(text):
    """Make or refuse it; the fixture `no_hanging` stops what takes for ever."""
    with suppress(OngeldigBestand):
        made(text)


@pytest.mark.usefixtures("no_hanging")
@pytest.mark.parametrize("piece", [*PIECES, *(f"{line}\n" for line in LINES)])
def test_a_file_full_of_one_sign_takes_no_seconds(piece):
    read_through(fill(piece))


@pytest.mark.usefixtures("no_hanging")
@pytest.mark.parametrize("piece", ["[", "[[a](b)", "*a*", "_*", "<a@b>", "\\`", "- a\n"])
def test_the_same_in_paragraphs_that_are_just_allowed_takes_no_seconds(piece):
    count = 1
    while work_of(enumerate(fill(f"{piece * (count + 1)}\n\n").split("\n"), 1)) <= MAX_WORK:
        count += 1
    read_through(fill(f"{piece * count}\n\n"))


@pytest.mark.usefixtures("no_hanging")
@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{'    ' * depth}- a\n\n" for depth in range(120)),
        "".join(f"{'> ' * depth}a\n" for depth in range(180)),
        "[" * 700 + "a" + "](https://a.nl)" * 700,
        "*a **b " * 400 + "b** a* " * 400,
        "> - " * 16_000,
    ],
    ids=["lists", "quotes", "links", "emphasis", "both"],
)
def test_what_is_nested_deep_takes_no_seconds_and_breaks_nothing(text):
    read_through(text[:SIZE])


@pytest.mark.usefixtures("no_hanging")
@pytest.mark.parametrize(
    "regel",
    ["# " + " " * 60_000 + "x", "``` " + " " * 60_000 + "!", "## " + "# " * 30_000 + "x"],
    ids=["heading", "code", "title"],
)
def test_a_long_line_that_is_nearly_something_else_takes_no_seconds(regel):
    for read, right in (
        (partial(read_kaart, kaart_id="lang"), STELLING),
        (read_draaiboek, DRAAIBOEK),
        (read_werkblad, WERKBLAD),
    ):
        with suppress(OngeldigBestand):
            read(f"{right}\n{regel}\n".encode(), date(2026, 12, 1))


@pytest.mark.usefixtures("no_hanging")
@pytest.mark.parametrize(
    "block",
    [
        "## a\n",
        "## a\n### a\n",
        "## a\nsoort: x\nminuten_300: 1\n",
        "## a\n\n### b\nid: a\n\n",
        f"## a\nsoort: gesprek\nminuten_60: 1\n\n### a\nid: a\n\n{'[' * 1500}\n\n",
    ],
)
def test_a_file_full_of_pieces_takes_no_seconds(block):
    text = DRAAIBOEK[: DRAAIBOEK.index("## Klaarzetten")] + fill(block)
    for read in (read_draaiboek, read_werkblad, partial(read_draaiboek, duren=None, stappen=True)):
        begin = time.process_time()
        with pytest.raises(OngeldigBestand):
            read(text.encode()[:SIZE], date(2026, 12, 1))
        assert time.process_time() - begin < 3


TOO_MUCH = "deze alinea is te lang of heeft te veel opmaaktekens; splits hem met lege regels"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (fill("["), [f"1: {TOO_MUCH}"]),
        ("een\n\ntwee\n" + "[a](" * 9000, [f"3: {TOO_MUCH}"]),
        (
            "een\n" + "> " * (MAX_DEPTH + 1) + "a",
            [f"2: hooguit {MAX_DEPTH} lijsten of citaten in elkaar; maak dit minder diep"],
        ),
        (
            "- " * (MAX_DEPTH + 1) + "a",
            [f"1: hooguit {MAX_DEPTH} lijsten of citaten in elkaar; maak dit minder diep"],
        ),
        (
            "- a\n" + " " * (MAX_INDENT + 1) + "- b",
            [f"2: hooguit {MAX_INDENT} spaties inspringen; maak dit minder diep"],
        ),
        (
            "\t" * 9 + "a",
            [f"1: hooguit {MAX_INDENT} spaties inspringen; maak dit minder diep"],
        ),
    ],
    ids=["signs", "signs further on", "quotes", "lists", "spaces", "tabs"],
)
def test_what_goes_too_far_is_refused_with_its_line(text, expected):
    assert errors(made, text) == expected


def test_what_is_just_allowed_is_made():
    assert made("> " * MAX_DEPTH + "a").count("<blockquote>") == MAX_DEPTH
    assert made(" " * MAX_INDENT + "a")
    assert made("- - - - - - - -") == "<hr>"
    assert made("-" * 200) == "<hr>"
    assert made(f"```\n{' ' * 99}[\n```")


def test_a_long_feitenblad_with_links_and_lists_is_far_from_the_limit():
    item = "- **Wie:** [de organisatie](https://example.org/een/lang/pad), met *nadruk*.\n"
    lines = list(enumerate(((item * 20 + "\n") * 10).split("\n"), 1))
    assert work_of(lines) < MAX_WORK


def test_the_cards_that_come_with_it_stay_under_a_hundredth_of_the_limit():
    cards = Path(__file__).resolve().parents[2] / "cards"
    texts = [path.read_text("utf-8") for path in cards.glob("*/kaarten/*.md")]
    assert texts
    assert max(work_of(enumerate(text.split("\n"), 1)) for text in texts) < MAX_WORK / 100


def test_the_other_files_that_come_with_it_stay_under_a_tenth_of_the_limit():
    cards = Path(__file__).resolve().parents[2] / "cards"
    texts = {path: path.read_text("utf-8").split("\n") for path in cards.rglob("*.md")}
    assert texts
    assert [path for path in texts if work_of(enumerate(texts[path], 1)) > MAX_WORK / 10] == []


@pytest.mark.usefixtures("no_hanging")
def test_a_whole_card_of_64_kib_is_read_in_time():
    text = STELLING + "\n".join(["Nog een **zin** met [een link](https://a.nl).", ""] * 700)
    read_kaart(text.encode()[:SIZE], date(2026, 12, 1), "groot")


def test_nothing_of_a_text_is_kept_when_it_is_done():
    text = "&euro; " * 200
    made(text)
    tracemalloc.start()
    for _ in range(200):
        made(text)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 500_000
