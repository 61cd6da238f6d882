"""Every route says for whom it is, and stands at an address that says the same."""

import pytest

from kaartenset.web.publiek import Voor, voor
from tests.web.routes import addresses, undeclared

VAN_ANDEREN = ("/begeleiding/", "/scherm/", "/eigenaar/")
AT = {
    Voor.BEGELEIDING: lambda path: path.startswith("/begeleiding/"),
    Voor.SCHERM: lambda path: f"{path}/".startswith("/scherm/"),
    Voor.EIGENAAR: lambda path: f"{path}/".startswith("/eigenaar/"),
    Voor.DEELNEMERS: lambda path: not f"{path}/".startswith(VAN_ANDEREN),
}
"""What the rest of the address is, for those whose addresses belong to a session."""


def misplaced(app, sid):
    """Routes whose address tells of another audience than they do."""
    found = []
    for address in addresses(app, sid):
        own, _, rest = address.path.partition(f"/s/{sid}")
        is_of_sessie = not own
        is_right = AT[address.publiek](rest) if address.publiek in AT else not is_of_sessie
        is_redactie = address.path.startswith("/redactie/")
        if not (
            is_right
            and is_of_sessie is (address.publiek in AT)
            and is_redactie is (address.publiek is Voor.REDACTIE)
        ):
            found.append(address.path)
    return found


def test_every_route_says_for_whom_it_is(app):
    assert not undeclared(app)


def test_a_route_that_does_not_say_so_is_seen(app):
    app.add_url_rule("/stil", view_func=lambda: "")
    assert undeclared(app) == ["/stil"]


def test_the_address_of_every_route_tells_the_same_as_its_audience(app, open_sid):
    assert not misplaced(app, open_sid)


@pytest.mark.parametrize(
    ("rule", "publiek"),
    [
        ("/s/<sid:sid>/notities", Voor.BEGELEIDING),
        ("/notities", Voor.BEGELEIDING),
        ("/s/<sid:sid>/begeleiding/kaart", Voor.DEELNEMERS),
        ("/s/<sid:sid>/begeleiding/kaart", Voor.IEDEREEN),
        ("/s/<sid:sid>/groot", Voor.SCHERM),
        ("/s/<sid:sid>/eigenaar/nieuw", Voor.DEELNEMERS),
        ("/s/<sid:sid>/eigenaren", Voor.EIGENAAR),
        ("/eigenaar", Voor.EIGENAAR),
        ("/s/<sid:sid>/over", Voor.IEDEREEN),
        ("/s/<sid:sid>/redactie", Voor.REDACTIE),
        ("/kaarten-met-toelichting", Voor.REDACTIE),
        ("/redactie/nieuw", Voor.IEDEREEN),
    ],
)
def test_a_route_at_an_address_of_others_is_seen(app, open_sid, rule, publiek):
    app.add_url_rule(rule, "nieuw", voor(publiek)(lambda sid="": ""))
    assert misplaced(app, open_sid) == [rule.replace("<sid:sid>", open_sid)]
