"""Another process that writes: started by the tests with an address and what it must do."""

import sys
from itertools import count

from sqlalchemy import insert, select, update

from kaartenset.storage.database import opslag_of
from kaartenset.storage.models import Deck
from tests.databases import make_app
from tests.storage.test_database import keep

AANTAL = 40


def write_on(opslag):
    """Store one thing after another for ever, and say of each that it was stored."""
    for nummer in count():
        keep(opslag, f"bewaard {nummer}")
        say(f"bewaard {nummer}")


def hold(opslag):
    """Begin to write, say so, and commit when a line comes in."""
    with opslag.writing() as conn:
        conn.execute(insert(Deck).values(hash="vastgehouden", kaarten="", toelichtingen=""))
        say("begonnen")
        sys.stdin.readline()


def count_up(opslag):
    """Read a number and write one more, many times."""
    for _ in range(AANTAL):
        with opslag.writing() as conn:
            getal = int(conn.execute(select(Deck.kaarten)).scalar_one())
            conn.execute(update(Deck).values(kaarten=str(getal + 1)))


def say(regel):
    sys.stdout.write(f"{regel}\n")
    sys.stdout.flush()


def main():
    address, wat = sys.argv[1:]
    opslag = opslag_of(make_app(address))
    {"write_on": write_on, "hold": hold, "count_up": count_up}[wat](opslag)


if __name__ == "__main__":
    main()
