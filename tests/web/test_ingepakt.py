"""Pages go packed to a browser that can unpack them, and as they are to all others."""

import gzip

from flask.testing import FlaskClient

PACKED = {"Accept-Encoding": "gzip, br"}


def test_a_public_page_is_packed_for_who_can_unpack_it(app):
    client = FlaskClient(app, app.response_class)
    plain, packed = client.get("/over"), client.get("/over", headers=PACKED)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_the_same_page_is_packed_into_the_same_bytes(app):
    client = FlaskClient(app, app.response_class)
    assert client.get("/over", headers=PACKED).data == client.get("/over", headers=PACKED).data


def test_a_page_that_did_not_change_is_not_sent_again(app):
    client = FlaskClient(app, app.response_class)
    merk = client.get("/over", headers=PACKED).headers["ETag"]
    again = client.get("/over", headers=PACKED | {"If-None-Match": merk})
    assert again.status_code == 304
    assert again.data == b""
