"""What is wrong with a file, for the editor who wrote it: file, line, what would be right."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_MAX_SHOWN = 60


@dataclass(frozen=True, slots=True, order=True)
class Melding:
    """One thing that is wrong on one line (from 1) of a file, in Dutch."""

    regel: int
    tekst: str


@dataclass(frozen=True, slots=True, order=True)
class Fout:
    """A melding with its file, `pad` being relative to the folder above the one with all sets."""

    pad: Path
    regel: int
    melding: str

    def __str__(self) -> str:
        """Return `cards/<set>/kaarten/<id>.md:<line>: <what is wrong>`, always printable."""
        return f"{printable(self.pad.as_posix())}:{self.regel}: {self.melding}"


class OngeldigBestand(Exception):
    """A file from which nothing can be made; `meldingen` says everything that is wrong with it."""

    def __init__(self, meldingen: Iterable[Melding]) -> None:
        self.meldingen = tuple(sorted(set(meldingen)))
        super().__init__("; ".join(f"{m.regel}: {m.tekst}" for m in self.meldingen))


def refuse_whole(tekst: str) -> OngeldigBestand:
    """The exception for what is wrong with a file or a folder as a whole: it has no line."""
    return OngeldigBestand([Melding(1, tekst)])


def fouten_of(pad: Path, ongeldig: OngeldigBestand) -> tuple[Fout, ...]:
    """What is wrong with the file `pad`, which is as in a Fout."""
    return tuple(Fout(pad, melding.regel, melding.tekst) for melding in ongeldig.meldingen)


class Meldingen:
    """Collects what is wrong with one file, so that an editor hears all of it at once."""

    def __init__(self) -> None:
        self._found: list[Melding] = []

    def __bool__(self) -> bool:
        """Whether something is wrong."""
        return bool(self._found)

    def add(self, regel: int, tekst: str) -> None:
        """Note one thing that is wrong."""
        self._found.append(Melding(regel, tekst))

    def attempt(self, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Return what `read` makes of the arguments, or None with its meldingen noted."""
        try:
            return read(*args, **kwargs)
        except OngeldigBestand as ongeldig:
            self._found.extend(ongeldig.meldingen)
            return None

    def refusal(self) -> OngeldigBestand:
        """Everything noted, as the exception to raise."""
        return OngeldigBestand(self._found)

    def raise_if_any(self) -> None:
        """Raise OngeldigBestand when something was noted."""
        if self._found:
            raise self.refusal()


def quote(value: str) -> str:
    """A value as it stands in a melding: between quotes, printable, and not too long."""
    short = value if len(value) <= _MAX_SHOWN else f"{value[: _MAX_SHOWN - 1]}…"
    return f"'{printable(short)}'"


def printable(text: str) -> str:
    """The text with everything that a terminal cannot show, or obeys, written as a code."""
    return "".join(
        teken if teken.isprintable() else teken.encode("unicode_escape", "surrogatepass").decode()
        for teken in text
    )


def listed(names: Sequence[str]) -> str:
    """Names as they are read aloud when all are meant: 'soort, minuten_60 en minuten_120'."""
    *head, last = names or ("",)
    return f"{', '.join(head)} en {last}" if head else last


def choices(options: Sequence[str]) -> str:
    """Options as they are read aloud: 'stelling, dilemma of vraag'."""
    *head, last = options or ("",)
    return f"{', '.join(head)} of {last}" if head else last
