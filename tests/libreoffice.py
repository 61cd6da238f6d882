"""LibreOffice, as an office opens our files with it: from a file to the text that it shows."""

import shutil
import subprocess
from pathlib import Path

NOT_FOUND = "LibreOffice is not installed here: no soffice on the path"
WITHIN_S = 120


def find_soffice() -> str | None:
    """The program, if there is one."""
    return shutil.which("soffice")


def open_as(soffice: str, bestand: Path, soort: str, folder: Path) -> Path:
    """Open a file and save it as another kind; with a profile of its own, so that runs can overlap.

    `soort` is what --convert-to takes; the new file has the old one's name.
    """
    profiel = (folder / "profiel").as_uri()
    command = [
        *(soffice, "--headless", "--norestore", f"-env:UserInstallation={profiel}"),
        *("--convert-to", soort, "--outdir", folder, bestand),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=WITHIN_S)
    gemaakt = folder / f"{bestand.stem}.{soort.partition(':')[0]}"
    assert gemaakt.exists(), done.stdout + done.stderr
    return gemaakt


def read_text(soffice: str, bestand: Path, folder: Path) -> str:
    """What it shows of a file, as text."""
    gemaakt = open_as(soffice, bestand, "txt:Text (encoded):UTF8", folder)
    return gemaakt.read_text("utf-8-sig")
