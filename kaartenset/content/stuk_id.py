"""The id under the title of a piece: the short name by which the rest of a session knows it."""

from collections.abc import Iterable

from pydantic import BeforeValidator

from kaartenset.content.fout import Meldingen, quote
from kaartenset.content.head import Head
from kaartenset.content.kaart_id import ID, make_id

MAX_ID = 60


def id_of(wat: str) -> BeforeValidator:
    """How the id of a piece is read; `wat` is what the piece is called: 'veld'."""

    def read(waarde: str) -> str:
        if not waarde:
            raise ValueError(f"achter 'id' staat niets; kies een korte naam voor dit {wat}")
        if not ID.fullmatch(waarde):
            better = make_id(waarde)
            raise ValueError(
                f"{quote(waarde)} kan geen id zijn; gebruik alleen kleine letters a tot en met z,"
                " cijfers en streepjes" + (f", zoals {quote(better)}" if better else "")
            )
        if len(waarde) > MAX_ID:
            raise ValueError(f"'id' heeft {len(waarde)} tekens; gebruik er hooguit {MAX_ID}")
        return waarde

    return BeforeValidator(read)


def check_ids(heads: Iterable[Head], meldingen: Meldingen) -> None:
    """Note every id that another piece of the file has already."""
    seen: dict[str, int] = {}
    for head in heads:
        id_ = head.waarden.get("id", "")
        regel = head.regel_of("id")
        if id_ and id_ in seen:
            meldingen.add(
                regel, f"het id {quote(id_)} staat ook al op regel {seen[id_]}; kies een ander"
            )
        seen.setdefault(id_, regel)
