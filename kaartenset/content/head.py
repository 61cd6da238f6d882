"""The head of a file: lines of `sleutel: waarde` between two lines `---`; plain text, not YAML."""

from collections.abc import Sequence
from dataclasses import dataclass

from kaartenset.content.fout import Melding, Meldingen, OngeldigBestand, listed, quote
from kaartenset.content.opmerkingen import pass_over_in_head
from kaartenset.content.suggestie import suggestion
from kaartenset.content.tekst import Passage

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Head:
    """The values by key, with the line on which each stands and the one where the head begins."""

    waarden: dict[str, str]
    regels: dict[str, int]
    begin: int

    def regel_of(self, sleutel: str) -> int:
        """The line of a key, or where the head begins when the key is not there."""
        return self.regels.get(sleutel, self.begin)


def split_head(passage: Passage) -> tuple[Passage, Passage]:
    """The lines of the head without their `---`, and the lines after it.

    Raises OngeldigBestand when there is no head, or no end to it.
    """
    regels = [regel.rstrip() for regel in passage.regels]
    if regels[0] != _FENCE:
        melding = f"hier hoort de kop te beginnen; zet op de eerste regel {quote(_FENCE)}"
        raise OngeldigBestand([Melding(1, melding)])
    if _FENCE not in regels[1:]:
        melding = (
            f"de kop heeft geen einde; zet na de laatste regel ervan een regel {quote(_FENCE)}"
        )
        raise OngeldigBestand([Melding(1, melding)])
    end = passage.eerste + regels.index(_FENCE, 1)
    return passage.part(passage.eerste + 1, end), passage.part(end + 1)


def read_head(passage: Passage, begin: int, sleutels: Sequence[str], meldingen: Meldingen) -> Head:
    """Read lines of `sleutel: waarde`, the value being everything after the first colon.

    `begin` is the line to name for a key that is missing, `sleutels` are the keys that may be
    there. What is wrong goes to `meldingen`; what is right is in the Head that is returned.
    """
    head = Head({}, {}, begin)
    for nummer, regel in pass_over_in_head(passage, meldingen):
        sleutel, colon, waarde = (deel.strip() for deel in regel.partition(":"))
        if not regel.strip():
            continue
        if not colon or not sleutel:
            meldingen.add(
                nummer,
                f"geen regel in de kop: {quote(regel.strip())};"
                f" schrijf bijvoorbeeld {sleutels[0]}: …"
                + suggestion(next(iter(regel.split()), ""), sleutels, ending=": …"),
            )
        elif sleutel not in sleutels:
            meldingen.add(
                nummer,
                f"onbekende regel {quote(f'{sleutel}:')}; kies uit {listed(sleutels)}"
                + suggestion(sleutel, sleutels),
            )
        elif sleutel in head.regels:
            eerder = head.regels[sleutel]
            meldingen.add(
                nummer, f"{quote(sleutel)} staat ook al op regel {eerder}; haal een van de twee weg"
            )
        else:
            head.waarden[sleutel] = waarde
            head.regels[sleutel] = nummer
    return head


def read_lijst(waarde: str) -> tuple[str, ...]:
    """The items of a list such as `[rijk, gemeente]`; raises ValueError with a Dutch sentence."""
    if not waarde:
        raise ValueError("hier staat geen lijst; schrijf [een, twee], of haal deze regel weg")
    if not (waarde.startswith("[") and waarde.endswith("]")):
        raise ValueError(
            f"{quote(waarde)} is geen lijst; zet die tussen vierkante haken, zoals [een, twee]"
        )
    items = tuple(item.strip() for item in waarde[1:-1].split(","))
    if items == ("",):
        return ()
    if "" in items:
        raise ValueError(f"in de lijst {quote(waarde)} staat een komma te veel; haal die weg")
    seen: set[str] = set()
    for item in items:
        if item in seen:
            raise ValueError(f"{quote(item)} staat twee keer in de lijst; haal er een weg")
        seen.add(item)
    return items
