"""Settings that cannot be used stop the start and name themselves."""

import stat

import pytest

from kaartenset.config import OngeldigeInstelling, read_instellingen

GEHEIM = "Xk3vQ8nR2tLw9ZpB5yHc7JmD4sFg6AeU"


@pytest.mark.parametrize("geheim", ["geheim", " ", "x" * 64, "ab" * 20])
def test_a_secret_that_can_be_guessed_stops_the_start(tmp_path, geheim):
    omgeving = {"KAARTENSET_DATABASE": str(tmp_path / "a.sqlite3"), "KAARTENSET_SECRET": geheim}
    with pytest.raises(OngeldigeInstelling, match="KAARTENSET_SECRET"):
        read_instellingen(omgeving)


def test_a_secret_is_made_at_the_first_start_and_kept_for_its_owner_alone(tmp_path):
    omgeving = {"KAARTENSET_DATABASE": str(tmp_path / "a.sqlite3")}
    eerste = read_instellingen(omgeving).secret
    assert read_instellingen(omgeving).secret == eerste
    (bestand,) = tmp_path.glob("*.geheim")
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
    assert [pad.name for pad in tmp_path.iterdir()] == [bestand.name]


def test_an_empty_secret_file_stops_the_start(tmp_path):
    (tmp_path / "a.geheim").touch()
    with pytest.raises(OngeldigeInstelling, match="KAARTENSET_SECRET"):
        read_instellingen({"KAARTENSET_DATABASE": str(tmp_path / "a.sqlite3")})


def test_postgresql_needs_a_secret_of_its_own():
    with pytest.raises(OngeldigeInstelling, match="KAARTENSET_SECRET"):
        read_instellingen({"KAARTENSET_DATABASE": "postgresql://localhost/kaartenset"})


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("KAARTENSET_PROXY", "veel"),
        ("KAARTENSET_PROXY", "9" * 5000),
        ("KAARTENSET_MAX_DEELNEMERS", "-1"),
        ("KAARTENSET_WOORDEN_PER_UUR", "1.5"),
        ("KAARTENSET_ADRES", "kaarten.example.nl"),
        ("KAARTENSET_ADRES", "https://kaarten.example.nl/kaartenset"),
        ("KAARTENSET_ADRES", "https://jan@kaarten.example.nl"),
        ("KAARTENSET_ADRES", "https://Kaarten.example.nl"),
        ("KAARTENSET_ADRES", "https://kaarten.example.nl:0"),
        ("KAARTENSET_ADRES", "https://kaarten.example.nl?x"),
        ("KAARTENSET_ADRES", "https://"),
        ("KAARTENSET_ADRES", "ftp://kaarten.example.nl"),
        ("KAARTENSET_BRONCODE", "http://voorbeeld.nl"),
        ("KAARTENSET_BEVEILIGING", "voorbeeld.nl"),
        ("KAARTENSET_ELEARNING_ADRES", "http://leren.example.nl"),
        ("KAARTENSET_ELEARNING_ADRES", "https://leren.example.nl"),
        ("KAARTENSET_ELEARNING_NAAM", "Open op orde"),
        ("KAARTENSET_THEMA_CSS", "https://voorbeeld.nl/thema.css"),
        ("KAARTENSET_DATABASE", "mysql://localhost/kaartenset"),
    ],
)
def test_a_bad_value_stops_the_start_and_names_its_setting(tmp_path, naam, waarde):
    omgeving = {
        "KAARTENSET_DATABASE": str(tmp_path / "a.sqlite3"),
        "KAARTENSET_SECRET": GEHEIM,
        naam: waarde,
    }
    with pytest.raises(OngeldigeInstelling, match=naam):
        read_instellingen(omgeving)


@pytest.mark.parametrize(
    ("gegeven", "gelezen"),
    [
        ("", ""),
        ("https://kaarten.example.nl", "https://kaarten.example.nl"),
        ("https://kaarten.example.nl/", "https://kaarten.example.nl"),
        ("http://localhost:8000", "http://localhost:8000"),
    ],
)
def test_the_address_of_the_site_is_an_origin(tmp_path, gegeven, gelezen):
    omgeving = {
        "KAARTENSET_DATABASE": str(tmp_path / "a.sqlite3"),
        "KAARTENSET_SECRET": GEHEIM,
        "KAARTENSET_ADRES": gegeven,
    }
    assert read_instellingen(omgeving).adres == gelezen


def test_the_table_in_the_docs_has_every_setting():
    from kaartenset.config import BASIS

    bron = (BASIS / "kaartenset" / "config.py").read_text("utf-8")
    beheer = (BASIS / "docs" / "beheer.md").read_text("utf-8")
    namen = {woord.strip('"(,)') for woord in bron.split() if woord.startswith(('"KAARTENSET_',))}
    namen = {naam.rstrip(":") for naam in namen if naam.rstrip(":").isupper()}
    assert namen
    assert not sorted(naam for naam in namen if f"`{naam}`" not in beheer)


ELEARNING = {
    "KAARTENSET_ELEARNING_NAAM": "Open op orde",
    "KAARTENSET_ELEARNING_ADRES": "https://leren.example.nl/open",
}


def read_elearning(tmp_path, **anders):
    return read_instellingen({"KAARTENSET_DATABASE": str(tmp_path / "a.db"), **anders}).elearning


def test_an_elearning_has_a_name_and_an_address(tmp_path):
    elearning = read_elearning(tmp_path, **ELEARNING)
    assert (elearning.naam, elearning.adres) == tuple(ELEARNING.values())
    assert read_elearning(tmp_path) is None


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("KAARTENSET_ELEARNING_ADRES", "https://leren.example.nl/een twee"),
        ("KAARTENSET_ELEARNING_ADRES", "https://"),
        ("KAARTENSET_ELEARNING_ADRES", "javascript:alert(1)"),
        ("KAARTENSET_ELEARNING_NAAM", "een\ntwee"),
        ("KAARTENSET_ELEARNING_NAAM", "n" * 121),
    ],
)
def test_an_elearning_that_cannot_be_used_stops_the_start(tmp_path, naam, waarde):
    with pytest.raises(OngeldigeInstelling, match=naam):
        read_elearning(tmp_path, **ELEARNING | {naam: waarde})
