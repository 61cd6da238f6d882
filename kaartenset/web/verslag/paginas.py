"""The addresses of the report: a page to read, print and copy, and two files to keep."""

from flask import Blueprint, Response, render_template

from kaartenset.domain.taal import local_time
from kaartenset.stand.verslag import Verslag, read_verslag
from kaartenset.storage.database import opslag_of
from kaartenset.web.geheim import nu
from kaartenset.web.ingepakt import pack
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.toegang import guard_begeleider
from kaartenset.web.verslag.indeling import arrange_verslag
from kaartenset.web.verslag.markdown import write_markdown
from kaartenset.web.verslag.odt import MIMETYPE, write_odt
from kaartenset.web.verslag.tekst import write_tekst

routes = Blueprint("verslag", __name__, url_prefix="/s/<sid:sid>/begeleiding")

routes.after_request(pack)


@routes.get("/verslag")
@voor(Voor.BEGELEIDING)
def verslag(sid: str) -> str:
    """The report on screen, and on paper."""
    stand = _read(sid)
    document = arrange_verslag(stand)
    return render_template(
        "begeleiding/verslag.html",
        stand=stand,
        document=document,
        tekst=write_tekst(document),
    )


@routes.get("/verslag.md")
@voor(Voor.BEGELEIDING)
def als_markdown(sid: str) -> Response:
    """The same as Markdown."""
    stand = _read(sid)
    tekst = write_markdown(arrange_verslag(stand))
    return _as_file(tekst.encode(), "text/markdown; charset=utf-8", stand, "md")


@routes.get("/verslag.odt")
@voor(Voor.BEGELEIDING)
def als_odt(sid: str) -> Response:
    """The same as ODT."""
    stand = _read(sid)
    return _as_file(write_odt(arrange_verslag(stand), now=nu()), MIMETYPE, stand, "odt")


def _read(sid: str) -> Verslag:
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
        return read_verslag(conn, sid, now=nu())


def _as_file(data: bytes, mimetype: str, stand: Verslag, einde: str) -> Response:
    """A file to keep; only the day is in its name, since names end up in lists of downloads."""
    naam = f"verslag-{local_time(stand.begin_op):%Y-%m-%d}.{einde}"
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return Response(data, content_type=mimetype, headers=koppen)
