"""What stands in a report and in which order, in Dutch; the writers only write it down."""

from collections.abc import Iterable

from kaartenset.domain.taal import write_tijd
from kaartenset.stand.afspraken import AfspraakStand
from kaartenset.stand.bewaren import BewaarStand
from kaartenset.stand.inbreng import InbrengStand
from kaartenset.stand.verslag import Verslag, VerslagKaart, VerslagOnderdeel
from kaartenset.stand.werkblad import WerkbladStand
from kaartenset.web.sjablonen import write_dag, write_datum
from kaartenset.web.verslag.delen import (
    Deel,
    Document,
    Hoofdstuk,
    make_alinea,
    make_document,
    make_hoofdstuk,
    make_lijst,
    make_tabel,
)
from kaartenset.web.werkvormen.ingevuld import arrange_werkblad

GEEN_NAMEN = (
    "In dit verslag staan geen namen, behalve van wie iets oppakt. Van de antwoorden staat er"
    " alleen in wat de groep zag."
)

GEEN_NAMEN_WERKVORM = (
    "In dit verslag staat niet wie iets schreef. Van wat ieder voor zichzelf invulde, staat hier"
    " alleen wat de groep zag."
)


def arrange_verslag(verslag: Verslag) -> Document:
    """A report as a document: the agreements first, since that is what people look for."""
    if verslag.werkblad is not None:
        return _arrange_werkvorm(verslag, verslag.werkblad)
    return make_document(
        f"Verslag: {verslag.titel}",
        (make_lijst(_write_feiten(verslag)), make_alinea(GEEN_NAMEN)),
        (
            *_arrange_afspraken(verslag),
            *_arrange_kaarten(verslag),
            *_arrange_terugblik(verslag),
            make_hoofdstuk(
                "Kaarten die jullie nog niet hadden",
                _list_or(_name_kaarten(verslag.niet_bereikt), "Jullie hebben alle kaarten gehad."),
            ),
            make_hoofdstuk("Verloop", _write_verloop(verslag.onderdelen)),
            make_hoofdstuk("Bewaren", make_alinea(_write_bewaren(verslag.bewaren))),
        ),
    )


def _arrange_werkvorm(verslag: Verslag, werkblad: WerkbladStand) -> Document:
    """Of a werkvorm: what was agreed if anything was, the werkblad, and how it went."""
    alle = verslag.afspraken
    is_afgesproken = alle.afspraken or alle.open_vragen or alle.vorige
    return make_document(
        f"Verslag: {verslag.titel}",
        (make_lijst(_write_feiten(verslag)), make_alinea(GEEN_NAMEN_WERKVORM)),
        (
            *(_arrange_afspraken(verslag) if is_afgesproken else ()),
            *arrange_werkblad(werkblad, verslag.aan_de_orde),
            make_hoofdstuk("Verloop", _write_verloop(verslag.onderdelen)),
            make_hoofdstuk("Bewaren", make_alinea(_write_bewaren(verslag.bewaren))),
        ),
    )


def _write_feiten(verslag: Verslag) -> tuple[str, ...]:
    einde = "" if verslag.fase.is_dicht else " (gepland)"
    feiten = [
        f"Datum: {write_datum(verslag.begin_op)}",
        f"Tijd: {write_tijd(verslag.begin_op)} tot {write_tijd(verslag.einde_op)} uur{einde}",
    ]
    if verslag.plaats:
        feiten.append(f"Plaats of link: {verslag.plaats}")
    feiten.append(f"Deelnemers: {verslag.aantal_deelnemers}")
    if verslag.aantal_deelnemers:
        feiten.append(f"Beloofd het binnen de groep te houden: {verslag.aantal_beloofd}")
    return tuple(feiten)


def _arrange_afspraken(verslag: Verslag) -> Iterable[Hoofdstuk]:
    alle = verslag.afspraken
    yield make_hoofdstuk(
        "Afspraken",
        _list_or(map(_write_afspraak, alle.afspraken), "Er zijn geen afspraken genoteerd."),
    )
    yield make_hoofdstuk(
        "Open vragen",
        _list_or(map(_write_afspraak, alle.open_vragen), "Er zijn geen open vragen genoteerd."),
    )
    if alle.vorige:
        vorige = tuple(
            f"{_write_afspraak(een)} {'Gedaan.' if een.gedaan else 'Nog te doen.'}"
            for een in alle.vorige
        )
        yield make_hoofdstuk("Van de vorige keer", make_lijst(vorige))


def _write_afspraak(een: AfspraakStand) -> str:
    delen = []
    if een.wie:
        delen.append(f"Wie: {een.wie}.")
    if een.wanneer:
        delen.append(f"Wanneer: {write_dag(een.wanneer)}.")
    return "\n".join((een.tekst, " ".join(delen))) if delen else een.tekst


def _arrange_kaarten(verslag: Verslag) -> Iterable[Hoofdstuk]:
    aantal = len(verslag.besproken)
    alle = aantal + len(verslag.niet_bereikt)
    deel = _list_or(_name_kaarten(verslag.besproken), "Er zijn geen kaarten besproken.")
    woord = "kaart" if alle == 1 else "kaarten"
    zin = make_alinea(f"{aantal} van de {alle} {woord}, de oefenkaarten niet meegeteld.")
    yield make_hoofdstuk("Besproken kaarten", *((zin, deel) if aantal else (deel,)))
    for kaart in verslag.besproken:
        if kaart.is_getoond:
            titel = f"Kaart {kaart.nummer}: {kaart.kaart.titel}"
            yield make_hoofdstuk(titel, *_write_inbreng(kaart.inbreng), is_onderdeel=True)


def _name_kaarten(kaarten: Iterable[VerslagKaart]) -> tuple[str, ...]:
    return tuple(
        f"Kaart {een.nummer}: {een.kaart.titel} ({een.kaart.soort.value})" for een in kaarten
    )


def _write_inbreng(inbreng: InbrengStand) -> Iterable[Deel]:
    """What was shown: texts, counts, or counts before and after the talk."""
    uitslag = inbreng.uitslag
    if uitslag is None:
        return
    if inbreng.veld.soort.is_tekst:
        yield make_alinea("Antwoorden, in willekeurige volgorde:")
        yield make_lijst(uitslag.teksten)
    elif inbreng.verschuiving:
        koppen = ("Keuze", "Eerst", "Daarna", "Verschil")
        verschoven = (
            (deel.keuze.voluit, f"{deel.eerst}", f"{deel.daarna}", deel.verschil)
            for deel in inbreng.verschuiving
        )
        yield make_tabel("Stemmen", koppen, verschoven)
    else:
        geteld = ((een.keuze.voluit, f"{een.aantal}") for een in uitslag.tellingen)
        yield make_tabel("Stemmen", ("Keuze", "Aantal"), geteld)


def _arrange_terugblik(verslag: Verslag) -> Iterable[Hoofdstuk]:
    cijfers = verslag.cijfers
    if cijfers is None:
        yield make_hoofdstuk("Cijfers", make_alinea("Er zijn geen cijfers getoond."))
    else:
        rijen = tuple((een.keuze.naam, f"{een.aantal}") for een in cijfers.tellingen)
        tabel = make_tabel("Cijfers", ("Cijfer", "Aantal"), rijen)
        yield make_hoofdstuk("Cijfers", make_alinea(cijfers.zin), tabel)
    if verslag.redenen:
        yield make_hoofdstuk("Redenen", make_lijst(verslag.redenen), is_onderdeel=True)
    if verslag.morgen:
        yield make_hoofdstuk("Wat we morgen anders doen", make_lijst(verslag.morgen))


def _write_verloop(onderdelen: Iterable[VerslagOnderdeel]) -> Deel:
    rijen = tuple(
        (
            een.titel,
            f"{write_tijd(een.begonnen_op)} uur" if een.begonnen_op else "niet begonnen",
            "later toegevoegd" if een.gepland is None else f"{een.gepland}",
            "" if een.gebruikt is None else f"{een.gebruikt}",
        )
        for een in onderdelen
    )
    koppen = ("Onderdeel", "Begin", "Gepland, in minuten", "Gebruikt, in minuten")
    return make_tabel("Verloop tegen het plan", koppen, rijen)


def _write_bewaren(bewaren: BewaarStand) -> str:
    dag = write_dag(bewaren.wissen_op)
    wanneer = f"op {dag}" if bewaren.is_vast else f"30 dagen na afloop, volgens plan op {dag}"
    return (
        f"De site wist deze sessie {wanneer}. Bewaar je dit verslag zelf? Doe dat dan niet langer"
        " dan nodig is."
    )


def _list_or(punten: Iterable[str], anders: str) -> Deel:
    alle = tuple(punten)
    return make_lijst(alle) if alle else make_alinea(anders)
