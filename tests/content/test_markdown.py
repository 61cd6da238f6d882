"""What an editor can do with Markdown, and what never comes through it."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaartenset.content import markdown as module
from kaartenset.content.fout import OngeldigBestand
from kaartenset.content.markdown import is_empty, markdown
from kaartenset.content.tekst import read_passage
from kaartenset.domain.html import Html
from tests.content.bestanden import errors

ONLY = "links mogen alleen https of mailto zijn"
TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "strong", "em", "code", "pre"}
TAGS |= {"a", "br", "hr"}
ATTRIBUTES = {("a", "href"), ("a", "rel"), ("ol", "start")}
ALINEA = "begin een nieuwe alinea met een lege regel"
TABEL = "een tabel past niet op een kaart; maak er een lijst van"


def made(text, **options):
    return markdown(read_passage(text.encode()), **options)


class Found(HTMLParser):
    """Collects what a browser would make of the HTML."""

    def __init__(self, text):
        super().__init__()
        self.tags = set()
        self.attributes = set()
        self.links = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data):
        self.text += data


def check_safe(text):
    found = Found(text)
    assert found.tags <= TAGS
    assert found.attributes <= ATTRIBUTES
    assert all(link.lower().startswith(("https://", "mailto:")) for link in found.links)
    return found


def check_safe_or_refused(text):
    """Safe HTML, or errors on lines that are there."""
    try:
        html = made(text)
    except OngeldigBestand as ongeldig:
        lines = {melding.regel for melding in ongeldig.meldingen}
        assert lines
        assert lines <= set(range(1, text.count("\n") + 2))
    else:
        check_safe(html)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Een *rustig* en **helder** `woord`.", "<em>rustig</em> en <strong>helder</strong>"),
        ("Een _rustig_ woord.", "<em>rustig</em>"),
        ("Gewone_namen_blijven staan.", "<p>Gewone_namen_blijven staan.</p>"),
        ("een  \ntwee", "<p>een<br>\ntwee</p>"),
        ("- een\n- twee", "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>"),
        ("3. drie\n4. vier", '<ol start="3">\n<li>drie</li>'),
        ("- een\n\n1. twee", "</ul>\n<ol>"),
        ("> Wat denk jij?", "<blockquote>\n<p>Wat denk jij?</p>"),
        ("## Kop\n\n### Kop\n\n#### Kop", "<h2>Kop</h2>\n<h3>Kop</h3>\n<h4>Kop</h4>"),
        ("Kop\n---\n\ntekst", "<h2>Kop</h2>"),
        ("een\n\n---\n\ntwee", "<hr>"),
        ("```\n*zo*\n```", "<pre><code>*zo*\n</code></pre>"),
        ("    *zo*", "<pre><code>*zo*\n</code></pre>"),
        (r"\*geen nadruk\*", "<p>*geen nadruk*</p>"),
        ("3 < 4 & 5 > 4 &euro; 1", "<p>3 &lt; 4 &amp; 5 &gt; 4 € 1</p>"),
        ("[X]: zeg het maar", "<p>[X]: zeg het maar</p>"),
        (
            "[wet](https://wetten.overheid.nl/a?b=1&c=2 'titel')",
            '<a href="https://wetten.overheid.nl/a?b=1&amp;c=2" rel="noopener">wet</a>',
        ),
        ("<https://www.overheid.nl>", '<a href="https://www.overheid.nl" rel="noopener">'),
        (
            "<info@example.nl>",
            '<a href="mailto:info@example.nl" rel="noopener">info@example.nl</a>',
        ),
        ("[mail](mailto:a@example.nl?subject=Woo)", '<a href="mailto:a@example.nl?subject=Woo"'),
        ("[groot](HTTPS://example.nl)", '<a href="HTTPS://example.nl"'),
    ],
)
def test_an_editor_can_use(text, expected):
    assert expected in made(text)
    check_safe(made(text))


def test_what_is_made_is_html_and_says_so():
    assert type(made("tekst")) is Html
    assert made("") == ""


@pytest.mark.parametrize(
    ("deeper", "expected"),
    [(0, "<h2>a</h2>\n<h4>b</h4>"), (1, "<h3>a</h3>\n<h5>b</h5>"), (2, "<h4>a</h4>\n<h6>b</h6>")],
)
def test_headings_can_be_put_deeper_on_the_page(deeper, expected):
    assert made("## a\n\n#### b", deeper=deeper) == expected


@pytest.mark.parametrize(
    ("text", "highest", "expected"),
    [
        ("# a", 2, ["1: een kop kan hier niet met #; kies ##, ### of ####"]),
        ("tekst\n\n#hashtag", 2, ["3: een kop kan hier niet met #; kies ##, ### of ####"]),
        ("a\n===", 2, ["2: een kop kan hier niet met #; kies ##, ### of ####"]),
        ("> - # a", 2, ["1: een kop kan hier niet met #; kies ##, ### of ####"]),
        ("##### a", 2, ["1: een kop kan hier niet met #####; kies ##, ### of ####"]),
        ("## a\n####### b", 2, ["2: een kop kan hier niet met ######; kies ##, ### of ####"]),
        ("### a\n\n## b", 3, ["3: een kop kan hier niet met ##; kies ### of ####"]),
        (
            "# a\n\n## b\n\n# c\n\n    # code",
            2,
            [
                "1: een kop kan hier niet met #; kies ##, ### of ####",
                "5: een kop kan hier niet met #; kies ##, ### of ####",
            ],
        ),
    ],
)
def test_a_heading_of_another_level_is_refused(text, highest, expected):
    assert errors(made, text, highest=highest) == expected


def test_an_image_is_refused():
    expected = "3: afbeeldingen kunnen hier niet; beschrijf in woorden wat erop staat"
    assert errors(made, "tekst\n\nzie ![alt](https://example.org/a.png)") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//example.org/x.js></SCRIPT>",
        "<img src=x onerror=alert(1)>",
        "<p onclick='alert(1)'>klik</p>",
        "<svg/onload=alert(1)>",
        "<a href='javascript:alert(1)'>klik</a>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<style>body { display: none }</style>",
        "<!-- <script>alert(1)</script> -->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?php echo 1 ?>",
        "<form action=https://example.org><input name=woord></form>",
        "<meta http-equiv=refresh content=0;url=https://example.org>",
        "</article></main><h1>hoi</h1>",
        "**<b>vet</b>**",
        "`<script>alert(1)</script>`",
        "```\n</code></pre><script>alert(1)</script>\n```",
        "    </code></pre><script>alert(1)</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;alert(1)&#60;/script&#62;",
        "<scr<script>ipt>alert(1)</script>",
        '<div markdown="1">*tekst*</div>',
        "<math><mtext></p><style><img src=x onerror=alert(1)>",
        '"><script>alert(1)</script>',
    ],
)
def test_html_never_becomes_part_of_a_page(text):
    check_safe_or_refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "<svg/onload=alert(1)>",
        "<?php echo 1 ?>",
        "`<script>alert(1)</script>`",
        "``<b>`` en `</b>`",
        "```\n</code></pre><script>alert(1)</script>\n```",
        "    <b>code</b>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        r"\<b>",
        "<bureau>",
    ],
)
def test_what_is_no_tag_or_stands_in_code_becomes_text_that_can_be_read(text):
    found = check_safe(made(text))
    assert "<" in found.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("een\n\n<b>vet</b>", ["3: <b> werkt hier niet; gebruik **vet**"]),
        ("een</STRONG> twee", ["1: <strong> werkt hier niet; gebruik **vet**"]),
        ("een<br>", [f"1: <br> werkt hier niet; {ALINEA}"]),
        ('<p class="a">een', [f"1: <p> werkt hier niet; {ALINEA}"]),
        ("`<b>`\n\n<u>een</u> `<b>`", ["3: <u> werkt hier niet; haal dit weg"]),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", [f"2: {TABEL}"]),
        ("> --- | ---", [f"1: {TABEL}"]),
    ],
)
def test_html_and_tables_are_refused_with_what_to_do_instead(text, expected):
    assert errors(made, text) == expected


def test_lines_in_code_are_no_table():
    assert "|---|" in made("```\n|---|\n```")


@pytest.mark.parametrize(
    "text",
    [
        '[a](https://example.org/"onmouseover="alert(1))',
        "[a](https://example.org/'onmouseover='alert(1)'x=)",
        '[a](https://example.org/ "x\\" onclick=\\"alert(1)")',
        "[a](<https://example.org/><script>alert(1)</script>)",
        '<https://example.org/"onclick="alert(1)>',
        '<a"onclick="alert(1)@example.org>',
        "[<script>alert(1)</script>](https://example.org)",
        "[a](https://example.org/&quot;onclick=&quot;alert(1))",
        '[a](mailto:x@example.org"onclick="alert(1))',
    ],
)
def test_a_link_cannot_carry_anything_else(text):
    check_safe_or_refused(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[a](http://example.org)",
            [f"1: {ONLY}, niet 'http://example.org'; probeer 'https://example.org'"],
        ),
        ("een\n[a](javascript:alert(1))", [f"2: {ONLY}, niet 'javascript:alert(1)'"]),
        ("[a](JaVaScRiPt:alert)", [f"1: {ONLY}, niet 'JaVaScRiPt:alert'"]),
        ("[a](java&#115;cript:alert)", [f"1: {ONLY}, niet 'javascript:alert'"]),
        ("[a](&#x6A;avascript&colon;alert)", [f"1: {ONLY}, niet 'javascript:alert'"]),
        ("[a](java\tscript:alert)", [f"1: {ONLY}, niet 'java    script:alert'"]),
        ("een\n\n[a](java\nscript:alert)", [f"3: {ONLY}, niet 'java\\nscript:alert'"]),
        ("[a](<javascript:alert(1)>)", [f"1: {ONLY}, niet 'javascript:alert(1)'"]),
        ("[a](javascript&colon;alert)", [f"1: {ONLY}, niet 'javascript:alert'"]),
        ("[a]( javascript:alert 'x')", [f"1: {ONLY}, niet 'javascript:alert'"]),
        ("[a](\\javascript:alert)", [f"1: {ONLY}, niet '\\javascript:alert'"]),
        ("[a](vbscript:x)", [f"1: {ONLY}, niet 'vbscript:x'"]),
        (
            "[a](data:text/html;base64,PHN2Zz4=)",
            [f"1: {ONLY}, niet 'data:text/html;base64,PHN2Zz4='"],
        ),
        ("[a](file:///etc/passwd)", [f"1: {ONLY}, niet 'file:///etc/passwd'"]),
        ("[a](blob:https://example.org/x)", [f"1: {ONLY}, niet 'blob:https://example.org/x'"]),
        ("[a](//example.org)", [f"1: {ONLY}, niet '//example.org'"]),
        ("[a](/feitenblad)", [f"1: {ONLY}, niet '/feitenblad'"]),
        ("[a](feitenblad.md)", [f"1: {ONLY}, niet 'feitenblad.md'"]),
        ("[a](#noot)", [f"1: {ONLY}, niet '#noot'"]),
        ("[a]()", [f"1: {ONLY}, niet ''"]),
        ("[a](https:example.org)", [f"1: {ONLY}, niet 'https:example.org'"]),
        ("[a](https:///example.org)", [f"1: {ONLY}, niet 'https:///example.org'"]),
        ("[a](https://[)", [f"1: {ONLY}"]),
        ("[a](mailto:)", [f"1: {ONLY}, niet 'mailto:'"]),
        (
            "[a](www.example.org)",
            [f"1: {ONLY}, niet 'www.example.org'; probeer 'https://www.example.org'"],
        ),
        (
            "<http://example.org>",
            [f"1: {ONLY}, niet 'http://example.org'; probeer 'https://example.org'"],
        ),
        ("<javascript://%0aalert(1)>", [f"1: {ONLY}, niet 'javascript://%0aalert(1)'"]),
        ("<ftp://example.org>", [f"1: {ONLY}, niet 'ftp://example.org'"]),
        (
            "[a](http://example.org)\n\n[b](https://example.org)\n\n> [c](http://example.org)",
            [
                f"1: {ONLY}, niet 'http://example.org'; probeer 'https://example.org'",
                f"5: {ONLY}, niet 'http://example.org'; probeer 'https://example.org'",
            ],
        ),
        (
            "[a][1]\n\n[1]: https://example.org",
            ["3: zet een link in de zin zelf, zo: [tekst](https://…)"],
        ),
        ("[a][1]\n\n[1]: javascript:x", ["3: zet een link in de zin zelf, zo: [tekst](https://…)"]),
        (
            "[](https://example.org)",
            ["1: een link heeft geen tekst; zet die tussen de vierkante haken"],
        ),
    ],
)
def test_a_link_to_anywhere_else_is_refused_with_its_line(text, expected):
    assert errors(made, text) == expected


@pytest.mark.parametrize(
    "text", ["<javascript:alert(1)>", "javascript:alert(1)", "www.example.org"]
)
def test_an_address_that_is_no_link_stays_text(text):
    assert Found(made(text)).links == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "tekst\n\n```\ncode",
            ["3: dit blok met code heeft geen einde; sluit af met een regel ```"],
        ),
        ("~~~~\n~~~\n", ["1: dit blok met code heeft geen einde; sluit af met een regel ~~~~"]),
        ("``` {.x onclick=y}\n```", ["1: zet achter ``` hooguit één woord"]),
    ],
)
def test_a_block_of_code_that_is_not_closed_or_not_plain_is_refused(text, expected):
    found = errors(made, text)
    assert found[: len(expected)] == expected


@given(
    st.lists(st.sampled_from(["```", "~~~", "````", "``` ", "```py", "x", "", "## T"]), max_size=9)
)
def test_blocks_of_code_are_seen_where_the_maker_of_html_sees_them(regels):
    text = "\n".join(regels)
    try:
        html = made(text)
    except OngeldigBestand:
        return
    outside = [regel for _, regel in module.lines_outside(read_passage(text.encode()))]
    assert html.count("<h2>T</h2>") == outside.count("## T")


@given(st.text(st.sampled_from("[]()<>*_`#-!&;:\\/\"'=|~+. \n\t1ahjpstx@%{}^$é‘€")))
@example("[a](javascript:alert(1))")
def test_any_text_gives_safe_html_or_errors_with_a_line_that_is_there(text):
    check_safe_or_refused(text)


PIECES = [
    *("[", "]", "(", ")", "[a](", "](", "![", "<", ">", "<a", "<https://", "@x", "//", "x", ":"),
    *("<script>", "</script>", "<!--", "-->", "onerror=", "javascript:", "data:", "alert(1)"),
    *("https://", "mailto:", "&#106;", "&lt;", "&quot;", '"', "'", "``", "`", "***", "**", "_"),
    *("##", "-", "1.", "\\", "\n", "\n\n", " ", "    ", "> "),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_pieces_of_attacks_in_any_order_give_safe_html_or_errors(pieces):
    check_safe_or_refused("".join(pieces))


@pytest.mark.parametrize(
    "text", ['<p onclick="x">', "<img src=x>", '<a href="javascript:x">', "<h1>a</h1>"]
)
def test_html_that_is_not_safe_is_seen(text):
    with pytest.raises(AssertionError):
        check_safe(text)


def test_only_what_can_be_read_counts_as_text():
    assert is_empty(made("&nbsp;\n\n---"))
    assert not is_empty(made("`.`"))
