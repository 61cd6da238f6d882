"""A report as Markdown (CommonMark with tables): what was typed comes through and does nothing."""

import re
from collections.abc import Iterator

from kaartenset.web.verslag.delen import Deel, Document, Lijst, Tabel

_LETTERLIJK = re.compile(r"([\\`*_\[\]{}#])")
"""A backslash before these makes them ordinary in every Markdown."""
_ALS_CODE = re.compile(r"[<>|~]|&(?=#?\w+;)|:(?=//)|(?<=\bwww)\.|@", re.IGNORECASE)
"""These would begin HTML, an entity, a column, a line through, or a link of its own accord."""
_REGELBEGIN = re.compile(r"^(?:[-+=:]|\d+(?=[.)]))")
"""At the beginning of a line these would make a list, a line, a heading or a definition."""
INSPRINGEN = "    "


def write_markdown(document: Document) -> str:
    """The report as one text that ends in a line end."""
    blokken = [f"# {_escape(document.titel)}", *map(_write_deel, document.inleiding)]
    for hoofdstuk in document.hoofdstukken:
        blokken.append(f"{'#' * hoofdstuk.niveau} {_escape(hoofdstuk.titel)}")
        blokken.extend(map(_write_deel, hoofdstuk.delen))
    return "\n\n".join(blok for blok in blokken if blok) + "\n"


def _write_deel(deel: Deel) -> str:
    if isinstance(deel, Tabel):
        return "\n".join(_write_tabel(deel))
    if isinstance(deel, Lijst):
        is_los = any("\n\n" in punt for punt in deel.punten)  # all in the same way, or one is lost
        tussen = "\n\n" if is_los else "\n"
        return tussen.join(f"- {_write_regels(punt, INSPRINGEN)}" for punt in deel.punten)
    return _write_regels(deel.tekst, "")


def _write_tabel(tabel: Tabel) -> Iterator[str]:
    yield _write_rij(tabel.koppen)
    yield _write_rij(("---",) * len(tabel.koppen), escape=False)
    for rij in tabel.rijen:
        yield _write_rij(rij)


def _write_rij(cellen: tuple[str, ...], *, escape: bool = True) -> str:
    geschreven = (_escape(cel) if escape else cel for cel in cellen)
    return f"| {' | '.join(geschreven)} |"


def _write_regels(tekst: str, begin: str) -> str:
    """Lines that stay lines: two spaces at the end of each but the last of a paragraph."""
    alineas = [
        f"  \n{begin}".join(map(_escape, alinea.split("\n"))) for alinea in tekst.split("\n\n")
    ]
    return f"\n\n{begin}".join(alineas)


def _escape(regel: str) -> str:
    """One line as it was typed, for a reader of Markdown."""
    veilig = _ALS_CODE.sub(_write_code, _LETTERLIJK.sub(r"\\\1", regel))
    begin = _REGELBEGIN.match(veilig)
    if begin is None:
        return veilig
    aan = begin.end() if begin[0].isdecimal() else 0
    return f"{veilig[:aan]}&#{ord(veilig[aan])};{veilig[aan + 1 :]}"


def _write_code(teken: re.Match[str]) -> str:
    namen = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
    return namen.get(teken[0], f"&#{ord(teken[0])};")
