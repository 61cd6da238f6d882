"""`kaartenset sleutel`: the operator gives a session whose begeleider is gone another key."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from filelock import FileLock

from kaartenset.cli import main
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_sessie
from kaartenset.domain.sleutel import read_sleutel
from tests.browser.lopende_site import Site, surroundings
from tests.cast import GEHEIM, WOORD, feiten_of, new_sessie
from tests.databases import opslag_at
from tests.project.tree import ROOT
from tests.web.test_sleutel import SLEUTEL


@pytest.fixture
def database(instellingen, monkeypatch):
    """The file with the tables, which nobody has open, as the operator's settings name it."""
    file = instellingen.database.removeprefix("sqlite:///")
    monkeypatch.setenv("KAARTENSET_DATABASE", file)
    monkeypatch.setenv("KAARTENSET_SECRET", GEHEIM)
    monkeypatch.delenv("KAARTENSET_ADRES", raising=False)
    return file


@pytest.fixture
def sid(database, cards_root):
    """A session that is prepared."""
    nieuw = new_sessie(cards_root)
    with opslag_at(f"sqlite:///{database}") as opslag:
        create_sessie(opslag, nieuw, now=datetime.now(UTC))
    return nieuw.sid


def nummer_of(database, sid):
    with opslag_at(f"sqlite:///{database}") as opslag:
        return feiten_of(opslag, sid).sleutel_nummer


def test_it_prints_a_new_sleutel_and_says_that_the_old_one_is_over(database, sid, capsys):
    assert main(["sleutel", "Open", "heid"]) == 0
    said = capsys.readouterr().out
    assert read_sleutel(SLEUTEL.search(said)[0])
    assert "‘Sessie openheid’" in said
    assert "De oude sleutel werkt niet meer" in said
    assert "#" not in said, "no link without an address"
    assert nummer_of(database, sid) == 1


def test_with_the_address_of_the_site_it_prints_the_link(database, sid, capsys, monkeypatch):
    monkeypatch.setenv("KAARTENSET_ADRES", "https://kaarten.example.nl")
    main(["sleutel", WOORD])
    said = capsys.readouterr().out
    plain = SLEUTEL.search(said)[0].replace("-", "")
    assert f"https://kaarten.example.nl/sleutel#{plain}\n" in said


def test_each_time_gives_another(database, sid, capsys):
    found = set()
    for _ in range(3):
        assert main(["sleutel", WOORD]) == 0
        found.add(SLEUTEL.search(capsys.readouterr().out)[0])
    assert len(found) == 3


@pytest.mark.parametrize(
    ("woord", "zin"),
    [("wooteam", "Er is geen sessie met dit woord"), ("ab", "minstens 4 letters")],
)
def test_a_word_without_a_session_ends_with_1_and_says_so(database, sid, woord, zin, capsys):
    assert main(["sleutel", woord]) == 1
    assert zin in capsys.readouterr().err
    assert nummer_of(database, sid) == 0


def test_a_session_that_is_closed_gets_none(database, sid, capsys):
    with opslag_at(f"sqlite:///{database}") as opslag:
        close_sessie(opslag, sid, now=datetime.now(UTC))
    assert main(["sleutel", WOORD]) == 1
    assert "Er is geen sessie met dit woord" in capsys.readouterr().err


def test_without_a_database_it_makes_none(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("KAARTENSET_DATABASE", str(tmp_path / "map" / "weg.sqlite3"))
    monkeypatch.delenv("KAARTENSET_SECRET", raising=False)
    assert main(["sleutel", WOORD]) == 1
    said = capsys.readouterr().err
    assert "Er is nog geen database" in said
    assert "Klopt KAARTENSET_DATABASE?" in said
    assert list(tmp_path.iterdir()) == []


def test_without_the_secret_of_the_site_it_makes_none(database, sid, capsys, monkeypatch):
    monkeypatch.delenv("KAARTENSET_SECRET")
    assert main(["sleutel", WOORD]) == 1
    assert "Geef KAARTENSET_SECRET mee" in capsys.readouterr().err
    assert not Path(database).with_suffix(".geheim").exists()
    assert nummer_of(database, sid) == 0


def test_a_file_that_is_no_database_is_told_and_left_as_it_is(tmp_path, capsys, monkeypatch):
    brief = tmp_path / "brief.txt"
    brief.write_text("Dit is geen database, maar een brief. " * 40)
    monkeypatch.setenv("KAARTENSET_DATABASE", str(brief))
    monkeypatch.setenv("KAARTENSET_SECRET", GEHEIM)
    assert main(["sleutel", WOORD]) == 1
    assert "is geen database van Kaartenset" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [brief]


def test_a_database_without_tables_is_left_as_it_is(tmp_path, capsys, monkeypatch):
    leeg = tmp_path / "leeg.sqlite3"
    leeg.touch()
    monkeypatch.setenv("KAARTENSET_DATABASE", str(leeg))
    assert main(["sleutel", WOORD]) == 1
    said = capsys.readouterr().err
    assert "De database is nu niet te gebruiken" in said
    assert WOORD not in said


def test_it_waits_for_the_one_writer_and_gives_up_without_a_change(
    database, sid, capsys, monkeypatch
):
    monkeypatch.setattr("kaartenset.storage.database.WACHT_S", 0.1)
    with FileLock(f"{database}.slot"):
        assert main(["sleutel", WOORD]) == 1
    assert "De oude sleutel werkt nog" in capsys.readouterr().err
    assert nummer_of(database, sid) == 0


def test_the_site_that_runs_takes_the_new_sleutel_and_no_longer_the_old(tmp_path):
    import http.cookiejar
    import urllib.error
    import urllib.parse
    import urllib.request

    def post(path, opener=None, **form):
        opener = opener or urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        )
        data = urllib.parse.urlencode(form).encode()
        try:
            return opener.open(f"{site.origin}{path}", data)
        except urllib.error.HTTPError as fout:
            return fout

    with Site(tmp_path) as site:
        made = post("/sessies/nieuw", woord="rustige otter")
        sid = urlsplit(made.url).path.split("/")[2]
        oud = SLEUTEL.search(made.read().decode())[0]
        done = subprocess.run(
            [sys.executable, "-m", "kaartenset", "sleutel", "rustige", "otter"],
            cwd=ROOT,
            env=surroundings(site.database),
            capture_output=True,
            text=True,
            check=True,
        )
        nieuw = SLEUTEL.search(done.stdout)[0]
        assert post("/sleutel", sleutel=oud).status == 422
        assert post("/sleutel", sleutel=nieuw).url == f"{site.origin}/s/{sid}/begeleiding/"
