"""Reading what an editor put in a folder, which may be anything: never blocks, never leaves it."""

import errno
import os
import stat
from pathlib import Path

from kaartenset.content.fout import OngeldigBestand, refuse_whole

MAX_BYTES = 64 * 1024

_READ_ONLY = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NOCTTY
_REASONS = {
    errno.ENOENT: "dit bestand ontbreekt; kopieer het uit een andere {soort}",
    errno.ENOTDIR: "is geen map; maak hier een map met deze naam",
    errno.EACCES: "mag niet worden gelezen; geef de server leesrechten",
    errno.EPERM: "mag niet worden gelezen; geef de server leesrechten",
    errno.ELOOP: "verwijst naar zichzelf; zet hier een gewoon bestand neer",
    errno.ENAMETOOLONG: "heeft een te lange naam; kies een kortere",
}


def absolute(folder: Path) -> Path:
    """The folder without '..' in it, so that its last part is its name; links stay links."""
    return Path(os.path.abspath(folder))  # noqa: PTH100 (pathlib would follow links)


def read_bytes(pad: Path, grens: Path, soort: str = "set") -> bytes:
    """The content of a plain file of at most 64 KiB that really lies inside the folder `grens`.

    Links are followed as long as they stay inside. Raises OngeldigBestand for anything else;
    `soort` is what the file belongs to, for who has to find it elsewhere.
    """
    try:
        echt = _inside(pad, grens)
        _check_plain(echt.stat(follow_symlinks=False))
        descriptor = os.open(echt, _READ_ONLY)
        try:
            _check_plain(os.fstat(descriptor))
            return _read_all(descriptor)
        finally:
            os.close(descriptor)
    except OSError as fout:
        raise _refusal(fout, soort) from fout


def list_folder(pad: Path, grens: Path) -> list[str]:
    """The names in a folder inside `grens`, sorted, without hidden files and editors' back-ups.

    Raises OngeldigBestand when it cannot be listed.
    """
    try:
        names = [entry.name for entry in _inside(pad, grens).iterdir()]
    except FileNotFoundError as fout:
        raise refuse_whole("bestaat niet; maak deze map") from fout
    except OSError as fout:
        raise _refusal(fout) from fout
    return sorted(name for name in names if not name.startswith((".", "#")) and name[-1] != "~")


def _inside(pad: Path, grens: Path) -> Path:
    echt = Path(os.path.realpath(pad, strict=True))
    if not echt.is_relative_to(os.path.realpath(grens)):
        raise refuse_whole(
            "verwijst naar iets buiten de map met kaartensets; zet hier een gewoon bestand neer"
        )
    return echt


def _check_plain(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise refuse_whole("is een map; zet hier een gewoon bestand neer")
    if not stat.S_ISREG(status.st_mode):
        raise refuse_whole("is geen gewoon bestand; zet hier een tekstbestand neer")
    if status.st_size > MAX_BYTES:
        raise _too_large()


def _read_all(descriptor: int) -> bytes:
    inhoud = bytearray()
    while deel := os.read(descriptor, MAX_BYTES + 1 - len(inhoud)):
        inhoud += deel
        if len(inhoud) > MAX_BYTES:
            raise _too_large()
    return bytes(inhoud)


def _refusal(fout: OSError, soort: str = "set") -> OngeldigBestand:
    code = errno.errorcode.get(fout.errno or 0, "onbekend")
    other = f"kan niet worden gelezen (fout {code}); bewaar het opnieuw"
    return refuse_whole(_REASONS.get(fout.errno or 0, other).format(soort=soort))


def _too_large() -> OngeldigBestand:
    return refuse_whole("is groter dan 64 KiB; maak de tekst korter")
