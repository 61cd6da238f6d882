"""What was filled in, in words: the same ones on paper, in a file and in the report."""

from collections.abc import Collection, Iterable, Iterator

from kaartenset.domain.bereik import Bereik
from kaartenset.domain.werkblad import SoortWerkveld
from kaartenset.domain.werkregel import DELEN, WETEN
from kaartenset.stand.werkblad import WerkbladStand
from kaartenset.stand.werkveld import Paar, RegelStand, WerkveldStand
from kaartenset.web.verslag.delen import (
    Deel,
    Hoofdstuk,
    make_alinea,
    make_hoofdstuk,
    make_lijst,
    make_tabel,
)
from kaartenset.web.werkvormen.vormen import SPELERS

_TEKSTEN = frozenset({SoortWerkveld.TEKST, SoortWerkveld.LIJST, SoortWerkveld.STIL})


def write_speler(regel: RegelStand) -> tuple[str, ...]:
    """What is said of a player, one text for each of the columns of players."""
    delen = DELEN[SoortWerkveld.SPELERS]
    return tuple(
        regel.delen[deel.naam] if deel.is_tekst else WETEN.get(regel.delen[deel.naam], "")
        for deel in delen
    )


def write_paar(paar: Paar) -> str:
    """'Openheid en rust trekken aan elkaar, binnen Inhoud'."""
    return f"{paar.van} en {paar.naar} {paar.doen}, {paar.waar}"


def write_bereik(bereik: Bereik) -> str:
    """Where all can go along on the line, from 0 (small) to 100 (large)."""
    if bereik.is_leeg:
        return "Er is geen stuk van de lijn dat voor iedereen kan."
    if bereik.links == bereik.rechts:
        return f"Alleen plek {bereik.links} kan voor iedereen."
    return f"Tussen {bereik.links} en {bereik.rechts} kan het voor iedereen."


def write_grenzen(bereik: Bereik) -> str:
    """The limits of all who gave them, without who: in order."""
    alle = ", ".join(f"{een.links} tot {een.rechts}" for een in bereik.grenzen)
    return f"Ieders grenzen: {alle}."


def write_idee(regel: RegelStand, bereik: Bereik | None) -> str:
    """A note of the line with its place, and how that lies for all."""
    return f"{regel.delen['tekst']} (plek {write_plek(regel, bereik)})"


def write_plek(regel: RegelStand, bereik: Bereik | None) -> str:
    """'40', or outside the limits of all '90, voor iemand te veel'."""
    if bereik is None or bereik.holds(regel.plek):
        return f"{regel.plek}"
    return f"{regel.plek}, {bereik.judge(regel.plek)}"


def list_spreiding(een: WerkveldStand) -> tuple[str, ...]:
    """From where to where the numbers lie, also before the talk if that was shown."""
    spreiding = een.spreiding
    if spreiding is None:
        return ()
    if not spreiding.is_vergeleken:
        return (f"Gekozen: {spreiding.nu_zin}.",)
    return (f"Eerst: {spreiding.eerder_zin}.", f"Daarna: {spreiding.nu_zin}.")


def list_tellingen(een: WerkveldStand) -> tuple[str, ...]:
    """How often each choice was made, and how often before the talk: 'Ja: 4 (eerst 2)'."""
    if een.inbreng is not None and een.inbreng.verschuiving:
        alle = een.inbreng.verschuiving
        return tuple(f"{deel.keuze.naam}: {deel.daarna} (eerst {deel.eerst})" for deel in alle)
    tellingen = een.uitslag.tellingen if een.uitslag else ()
    return tuple(f"{telling.keuze.naam}: {telling.aantal}" for telling in tellingen)


def list_teksten(een: WerkveldStand) -> tuple[str, ...]:
    """The texts in a field: notes in silence once they were shown, or the group's entries."""
    if een.veld.soort is SoortWerkveld.STIL:
        return een.uitslag.teksten if een.uitslag else ()
    return tuple(filter(None, (regel.delen["tekst"] for regel in een.regels)))


def list_punten(een: WerkveldStand) -> tuple[str, ...]:
    """What stands in a list: texts, pairs of values, or how often each choice was made."""
    if een.veld.soort is SoortWerkveld.SPANNINGEN:
        return tuple(map(write_paar, een.paren))
    return list_teksten(een) if een.veld.soort in _TEKSTEN else list_tellingen(een)


def arrange_werkblad(stand: WerkbladStand, gevraagd: Collection[str]) -> Iterator[Hoofdstuk]:
    """What was filled in, by part; at the end in one line what was not, of the fields asked for."""
    for deel in stand.delen:
        gevuld = [een for een in deel.velden if not een.is_leeg]
        if gevuld:
            yield make_hoofdstuk(deel.titel)
        for een in gevuld:
            yield make_hoofdstuk(een.veld.titel, *arrange_ingevuld(een), is_onderdeel=True)
    leeg = ", ".join(
        f"‘{een.veld.titel}’"
        for een in stand.velden
        if een.is_leeg and een.uitslag is None and een.veld.id in gevraagd
    )
    if leeg:
        yield make_hoofdstuk("Niet ingevuld", make_alinea(f"{leeg}."))


def arrange_ingevuld(een: WerkveldStand) -> tuple[Deel, ...]:
    """What is in a field that is not empty, as parts of a document."""
    return tuple(_list_delen(een))


def _list_delen(een: WerkveldStand) -> Iterator[Deel]:
    naam = een.veld.titel
    match een.veld.soort:
        case SoortWerkveld.TEKST:
            yield make_alinea(een.tekst)
        case SoortWerkveld.LIJST | SoortWerkveld.STIL | SoortWerkveld.SPANNINGEN:
            yield make_lijst(list_punten(een))
        case SoortWerkveld.SPELERS:
            yield make_tabel(naam, SPELERS, map(write_speler, een.regels))
        case SoortWerkveld.WAARDEN:
            yield make_tabel(naam, ("Laag", "Waarden"), _list_lagen(een))
        case SoortWerkveld.DRIEHOEKEN:
            yield from _arrange_spreiding(een)
        case SoortWerkveld.LIJN:
            yield from _arrange_lijn(een)
        case SoortWerkveld.KEUZE | SoortWerkveld.CHECK:
            yield from _arrange_keuze(een)


def _list_lagen(een: WerkveldStand) -> Iterable[tuple[str, str]]:
    for laag in een.lagen:
        yield laag.naam, ", ".join(regel.delen["waarde"] for regel in laag.waarden)


def _arrange_spreiding(een: WerkveldStand) -> Iterator[Deel]:
    spreiding = een.spreiding
    if spreiding is None:
        return
    yield make_lijst(list_spreiding(een))
    kop = "Getal: 0 is veel spanning, 100 is geen spanning"
    if spreiding.is_vergeleken:
        koppen: tuple[str, ...] = (kop, "Eerst", "Daarna")
        rijen = ((f"{p.getal}", f"{p.eerder}", f"{p.aantal}") for p in spreiding.punten)
        yield make_tabel(een.veld.titel, koppen, rijen)
    else:
        geteld = ((f"{punt.getal}", f"{punt.aantal}") for punt in spreiding.punten)
        yield make_tabel(een.veld.titel, (kop, "Hoe vaak"), geteld)


def _arrange_lijn(een: WerkveldStand) -> Iterator[Deel]:
    bereik = een.bereik
    if een.regels:
        koppen = ("Idee", "Plek: 0 is klein, 100 is groot")
        rijen = ((regel.delen["tekst"], write_plek(regel, bereik)) for regel in een.op_volgorde)
        yield make_tabel(een.veld.titel, koppen, rijen)
    if bereik is not None:
        yield make_lijst((write_bereik(bereik), write_grenzen(bereik)))


def _arrange_keuze(een: WerkveldStand) -> Iterator[Deel]:
    inbreng = een.inbreng
    if inbreng is not None and inbreng.verschuiving:
        rijen = (
            (deel.keuze.naam, f"{deel.eerst}", f"{deel.daarna}") for deel in inbreng.verschuiving
        )
        yield make_tabel(een.veld.titel, ("Keuze", "Eerst", "Daarna"), rijen)
    elif een.uitslag is not None:
        geteld = ((telling.keuze.naam, f"{telling.aantal}") for telling in een.uitslag.tellingen)
        yield make_tabel(een.veld.titel, ("Keuze", "Aantal"), geteld)
