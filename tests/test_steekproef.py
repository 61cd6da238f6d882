"""The short form of the slow packs: a part that the seed decides, and in the long form all."""

from tests.steekproef import is_picked, pick

CASES = [f"geval {number}" for number in range(16)]


def test_the_short_form_takes_so_many_cases_in_their_order():
    picked = pick("proef", CASES, 5, lang=False)
    assert len(picked) == 5
    assert picked == [case for case in CASES if case in picked]


def test_the_long_form_takes_them_all():
    assert pick("proef", CASES, 5, lang=True) == CASES
    assert all(is_picked("proef", case, 0.0, lang=True) for case in CASES)


def test_the_same_seed_picks_the_same_and_each_pack_for_itself(monkeypatch):
    monkeypatch.setenv("KAARTENSET_ZAAD", "7")
    assert pick("proef", CASES, 5, lang=False) == pick("proef", CASES, 5, lang=False)
    assert len({tuple(pick(f"pak {n}", CASES, 5, lang=False)) for n in range(10)}) > 1


def test_over_many_seeds_every_case_is_seen(monkeypatch):
    picked, chosen = set(), set()
    for seed in range(60):
        monkeypatch.setenv("KAARTENSET_ZAAD", str(seed))
        picked |= set(pick("proef", CASES, 4, lang=False))
        chosen |= {case for case in CASES if is_picked("proef", case, 0.25, lang=False)}
    assert picked == chosen == set(CASES)
