"""While the database is written anew, pages go on for everybody."""

import sys
import threading
import time
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.browser.lopende_site import Site
from tests.live.browser import PATIENCE
from tests.live.trage_opslag import BEGONNEN, KLAAR, VASTHOUDEN

PROGRAM = """
from gevent import monkey; monkey.patch_all()
from tests.live.trage_opslag import hold_rewriting; hold_rewriting()
from kaartenset.cli import main; raise SystemExit(main())
"""


class TrageSite(Site):
    """The site of an operator whose database is so big that writing it anew takes long."""

    program = (sys.executable, "-c", PROGRAM)


@pytest.fixture
def site(tmp_path):
    with TrageSite(tmp_path, PROEF_MAP=str(tmp_path)) as site:
        yield site
        (tmp_path / VASTHOUDEN).unlink(missing_ok=True)


def wait_for(path):
    deadline = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < deadline, path.name
        time.sleep(0.01)


def test_a_page_is_answered_while_the_database_is_written_anew(site, tmp_path):
    anna = build_opener(HTTPCookieProcessor())

    def post(path, **form):
        return anna.open(f"{site.origin}{path}", urlencode(form).encode(), timeout=PATIENCE)

    sid = urlsplit(post("/sessies/nieuw", woord="rustige otter").url).path.split("/")[2]
    said = []

    def delete():
        said.append(post(f"/s/{sid}/begeleiding/wissen", bevestigd="ja").read().decode())

    (tmp_path / VASTHOUDEN).touch()
    wist = threading.Thread(target=delete)
    wist.start()
    try:
        wait_for(tmp_path / BEGONNEN)
        with build_opener().open(f"{site.origin}/", timeout=PATIENCE / 2) as answer:
            assert answer.status == 200
        assert not (tmp_path / KLAAR).exists(), "the answer came before the end of it"
        assert wist.is_alive()
    finally:
        (tmp_path / VASTHOUDEN).unlink()
        wist.join(PATIENCE)
    wait_for(tmp_path / KLAAR)
    assert "De sessie is gewist" in said[0]
