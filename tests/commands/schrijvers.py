"""A model of several who write on one werkblad, each seeing it as it was when they last looked.

It knows no rule of who may write when. It holds one thing against all that happens: no text that
was taken goes away unless somebody who saw it as it was changed it or took it out, and nothing that
was refused is stored. Each text is written once, so that it can be followed.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kaartenset.commands.sessies import close_sessie, open_sessie, reopen_sessie
from kaartenset.commands.werkblad import (
    Pen,
    add_regel,
    change_regel,
    drop_regel,
    set_schrijver,
    write_tekst,
)
from kaartenset.domain.weigering import Weigering
from kaartenset.domain.werkblad import Schrijver
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import find_sessie
from kaartenset.storage.werkregels import RegelFeiten, find_regels
from tests.cast import NOW, Persoon, hash_of
from tests.werkbladen import let_join, prepare_werksessie
from tests.werksessies import BEGELEIDER, EIGENAAR, go_to, no_deck, pen_of
from tests.werkvormen import BLOKKEN

LIJSTEN = {
    "kaders": lambda tekst: {"tekst": tekst},
    "spelers": lambda tekst: {"wie": tekst},
    "waarden": lambda tekst: {"waarde": tekst, "laag": "Proces"},
}
"""The fields with entries, and how a text is put into one."""
TEKSTEN = ("situatie", "samenvatting")
DEEL = {
    "kaders": "tekst",
    "spelers": "wie",
    "waarden": "waarde",
    **dict.fromkeys(TEKSTEN, "tekst"),
}
"""The part of an entry that the text is in."""
WELK = st.integers(0, 10**6)
"""Which of those that there are, counted round."""
NUMMERS = count(1)

Beeld = dict[str, tuple[RegelFeiten, ...]]
"""The entries of each field, as somebody sees them."""
Plek = tuple[str, int]
"""Where a text is: its field and its entry; the one text of a field is entry 0."""


@dataclass
class Hand:
    """Somebody who writes, with what they saw when they last looked."""

    pen: Pen
    beeld: Beeld = field(default_factory=dict)


@dataclass(frozen=True)
class Verzoek:
    """Something that was sent: what its sender saw in a place, and what is to be there."""

    hand: Hand
    doe: Callable[[], object]
    plek: Plek | None
    """None for an entry that is to be added."""
    gezien: str
    wordt: str


def pick(een, welk):
    """One of these."""
    return een[welk % len(een)]


class Knoppen:
    """What each button does; a negative control has a careless one."""

    add = staticmethod(add_regel)
    change = staticmethod(change_regel)
    write = staticmethod(write_tekst)
    drop = staticmethod(drop_regel)


class Schrijvers(RuleBasedStateMachine):
    """All of them at one werkblad; a subclass says in which database, and with which buttons."""

    opslag: Opslag
    cards_root: Path
    knoppen: type[Knoppen] = Knoppen

    def __init__(self):
        super().__init__()
        nummer = next(NUMMERS)
        mensen = [Persoon(naam, f"{naam} schrijft {nummer}") for naam in ("Bram", "Cas", "Dewi")]
        self.sid = prepare_werksessie(
            self.opslag,
            self.cards_root,
            f"woord {nummer}",
            cookie_hash=hash_of(f"anna {nummer}"),
        )
        open_sessie(self.opslag, self.sid, deck=no_deck, now=NOW)
        let_join(self.opslag, self.sid, mensen[0], is_eigenaar=True)
        let_join(self.opslag, self.sid, *mensen[1:])
        self.handen = [Hand(pen) for pen in (*map(pen_of, mensen), EIGENAAR, *[BEGELEIDER] * 2)]
        self.verloren: list[Verzoek] = []
        self.er_is: dict[Plek, str] = {}
        """What was taken, and what nobody who saw it has changed or taken out since."""
        go_to(self.opslag, self.sid, "Afsluiten")
        for veld in LIJSTEN:
            self.add(len(self.handen) - 1, veld, is_verloren=False)
        for veld in TEKSTEN:
            self.write(len(self.handen) - 1, veld, 0, is_verloren=False)
        for hand in self.handen:
            hand.beeld = self.read()

    def read(self) -> Beeld:
        with self.opslag.reading() as conn:
            return dict(find_regels(conn, find_sessie(conn, self.sid)))

    def stored(self) -> dict[Plek, str]:
        """The texts that are stored now."""
        alle = {
            (veld, 0 if veld in TEKSTEN else regel.id): regel.delen[DEEL[veld]]
            for veld, regels in self.read().items()
            if veld in DEEL
            for regel in regels
        }
        return {plek: tekst for plek, tekst in alle.items() if tekst}

    def send(self, verzoek: Verzoek, *, is_verloren: bool = False) -> None:
        """Send it; the answer comes back with the page as it is now, or is lost on its way."""
        with suppress(Weigering):
            verzoek.doe()
            self.take(verzoek)
        if is_verloren:
            self.verloren.append(verzoek)
        else:
            verzoek.hand.beeld = self.read()

    def take(self, verzoek: Verzoek) -> None:
        """What was taken is there; in the place of what its sender saw, and of nothing else."""
        er_staat = self.stored()
        plek = verzoek.plek
        if plek is None:
            (plek,) = (waar for waar, tekst in er_staat.items() if tekst == verzoek.wordt)
        assert er_staat.get(plek, "") == verzoek.wordt
        if self.er_is.get(plek, "") == verzoek.gezien:
            self.er_is[plek] = verzoek.wordt

    @rule(wie=WELK)
    def look(self, wie):
        hand = pick(self.handen, wie)
        hand.beeld = self.read()

    @rule(wie=WELK, veld=st.sampled_from(list(LIJSTEN)), is_verloren=st.booleans())
    def add(self, wie, veld, is_verloren):
        hand, tekst = pick(self.handen, wie), f"tekst {next(NUMMERS)}"
        asked = {
            "pen": hand.pen,
            "veld_id": veld,
            "getypt": LIJSTEN[veld](tekst),
            "verzoek": f"verzoek {next(NUMMERS)}",
            "now": NOW,
        }
        doe = partial(self.knoppen.add, self.opslag, self.sid, **asked)
        self.send(Verzoek(hand, doe, None, "", tekst), is_verloren=is_verloren)

    @rule(wie=WELK, veld=st.sampled_from(list(LIJSTEN)), welk=WELK, is_verloren=st.booleans())
    def change(self, wie, veld, welk, is_verloren):
        tekst = f"tekst {next(NUMMERS)}"
        knop = partial(self.knoppen.change, getypt=LIJSTEN[veld](tekst))
        self.press_at_regel(knop, pick(self.handen, wie), veld, welk, tekst, is_verloren)

    @rule(wie=WELK, veld=st.sampled_from(list(LIJSTEN)), welk=WELK, is_verloren=st.booleans())
    def drop(self, wie, veld, welk, is_verloren):
        self.press_at_regel(self.knoppen.drop, pick(self.handen, wie), veld, welk, "", is_verloren)

    def press_at_regel(self, knop, hand, veld, welk, wordt, is_verloren):
        """Press a button at one of the entries that somebody sees."""
        if not hand.beeld.get(veld):
            hand.beeld = self.read()
            return
        regel = pick(hand.beeld[veld], welk)
        asked = {
            "pen": hand.pen,
            "veld_id": veld,
            "regel_id": regel.id,
            "gezien": regel.versie,
            "now": NOW,
        }
        doe = partial(knop, self.opslag, self.sid, **asked)
        gezien = regel.delen[DEEL[veld]]
        self.send(Verzoek(hand, doe, (veld, regel.id), gezien, wordt), is_verloren=is_verloren)

    @rule(wie=WELK, veld=st.sampled_from(TEKSTEN), is_leeg=WELK, is_verloren=st.booleans())
    def write(self, wie, veld, is_leeg, is_verloren):
        hand = pick(self.handen, wie)
        tekst = "" if is_leeg % 5 == 4 else f"tekst {next(NUMMERS)}"
        regel = next(iter(hand.beeld.get(veld, ())), None)
        asked = {
            "pen": hand.pen,
            "veld_id": veld,
            "getypt": tekst,
            "gezien": regel.versie if regel else 0,
            "now": NOW,
        }
        doe = partial(self.knoppen.write, self.opslag, self.sid, **asked)
        gezien = regel.delen["tekst"] if regel else ""
        self.send(Verzoek(hand, doe, (veld, 0), gezien, tekst), is_verloren=is_verloren)

    @rule(wie=WELK, een=WELK, ander=WELK)
    def pair(self, wie, een, ander):
        hand = pick(self.handen, wie)
        waarden = hand.beeld.get("waarden")
        if not waarden:
            return
        van, naar = pick(waarden, een), pick(waarden, ander)
        with suppress(Weigering):
            add_regel(
                self.opslag,
                self.sid,
                pen=hand.pen,
                veld_id="spanningen",
                getypt={"van": f"{van.id}", "soort": "trekken", "naar": f"{naar.id}"},
                verzoek=f"verzoek {next(NUMMERS)}",
                now=NOW,
            )

    @rule(welk=WELK)
    def send_again(self, welk):
        """Somebody whose answer was lost presses the same button once more."""
        if self.verloren:
            self.send(pick(self.verloren, welk))

    @rule(veld=st.sampled_from([*LIJSTEN, *TEKSTEN]), wie=st.sampled_from(Schrijver))
    def let_write(self, veld, wie):
        for was in Schrijver:
            with suppress(Weigering):
                set_schrijver(self.opslag, self.sid, veld_id=veld, wie=wie, gezien=was, now=NOW)
                return

    @rule(blok=st.sampled_from([titel for titel, *_ in BLOKKEN]))
    def go_to(self, blok):
        with suppress(Weigering):
            go_to(self.opslag, self.sid, blok)

    @rule(is_dicht=st.sampled_from([True, False, False]))
    def close_or_reopen(self, is_dicht):
        (close_sessie if is_dicht else reopen_sessie)(self.opslag, self.sid, now=NOW)

    @invariant()
    def what_was_taken_is_there_and_what_was_refused_is_not(self):
        assert self.stored() == {plek: tekst for plek, tekst in self.er_is.items() if tekst}

    @invariant()
    def both_values_of_a_pair_are_there(self):
        beeld = self.read()
        waarden = {f"{regel.id}" for regel in beeld.get("waarden", ())}
        for paar in beeld.get("spanningen", ()):
            assert {paar.delen["van"], paar.delen["naar"]} <= waarden
