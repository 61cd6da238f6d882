"""No byte of what was deleted is left in SQLite's files, however it came to be there."""

import random
import threading

import pytest
from sqlalchemy import delete, insert, select

from kaartenset.commands.bewaren import delete_now, tidy_sessie
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_sessie, open_sessie
from kaartenset.domain.weigering import OpslagWeg
from kaartenset.storage.models import Deck
from kaartenset.storage.resten import erase_resten
from tests.cast import CAS, ELDERS, NOW, deck_on_disk, new_sessie
from tests.storage.test_database import keep, kept
from tests.volle_sessie import PERSOONLIJK, REST, fill_sessie
from tests.volle_werksessie import ONTHOUDEN, fill_werksessie
from tests.volle_werksessie import PERSOONLIJK as WERK_PERSOONLIJK
from tests.volle_werksessie import REST as WERK_REST
from tests.werkbladen import add, drop, open_werksessie, regels_of, write

EVEN, LANG = 0.2, 10.0
LATER = NOW.replace(day=3)


@pytest.fixture
def sid(opslag, cards_root):
    """A session in which everything happened, with another one beside it; the first is closed."""
    nieuw = new_sessie(cards_root)
    for een in (nieuw, new_sessie(cards_root, ELDERS, CAS)):
        create_sessie(opslag, een, now=NOW)
        open_sessie(opslag, een.sid, deck=deck_on_disk(cards_root), now=NOW)
    fill_sessie(opslag, nieuw.sid, stelling="kaart-01", vraag="kaart-03")
    return close_sessie(opslag, nieuw.sid, now=NOW)


def files_of(database):
    """The file, its log and the index of that."""
    names = (f"{database.name}{einde}" for einde in ("", "-wal", "-shm"))
    return [database.with_name(name) for name in names]


def bytes_with(database, texts):
    """Which of these texts stand in the bytes of any of the database's files."""
    data = b"".join(path.read_bytes() for path in files_of(database) if path.exists())
    return {text for text in texts if text.encode() in data}


def test_every_text_is_found_in_the_bytes_before_it_is_deleted(opslag, database, sid):
    """The negative control: the search finds each of them, in the log and in the file."""
    assert bytes_with(database, (*PERSOONLIJK, *REST)) == {*PERSOONLIJK, *REST}
    assert erase_resten(opslag, geduld=LANG)
    assert bytes_with(database, (*PERSOONLIJK, *REST)) == {*PERSOONLIJK, *REST}


def test_after_a_day_no_byte_that_leads_to_people_is_left(opslag, database, sid):
    erase_resten(opslag, geduld=LANG)
    assert tidy_sessie(opslag, sid, now=LATER)
    assert bytes_with(database, PERSOONLIJK) == set(PERSOONLIJK), "it is still in the file"
    assert erase_resten(opslag, geduld=LANG)
    assert bytes_with(database, PERSOONLIJK) == set()
    assert bytes_with(database, REST) == set(REST)


def test_after_deleting_no_byte_of_it_is_left(opslag, database, sid):
    delete_now(opslag, sid)
    assert erase_resten(opslag, geduld=LANG)
    assert bytes_with(database, (*PERSOONLIJK, *REST, sid)) == set()
    log = database.with_name(f"{database.name}-wal")
    assert log.stat().st_size == 0


def test_of_a_werkblad_no_byte_is_left_either(opslag, database, cards_root):
    sid = fill_werksessie(opslag, cards_root)
    alles = {*WERK_PERSOONLIJK, *WERK_REST, ONTHOUDEN}
    erase_resten(opslag, geduld=LANG)
    assert bytes_with(database, alles) == alles
    close_sessie(opslag, sid, now=NOW)
    assert tidy_sessie(opslag, sid, now=LATER)
    assert erase_resten(opslag, geduld=LANG)
    assert bytes_with(database, alles) == {*WERK_REST, ONTHOUDEN}
    delete_now(opslag, sid)
    assert erase_resten(opslag, geduld=LANG)
    assert bytes_with(database, alles) == set()


def test_what_was_taken_out_or_changed_on_a_werkblad_leaves_no_byte(opslag, database, cards_root):
    """A text that somebody typed and took back is nobody's any more, long before the session is."""
    sid = open_werksessie(opslag, cards_root)
    for nummer in range(40):
        add(opslag, sid, "kaders", tekst=f"teruggenomen {nummer} " * 40)
        write(opslag, sid, "situatie", f"overschreven {nummer} " * 40)
    write(opslag, sid, "situatie", "wat er bleef")
    for regel in regels_of(opslag, sid, "kaders"):
        drop(opslag, sid, "kaders", regel)
    assert erase_resten(opslag, geduld=LANG)
    woorden = ("teruggenomen", "overschreven", "wat er bleef")
    assert bytes_with(database, woorden) == {"wat er bleef"}


def churn(opslag, seed):
    """Let rows of many sizes come and go, so that pages are split and joined; texts to delete."""
    dice = random.Random(seed)
    for ronde in range(60):
        with opslag.writing() as conn:
            for nummer in range(6):
                soort = dice.choice(("GEWIST", "blijft"))
                tekst = f"{soort}-{ronde}-{nummer}-" * dice.choice((1, 6, 40, 120))
                rij = {"hash": f"{soort}{seed}{ronde}-{nummer}", "toelichtingen": ""}
                conn.execute(insert(Deck).values(kaarten=tekst, **rij))
            weg = conn.execute(select(Deck.id)).scalars().all()
            conn.execute(delete(Deck).where(Deck.id == dice.choice(weg)))
    with opslag.writing() as conn:
        conn.execute(delete(Deck).where(Deck.kaarten.startswith("GEWIST")))


@pytest.mark.parametrize("seed", range(3))
def test_rows_that_moved_to_other_pages_leave_no_byte_either(opslag, database, seed):
    churn(opslag, seed)
    assert erase_resten(opslag, geduld=LANG)
    assert bytes_with(database, ("GEWIST", "blijft")) == {"blijft"}


def test_overwriting_alone_would_leave_some(opslag, database, outsider):
    """The negative control: why the database is written anew."""
    for seed in range(3):
        churn(opslag, seed)
    outsider.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert database.with_name(f"{database.name}-wal").stat().st_size == 0
    assert bytes_with(database, ("GEWIST",)) == {"GEWIST"}


def test_a_reader_that_stays_is_told_and_one_that_goes_is_waited_for(
    opslag, database, sid, outsider
):
    outsider.execute("BEGIN")
    outsider.execute("SELECT count(*) FROM sessie").fetchall()
    delete_now(opslag, sid)
    assert not erase_resten(opslag, geduld=EVEN)
    assert bytes_with(database, REST)
    einde = threading.Timer(0.3, lambda: outsider.execute("ROLLBACK"))
    einde.start()
    assert erase_resten(opslag, geduld=LANG)
    einde.join()
    assert bytes_with(database, (*PERSOONLIJK, *REST)) == set()


def test_others_can_write_while_it_waits_for_a_reader(opslag, sid, outsider):
    outsider.execute("BEGIN")
    outsider.execute("SELECT count(*) FROM sessie").fetchall()
    wacht = threading.Thread(target=erase_resten, args=(opslag,), kwargs={"geduld": 1.0})
    wacht.start()
    for nummer in range(5):
        keep(opslag, f"erbij {nummer}")
    assert wacht.is_alive()
    wacht.join()
    outsider.execute("ROLLBACK")
    assert {f"erbij {nummer}" for nummer in range(5)} <= kept(opslag)


def test_a_program_that_writes_is_waited_for(opslag, sid, outsider):
    delete_now(opslag, sid)
    outsider.execute("BEGIN IMMEDIATE")
    assert not erase_resten(opslag, geduld=EVEN)
    outsider.execute("ROLLBACK")
    assert erase_resten(opslag, geduld=EVEN)


def test_a_database_that_is_gone_is_named(opslag, database):
    erase_resten(opslag, geduld=EVEN)
    database.rename(database.with_name("elders"))
    with pytest.raises(OpslagWeg):
        erase_resten(opslag, geduld=EVEN)
