"""The page check sees what it must see: each rule is broken once."""

import pytest

from tests.web.quality import find_faults, find_part_faults

GOOD = """<!doctype html><html lang="nl"><head><meta charset="utf-8">
<title>Proef – Kaartenset</title><script type="module" src="/static/proef.js"></script></head>
<body><a href="#inhoud">Direct naar de inhoud</a>
<nav aria-label="Site"><a href="/over">Over</a></nav>
<main id="inhoud"><h1>Proef</h1><h2>Deel</h2><h3>Deel van een deel</h3>
<form method="post" action="/"><label for="woord">Woord</label>
<input id="woord" name="woord" aria-describedby="hulp"><p id="hulp">Hulp</p>
<button type="submit">Open</button></form></main><footer></footer></body></html>"""

BROKEN = {
    "another language": ('lang="nl"', 'lang="en"'),
    "no title": ("<title>Proef – Kaartenset</title>", ""),
    "a title without the page's name": ("Proef – Kaartenset", " – Kaartenset"),
    "a title without the site's name": ("Proef – Kaartenset", "Proef"),
    "no h1": ("<h1>Proef</h1>", "<h2>Proef</h2>"),
    "two h1": ("<h2>Deel</h2>", "<h1>Deel</h1>"),
    "a skipped level": ("<h2>Deel</h2>", ""),
    "an empty heading": ("<h3>Deel van een deel</h3>", "<h3></h3>"),
    "a field without label": ('for="woord"', 'for="hulp"'),
    "a nameless button": ("Open</button>", "</button>"),
    "a button named by an icon": ("Open</button>", '<b aria-hidden="true">Open</b></button>'),
    "a button without type": ('<button type="submit">', "<button>"),
    "a nameless link": (">Over<", "><"),
    "an id twice": ('id="hulp"', 'id="woord"'),
    "a description that is not there": ('id="hulp"', ""),
    "a skip link to nothing": ('id="inhoud"', ""),
    "an inline style": ("<h1>", '<h1 style="color: red">'),
    "a style element": ("<h1>", "<style>h1 { color: red }</style><h1>"),
    "an inline script": ("<h1>", "<script>alert(1)</script><h1>"),
    "a handler": ("<h1>", '<h1 onclick="alert(1)">'),
    "a script from elsewhere": ("/static/proef.js", "https://elders.example/proef.js"),
    "a script from another host": ("/static/proef.js", "//elders.example/proef.js"),
    "a picture from elsewhere": ("<h1>", '<img alt="" src="https://elders.example/a.png"><h1>'),
    "a form that goes elsewhere": ('action="/"', 'action="https://elders.example/"'),
    "a link that runs": ('href="/over"', 'href="javascript:alert(1)"'),
    "a tag that is not closed": ("</h1>", ""),
    "a tag that is closed too often": ("</h1>", "</h1></div>"),
    "tags that cross": ("<h1>Proef</h1>", "<h1><b>Proef</h1></b>"),
    "a link in a link": (">Over<", '><a href="/">Over</a><'),
    "an attribute twice": ('id="hulp"', 'id="hulp" id="hulp"'),
    "a character that is no text": ("Hulp", "Hu\0lp"),
    "no main": ('<main id="inhoud">', '<div id="inhoud">'),
}


def test_a_good_page_is_passed():
    assert not find_faults(GOOD)


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_page_is_seen(what):
    before, after = BROKEN[what]
    assert before in GOOD
    assert find_faults(GOOD.replace(before, after, 1))


PART = '<div id="kaart" data-deel="kaart"><h2>Proef</h2><a href="/over">Over</a></div>'


def test_a_good_part_is_passed():
    assert not find_part_faults(PART)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (' data-deel="kaart"', ""),
        (">Over<", "><"),
        ('href="/over"', 'href="javascript:alert(1)"'),
        ("<h2>", '<h2 id="kaart">'),
        ("<h2>", '<h2 onclick="alert(1)">'),
        ("</h2>", ""),
    ],
)
def test_a_broken_part_is_seen(before, after):
    assert find_part_faults(PART.replace(before, after, 1))
