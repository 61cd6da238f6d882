"""The README's glossary (Woordenlijst) and the names in the code say the same.

Two ways to go wrong, and a check for each. A Dutch word comes into the code that the glossary does
not explain: so every word in the name of a module or a class is in the glossary, in its plural, or
made of such words; or it is one of the few other words listed here. The name of a refusal is a
sentence (WoordTeKort), and goes free.
A word of the glossary has gone from the code: so each must still begin a word of some name.
"""

import ast
import re
from collections.abc import Iterator

from tests.project.tree import PACKAGE, ROOT, find_modules

# What a programmer says at the keyboard, and Dutch words that are no nouns.
ENGLISH = """
    app attendance base body check cli config converter cookie database deck document env error
    facts fallback frame gunicorn handler head html hub id init listener live loader main markdown
    meta models moment new notices odt only ours parser pdf plain purge pusher reader reading rhythm
    routes server set shown sid source start stream takeover text time viewer waiting wsgi
"""
NO_NOUNS = """
    eenmalig elders gecontroleerd gecontroleerde gelezen gemeten gepland getoond getoonde in
    ingepakt klare later leiden maken nieuw nieuwe ongeldig open openbaar verplaatst voor
    voorbereiden weggehaald zetten
"""
OTHER_WORDS = frozenset((ENGLISH + NO_NOUNS).split())
LEAST = 20


def glossary() -> set[str]:
    """The code words in the first column of the table under the heading 'Woordenlijst'."""
    readme = (ROOT / "README.md").read_text("utf-8")
    return read_glossary(readme)


def read_glossary(text: str) -> set[str]:
    section = re.search(r"^#+ Woordenlijst$(.*?)(?=^#+ |\Z)", text, re.MULTILINE | re.DOTALL)
    rows = re.findall(r"^\|([^|]+)\|", section[1] if section else "", re.MULTILINE)
    return {word for row in rows for word in re.findall(r"`([^`]+)`", row)}


def words_of(name: str) -> list[str]:
    """The words of a name in any spelling: SoortOnderdeel and soort_onderdeel have two."""
    return re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)


def lower_words(name: str) -> set[str]:
    return {word.lower() for word in words_of(name)}


def names_of_modules_and_classes() -> Iterator[tuple[str, str]]:
    """The name of every module and class, each with the file that it stands in."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in find_modules()}
    classes = [node for tree in trees.values() for node in classes_in(tree)]
    refusals = find_refusals(classes)
    for path, tree in trees.items():
        place = path.relative_to(PACKAGE)
        if "migrations" not in place.parts:
            names = {path.stem, *(node.name for node in classes_in(tree))}
            yield from ((name, place.as_posix()) for name in sorted(names - refusals))


def classes_in(tree: ast.Module) -> list[ast.ClassDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


def find_refusals(classes: list[ast.ClassDef]) -> set[str]:
    """The names of exceptions: those that come from Exception, by whatever way."""
    found = {"Exception"}
    while True:
        more = {node.name for node in classes if found & {b.id for b in bases(node)}}
        if more <= found:
            return found
        found |= more


def bases(node: ast.ClassDef) -> list[ast.Name]:
    return [base for base in node.bases if isinstance(base, ast.Name)]


def names_in(tree: ast.Module) -> Iterator[str]:
    """Every name that the module itself gives to something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def unexplained(name: str, explained: set[str]) -> set[str]:
    return {word for word in lower_words(name) if not is_explained(word, explained)}


def is_explained(word: str, explained: set[str]) -> bool:
    """Whether the word, its singular, or each part of it if it is compound, is explained."""
    if is_known(word, explained | OTHER_WORDS):
        return True
    heads = (word[:end] for end in range(3, len(word) - 2) if is_known(word[:end], explained))
    return any(is_explained(word.removeprefix(head), explained) for head in heads)


def is_known(word: str, known: set[str]) -> bool:
    """Whether the word itself is there, or its singular."""
    return bool(known & {word, word.removesuffix("s"), word.removesuffix("en"), one_of(word)})


def one_of(word: str) -> str:
    """The singular of a plural that doubles its last letter: kop of koppen, zin of zinnen."""
    is_doubled = word.endswith("en") and len(word) > 5 and word[-3] == word[-4]
    return word[:-3] if is_doubled else word


def test_the_glossary_is_there():
    assert len(glossary()) >= LEAST, "the README needs a table under the heading 'Woordenlijst'"


def test_glossary_words_are_plain_ascii_names():
    assert not [word for word in glossary() if not (word.isascii() and word.isidentifier())]


def test_every_dutch_noun_of_the_code_is_in_the_glossary():
    explained = {word for entry in glossary() for word in lower_words(entry)}
    missing = sorted(
        f"{word} ({name} in {place})"
        for name, place in names_of_modules_and_classes()
        for word in unexplained(name, explained)
    )
    assert not missing, (
        "put it in the README's Woordenlijst, or in OTHER_WORDS here:\n" + "\n".join(missing)
    )


def test_every_word_of_the_glossary_is_used_in_the_code():
    trees = [ast.parse(path.read_text("utf-8")) for path in find_modules()]
    used = {word for tree in trees for name in names_in(tree) for word in lower_words(name)}
    used |= {word for path in find_modules() for word in lower_words(path.stem)}
    unused = sorted(
        entry
        for entry in glossary()
        if not all(any(u.startswith(word) for u in used) for word in lower_words(entry))
    )
    assert not unused, f"no name in the code has these words of the glossary: {unused}"


def test_a_dutch_noun_that_the_glossary_does_not_have_is_seen():
    text = "## Woordenlijst\n\n| code | betekenis |\n| --- | --- |\n| `Kaart`, `stem` | x |\n"
    explained = {word.lower() for word in read_glossary(text)}
    assert explained == {"kaart", "stem"}
    assert unexplained("KaartBakje", explained) == {"bakje"}
    assert not unexplained("kaart_error", explained)
    assert not unexplained("kaarten", explained)
    assert not unexplained("kaartstem", explained)


def test_the_name_of_a_refusal_goes_free_and_that_of_a_thing_does_not():
    source = "class Nee(Exception): ...\nclass WoordTeKort(Nee): ...\nclass Bakje: ...\n"
    assert find_refusals(classes_in(ast.parse(source))) == {"Exception", "Nee", "WoordTeKort"}


def test_the_table_under_another_heading_is_not_the_glossary():
    text = "## Instellingen\n\n| `KAARTENSET_PORT` | x |\n\n## Woordenlijst\n\n| `Kaart` | x |\n"
    assert read_glossary(text) == {"Kaart"}
