"""NUL, which neither a page nor PostgreSQL can hold, is taken out of all that a browser sends."""

from io import BytesIO

import pytest

from kaartenset.web.verzoek import Verzoek

NUL = "een\x00 woord\x00"


@pytest.fixture
def read(app):
    """What the site reads of a request."""

    def make(**options) -> Verzoek:
        with app.test_request_context("/", method="POST", **options) as context:
            context.request.form  # noqa: B018 - read while the request is there
            return context.request

    return make


def test_fields_of_a_form_have_no_nul_and_are_otherwise_as_sent(read):
    form = read(data={"te\x00kst": NUL, "leeg": "", "twee": ["a\x00", "\tb\u202e"]}).form
    assert form.to_dict(flat=False) == {
        "tekst": ["een woord"],
        "leeg": [""],
        "twee": ["a", "\tb\u202e"],
    }


def test_so_have_those_of_a_form_in_parts_and_a_file_in_it_is_no_matter(read):
    verzoek = read(data={"tekst": NUL, "bestand": (BytesIO(b"x\x00y"), "b.txt")})
    assert verzoek.form["tekst"] == "een woord"
    assert "bestand" in verzoek.files


def test_so_has_what_stands_in_an_address(read):
    assert read(query_string={"q": NUL}).args["q"] == "een woord"
