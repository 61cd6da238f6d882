"""What was not shown reaches nobody: no text, no choice, no count, in no answer to anybody."""

import secrets
from dataclasses import replace

import pytest

from kaartenset.commands.kaarten import show_kaart
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.stand.deelnemers import read_deelnemers_stand
from kaartenset.storage.models import Antwoord
from kaartenset.web import frames
from kaartenset.web.frames import frames_of
from tests.cast import ANNA
from tests.stemmen import STELLING, VRAAG, again, give, group, show
from tests.web.browser import OWN
from tests.web.conftest import with_cookie
from tests.web.routes import addresses
from tests.web.withheld import read_answer

GEHEIM = "zwijgantwoord"
"""What the three others answer; it stands nowhere else."""


@pytest.fixture
def drie(opslag, open_sid):
    return group(opslag, open_sid)


@pytest.fixture
def readers(app, open_sid, bram, cas, vreemde):
    """Everybody but the three: the begeleider, a deelnemer, another's begeleider, a stranger."""
    anna = with_cookie(app, open_sid, "begeleider", ANNA.token)
    return {"anna": anna, "bram": bram, "cas": cas, "vreemde": vreemde}


def seen_by_all(app, sid, readers):
    """What each is answered at every address of the session; PDFs are made of its pages."""
    frames_of(app).forget(sid)
    return {
        f"{wie}: {address.path}": read_answer(browser.get(address.path, headers=OWN))
        for address in addresses(app, sid)
        if "GET" in address.methods and sid in address.path and not address.path.endswith("pdf")
        for wie, browser in readers.items()
    }


def where(seen, text):
    return sorted(place for place, answer in seen.items() if text.encode() in answer)


def different(before, after):
    assert before.keys() == after.keys()
    return sorted(place for place, answer in before.items() if answer != after[place])


def vote(opslag, sid, mensen, *waarden, ronde=1):
    for wie, waarde in zip(mensen, waarden, strict=True):
        give(opslag, sid, wie, waarde, ronde=ronde)


def test_a_text_reaches_nobody_until_it_is_shown(app, opslag, open_sid, readers, drie):
    for wie in drie:
        give(opslag, open_sid, wie, f"{GEHEIM} {wie.naam}", VRAAG)
    assert not where(seen_by_all(app, open_sid, readers), GEHEIM)
    show(opslag, open_sid, VRAAG)
    found = where(seen_by_all(app, open_sid, readers), GEHEIM)
    assert {f"bram: /s/{open_sid}/", f"anna: /s/{open_sid}/begeleiding/"} <= set(found)
    assert {f"anna: /s/{open_sid}/scherm", f"bram: /s/{open_sid}/stroom"} <= set(found)
    assert not [place for place in found if place.startswith(("cas", "vreemde"))]


def test_whatever_is_chosen_all_others_are_answered_the_same_to_the_byte(
    app, opslag, open_sid, readers, drie, now, monkeypatch
):
    """Three choose otherwise, then otherwise again: nobody else can tell the difference."""
    monkeypatch.setattr(secrets, "token_bytes", lambda aantal=32: b"k" * aantal)
    readers = {wie: readers[wie] for wie in ("anna", "bram")}
    show_kaart(opslag, open_sid, kaart_id=STELLING, gezien=VRAAG, now=now)
    vote(opslag, open_sid, drie, "eens", "eens", "eens")
    before = seen_by_all(app, open_sid, readers)
    vote(opslag, open_sid, drie, "oneens", "twijfel", "eens")
    assert not different(before, seen_by_all(app, open_sid, readers))
    show(opslag, open_sid)
    shown = seen_by_all(app, open_sid, readers)
    assert f"bram: /s/{open_sid}/stand" in different(before, shown)
    again(opslag, open_sid)
    vote(opslag, open_sid, drie, "eens", "eens", "eens", ronde=2)
    before = seen_by_all(app, open_sid, readers)
    vote(opslag, open_sid, drie, "twijfel", "oneens", "twijfel", ronde=2)
    assert not different(before, seen_by_all(app, open_sid, readers))


def test_deelnemers_cannot_even_tell_that_somebody_answered(
    app, opslag, open_sid, readers, drie, monkeypatch
):
    monkeypatch.setattr(secrets, "token_bytes", lambda aantal=32: b"k" * aantal)
    readers = {wie: readers[wie] for wie in ("anna", "bram")}
    before = seen_by_all(app, open_sid, readers)
    give(opslag, open_sid, drie[0], GEHEIM, VRAAG)
    changed = different(before, seen_by_all(app, open_sid, readers))
    begeleiding = f"anna: /s/{open_sid}/begeleiding/"
    assert begeleiding in changed
    assert not [place for place in changed if not place.startswith(begeleiding)]


def test_a_vote_sends_nothing_over_the_stream_of_deelnemers(app, opslag, open_sid, bram, drie):
    stream = bram.get(f"/s/{open_sid}/stroom")
    events = iter(stream.response)
    read = [next(events), next(events)]
    for wie in drie:
        give(opslag, open_sid, wie, GEHEIM, VRAAG)
        app.extensions["hub"].wake(open_sid)
    show(opslag, open_sid, VRAAG)
    app.extensions["hub"].wake(open_sid)
    read.append(next(events))
    stream.close()
    assert GEHEIM.encode() not in b"".join(read[:2])
    assert b"Antwoorden" in read[2], "the next event is that of showing"


def test_ones_own_part_holds_nobody_elses_answer(app, opslag, open_sid, bram, drie):
    for wie in drie:
        give(opslag, open_sid, wie, GEHEIM, VRAAG)
    own = {"Wie 1": with_cookie(app, open_sid, "deelnemer", drie[0].token), "Bram": bram}
    seen = {wie: read_answer(browser.get(f"/s/{open_sid}/eigen")) for wie, browser in own.items()}
    assert where(seen, GEHEIM) == ["Wie 1"]


def test_a_leak_of_a_text_is_seen(app, opslag, open_sid, readers, drie, monkeypatch):
    """Both audiences' readers are made to say too much, each in its own way."""
    for wie in drie:
        give(opslag, open_sid, wie, GEHEIM, VRAAG)

    def first_waarde(conn):
        return conn.execute(Antwoord.__table__.select()).first().waarde

    def too_much_for_all(conn, sid, *, now):
        stand = read_deelnemers_stand(conn, sid, now=now)
        kaart = replace(stand.kaart, titel=first_waarde(conn))
        return replace(stand, merk="lek", kaart=kaart)

    def too_much_for_begeleider(conn, sid, *, now):
        stand = read_begeleiding_stand(conn, sid, now=now)
        inbreng = replace(stand.inbreng, nog_niet=(first_waarde(conn),))
        return replace(stand, merk="lek", inbreng=inbreng)

    monkeypatch.setitem(frames.READERS, "deelnemers", too_much_for_all)
    monkeypatch.setitem(frames.READERS, "begeleiding", too_much_for_begeleider)
    found = where(seen_by_all(app, open_sid, readers), GEHEIM)
    assert f"anna: /s/{open_sid}/begeleiding/stand" in found
    assert {f"bram: /s/{open_sid}/stand", f"bram: /s/{open_sid}/stroom"} <= set(found)
