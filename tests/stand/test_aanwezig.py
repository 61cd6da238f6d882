"""Who there is: all for the begeleider, each deelnemer their own, for all others nothing."""

import pytest

from kaartenset.commands.deur import let_in, set_deur
from kaartenset.commands.eigen import go_away, promise, raise_hand
from kaartenset.commands.handen import lower_handen, set_handen
from kaartenset.domain.deur import Deur
from kaartenset.domain.handen import Handen
from kaartenset.stand.eigen import read_eigen_stand
from tests.cast import ANNA, BRAM, CAS, deelnemer_of, join
from tests.stand.leiding import AFSLUITEN, PAUZE


@pytest.fixture
def groep(leid):
    """Bram, Cas and Anna are in, and raise their hands here."""
    for persoon in (BRAM, CAS, ANNA):
        join(leid.opslag, leid.sid, persoon, naam=persoon.naam)
    set_handen(leid.opslag, leid.sid, Handen.HIER, gezien=Handen.GESPREK, now=leid.begin)
    return leid


def do(leid, doe, persoon, minuten=0):
    doe(leid.opslag, leid.sid, persoon.cookie_hash, now=leid.at(minuten))


def aanwezig(leid):
    return leid.begeleiding().aanwezig


def eigen(leid, persoon=BRAM):
    deelnemer = deelnemer_of(leid.opslag, leid.sid, persoon)
    with leid.opslag.reading() as conn:
        return read_eigen_stand(conn, leid.sid, deelnemer, now=leid.begin)


def namen(deelnemers):
    return [een.naam for een in deelnemers]


def test_who_waits_is_apart_from_who_is_in(leid):
    set_deur(leid.opslag, leid.sid, Deur.WACHTKAMER, gezien=Deur.OPEN, now=leid.begin)
    assert aanwezig(leid).wachten_zin == ""
    join(leid.opslag, leid.sid, BRAM, naam="Bram")
    assert aanwezig(leid).wachten_zin == "Bram wacht bij de deur"
    join(leid.opslag, leid.sid, CAS, naam="Cas")
    stand = aanwezig(leid)
    assert (namen(stand.binnen), namen(stand.wachtenden)) == ([], ["Bram", "Cas"])
    assert stand.wachten_zin == "2 mensen wachten bij de deur"
    assert leid.begeleiding().deelnemers_zin == "Er is nog niemand binnen."
    let_in(leid.opslag, leid.sid, deelnemer_of(leid.opslag, leid.sid).id, now=leid.begin)
    assert (namen(aanwezig(leid).binnen), namen(leid.begeleiding().deelnemers)) == (
        ["Bram"],
        ["Bram"],
    )


def test_how_many_promised_and_who_did_not(groep):
    assert aanwezig(groep).beloofd_zin == (
        "Nog niemand heeft beloofd het binnen de groep te houden."
    )
    do(groep, promise, CAS)
    assert aanwezig(groep).beloofd_zin == (
        "1 van de 3 heeft beloofd het binnen de groep te houden."
    )
    assert namen(aanwezig(groep).nog_niet_beloofd) == ["Bram", "Anna"]
    do(groep, promise, BRAM)
    do(groep, promise, ANNA)
    assert aanwezig(groep).beloofd_zin == "Iedereen heeft beloofd het binnen de groep te houden."


def test_while_nobody_is_in_nothing_is_said_of_promises(leid):
    assert aanwezig(leid).beloofd_zin == ""
    join(leid.opslag, leid.sid, BRAM)
    do(leid, promise, BRAM)
    assert aanwezig(leid).beloofd_zin.startswith("Deze deelnemer heeft beloofd")


def test_hands_stand_in_the_order_in_which_they_went_up(groep):
    do(groep, raise_hand, ANNA, 1)
    assert aanwezig(groep).handen_zin == "Anna heeft een hand op"
    do(groep, raise_hand, BRAM, 2)
    do(groep, raise_hand, CAS, 1.5)
    assert namen(aanwezig(groep).handen_op) == ["Anna", "Cas", "Bram"]
    assert aanwezig(groep).handen_zin == "3 handen op, Anna eerst"
    assert aanwezig(groep).laatste_hand_op == groep.at(2)
    do(groep, go_away, ANNA, 3)
    assert namen(aanwezig(groep).handen_op) == ["Cas", "Bram"]


def test_in_a_break_no_hand_calls_and_after_it_the_order_is_what_it_was(groep):
    do(groep, raise_hand, CAS, 1)
    do(groep, raise_hand, BRAM, 2)
    groep.ga_naar(PAUZE)
    assert (aanwezig(groep).handen_zin, aanwezig(groep).zijn_handen_in_rust) == ("", True)
    groep.ga_naar(AFSLUITEN)
    assert namen(aanwezig(groep).handen_op) == ["Cas", "Bram"]
    assert aanwezig(groep).handen_zin == "2 handen op, Cas eerst"


def test_a_deelnemer_is_told_of_their_own_hand_and_of_being_away(groep):
    assert (eigen(groep).stand_zin, eigen(groep).is_stand_te_zien) == (
        "Je bent erbij. Je kunt je hand opsteken.",
        False,
    )
    do(groep, raise_hand, BRAM)
    assert (eigen(groep).stand_zin, eigen(groep).is_stand_te_zien) == ("Je hand is op.", True)
    assert eigen(groep, CAS).stand_zin == "Je bent erbij. Je kunt je hand opsteken."
    groep.ga_naar(PAUZE)
    assert eigen(groep).stand_zin == "Je hand is op. In de pauze zijn er geen beurten."
    assert eigen(groep, CAS).stand_zin == "In de pauze zijn er geen beurten."
    do(groep, go_away, BRAM)
    assert eigen(groep).stand_zin == "Je bent even weg. De groep wacht niet op je."


def test_where_hands_are_elsewhere_nothing_is_said_of_them(leid):
    join(leid.opslag, leid.sid, BRAM)
    assert (eigen(leid).stand_zin, eigen(leid).is_stand_te_zien) == ("Je bent erbij.", False)
    leid.ga_naar(PAUZE)
    assert not eigen(leid).is_stand_te_zien


def test_the_shared_frame_tells_when_ones_own_part_is_another_and_never_why(groep):
    def merk():
        return groep.deelnemers().eigen_merk

    merken = [merk()]
    do(groep, raise_hand, BRAM)
    do(groep, promise, BRAM)
    do(groep, go_away, CAS)
    assert merk() == merken[-1]
    lower_handen(groep.opslag, groep.sid, gezien_op=groep.begin, now=groep.begin)
    merken.append(merk())
    groep.ga_naar(PAUZE)
    merken.append(merk())
    groep.ga_naar(AFSLUITEN)
    merken.append(merk())
    set_handen(groep.opslag, groep.sid, Handen.UIT, gezien=Handen.HIER, now=groep.begin)
    merken.append(merk())
    pauze, daarna = merken[2], merken[3]
    assert pauze not in {merken[1], daarna}
    assert len({merken[0], merken[1], daarna, merken[4]}) >= 3
    assert merken[3] != merken[4]


def test_nothing_of_a_person_moves_the_frame_of_everybody(groep):
    vooraf = groep.deelnemers(), groep.scherm()
    for doe in (promise, raise_hand, go_away):
        do(groep, doe, BRAM)
    assert (groep.deelnemers(), groep.scherm()) == vooraf
