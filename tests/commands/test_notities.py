"""Own notes: stored over what was seen, never over another's, and once however often sent."""

import pytest

from kaartenset.commands.draaiboek import (
    NieuwOnderdeel,
    WeggehaaldOnderdeel,
    change_draaiboek,
)
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.notities import copy_notities, save_notitie
from kaartenset.commands.sessies import close_sessie
from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.notitie import NotitieFeiten
from kaartenset.domain.weigering import (
    OnbekendeKaart,
    OnbekendeSessie,
    OnbekendOnderdeel,
    TeLangeNotitie,
    Veranderd,
)
from kaartenset.storage.facts import find_klok, find_sessie
from kaartenset.storage.notities import find_notities
from tests.cast import hash_of
from tests.commands.test_tegelijk import at_once, winner_of
from tests.commands.versies import BEGELEIDING, NIEMAND, wakes
from tests.decks import KAART_IDS

PLEK = "kaart.kaart-01"


@pytest.fixture
def save(opslag, prepared_sid, now):
    """Save a note in the prepared session."""

    def send(getypt, gezien=0, plek=PLEK, waar=opslag):
        kaart_ids = frozenset(KAART_IDS)
        return save_notitie(
            waar,
            prepared_sid,
            plek=plek,
            getypt=getypt,
            gezien=gezien,
            kaart_ids=kaart_ids,
            now=now,
        )

    return send


def notities_of(opslag, sid):
    with opslag.reading() as conn:
        return dict(find_notities(conn, find_sessie(conn, sid)))


def blokken_of(opslag, sid):
    with opslag.reading() as conn:
        return find_klok(conn, find_sessie(conn, sid)).onderdelen


def test_a_note_at_a_card_and_at_a_block_are_kept(opslag, prepared_sid, save):
    blok = blokken_of(opslag, prepared_sid)[1]
    with wakes(opslag, prepared_sid, BEGELEIDING):
        assert save("Vraag Bram") == NotitieFeiten("Vraag Bram", 1)
    save("Koffie klaar", plek=f"onderdeel.{blok.id}")
    assert notities_of(opslag, prepared_sid) == {
        PLEK: NotitieFeiten("Vraag Bram", 1),
        f"onderdeel.{blok.id}": NotitieFeiten("Koffie klaar", 1),
    }


def test_the_same_text_twice_is_stored_once(opslag, prepared_sid, save):
    save("Vraag Bram")
    with wakes(opslag, prepared_sid, NIEMAND):
        assert save("Vraag Bram") == NotitieFeiten("Vraag Bram", 1)


def test_an_empty_text_takes_the_note_away_and_its_versie_never_goes_back(
    opslag, prepared_sid, save
):
    save("Vraag Bram")
    assert save(" \n", 1) == NotitieFeiten("", 2)
    with pytest.raises(Veranderd):
        save("van een tab die het lege veld niet zag", 1)
    assert save("Nieuw", 2) == NotitieFeiten("Nieuw", 3)


def test_a_tab_that_saw_an_older_note_loses(opslag, prepared_sid, save):
    save("Eerst")
    save("Toen", 1)
    with wakes(opslag, prepared_sid, NIEMAND), pytest.raises(Veranderd):
        save("Te laat", 1)
    assert notities_of(opslag, prepared_sid)[PLEK].tekst == "Toen"


def test_4000_characters_fit_and_one_more_does_not(opslag, prepared_sid, save):
    assert save("é" * 4000).tekst == "é" * 4000
    with pytest.raises(TeLangeNotitie):
        save("é" * 4001, 1)
    assert notities_of(opslag, prepared_sid)[PLEK].tekst == "é" * 4000


@pytest.mark.parametrize(
    ("plek", "weigering"),
    [
        ("kaart.bestaat-niet", OnbekendeKaart),
        ("onderdeel.999999", OnbekendOnderdeel),
        ("zomaar", OnbekendOnderdeel),
    ],
)
def test_a_note_stands_at_a_card_or_a_block_that_there_is(save, plek, weigering):
    with pytest.raises(weigering):
        save("x", plek=plek)


def test_a_block_of_another_session_has_no_note_here(opslag, other_sid, save):
    with pytest.raises(OnbekendOnderdeel):
        save("x", plek=f"onderdeel.{blokken_of(opslag, other_sid)[0].id}")


def test_the_note_of_a_block_that_is_taken_out_goes_with_it(opslag, prepared_sid, save, now):
    blok = blokken_of(opslag, prepared_sid)[-1]
    save("Bedank iedereen", plek=f"onderdeel.{blok.id}")
    for verzoek in (
        WeggehaaldOnderdeel(blok.id),
        NieuwOnderdeel("Film", SoortOnderdeel.GESPREK, 7),
    ):
        change_draaiboek(opslag, prepared_sid, [verzoek], now=now)
    assert notities_of(opslag, prepared_sid) == {}


def test_a_closed_session_still_takes_notes(opslag, prepared_sid, save, now):
    close_sessie(opslag, prepared_sid, now=now)
    assert save("Nog iets").tekst == "Nog iets"


def test_a_session_that_there_is_not_has_no_notes(opslag, now):
    with pytest.raises(OnbekendeSessie):
        save_notitie(
            opslag, "x" * 22, plek=PLEK, getypt="x", gezien=0, kaart_ids=KAART_IDS, now=now
        )


@pytest.mark.parametrize("keer", range(3))
@pytest.mark.parametrize("gezien", [0, 1])
def test_one_of_two_tabs_saves_its_text(opslag, other_opslag, prepared_sid, save, gezien, keer):
    if gezien:
        save("Eerst")
    teksten = ("Van de laptop", "Van de tablet")
    winnaar = winner_of(
        at_once(
            lambda: save(teksten[0], gezien),
            lambda: save(teksten[1], gezien, waar=other_opslag),
        ),
        Veranderd,
    )
    assert notities_of(opslag, prepared_sid)[PLEK].tekst == teksten[winnaar]


def test_notes_come_along_to_a_new_session_by_the_titles_of_blocks(
    opslag, prepared_sid, save, nieuw, now
):
    welkom, pauze = (blokken_of(opslag, prepared_sid)[plaats] for plaats in (1, 3))
    save("Bij de kaart")
    save("Bij het welkom", plek=f"onderdeel.{welkom.id}")
    save("Bij de pauze", plek=f"onderdeel.{pauze.id}")
    kort = nieuw("kortere sessie", duur=60, cookie_hash=hash_of("kort"))
    create_sessie(opslag, kort, now=now)
    for _ in range(2):
        copy_notities(opslag, prepared_sid, kort.sid, now=now)
    nieuw_welkom = next(b for b in blokken_of(opslag, kort.sid) if b.titel == "Welkom")
    assert notities_of(opslag, kort.sid) == {
        PLEK: NotitieFeiten("Bij de kaart", 1),
        f"onderdeel.{nieuw_welkom.id}": NotitieFeiten("Bij het welkom", 1),
    }
