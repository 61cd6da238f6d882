"""QR codes as drawings in a page: no picture to load, no style, a name for who cannot see them."""

from markupsafe import escape

from kaartenset.domain.html import Html

VAN_DE_LINK = "QR-code van de link om mee te doen"
"""What the code is called that brings deelnemers to a session."""


def draw_qr(tekst: str, titel: str) -> Html:
    """The QR code of a text as <svg>, on white with its margin, also where the page is dark.

    `titel` is what a screen reader says. Its size is that of the class `qr`.
    """
    import segno

    code = segno.make(tekst, error="m", micro=False, boost_error=False)
    tekening = code.svg_inline(omitsize=True, light="#fff", svgclass=None, lineclass=None)
    binnen = tekening.partition(">")[2]
    kader = tekening.partition(">")[0].removeprefix("<svg")
    naam = escape(titel)
    return Html(
        f'<svg role="img" class="qr" aria-label="{naam}"{kader}><title>{naam}</title>{binnen}'
    )
