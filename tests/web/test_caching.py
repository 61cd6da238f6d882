"""Pages for everybody are kept and asked for again; nothing of a session is kept anywhere."""

import gzip
from dataclasses import replace
from shutil import copytree

import pytest

from kaartenset.web.publiek import Voor
from tests.decks import KAART_IDS, SET_ID, write_kaart
from tests.web.routes import addresses, paths_for
from tests.werkvormen import WERKVORM_ID

PACKED = {"Accept-Encoding": "gzip"}
WERKVORM = f"/werkvormen/{WERKVORM_ID}"
PUBLIC = ("/feitenblad", "/over", "/privacy", "/toegankelijkheid", WERKVORM, f"{WERKVORM}/brief")
DECK = f"/kaarten/{SET_ID}/f3eb8ae43d0034b4"
CARDS = (f"{DECK}/", *(f"{DECK}/{nummer}" for nummer in range(1, len(KAART_IDS) + 1)))


@pytest.fixture
def etags_of(instellingen, make_app, tmp_path):
    """The validators of all public pages, on a deck that was changed first."""

    def read(change):
        root = copytree(instellingen.cards, tmp_path / f"deck-{change.__name__}")
        change(root)
        browser = make_app(replace(instellingen, cards=root)).test_client()
        return {path: browser.get(path).headers["ETag"] for path in (*PUBLIC, *CARDS)}

    return read


def leave(root):
    """The deck as it is."""


def change_all_toelichtingen(root):
    for kaart_id in KAART_IDS:
        write_kaart(root, kaart_id, "Een heel ander verhaal voor de begeleider.")


def change_one_text(root):
    write_kaart(root, "kaart-05", "Toelichting.", tekst="Een ander verhaal.")


@pytest.mark.parametrize("path", [*PUBLIC, *CARDS])
def test_a_public_page_that_did_not_change_is_not_sent_again(vreemde, path):
    first = vreemde.get(path)
    again = vreemde.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert vreemde.get(path, headers={"If-None-Match": '"anders"'}).status_code == 200


@pytest.mark.parametrize("path", [*PUBLIC, CARDS[0], CARDS[1]])
def test_a_packed_page_is_the_same_page_and_is_not_sent_again_either(vreemde, path):
    plain = vreemde.get(path)
    packed = vreemde.get(path, headers=PACKED)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert gzip.decompress(packed.data) == plain.data
    known = PACKED | {"If-None-Match": packed.headers["ETag"]}
    assert vreemde.get(path, headers=known).status_code == 304
    assert vreemde.get(path, headers=PACKED).data == packed.data


def test_another_toelichting_does_not_change_any_validator(etags_of):
    assert etags_of(leave) == etags_of(change_all_toelichtingen)


def test_another_text_changes_the_validator_of_that_card_alone(etags_of):
    before, after = etags_of(leave), etags_of(change_one_text)
    assert len([path for path in before if before[path] != after[path]]) == 1


def test_nothing_of_a_session_and_no_form_is_kept(app, open_sid, anna, bram):
    forms = ("/", "/sessies/nieuw", "/sleutel")
    others = (Voor.DEELNEMERS, Voor.SCHERM, Voor.BEGELEIDING, Voor.REDACTIE)
    for path in (*forms, *paths_for(app, open_sid, "GET", *others)):
        for browser in (anna, bram):
            answer = browser.get(path)
            assert answer.headers["Cache-Control"] == "no-store", path
            assert "ETag" not in answer.headers, path
            answer.close()


def test_a_refusal_is_not_kept(app, open_sid, vreemde):
    for address in addresses(app, open_sid):
        answer = vreemde.post(address.path, headers={"Sec-Fetch-Site": "cross-site"})
        assert (answer.status_code, answer.headers["Cache-Control"]) == (403, "no-store")


def test_the_live_parts_say_what_a_browser_has_and_what_time_it_is(bram, open_sid, now):
    answer = bram.get(f"/s/{open_sid}/stand")
    assert answer.headers["Kaartenset-Nu"] == str(int(now.timestamp() * 1000))
    same = bram.get(f"/s/{open_sid}/stand?na={answer.headers['Kaartenset-Merk']}")
    assert (same.status_code, same.data) == (204, b"")
    assert same.headers["Kaartenset-Merk"] == answer.headers["Kaartenset-Merk"]
    assert bram.get(f"/s/{open_sid}/stand?na=oud").data == answer.data
