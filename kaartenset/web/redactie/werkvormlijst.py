"""What an editor sees of a werkvorm: every file with its state and all that is wrong with it."""

from dataclasses import dataclass

from kaartenset.content.fout import printable
from kaartenset.content.werkvorm_map import WERKVORMEN
from kaartenset.domain.werkvorm import Werkvorm
from kaartenset.web.inhoud import Inhoud
from kaartenset.web.redactie.bestandlijst import MapRegel, group, list_bladen


@dataclass(frozen=True, slots=True, kw_only=True)
class WerkvormRegel(MapRegel):
    """A folder of a werkvorm; `werkvorm` is None when it cannot be served."""

    werkvorm: Werkvorm | None

    @property
    def titel(self) -> str:
        """The title, or else the folder."""
        return self.werkvorm.titel if self.werkvorm else self.id

    @property
    def is_op_de_vorige(self) -> bool:
        """Whether it can be served only because an earlier version is remembered."""
        return self.werkvorm is not None and not self.is_alles_goed


def list_werkvormen(inhoud: Inhoud) -> tuple[WerkvormRegel, ...]:
    """All folders of werkvormen, by name; also those from which nothing can be served."""
    prefix = f"{WERKVORMEN}/"
    found = {
        one.folder.removeprefix(prefix)
        for one in inhoud.bevindingen
        if one.folder.startswith(prefix)
    }
    found |= {
        fout.pad.parts[2]
        for fout in inhoud.fouten
        if fout.pad.parts[1:2] == (WERKVORMEN,) and len(fout.pad.parts) > 2
    }
    return tuple(_list_werkvorm(inhoud, naam) for naam in sorted(found | set(inhoud.werkvormen)))


def _list_werkvorm(inhoud: Inhoud, naam: str) -> WerkvormRegel:
    return WerkvormRegel(
        id=printable(naam),
        bladen=list_bladen(inhoud, f"{WERKVORMEN}/{naam}"),
        bestanden=group(
            fout for fout in inhoud.fouten if fout.pad.parts[1:3] == (WERKVORMEN, naam)
        ),
        werkvorm=inhoud.werkvormen.get(naam),
    )
