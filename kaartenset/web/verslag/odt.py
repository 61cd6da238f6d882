"""A report as ODT (ODF 1.3, ISO 26300), which every government office can open and change."""

import re
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from kaartenset.web.verslag.delen import Deel, Document, Lijst, Tabel

MIMETYPE = "application/vnd.oasis.opendocument.text"
_NIET_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids in a text."""
_NIET_IN_NAAM = re.compile(r"[\n\\/*?:\[\]']")
"""What the library forbids in the name of a table."""
_SPATIES = re.compile(" {2,}")
MEESTE_REGELEINDEN = 20_000
"""Of so many ends of lines in a file each is kept: the time that they take grows by its square."""
_RAND = "0.5pt solid #586c88"
_PUNTEN = """<text:list-style style:name="Punten"><text:list-level-style-bullet text:level="1"
 text:bullet-char="•"><style:list-level-properties
 text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment
 text:label-followed-by="listtab" fo:text-indent="-0.5cm" fo:margin-left="0.75cm"
/></style:list-level-properties></text:list-level-style-bullet></text:list-style>"""


def write_odt(document: Document, *, now: datetime) -> bytes:
    """The report as the bytes of a file; the library is loaded the first time that one is asked."""
    import odfdo

    odt = odfdo.Document("text")
    _set_taal(odt)
    _leave_out_numbers(odt)
    odt.meta.title = _clean(document.titel)
    odt.meta.language = "nl-NL"
    odt.meta.creation_date = odt.meta.date = now.replace(tzinfo=None, microsecond=0)
    odt_tekst = _OdtTekst(odfdo, odt)
    odt_tekst.write_kop(1, document.titel)
    for deel in document.inleiding:
        odt_tekst.write_deel(deel)
    for hoofdstuk in document.hoofdstukken:
        odt_tekst.write_kop(hoofdstuk.niveau, hoofdstuk.titel)
        for deel in hoofdstuk.delen:
            odt_tekst.write_deel(deel)
    bestand = BytesIO()
    odt.save(bestand)
    return bestand.getvalue()


class _OdtTekst:
    """Adds one part after another to the body of a file, in the styles that it made there."""

    def __init__(self, odfdo: Any, odt: Any) -> None:
        self._odfdo = odfdo
        self._body = odt.body
        self._body.clear()
        self._regeleinden = MEESTE_REGELEINDEN
        cel = odfdo.create_table_cell_style(border=_RAND, padding="0.1cm")
        kop = odfdo.Style("paragraph", name="Kolomkop", area="text", bold=True)
        self._cel = odt.insert_style(cel, automatic=True)
        self._kolomkop = odt.insert_style(kop, automatic=True)
        punten = odfdo.Element.from_tag(_PUNTEN)
        odt.content.get_element("//office:automatic-styles").append(punten)

    def write_kop(self, niveau: int, tekst: str) -> None:
        kop = self._odfdo.Header(niveau, _clean(tekst), style=f"Heading_20_{niveau}")
        self._body.append(kop)

    def write_deel(self, deel: Deel) -> None:
        if isinstance(deel, Tabel):
            self._body.append(self._make_tabel(deel))
        elif isinstance(deel, Lijst):
            lijst = self._odfdo.List(style="Punten")
            for punt in deel.punten:
                lijst.append(self._odfdo.ListItem(self._make_alinea(punt)))
            self._body.append(lijst)
        else:
            self._body.append(self._make_alinea(deel.tekst))

    def _make_tabel(self, tabel: Tabel) -> Any:
        """A table whose first row is its heading, also for who has it read aloud."""
        gemaakt = self._odfdo.Table(_NIET_IN_NAAM.sub(" ", _clean(tabel.naam)).strip() or "Tabel")
        gemaakt.append(self._odfdo.Column(repeated=len(tabel.koppen)))
        kop = self._odfdo.HeaderRows()
        kop.append(self._make_rij(tabel.koppen, self._kolomkop))
        gemaakt.append(kop)
        for rij in tabel.rijen:
            gemaakt.append(self._make_rij(rij, "Standard"))
        return gemaakt

    def _make_rij(self, cellen: tuple[str, ...], stijl: str) -> Any:
        rij = self._odfdo.Row()
        for tekst in cellen:
            cel = self._odfdo.Cell(style=self._cel, cell_type="string")
            cel.append(self._make_alinea(tekst, stijl))
            rij.append(cel)
        return rij

    def _make_alinea(self, tekst: str, stijl: str = "Text_20_body") -> Any:
        """One element made at once: the library takes 30 ms to add 300 lines one by one."""
        stukken = list(map(_as_xml, _clean(tekst).splitlines()))
        self._regeleinden -= len(stukken) - 1
        regels = ("<text:line-break/>" if self._regeleinden >= 0 else " ").join(stukken)
        return self._odfdo.Element.from_tag(f'<text:p text:style-name="{stijl}">{regels}</text:p>')


def _as_xml(regel: str) -> str:
    """One line as XML; of several spaces in a row ODF would show one, so they are counted."""
    return _SPATIES.sub(lambda match: f' <text:s text:c="{len(match[0]) - 1}"/>', escape(regel))


def _clean(tekst: str) -> str:
    """What XML can hold; a sign that it cannot is shown as one that is not known."""
    return _NIET_IN_XML.sub("\N{REPLACEMENT CHARACTER}", tekst)


def _set_taal(odt: Any) -> None:
    """Dutch, so that it is spelled and read aloud as such."""
    for eigenschappen in odt.styles.get_elements("//style:text-properties[@fo:language]"):
        eigenschappen.set_attribute("fo:language", "nl")
        eigenschappen.set_attribute("fo:country", "NL")


def _leave_out_numbers(odt: Any) -> None:
    """Headings as they are read on the page, without the 1.1 that the library's template adds."""
    for nummering in odt.styles.get_elements("//text:outline-style"):
        nummering.delete()
    for schuin in odt.styles.get_elements("//style:text-properties[@fo:font-style='italic']"):
        schuin.set_attribute("fo:font-style", "normal")
