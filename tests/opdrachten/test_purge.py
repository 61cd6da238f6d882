"""`kaartenset purge`: what it deletes, what it says, and that no byte is left, site or no site."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from kaartenset.cli import main
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_sessie, open_sessie
from kaartenset.opdrachten.purge import purge
from tests.browser.lopende_site import Site, surroundings
from tests.cast import CAS, ELDERS, deck_on_disk, new_sessie
from tests.databases import opslag_at
from tests.project.tree import ROOT
from tests.storage.test_resten import bytes_with
from tests.volle_sessie import PERSOONLIJK, REST, fill_sessie

DAG = timedelta(days=1)
ALLES = (*PERSOONLIJK, *REST)


def keep_sessie(database, cards_root, dagen, **anders):
    """A full session that was closed so many days ago."""
    toen = datetime.now(UTC) - dagen * DAG
    with opslag_at(f"sqlite:///{database}") as opslag:
        nieuw = new_sessie(cards_root, **anders, begin_op=toen)
        create_sessie(opslag, nieuw, now=toen)
        open_sessie(opslag, nieuw.sid, deck=deck_on_disk(cards_root), now=toen)
        if not anders:
            fill_sessie(opslag, nieuw.sid, stelling="kaart-01", vraag="kaart-03")
        close_sessie(opslag, nieuw.sid, now=toen)
    return nieuw.sid


def run_purge(database):
    """The command as an operator or a timer runs it."""
    command = [sys.executable, "-m", "kaartenset", "purge"]
    return subprocess.run(
        command, cwd=ROOT, env=surroundings(database), capture_output=True, text=True, check=False
    )


@pytest.fixture
def database(instellingen):
    """The file with the tables, which nobody has open."""
    return ROOT / instellingen.database.removeprefix("sqlite:///")


def purge_here(database, **opties):
    return purge(f"sqlite:///{database}", **opties)


def test_it_takes_out_what_leads_to_people_after_a_day(database, cards_root, capsys):
    keep_sessie(database, cards_root, 2)
    assert purge_here(database) == 0
    assert bytes_with(database, PERSOONLIJK) == set()
    assert bytes_with(database, REST) == set(REST)
    assert "1 sessie deels gewist: alles wat naar mensen verwijst" in capsys.readouterr().out


def test_it_deletes_all_of_it_after_a_month(database, cards_root, capsys):
    keep_sessie(database, cards_root, 31)
    assert bytes_with(database, ALLES) == set(ALLES)
    assert purge_here(database) == 0
    assert bytes_with(database, ALLES) == set()
    zinnen = capsys.readouterr().out
    assert "1 sessie helemaal gewist" in zinnen
    assert "In de bestanden van de database staat er niets meer van" in zinnen


def test_what_is_still_to_be_kept_stays(database, cards_root, capsys):
    keep_sessie(database, cards_root, 0.5)
    assert purge_here(database) == 0
    assert bytes_with(database, ALLES) == set(ALLES)
    assert "0 sessies helemaal gewist" in capsys.readouterr().out


def test_it_says_counts_and_never_a_word_or_a_name(database, cards_root, capsys):
    sid = keep_sessie(database, cards_root, 31)
    keep_sessie(database, cards_root, 2, woord=ELDERS, wie=CAS)
    purge_here(database)
    gezegd = "".join(capsys.readouterr())
    assert not [text for text in (*ALLES, sid, ELDERS) if text in gezegd]
    assert re.findall(r"\d+ sessies?", gezegd) == ["0 sessies", "2 sessies", "1 sessie"]


def test_a_second_run_finds_nothing_to_do(database, cards_root, capsys):
    keep_sessie(database, cards_root, 31)
    purge_here(database)
    capsys.readouterr()
    assert purge_here(database) == 0
    assert re.findall(r"\d+ sessies?", capsys.readouterr().out) == ["0 sessies"] * 3


def test_a_reader_that_stays_is_told_in_dutch_with_exit_code_1(database, cards_root, capsys):
    keep_sessie(database, cards_root, 31)
    with closing(sqlite3.connect(database, isolation_level=None)) as lezer:
        lezer.execute("BEGIN")
        lezer.execute("SELECT count(*) FROM sessie").fetchall()
        assert purge_here(database, geduld=0.2) == 1
        assert "een programma leest in de database" in capsys.readouterr().err
        assert bytes_with(database, ALLES)
    assert purge_here(database) == 0
    assert bytes_with(database, ALLES) == set()


def test_a_database_that_cannot_be_used_is_told_with_exit_code_1(tmp_path, capsys):
    geen_database = tmp_path / "brief.txt"
    geen_database.write_text("Dit is geen database, maar een brief. " * 40)
    assert purge_here(geen_database) == 1
    assert "De database is nu niet te gebruiken" in capsys.readouterr().err
    assert geen_database.read_text().startswith("Dit is geen database")
    assert list(tmp_path.iterdir()) == [geen_database]


def test_without_a_database_it_ends_with_1_and_makes_nothing(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("KAARTENSET_DATABASE", str(tmp_path / "map" / "geen.sqlite3"))
    monkeypatch.delenv("KAARTENSET_SECRET", raising=False)
    assert main(["purge"]) == 1
    assert "Klopt KAARTENSET_DATABASE?" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_database_of_another_program_stays_as_it_is(tmp_path, capsys):
    vreemd = tmp_path / "muziek.sqlite3"
    with closing(sqlite3.connect(vreemd)) as conn, conn:
        conn.execute("CREATE TABLE nummer (titel TEXT)")
    vooraf = vreemd.read_bytes()
    assert purge_here(vreemd) == 1
    assert "is geen database van Kaartenset" in capsys.readouterr().err
    assert vreemd.read_bytes() == vooraf
    assert list(tmp_path.iterdir()) == [vreemd]


def test_the_command_runs_while_the_site_does_and_pages_are_read(tmp_path, cards_root):
    with Site(tmp_path) as site:
        sid = keep_sessie(site.database, cards_root, 31)
        with closing(sqlite3.connect(site.database, isolation_level=None)) as lezer:
            lezer.execute("BEGIN")
            lezer.execute("SELECT count(*) FROM sessie").fetchall()
            proces = subprocess.Popen(
                [sys.executable, "-m", "kaartenset", "purge"],
                cwd=ROOT,
                env=surroundings(site.database),
                stdout=subprocess.PIPE,
                text=True,
            )
            assert "gesloten" in proces.stdout.readline()
            assert "deels gewist" in proces.stdout.readline()
            assert "1 sessie helemaal gewist" in proces.stdout.readline()
            assert bytes_with(site.database, ALLES), "the reader still holds it"
            lezer.execute("ROLLBACK")
        with proces:
            assert "niets meer" in proces.stdout.read()
        assert proces.returncode == 0
        assert bytes_with(site.database, (*ALLES, sid)) == set()


def test_the_site_does_it_by_itself_when_it_starts(tmp_path, cards_root):
    site = Site(tmp_path)
    keep_sessie(site.database, cards_root, 31)
    site.stop()
    assert bytes_with(site.database, ALLES) == set(ALLES)
    site.start()
    assert run_purge(site.database).returncode == 0, "waits for what the site is doing"
    assert bytes_with(site.database, ALLES) == set()
    site.stop()


def test_help_names_the_exit_codes(capsys):
    with pytest.raises(SystemExit):
        main(["purge", "--help"])
    assert "Eindigt met 0" in capsys.readouterr().out


def test_it_works_with_the_settings_of_the_site(database, cards_root, monkeypatch, capsys):
    for naam in [naam for naam in os.environ if naam.startswith("KAARTENSET_")]:
        monkeypatch.delenv(naam)
    monkeypatch.setenv("KAARTENSET_DATABASE", str(database))
    keep_sessie(database, cards_root, 31)
    assert main(["purge"]) == 0
    assert "1 sessie helemaal gewist" in capsys.readouterr().out


def test_on_postgresql_the_rows_go_and_the_guide_says_what_stays(postgres, capsys):
    assert purge(postgres) == 0
    assert "docs/beheer.md" in capsys.readouterr().out
