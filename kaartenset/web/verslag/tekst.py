"""A report as plain text, to be copied into a mail or a chat: no marks, every row a sentence."""

from collections.abc import Iterator

from kaartenset.web.verslag.delen import Deel, Document, Lijst, Tabel


def write_tekst(document: Document) -> str:
    """The report as one text that ends in a line end."""
    blokken = [document.titel, *map(_write_deel, document.inleiding)]
    for hoofdstuk in document.hoofdstukken:
        blokken.append(hoofdstuk.titel if hoofdstuk.is_onderdeel else hoofdstuk.titel.upper())
        blokken.extend(map(_write_deel, hoofdstuk.delen))
    return "\n\n".join(blok for blok in blokken if blok) + "\n"


def _write_deel(deel: Deel) -> str:
    if isinstance(deel, Tabel):
        return "\n".join(_write_rijen(deel))
    if isinstance(deel, Lijst):
        return "\n".join(f"- {punt}" for punt in deel.punten)
    return deel.tekst


def _write_rijen(tabel: Tabel) -> Iterator[str]:
    """'- Eens: eerst 2, daarna 4': the first cell names the row, the headings the others."""
    for naam, *cellen in tabel.rijen:
        paren = zip(tabel.koppen[1:], cellen, strict=True)
        delen = [f"{kop[:1].lower()}{kop[1:]} {cel}" for kop, cel in paren if cel]
        yield f"- {naam}: {', '.join(delen)}"
