"""The texts that people read of a file that is no card: each file as one whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from kaartenset.content.draaiboek_bestand import find_scripts
from kaartenset.content.fout import Meldingen
from kaartenset.content.head import Head, read_head, read_lijst
from kaartenset.content.set_bestand import SetKop
from kaartenset.content.taaladvies import Tekst
from kaartenset.content.tekst import Passage
from kaartenset.content.veld_kop import VeldKop
from kaartenset.content.voorbereiding_bestand import find_delen
from kaartenset.content.waarden import GecontroleerdeKop, Kop, open_file
from kaartenset.content.werkblad_bestand import find_velden
from kaartenset.content.werkvorm_bestand import WerkvormKop
from kaartenset.content.zinnen import Zin, read_zinnen


def _as_whole(passage: Passage) -> list[Passage]:
    return [passage]


def _nothing(_: Passage) -> list[Zin]:
    return []


def _find_uitleg(passage: Passage) -> list[Passage]:
    return [veld.tekst for _, velden in find_velden(passage) for veld in velden]


def _find_names(passage: Passage) -> list[Zin]:
    """What people see of a werkblad beside its texts: the titles, and the choices of a field."""
    found = []
    for deel, velden in find_velden(passage):
        found.append(Zin(deel.regel, deel.titel))
        for veld in velden:
            found.append(Zin(veld.regel, veld.titel))
            head = read_head(veld.kop, veld.regel, tuple(VeldKop.model_fields), Meldingen())
            keuzes = read_lijst(head.waarden.get("keuzes", "[]"))
            found += [Zin(head.regel_of("keuzes"), keuze) for keuze in keuzes]
    return found


def _find_punten(passage: Passage) -> list[Passage]:
    """What is read of a voorbereiding: the text of each part, and those of its points."""
    delen = find_delen(passage)
    return [stuk.tekst for deel, punten in delen for stuk in (deel, *punten)]


def _find_titels(passage: Passage) -> list[Zin]:
    """The titles of its parts and points."""
    delen = find_delen(passage)
    return [Zin(stuk.regel, stuk.titel) for deel, punten in delen for stuk in (deel, *punten)]


@dataclass(frozen=True, slots=True)
class BladTekst:
    """What to read of the file with this name: `naam` is as it stands in advice."""

    bestand: str
    naam: str
    soort: type[Kop]
    find: Callable[[Passage], Iterable[Passage]] = _as_whole
    find_losse: Callable[[Passage], Iterable[Zin]] = _nothing

    def read(self, inhoud: bytes, vandaag: date) -> list[Tekst]:
        """The text of a file that is right; raises OngeldigBestand when it cannot be opened."""
        head, _, rest = open_file(inhoud, self.soort, vandaag, Meldingen())
        zinnen = tuple(zin for deel in self.find(rest) for zin in read_zinnen(deel))
        losse = (*seen_in(head, "titel", "samenvatting"), *self.find_losse(rest))
        return [Tekst(self.naam, rest.eerste, zinnen, losse)]


def seen_in(head: Head, *sleutels: str) -> tuple[Zin, ...]:
    """What people see of a head: the values of these keys, where they are there."""
    return tuple(
        Zin(head.regel_of(sleutel), head.waarden[sleutel])
        for sleutel in sleutels
        if head.waarden.get(sleutel)
    )


_DRAAIBOEK = BladTekst("draaiboek.md", "het draaiboek", GecontroleerdeKop, find_scripts)

VAN_SET = (
    BladTekst("set.md", "de inleiding", SetKop),
    BladTekst("feitenblad.md", "het feitenblad", GecontroleerdeKop),
    _DRAAIBOEK,
    BladTekst("uitnodiging.md", "de uitnodiging", Kop),
)
VAN_WERKVORM = (
    BladTekst("werkvorm.md", "de inleiding", WerkvormKop),
    _DRAAIBOEK,
    BladTekst("werkblad.md", "het werkblad", GecontroleerdeKop, _find_uitleg, _find_names),
    BladTekst(
        "voorbereiding.md", "de voorbereiding", GecontroleerdeKop, _find_punten, _find_titels
    ),
    BladTekst("brief.md", "de brief", GecontroleerdeKop),
)
"""Every file that is no card, of a deck and of a werkvorm."""
