"""Any bytes in any file and any thing in a folder give a deck or errors, never a traceback."""

import os
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, seed, settings
from hypothesis import strategies as st

from kaartenset.content.blad_bestand import read_blad
from kaartenset.content.draaiboek_bestand import read_draaiboek
from kaartenset.content.fout import Melding, OngeldigBestand
from kaartenset.content.kaart_bestand import GelezenKaart, read_kaart
from kaartenset.content.loader import load_alle
from kaartenset.content.set_bestand import read_voorblad
from kaartenset.content.uitnodiging_bestand import read_uitnodiging
from kaartenset.content.werkblad_bestand import read_werkblad
from kaartenset.content.werkvorm_bestand import read_werkvorm
from tests.content.bestanden import (
    DILEMMA,
    DRAAIBOEK,
    FEITENBLAD,
    SEED,
    SET,
    STELLING,
    UITNODIGING,
    VANDAAG,
    WERKBLAD,
    WERKVORM,
    WERKVORM_DRAAIBOEK,
    write_set,
    write_werkvorm,
)
from tests.steekproef import pick

READERS = [
    (partial(read_kaart, kaart_id="een-kaart"), DILEMMA),
    (read_blad, FEITENBLAD),
    (read_voorblad, SET),
    (read_uitnodiging, UITNODIGING),
    (read_draaiboek, DRAAIBOEK),
    (read_werkvorm, WERKVORM),
    (read_werkblad, WERKBLAD),
    (
        partial(read_draaiboek, duren=(60, 120), stappen=True, velden=("situatie", "spelers")),
        WERKVORM_DRAAIBOEK.replace("[keuze]", "[spelers]"),
    ),
    (partial(read_draaiboek, duren=None, stappen=True), WERKVORM_DRAAIBOEK),
]
NAMES_OF_READERS = ["kaart", "feitenblad", "set", "uitnodiging", "draaiboek", "werkvorm"]
NAMES_OF_READERS += ["werkblad", "draaiboek van een werkvorm", "draaiboek zonder lengtes"]
CARD, *OTHERS = [
    pytest.param(*reader, id=name) for reader, name in zip(READERS, NAMES_OF_READERS, strict=True)
]
EACH_READER = pytest.mark.parametrize(("read", "right"), [CARD, *OTHERS])
SOME_READERS = pytest.mark.parametrize(("read", "right"), [CARD, *pick("lezers", OTHERS, 3)])
"""That of a card always, and in the short form some of the others."""
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
PIECES = sorted(
    {regel for _, right in READERS for regel in right.split("\n")}
    | {"", "---", "--- ", "## Toelichting", "##", "```", "~~~~", "soort: ", "titel: é", "a: b: c"}
    | {
        "minuten_60: 180",
        "minuten_480: 1",
        "velden: [a, a]",
        "velden: [",
        "stap: 1a",
        "keuzes: []",
        "[a](javascript:x)",
        "# a",
        "> - 1. a",
        "\t",
        "{",
        "\x00",
        "<b>",
        "\ufeff",
    }
    | {"<!--", "-->", "<!-- x -->", "  <!--", "a <!-- b", "<!-- ## Toelichting -->", "# x", "### x"}
)
IN_CI = 2000


def tried_long(test):
    """Try a property with bytes of this run's own seed, and with many where CI is set."""
    examples = max(settings.default.max_examples, IN_CI if os.environ.get("CI") else 0)
    return seed(SEED)(settings(max_examples=examples)(test))


def check_outcome(read, inhoud):
    """Read; where it is refused, every melding stands on a line that the file has."""
    try:
        return read(inhoud, VANDAAG)
    except OngeldigBestand as ongeldig:
        meldingen = ongeldig.meldingen
    last = inhoud.count(b"\n") + inhoud.count(b"\r") + 1
    assert {melding.regel for melding in meldingen} <= set(range(1, last + 1))
    assert meldingen
    assert all(melding.tekst.isprintable() for melding in meldingen)
    return None


@EACH_READER
def test_the_file_to_start_from_is_right(read, right):
    assert check_outcome(read, right.encode())


@EACH_READER
@tried_long
@given(inhoud=st.binary(max_size=400))
@example(inhoud=b"")
@example(inhoud=b"---\n---\n")
@example(inhoud=b"---\n---")
@example(inhoud=b"---\n#\n---\n<!--")
@example(inhoud=b"---\n<!--\n---\n-->")
@example(inhoud=b"\xef\xbb\xbf---\r\ntitel: \xff")
def test_any_bytes_are_read_or_refused(read, right, inhoud):
    check_outcome(read, inhoud)


@SOME_READERS
@tried_long
@given(data=st.data())
def test_a_right_file_with_anything_in_any_place_is_read_or_refused(read, right, data):
    inhoud = right.encode()
    begin = data.draw(st.integers(0, len(inhoud)))
    end = data.draw(st.integers(begin, len(inhoud)))
    new = data.draw(st.binary(max_size=20) | st.text(max_size=20).map(str.encode))
    check_outcome(read, inhoud[:begin] + new + inhoud[end:])


@SOME_READERS
@tried_long
@given(regels=st.lists(st.sampled_from(PIECES), max_size=30), end=ENDS)
def test_lines_of_files_in_any_order_are_read_or_refused(read, right, regels, end):
    check_outcome(read, end.join(regels).encode())


@EACH_READER
@tried_long
@given(end=ENDS, bom=st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_line_ends_and_a_mark_at_the_start_change_nothing(read, right, end, bom):
    inhoud = bom + right.replace("\n", end).encode()
    assert check_outcome(read, inhoud) == check_outcome(read, right.encode())


@tried_long
@given(regels=st.lists(st.sampled_from(PIECES), max_size=12))
def test_what_stands_under_the_toelichting_line_is_never_in_the_card(regels):
    under = "\n".join(regels)
    gelezen = check_outcome(READERS[0][0], f"{STELLING}\nzwijgwoord\n{under}".encode())
    if isinstance(gelezen, GelezenKaart):
        assert "zwijgwoord" in gelezen.toelichting
        assert gelezen.kaart.tekst == read_kaart(STELLING.encode(), VANDAAG, "af").kaart.tekst


@tried_long
@given(
    above=st.lists(st.sampled_from([p for p in PIECES if p[:3] not in ("```", "~~~")]), max_size=8),
    below=st.lists(st.sampled_from(PIECES), max_size=8),
)
def test_no_comment_brings_what_is_withheld_into_the_card(above, below):
    head = STELLING.partition("## Toelichting")[0]
    lines = "\n".join([*above, "## Toelichting", "zwijgwoord", *below])
    gelezen = check_outcome(READERS[0][0], f"{head}{lines}".encode())
    if isinstance(gelezen, GelezenKaart):
        assert "zwijgwoord" not in repr(gelezen.kaart)


def test_a_line_that_the_file_does_not_have_is_seen():
    def read(inhoud, vandaag):
        raise OngeldigBestand([Melding(3, "hier")])

    assert check_outcome(read, b"een\ntwee\ndrie") is None
    with pytest.raises(AssertionError):
        check_outcome(read, b"een\ntwee")


NAMES = [b"set.md", b"feitenblad.md", b"draaiboek.md", b"uitnodiging.md", b"kaarten", b"af.md"]
NAMES += [b"caf\xe9.md", b"A.md", b".x", b"a\nb.md", b"proef", b"~"]
KINDS = ["file", "folder", "fifo", "loop", "outside", "lost", "inside", "large", "odd"]
NAMES += [b"werkvorm.md", b"werkblad.md", b"brief.md", b"voorbereiding.md", b"werkvormen"]
PLACES = [b"", b"proef", b"proef/kaarten", b"caf\xe9", b"proef/af.md", b"werkvormen"]
PLACES += [b"werkvormen/proef", b"werkvormen/caf\xe9", b"werkvormen/werkvormen"]


def put(root, place, name, kind):
    """Put something in a folder, as far as the file system takes it."""
    path = root / os.fsdecode(place) / os.fsdecode(name)
    links = {"loop": path.name, "lost": "weg", "outside": "/dev/zero", "inside": "."}
    texts = {"file": STELLING.encode(), "large": b"a" * 70_000, "odd": b"\xff\x00"}
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        if kind == "folder":
            path.mkdir()
        elif kind == "fifo":
            os.mkfifo(path)
        elif kind in links:
            path.symlink_to(links[kind])
        elif not path.exists():
            path.write_bytes(texts[kind])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@seed(SEED)
@given(
    things=st.lists(
        st.tuples(st.sampled_from(PLACES), st.sampled_from(NAMES), st.sampled_from(KINDS)),
        max_size=14,
    )
)
def test_a_folder_with_anything_in_it_is_read_and_its_errors_can_be_printed(things, no_hanging):
    no_hanging()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "cards"
        root.mkdir()
        for thing in things:
            put(root, *thing)
        gelezen = load_alle(root, VANDAAG)
        assert gelezen.fouten
        check_fouten(gelezen)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@seed(SEED)
@given(
    name=st.sampled_from(
        ["werkvorm.md", "draaiboek.md", "werkblad.md", "voorbereiding.md", "brief.md"]
    ),
    inhoud=st.binary(max_size=60) | st.lists(st.sampled_from(PIECES)).map("\n".join),
)
def test_whatever_a_file_of_a_werkvorm_holds_decks_stay_and_it_is_whole_or_as_it_was(
    name, inhoud, no_hanging
):
    no_hanging()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "cards"
        write_set(root / "proef")
        pad = write_werkvorm(root / "werkvormen" / "gesprek") / name
        before = load_alle(root, VANDAAG)
        pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
        cold, after = load_alle(root, VANDAAG), load_alle(root, VANDAAG, before)
        assert cold.sets == after.sets == before.sets
        assert cold.fouten == after.fouten
        assert bool(cold.fouten) is (cold.werkvormen == {})
        assert after.werkvormen == (cold.werkvormen or before.werkvormen)
        check_fouten(cold)


def check_fouten(gelezen):
    """Every error can be printed, on one line."""
    for fout in gelezen.fouten:
        assert str(fout).isprintable()
        assert str(fout).startswith("cards")
