"""What editors save is soon on the pages of a running site, and nothing they do takes it down.

The test with many edits does fifty of them, and in the long form a thousand.
"""

import logging
import os
import random
import re
import secrets
import shutil
import sys
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import pytest

from kaartenset.domain.volgorde import volgorde_of
from kaartenset.web.meelezen import serve_changes
from tests.browser.lopende_site import Site
from tests.cast import NOW
from tests.decks import KAART_IDS, SET_ID, titel_of, write_cards, write_kaart
from tests.steekproef import IS_LANG
from tests.werkvormen import WERKVORM_ID, WERKVORM_TITEL

DECK = f"/kaarten/{SET_ID}/{volgorde_of('openheid')}"
PATIENCE_S = 30
EDITS = 1000 if IS_LANG else 50
USERS = 20
OTHER_SET = "tweede"
A_CARD = 'class="kaartje-titel"'


@pytest.fixture(autouse=True)
def clock():
    """These tests wait for a site in another process: time goes on."""


@pytest.fixture
def site(tmp_path, cards_root):
    """The real command on a folder with one small deck."""
    with Site(tmp_path, KAARTENSET_CARDS=str(cards_root)) as running:
        yield running


class Answer(NamedTuple):
    """What came back: the status, the body, and the validator."""

    status: int
    body: str
    etag: str | None


def say(line):
    """Tell who runs this test with -s, or who reads why it failed."""
    sys.stdout.write(f"{line}\n")


def get(site, path):
    connection = HTTPConnection("127.0.0.1", site.port, timeout=PATIENCE_S)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return Answer(answer.status, answer.read().decode(), answer.headers["ETag"])
    finally:
        connection.close()


def wait_until(site, path, is_right):
    """Ask until the page is right, and return it; the time that it took is printed."""
    begin = time.monotonic()
    while not is_right(answer := get(site, path)):
        assert time.monotonic() - begin < PATIENCE_S, answer
        time.sleep(0.05)
    say(f"{path}: {time.monotonic() - begin:.2f} s")
    return answer


def shows(text):
    return lambda answer: text in answer.body


def lacks(text):
    return lambda answer: text not in answer.body


def test_what_is_saved_is_soon_on_the_page_with_another_validator(site, cards_root):
    before = get(site, f"{DECK}/1")
    write_kaart(cards_root, "kaart-03", "Toelichting.", tekst="Net opgeslagen.")
    after = wait_until(site, f"{DECK}/1", shows("Net opgeslagen."))
    assert before.etag != after.etag
    assert get(site, f"{DECK}/1") == after


def test_a_werkvorm_that_is_saved_is_soon_on_its_page_and_a_wrong_one_stays(site, cards_root):
    page = f"/werkvormen/{WERKVORM_ID}"
    folder = cards_root / "werkvormen" / WERKVORM_ID
    before = get(site, page)
    pad = folder / "werkvorm.md"
    pad.write_text(pad.read_text("utf-8").replace(WERKVORM_TITEL, "Net opgeslagen"), "utf-8")
    after = wait_until(site, page, shows("Net opgeslagen"))
    assert before.etag != after.etag
    pad.write_text("geen kop", "utf-8")
    write_kaart(cards_root, "kaart-03", "Toelichting.", tekst="Daarna opgeslagen.")
    wait_until(site, f"{DECK}/1", shows("Daarna opgeslagen."))
    assert get(site, page) == after
    shutil.rmtree(folder)
    wait_until(site, page, lambda answer: answer.status == 404)


def test_new_renamed_and_removed_cards_are_soon_seen(site, cards_root):
    kaarten = cards_root / SET_ID / "kaarten"
    write_kaart(cards_root, "kaart-08", "Toelichting.")
    wait_until(site, f"{DECK}/", shows(titel_of("kaart-08")))
    (kaarten / "kaart-08.md").rename(kaarten / "anders.md")
    time.sleep(1.5)
    assert titel_of("kaart-08") in get(site, f"{DECK}/").body
    (kaarten / "anders.md").unlink()
    wait_until(site, f"{DECK}/", lacks(titel_of("kaart-08")))
    assert get(site, f"{DECK}/").body.count(A_CARD) == len(KAART_IDS)


def test_a_wrong_card_stays_as_it_was_and_is_logged_by_its_place_alone(site, cards_root):
    pad = cards_root / SET_ID / "kaarten" / "kaart-03.md"
    pad.write_text("---\nsoort: geheimwoord\n---\n", "utf-8")
    place = f"cards/{SET_ID}/kaarten/kaart-03.md:2"
    begin = time.monotonic()
    while place not in site.log:
        assert time.monotonic() - begin < PATIENCE_S
        time.sleep(0.05)
    assert titel_of("kaart-03") in get(site, f"{DECK}/1").body
    assert "geheimwoord" not in site.log
    time.sleep(1.5)
    assert site.log.count(place) == 1


def test_a_folder_that_is_moved_away_and_back_is_never_missed(site, cards_root, tmp_path):
    (cards_root / SET_ID).rename(tmp_path / "weg")
    time.sleep(1.5)
    assert get(site, f"{DECK}/").body.count(A_CARD) == len(KAART_IDS)
    (tmp_path / "weg").rename(cards_root / SET_ID)
    write_kaart(cards_root, "kaart-03", "Toelichting.", tekst="Weer terug.")
    wait_until(site, f"{DECK}/1", shows("Weer terug."))


def test_pipes_large_files_and_links_do_not_keep_the_site_waiting(site, cards_root):
    kaarten = cards_root / SET_ID / "kaarten"
    os.mkfifo(kaarten / "pijp.md")
    with (kaarten / "groot.md").open("wb") as large:
        large.truncate(2**30)
    (kaarten / "rond.md").symlink_to("rond.md")
    (kaarten / "eindeloos.md").symlink_to("/dev/zero")
    write_kaart(cards_root, "kaart-03", "Toelichting.", tekst="Toch gezien.")
    wait_until(site, f"{DECK}/1", shows("Toch gezien."))


def test_an_answer_is_never_made_of_two_readings(app, vreemde, cards_root):
    """The decks change after a page has begun to use them, and it goes on with what it had."""
    from kaartenset.web.inhoud import deck_for_sessie, default_kaartenset

    wachter = app.extensions["wachter"]
    with app.test_request_context():
        before = default_kaartenset()
        (cards_root / SET_ID / "kaarten" / "kaart-03.md").unlink()
        wachter.look(NOW.date())
        serve_changes(app, wachter.look(NOW.date()))
        kaarten, toelichtingen = deck_for_sessie(SET_ID, volgorde_of("openheid"))
        assert default_kaartenset() is before
        assert len(kaarten) == len(toelichtingen) == len(KAART_IDS)
    with app.test_request_context():
        assert len(default_kaartenset().kaarten) == len(KAART_IDS) - 1


def test_a_mistake_is_logged_once_for_each_change(app, cards_root, caplog):
    wachter = app.extensions["wachter"]
    pad = cards_root / SET_ID / "kaarten" / "kaart-03.md"
    with caplog.at_level(logging.WARNING):
        for text in ("geen kop", "nog steeds geen kop"):
            pad.write_text(text, "utf-8")
            wachter.look(NOW.date())
            serve_changes(app, wachter.look(NOW.date()))
    assert caplog.messages == [
        f"in de kaarten klopt iets niet: cards/{SET_ID}/kaarten/kaart-03.md:1"
    ]


class Editor:
    """Does one thing after another to the folder, good and bad, as chance has it."""

    def __init__(self, root: Path, aside: Path, chance: random.Random) -> None:
        self.root = root
        self.aside = aside
        self.chance = chance

    def edit(self) -> None:
        kaarten = self.root / SET_ID / "kaarten"
        pad = kaarten / f"kaart-{self.chance.randint(1, 12):02}.md"
        if not kaarten.is_dir():
            self.put_back()
        self.chance.choice(
            (
                lambda: write_kaart(self.root, pad.stem, "T.", tekst=secrets.token_hex(8)),
                lambda: write_kaart(self.root, pad.stem, "T.", tekst=secrets.token_hex(800)),
                lambda: pad.write_bytes(self.chance.randbytes(self.chance.randint(0, 300))),
                lambda: self.write_slowly(pad),
                lambda: pad.unlink(missing_ok=True),
                lambda: pad.exists() and pad.replace(kaarten / "kaart-99.md"),
                lambda: (kaarten / "kaart-99.md").unlink(missing_ok=True),
                lambda: [one.unlink() for one in kaarten.iterdir()],
                lambda: self.lay_in_the_way(kaarten / "vreemd.md"),
                lambda: (self.root / SET_ID / "set.md").unlink(missing_ok=True),
                lambda: (self.root / SET_ID / "draaiboek.md").write_bytes(b"\xff"),
                lambda: (self.root / SET_ID).rename(self.aside / SET_ID),
                self.move_other,
                self.put_back,
                self.put_back,
            )
        )()

    def write_slowly(self, pad: Path) -> None:
        write_kaart(self.root, pad.stem, "T.", tekst="Heel veel tekst. " * 50)
        whole = pad.read_bytes()
        with pad.open("wb", buffering=0) as file:
            for at in range(0, len(whole), 100):
                file.write(whole[at : at + 100])
                time.sleep(0.002)

    def lay_in_the_way(self, pad: Path) -> None:
        pad.unlink(missing_ok=True)
        how = self.chance.randrange(3)
        if how == 0:
            os.mkfifo(pad)
        elif how == 1:
            pad.symlink_to(self.chance.choice(("vreemd.md", "/dev/zero", "../../", "nergens")))
        else:
            with pad.open("wb") as file:
                file.truncate(2**30)

    def move_other(self) -> None:
        here, there = self.root / OTHER_SET, self.aside / OTHER_SET
        if here.exists():
            here.rename(there)
        else:
            there.rename(here)

    def put_back(self) -> None:
        """Bring the deck back as it was at first."""
        shutil.rmtree(self.aside / SET_ID, ignore_errors=True)
        shutil.rmtree(self.root / SET_ID, ignore_errors=True)
        write_cards(self.root)


def look_around(site, stop, seen, chance):
    """Be a user who goes through the site until it is over; what goes wrong is kept."""
    while not stop.is_set():
        path = chance.choice(("/", "/over", "/feitenblad", f"{DECK}/", f"{DECK}/1", f"{DECK}/5"))
        answer = get(site, path)
        is_empty = (path == f"{DECK}/" and answer.status == 200 and A_CARD not in answer.body) or (
            path == "/" and not re.search(r"\b[1-9]\d* kaart(en)?\b", answer.body)
        )
        seen.append((path, answer.status, is_empty))


@pytest.mark.slow
def test_many_edits_under_many_users_never_break_a_page_and_never_empty_a_deck(
    site, cards_root, tmp_path
):
    seed = os.environ["KAARTENSET_ZAAD"]
    aside = tmp_path / "opzij"
    aside.mkdir()
    shutil.copytree(cards_root / SET_ID, cards_root / OTHER_SET)
    editor = Editor(cards_root, aside, random.Random(seed))
    stop, seen = threading.Event(), []
    users = [
        threading.Thread(
            target=look_around, args=(site, stop, seen, random.Random(f"{seed} {number}"))
        )
        for number in range(USERS)
    ]
    for user in users:
        user.start()
    try:
        for _ in range(EDITS):
            editor.edit()
            time.sleep(editor.chance.random() * 0.1)
    finally:
        stop.set()
        for user in users:
            user.join()
    wrong = [one for one in seen if one[1] >= 500 or one[2]]
    say(f"{EDITS} edits, {len(seen)} pages, of which 404: {sum(s == 404 for _, s, _ in seen)}")
    assert not wrong, wrong[:10]
    assert len(seen) > USERS
    editor.put_back()
    write_kaart(cards_root, "kaart-03", "Toelichting.", tekst="Tot slot.")
    wait_until(site, f"{DECK}/1", shows("Tot slot."))
    assert get(site, f"{DECK}/").body.count(A_CARD) == len(KAART_IDS)
