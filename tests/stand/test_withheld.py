"""What deelnemers see cannot hold a toelichting, a script or a name: shown by its types and rows.

The types are looked through field by field; what was read for them is looked through too, and so
is every question that was put to the database. Each check is tried on the begeleider's Stand, where
it must find what it looks for.
"""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from sqlalchemy import event

from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_sessie, open_sessie
from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Begeleiding, Kaart
from kaartenset.stand.begeleiding import BegeleidingStand, read_begeleiding_stand
from kaartenset.stand.deelnemers import (
    DeelnemersStand,
    DeurStand,
    find_deck_in_zicht,
    read_deelnemers_stand,
    read_deur_stand,
    read_scherm_stand,
)
from kaartenset.storage.models import db
from tests.cast import BRAM, NOW, deck_on_disk, hash_of, join, new_sessie
from tests.decks import KAART_IDS, write_cards, write_kaart
from tests.werkbladen import open_werksessie
from tests.werksessies import go_to

VOOR_ALLEN = (DeelnemersStand, DeurStand, Kaart)
TEKSTEN = {
    "DeelnemersStand": {"sid", "kaartenset", "titel", "merk"},
    "DeurStand": {"sid", "kaartenset", "titel", "plaats"},
    "OnderdeelStand": {"titel", "regels"},
    "KlokStand": {"naam"},
    "Veld": {"id", "vraag"},
    "Keuze": {"waarde", "naam", "uitleg"},
    "Uitslag": {"teksten"},
    "AfspraakStand": {"tekst", "wie"},
    "Cijfers": {"gemiddelde"},
    "SlotStand": {"redenen", "morgen"},
    "WerkbladStand": {"titel", "vraag", "stap"},
    "WerkbladdeelStand": {"titel"},
    "Werkveld": {"id", "titel", "uitleg", "keuzes"},
    "RegelStand": {"delen"},
    "Kaart": {
        *("id", "titel", "tekst", "keuze_a", "keuze_b"),
        *("invalshoeken", "bestuurslagen", "gewicht"),
    },
}
"""Every field for everybody that can hold text: a new one is a decision."""
EENVOUDIG = (int, bool, date, datetime, Enum, types.NoneType)


@dataclass(frozen=True)
class Lek:
    """What a leak would look like: deep inside, under an innocent name."""

    kaarten: tuple[Kaart | None, ...]
    extra: Mapping[str, "Begeleiding"] | None


def fields_with_text(soort: type) -> dict[str, set[str]]:
    """Of a dataclass and all that it can hold: the fields in which text can stand."""
    found: dict[str, set[str]] = {}
    for klasse in reachable(soort):
        hints = get_type_hints(klasse)
        met_tekst = {veld.name for veld in fields(klasse) if holds_text(hints[veld.name])}
        found[klasse.__name__] = met_tekst
    return {naam: velden for naam, velden in found.items() if velden}


def reachable(soort: type) -> set[type]:
    """The dataclasses that can stand in a value of this type, itself included."""
    todo, done = [soort], set()
    while todo:
        klasse = todo.pop()
        if klasse in done:
            continue
        done.add(klasse)
        for hint in get_type_hints(klasse).values():
            todo += [part for part in parts_of(hint) if is_dataclass(part)]
    return done


def parts_of(hint: Any) -> Iterator[Any]:
    """The types of which a type is made: `tuple[Kaart | None, ...]` has Kaart and None."""
    if get_origin(hint) is None:
        yield hint
    else:
        yield from () if is_union(hint) else (get_origin(hint),)
        for part in get_args(hint):
            if part is not Ellipsis:
                yield from parts_of(part)


def is_union(hint: Any) -> bool:
    return get_origin(hint) in {Union, types.UnionType}


def holds_text(hint: Any) -> bool:
    """Whether text can stand in it, or anything at all: what is not known to be without is with."""
    return any(not is_without_text(part) for part in parts_of(hint))


def is_without_text(part: Any) -> bool:
    if part is tuple or is_dataclass(part):
        return True
    return isinstance(part, type) and issubclass(part, EENVOUDIG)


def texts_in(value: Any) -> Iterator[str]:
    """All text in a value, whatever it is made of."""
    if is_dataclass(value):
        for veld in fields(value):
            yield from texts_in(getattr(value, veld.name))
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from texts_in(pair)
    elif isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from texts_in(item)
    else:
        yield str(value)


READ_FOR_ALL = (read_deelnemers_stand, read_scherm_stand, read_deur_stand)


def standen_of(opslag, sid):
    """Everything that is read for who is no begeleider."""
    with opslag.reading() as conn:
        return [*(read(conn, sid, now=NOW) for read in READ_FOR_ALL), find_deck_in_zicht(conn, sid)]


def begeleiding_of(opslag, sid):
    with opslag.reading() as conn:
        return read_begeleiding_stand(conn, sid, now=NOW)


@pytest.mark.parametrize("soort", VOOR_ALLEN)
def test_no_type_for_everybody_has_a_field_that_could_hold_a_toelichting(soort):
    for naam, velden in fields_with_text(soort).items():
        assert velden == TEKSTEN[naam]


def test_the_list_of_fields_has_none_that_is_gone():
    found = [fields_with_text(soort).keys() for soort in VOOR_ALLEN]
    assert set(TEKSTEN) == {naam for namen in found for naam in namen}


def test_the_only_html_for_everybody_is_of_a_card_of_a_field_and_the_rules_to_agree_on():
    html = {
        (klasse.__name__, naam)
        for soort in VOOR_ALLEN
        for klasse in reachable(soort)
        for naam, hint in get_type_hints(klasse).items()
        if Html in parts_of(hint)
    }
    assert html == {("Kaart", "tekst"), ("Werkveld", "uitleg"), ("OnderdeelStand", "regels")}


def test_a_field_that_could_hold_a_toelichting_is_seen():
    velden = fields_with_text(BegeleidingStand)
    assert "toelichting" in velden["BegeleidingStand"]
    assert "script" in velden["Agenda"]
    velden = fields_with_text(Lek)
    assert velden["Lek"] == {"extra"}
    assert "toelichtingen" in velden["Begeleiding"]


@pytest.mark.parametrize("hint", [Any, object, dict, list[str], Html, bytes, str | None, types])
def test_a_type_that_could_hold_anything_counts_as_text(hint):
    assert holds_text(hint)


@pytest.mark.parametrize("hint", [int, datetime | None, tuple[int, ...], Kaart | None])
def test_a_type_that_holds_no_text_does_not_count(hint):
    assert not holds_text(hint)


def test_in_no_phase_does_anything_for_everybody_hold_what_is_withheld(
    opslag, prepared_sid, cards_root
):
    def look():
        gezien = " ".join(texts_in(standen_of(opslag, prepared_sid)))
        assert "zwijgwoord" not in gezien
        assert "scriptwoord" not in gezien
        assert "Bram" not in gezien
        return gezien

    look()
    open_sessie(opslag, prepared_sid, deck=deck_on_disk(cards_root), now=NOW)
    join(opslag, prepared_sid, BRAM, naam="Bram")
    assert all(f"Tekst voor iedereen op {kaart_id}" in look() for kaart_id in KAART_IDS)
    close_sessie(opslag, prepared_sid, now=NOW)
    look()


def test_what_is_withheld_is_found_where_it_is(opslag, open_sid):
    join(opslag, open_sid, BRAM, naam="Bram")
    gezien = " ".join(texts_in(begeleiding_of(opslag, open_sid)))
    assert all(woord in gezien for woord in ("zwijgwoord03", "scriptwoordklaarzetten", "Bram"))


def test_for_everybody_no_withheld_column_is_even_asked_for(app, opslag, open_sid):
    assert not withheld_columns(app, lambda: standen_of(opslag, open_sid))
    asked = withheld_columns(app, lambda: begeleiding_of(opslag, open_sid))
    assert asked == {"toelichtingen", "script", "naam"}


def test_nor_of_a_werkvorm(app, opslag, cards_root):
    sid = open_werksessie(opslag, cards_root)
    go_to(opslag, sid, "Afsluiten")
    assert not withheld_columns(app, lambda: standen_of(opslag, sid))
    assert withheld_columns(app, lambda: begeleiding_of(opslag, sid)) == {"script", "naam"}


def withheld_columns(app, look):
    """The withheld columns that stand in any question put to the database meanwhile."""
    statements = []

    def note(conn, cursor, statement, *_):
        statements.append(statement)

    with app.app_context():
        engine = db.engines["lezen"]
    event.listen(engine, "before_cursor_execute", note)
    look()
    event.remove(engine, "before_cursor_execute", note)
    assert statements
    geheim = ("toelichtingen", "script", "naam")
    return {kolom for kolom in geheim if any(kolom in statement for statement in statements)}


def test_decks_that_differ_only_in_toelichting_look_the_same_to_everybody(
    opslag, open_sid, tmp_path
):
    vooraf = standen_of(opslag, open_sid)
    write_cards(tmp_path)
    for kaart_id in KAART_IDS:
        write_kaart(tmp_path, kaart_id, "Een heel andere, veel langere toelichting. " * 50)
    close_sessie(opslag, open_sid, now=NOW)
    anders = new_sessie(
        tmp_path, sid=hash_of("anders")[:22], sleutel_hash=hash_of("anders"), wie=BRAM
    )
    create_sessie(opslag, anders, now=NOW)
    open_sessie(opslag, anders.sid, deck=deck_on_disk(tmp_path), now=NOW)
    achteraf = standen_of(opslag, anders.sid)
    verwacht = " ".join(texts_in(vooraf)).replace(open_sid, anders.sid)
    assert " ".join(texts_in(achteraf)) == verwacht
    assert begeleiding_of(opslag, anders.sid).toelichting.startswith("<p>Een heel andere")


def test_begeleider_and_deelnemers_have_types_that_have_nothing_to_do_with_each_other():
    assert not issubclass(BegeleidingStand, DeelnemersStand)
    assert not issubclass(DeelnemersStand, BegeleidingStand)
    assert BegeleidingStand not in reachable(DeelnemersStand)


def test_the_walk_through_types_reaches_what_lies_within():
    @dataclass(frozen=True)
    class Buiten:
        binnen: tuple[Lek | None, ...]

    namen = {klasse.__name__ for klasse in reachable(Buiten)}
    assert namen >= {"Buiten", "Lek", "Kaart", "Begeleiding", "Draaiboek", "Onderdeel"}
