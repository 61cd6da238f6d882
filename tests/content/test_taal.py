"""Advice on language: what is counted in the visible text, and what an editor is told."""

import time

import pytest

from kaartenset.content.check import check
from kaartenset.content.fout import Fout
from kaartenset.content.meting import Meting, long_words, measure, passive_of
from kaartenset.content.taaladvies import Tekst, advise
from kaartenset.content.taalregels import JARGON
from kaartenset.content.tekst import read_passage
from kaartenset.content.zinnen import Zin, count_lettergrepen, read_zinnen
from tests.content.bestanden import DILEMMA, STELLING, VANDAAG, write_set


def zinnen_of(text):
    return read_zinnen(read_passage(text.encode()))


def advice_on(text, **rest):
    return [
        f"{melding.regel}: {melding.tekst}"
        for melding in advise(Tekst("de tekst", 1, zinnen_of(text), **rest))
    ]


def words(count):
    return " ".join(["woord"] * count)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Een. Twee! Drie?", ["Een.", "Twee!", "Drie?"]),
        ("‘Kan het?’ vraagt hij. Nee.", ["‘Kan het?’ vraagt hij.", "Nee."]),
        ("‘Kan het?’ ‘Nee.’ Stil.", ["‘Kan het?’", "‘Nee.’", "Stil."]),
        ("Zie art. 5 en bijv. Jan.", ["Zie art. 5 en bijv. Jan."]),
        ("Woo artikel 5.1 lid 2. 31 kaarten.", ["Woo artikel 5.1 lid 2.", "31 kaarten."]),
        ("Een zin die\ndoorloopt. Nog een.", ["Een zin die doorloopt.", "Nog een."]),
        ("- een\n- twee\n\n1. drie", ["een", "twee", "drie"]),
        ("> Lees **de** _kaart_ `nu` voor.", ["Lees de kaart nu voor."]),
        ("### Kop\n\nTekst.\n\n---", ["Tekst."]),
        ("Lees [de wet](https://wetten.nl/een-heel-lang-adres).", ["Lees de wet."]),
        ("Mail <mailto:a@b.nl>.", ["Mail ."]),
        ("Voor.\n```\ncode hier\n```\nNa.", ["Voor.", "Na."]),
        ("a &amp; b &ndash; c", ["a & b – c"]),
        ("```\nalleen code\n```", []),
        ("snake_case_naam blijft", ["snake_case_naam blijft"]),
    ],
)
def test_sentences_are_what_a_reader_sees(text, expected):
    assert [zin.tekst for zin in zinnen_of(text)] == expected


def test_a_sentence_knows_the_line_on_which_it_begins():
    text = "Een zin.\nTwee begint hier en\nloopt door. Drie.\n\n- vier"
    assert [zin.regel for zin in zinnen_of(text)] == [1, 2, 3, 5]


def test_a_word_with_a_hyphen_an_apostrophe_or_a_full_stop_is_one_word():
    assert Zin(1, "De Woo-collega’s van 5.1 e.d. – en 17").woorden == (
        *("De", "Woo-collega’s", "van", "5.1", "e.d"),
        *("en", "17"),
    )


@pytest.mark.parametrize(
    ("woord", "count"),
    [
        *(("kaart", 1), ("kaarten", 2), ("over", 2), ("openbaar", 3), ("openbaarmaking", 5)),
        *(("één", 1), ("idee", 2), ("nieuw", 1), ("bureau", 2), ("gemeente", 3), ("mail", 1)),
        *(("coördinatie", 5), ("geëvalueerd", 5), ("loyaal", 2), ("Woo", 1), ("https", 1)),
        *(("ijs", 1), ("trui", 1), ("koeien", 2), ("overheidsinformatie", 7), ("5.1", 1)),
    ],
)
def test_syllables_are_groups_of_vowels(woord, count):
    assert count_lettergrepen(woord) == count


def test_reading_ease_is_that_of_flesch_and_douma():
    meting = Meting(woorden=100, zinnen=10, lettergrepen=150)
    assert meting.leesgemak == round(206.84 - 0.93 * 10 - 77 * 1.5)
    assert Meting().leesgemak > 100
    easy, hard = measure(zinnen_of("Hij is er.")), measure(zinnen_of("Bestuursorganen evalueren."))
    assert easy.leesgemak > 100
    assert hard.leesgemak < 0


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Er wordt vandaag gevraagd om hulp.", "wordt gevraagd"),
        ("Het moet worden besloten.", "worden besloten"),
        ("Dat werd uitgelegd en verteld.", "werd uitgelegd"),
        ("Als dat openbaargemaakt wordt, bel je.", "wordt openbaargemaakt"),
        ("De nota wordt morgen openbaar.", None),
        ("Het wordt een goed gesprek over geld en beleid.", None),
        ("Wat gebeurt er als het stil wordt?", None),
        ("Hij heeft het gezegd.", None),
    ],
)
def test_a_passive_sentence_is_a_form_of_worden_with_a_participle(text, shown):
    assert passive_of(Zin(1, text)) == shown


def test_a_long_word_is_measured_between_hyphens_and_fixed_terms_go_free():
    zin = Zin(1, "Woo-contactpersoonsgesprek onderzoeksrapportage Inspanningsverplichting")
    assert long_words(zin) == ("contactpersoonsgesprek", "onderzoeksrapportage")


def test_a_sentence_over_25_words_is_advised_on_with_its_line():
    text = f"Kort.\n\nWoord {words(24)}. Kort. Heel kort.\n\nWoord {words(26)}."
    assert advice_on(text) == ["5: lange zin (27 woorden); knip hem in tweeën"]


def test_long_sentences_on_the_whole_are_advised_on():
    text = " ".join([f"Woord {words(15)}."] * 3)
    assert advice_on(text) == [
        "1: de tekst heeft gemiddeld 16 woorden per zin; maak zinnen korter, gemiddeld hooguit 15"
    ]


def test_a_text_that_reads_hard_is_advised_on():
    text = "Bestuurders evalueren. Organisaties communiceerden. Ambtenaren onderhandelen."
    assert advice_on(text)[0].startswith("1: de tekst heeft leesgemak -")


@pytest.mark.parametrize(
    ("text", "melding"),
    [
        ("Conform de wet.", "1: moeilijk woord 'Conform'; schrijf 'volgens'"),
        (
            "Dit is\nin het\nkader van de Woo.",
            "1: moeilijk woord 'in het kader van'; schrijf 'voor'",
        ),
        ("Dit is in het kader van de Woo.", "1: moeilijk woord 'in het kader van'; schrijf 'voor'"),
        ("Een gelakte brief.", "1: moeilijk woord 'gelakte'; schrijf 'onleesbaar gemaakte'"),
        ("Fruit, o.a. peren.", "1: moeilijk woord 'o.a'; schrijf 'onder andere'"),
        ("Conformeren.", None),
        ("[Wet](https://conform.nl) lezen.", None),
    ],
)
def test_jargon_comes_with_a_plainer_word(text, melding):
    found = [line for line in advice_on(text) if "moeilijk" in line]
    assert found == ([melding] if melding else [])


def test_every_plainer_word_is_plain_itself():
    for plain in JARGON.values():
        assert not advice_on(plain), plain


def test_one_passive_sentence_goes_and_more_than_a_tenth_do_not():
    passive = "Er wordt gevraagd om hulp."
    assert advice_on(f"{passive} Dan praat je.") == []
    advice = "lijdende vorm ('wordt gevraagd'); schrijf wie het doet"
    assert advice_on(f"{passive}\n\n{passive}") == [f"1: {advice}", f"3: {advice}"]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (119, ["1: de tekst heeft 119 woorden; schrijf er minstens 120"]),
        (120, []),
        (220, []),
        (221, ["1: de tekst heeft 221 woorden; schrap tot hooguit 220"]),
    ],
)
def test_the_measure_of_a_text_is_held_to(count, expected):
    full, rest = divmod(count, 10)
    text = " ".join([f"Woord {words(9)}."] * full + ([f"Woord {words(rest - 1)}."] if rest else []))
    assert advice_on(text, minste=120, meeste=220) == expected


def read_advice(folder):
    rapport = check(folder.parent, VANDAAG, taal=True)
    assert all(isinstance(advies, Fout) for advies in rapport.adviezen)
    return rapport, [str(advies) for advies in rapport.adviezen]


def test_every_text_of_a_deck_is_measured_and_named(folder):
    rapport, _ = read_advice(folder)
    assert [(tekst.pad.name, tekst.naam) for tekst in rapport.teksten] == [
        ("set.md", "de inleiding"),
        ("feitenblad.md", "het feitenblad"),
        ("draaiboek.md", "het draaiboek"),
        ("uitnodiging.md", "de uitnodiging"),
        ("af.md", "de titel"),
        ("af.md", "de tekst voor iedereen"),
        ("af.md", "de toelichting"),
        ("de-zin.md", "de titel"),
        ("de-zin.md", "de tekst voor iedereen"),
        ("de-zin.md", "de toelichting"),
    ]


def test_heads_keys_comments_and_headings_are_not_counted(folder):
    before = read_advice(folder)[0].metingen
    draaiboek = folder / "draaiboek.md"
    text = draaiboek.read_text("utf-8").replace("### Zo doe", "<!-- conform inzake -->\n### En doe")
    draaiboek.write_text(text.replace("titel: D", "# inzake\ntitel: D"), "utf-8")
    rapport, advice = read_advice(folder)
    assert rapport.metingen == before
    assert not [line for line in advice if "draaiboek" in line]


def test_a_title_and_choices_are_looked_through_with_their_line(folder):
    text = DILEMMA.replace("Laten staan\n", "Conform laten\n").replace(
        "De scherpe zin: laten staan?", "Een titel die toch echt te lang is geworden, inzake"
    )
    (folder / "kaarten" / "de-zin.md").write_text(text, "utf-8")
    _, advice = read_advice(folder)
    kaart = "cards/proef/kaarten/de-zin.md"
    assert f"{kaart}:3: de titel heeft 10 woorden; schrap tot hooguit 8" in advice
    assert f"{kaart}:3: moeilijk woord 'inzake'; schrijf 'over'" in advice
    assert f"{kaart}:4: moeilijk woord 'Conform'; schrijf 'volgens'" in advice


def test_a_file_with_an_error_gets_no_advice_before_that_is_mended(folder):
    kaart = folder / "kaarten" / "af.md"
    kaart.write_text(STELLING.replace("soort: s", "soort: x").replace("Wat af", "Conform"), "utf-8")
    rapport, advice = read_advice(folder)
    assert len(rapport.fouten) == 1
    assert not [line for line in advice if "af.md" in line]


def test_each_deck_has_a_reading_ease_of_its_own(folder):
    write_set(folder.parent / "andere")
    rapport, _ = read_advice(folder)
    assert list(rapport.metingen) == ["andere", "proef"]
    assert "leesgemak (Flesch-Douma): andere " in rapport.taal_zin
    assert rapport.taal_zin.startswith(f"Taal: {len(rapport.adviezen)} adviezen bij 20 teksten; ")


def test_a_folder_without_texts_is_no_trouble(tmp_path):
    for name in ("nergens", "leeg"):
        rapport = check(tmp_path / name, VANDAAG, taal=True)
        assert rapport.taal_zin == "Taal: 0 adviezen; er is geen tekst gemeten"
        (tmp_path / "leeg").mkdir(exist_ok=True)


@pytest.mark.parametrize(
    "piece", [".", ". ", "A. ", "’", "[", "[x](", "<a:", "- ", "*", "ge", "aaai", "a\n", "…A "]
)
def test_64_kib_of_anything_is_measured_at_once(piece):
    begun = time.perf_counter()
    advice_on(piece * (64_000 // len(piece.encode())))
    assert time.perf_counter() - begun < 5
