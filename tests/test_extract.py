from __future__ import annotations

import subprocess
import sys

import pytest

from stripper import Stripper
from stripper.errors import InputError
from stripper.extract import Article, extract_article
from stripper.page import decode_html
from stripper.segment import split_blocks

LEAD = (
    "The ferry to the island was late again on Monday, and the people on the quay had time to talk "
    "about the weather, the price of herring and the new bridge that nobody had asked for."
)
CLOSE = (
    "By noon the sea had calmed down, the captain counted his passengers twice, and the last bags "
    "were carried aboard while two gulls fought over a slice of bread behind the ticket office."
)


def page(inner: str = "", head: str = "<title>Late ferry</title>") -> str:
    body = f"<h1>Late ferry</h1><p>{LEAD}</p>{inner}<p>{CLOSE}</p>"
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>"


def lines(inner: str) -> list[tuple[str, str, float]]:
    """Return text, tag and link density of what stands between the first and last paragraph."""
    blocks = extract_article(page(inner)).blocks
    assert [b.text for b in (*blocks[:2], blocks[-1])] == ["Late ferry", LEAD, CLOSE]
    return [(b.text, b.tag, round(b.link_density, 2)) for b in blocks[2:-1]]


RICH = """<h2>Why <i>it</i> was late</h2><ul><li>Fog <ul><li>at the pier</li></ul></li></ul>
    <blockquote>We wait.</blockquote><pre><code>if fog:\n    wait()</code></pre>
    <table><tr><td>Mon</td><td>9:40</td></tr></table><p>One<br>two &amp; three\u2028four</p>"""


def test_blocks_tile_the_text() -> None:
    article = extract_article(page(RICH))
    assert [block.index for block in article.blocks] == list(range(len(article.blocks)))
    assert all(article.text[b.start : b.end] == b.text for b in article.blocks)
    plain = [(b.start, b.end, b.text) for b in split_blocks(article.text)]
    assert [(b.start, b.end, b.text) for b in article.blocks] == plain
    assert article.text.endswith(f"{CLOSE}\n")
    assert article.text.count("\n") == len(article.blocks)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<p>Short, and\n  <b>bold</b>.</p>", [("Short, and bold.", "p")]),
        ("<p>One line<br>another line</p>", [("One line", "p"), ("another line", "p")]),
        ("<h2>Second head</h2>", [("Second head", "h2")]),
        ("<h4>Small head</h4>", [("Small head", "h4")]),
        ("<ul><li>Fog</li><li></li></ul>", [("- Fog", "li")]),
        ("<ol><li><p>Fog,</p><p>rain</p></li></ol>", [("- Fog, rain", "li")]),
        (
            "<ul><li>Fog<ul><li>thin</li></ul>clears</li></ul>",
            [("- Fog", "li"), ("- thin", "li"), ("clears", "li")],
        ),
        ("<dl><dt>Quay</dt><dd>A wall</dd></dl>", [("- Quay", "dt"), ("- A wall", "dd")]),
        ("<blockquote>We\n wait\n here.</blockquote>", [("We wait here.", "blockquote")]),
        (
            "<blockquote><p>We.</p><p>You.</p></blockquote>",
            [("We.", "blockquote"), ("You.", "blockquote")],
        ),
        (
            "<pre>Rough sea\n  and wind</pre>",
            [("Rough sea", "blockquote"), ("and wind", "blockquote")],
        ),
        ("<p>Call <code>wait(\n1)</code> twice.</p>", [("Call wait( 1) twice.", "p")]),
        ("<p>Some <del>many</del> few.</p>", [("Some many few.", "p")]),
        ("<p>A &amp;amp; B</p>", [("A & B", "p")]),
        (
            "<p>soft\u00adware \u0645\u06cc\u200c\u062e cafe\u0301</p>",
            [("software \u0645\u06cc\u200c\u062e caf\u00e9", "p")],
        ),
    ],
)
def test_each_element_is_a_line_with_its_tag(inner: str, expected: list[tuple[str, str]]) -> None:
    assert [(text, tag) for text, tag, _ in lines(inner)] == expected


def test_code_keeps_its_lines_and_indentation() -> None:
    inner = "<pre><code>if fog:\n    wait({})\n\nsail()</code></pre>"
    assert [text for text, tag, _ in lines(inner) if tag == "pre"] == [
        "if fog:",
        "wait({})",
        "sail()",
    ]
    assert "\nif fog:\n    wait({})\nsail()\n" in extract_article(page(inner)).text


def test_a_table_row_is_a_line() -> None:
    inner = (
        "<table><tr><th>Day</th><th>Left</th></tr><tr><td><p>Mon</p><p>day</p></td>"
        "<td></td></tr><tr><td></td><td></td></tr></table>"
    )
    assert lines(inner) == [("| Day | Left |", "tr", 0.0), ("| Mon day | |", "tr", 0.0)]


@pytest.mark.parametrize(
    ("inner", "density"),
    [
        ("<p>No link at all here.</p>", 0.0),
        ("<p>Read <a href='/x'>all of it</a> here.</p>", 0.44),
        ("<p><a name='x'>An anchor</a> that leads nowhere.</p>", 0.0),
        ("<ul><li><a href='/x'>A tale</a></li><li>of one long list item</li></ul>", 1.0),
        ("<h3><a href='/x'>A linked head</a></h3>", 1.0),
        ("<table><tr><td><a href='/x'>link</a></td><td>rest</td></tr></table>", 0.5),
        ("<ul><li><p><a href='/x'>link</a></p><p>rest</p></li></ul>", 0.5),
    ],
)
def test_link_density_is_the_share_of_characters_in_links(inner: str, density: float) -> None:
    assert lines(inner)[0][2] == density


@pytest.mark.parametrize(("place", "order"), [("<article>", -1), ("</article>", 1)])
def test_links_elsewhere_do_not_count_for_a_block(place: str, order: int) -> None:
    menu = "<nav><ul><li><a href='/f'>Why so late</a></li></ul></nav>"
    html = page("<h2>Why so late</h2>").replace(place, "".join([place, menu][::order]))
    block = next(b for b in extract_article(html).blocks if b.text == "Why so late")
    assert (block.tag, block.link_density) == ("h2", 0.0)


def test_a_page_too_short_for_the_extractor_keeps_its_lines() -> None:
    html = "<html><body><h1>Ferry</h1><p>It was <b>very</b> late</p><ul><li>fog</li></ul></body>"
    assert extract_article(html).text == "Ferry\nIt was very late\nfog\n"


def test_metadata_holds_known_facts_only() -> None:
    head = """<title>Late ferry | Quay Post</title>
        <meta property="og:site_name" content="Quay Post">
        <meta name="author" content="Ida Holm"><meta name="keywords" content="ferry, fog">
        <meta property="article:published_time" content="2021-03-04T08:00:00Z">
        <link rel="canonical" href="https://quay.example/ferry">"""
    assert extract_article(page(head=head)).metadata == {
        "title": "Late ferry",
        "date": "2021-03-04",
        "byline": "Ida Holm",
        "site": "Quay Post",
        "url": "https://quay.example/ferry",
        "tags": "ferry, fog",
    }
    assert extract_article(page(head="")).metadata == {"title": "Late ferry"}


def test_the_url_given_is_a_fact() -> None:
    assert (
        extract_article(page(), "https://quay.example/a").metadata["url"]
        == "https://quay.example/a"
    )


def test_a_date_is_not_guessed_and_does_not_depend_on_today() -> None:
    assert "date" not in extract_article(page("<p>Copyright 2019 Quay Post</p>")).metadata
    head = '<meta property="article:published_time" content="2090-01-02">'
    assert extract_article(page(head=head)).metadata["date"] == "2090-01-02"


@pytest.mark.parametrize(
    "html",
    [
        "",
        " \n\t",
        "\0\0\0",
        "<html></html>",
        "<html><script>wait()</script></html>",
        "<!-- fog -->",
        "<a" * 5000,
        "\ufeff",
    ],
)
def test_a_page_without_text_is_empty(html: str) -> None:
    assert extract_article(html) == Article("")


@pytest.mark.parametrize(
    "html", ["Late by 2 < 3 hours.", "<p>Late by 2 &lt; 3 hours.", "<td>Late by 2 < 3 hours.</td>"]
)
def test_a_piece_of_a_page_is_read(html: str) -> None:
    assert "Late by 2 < 3 hours." in extract_article(html).text


@pytest.mark.parametrize(
    "html",
    [
        page("<p>\0nul</p>"),
        page("<p>half\ud800</p>"),
        page("<p><b>open <i>tags</b> </p></div></td>"),
        '<?xml version="1.0" encoding="latin-1"?>' + page(),
    ],
    ids=["nul", "surrogate", "unbalanced", "xml"],
)
def test_odd_markup_costs_no_text(html: str) -> None:
    text = extract_article(html).text
    assert LEAD in text
    assert CLOSE in text


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 10_000 + f"<p>{LEAD}</p>",
        "<html><body>" + f"<blockquote>{LEAD}" * 3000,
        "<html><body>" + "<ul><li>fog" * 3000,
        "<html><body><blockquote>" + "fog\n" * 100_000,
    ],
    ids=["divs", "quotes", "lists", "line ends"],
)
def test_deep_and_endless_pages_end(html: str) -> None:
    article = extract_article(html)
    assert all(article.text[b.start : b.end] == b.text for b in article.blocks)


def test_what_the_extractor_raises_is_an_input_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **options: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    with pytest.raises(InputError, match=r"quay\.example.*RecursionError: too deep"):
        extract_article(page(), "https://quay.example/a")


def test_pages_leave_nothing_behind() -> None:
    first = extract_article(page(RICH))
    for _ in range(3):  # a memory of repeated paragraphs would drop them the third time
        extract_article(page())
    assert extract_article(page(RICH)) == first


def test_importing_the_package_loads_no_extractor() -> None:
    slow = {"trafilatura", "lxml", "charset_normalizer"}
    code = f"import sys, stripper; print(*{slow} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


RUSSIAN = "<p>Паром на остров в понедельник снова опоздал, и людям пришлось ждать на берегу.</p>"
GERMAN = "<p>Die Fähre zur Insel kam am Montag später, die Gäste hörten überall Möwen.</p>"
SPANISH = "<p>El señor Muñoz esperó mañana y noche; la niña soñó con el otoño del año pasado.</p>"
JAPANESE = "<p>日本の子供たちは庭で遊び、科学者は新しい発見を報告した。</p>"


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        (GERMAN, "latin-1", "iso-8859-1"),
        ("<p>“quoted” for 5 €</p>", "cp1252", "ISO-8859-1"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        (JAPANESE, "cp932", "x-sjis"),
        ("<p>今天船又晚点了</p>", "gb18030", "gb2312"),
        (GERMAN, "utf-8", "utf-8"),
        (GERMAN, "utf-8", "utf-16"),  # a label that can be read is not UTF-16
        (RUSSIAN, "utf-8", "windows-1251"),  # stale
        (GERMAN, "utf-8", "idna"),
        (GERMAN, "utf-8", "no-such-code"),
    ],
)
@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="{}">',
        '<meta http-equiv="Content-Type" content="text/html; charset={}">',
        "<?xml version='1.0' encoding='{}'?>",
    ],
    ids=["meta", "http-equiv", "xml"],
)
def test_a_declared_encoding(text: str, codec: str, label: str, declaration: str) -> None:
    html = declaration.format(label) + text
    assert decode_html(html.encode(codec)) == html


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le"])
def test_a_byte_order_mark_beats_the_declaration(codec: str) -> None:
    html = f'<meta charset="iso-8859-1">{RUSSIAN}'
    assert decode_html(html.encode(codec)) == html


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "cp1251"),
        (GERMAN, "latin-1"),
        (SPANISH, "latin-1"),
        (JAPANESE, "cp932"),
    ],
)
def test_an_undeclared_encoding_is_detected(text: str, codec: str) -> None:
    html = f"<html><body>{text * 3}</body></html>"
    assert decode_html(html.encode(codec)) == html


def test_a_false_claim_of_utf_8_is_seen_through() -> None:
    html = f'<meta charset="utf-8">{GERMAN * 3}'
    assert decode_html(html.encode("latin-1")) == html


def test_a_torn_character_does_not_change_the_encoding() -> None:
    data = GERMAN.encode() + "ü".encode()[:1]
    assert decode_html(data) == GERMAN + "\ufffd"


@pytest.mark.parametrize("data", [b"", b"\0", b"\xff", b"\xff\xfe\0", bytes(range(256)) * 50])
def test_odd_bytes_never_raise(data: bytes) -> None:
    assert isinstance(decode_html(data), str)


def test_stripper_takes_the_page_and_restores_the_extracted_text() -> None:
    html = page(RICH)
    stripper = Stripper()
    result = stripper.clean_html(html.encode("utf-16"), url="https://quay.example/a")
    assert result.restore() == extract_article(html).text
    assert LEAD in result.text
    assert result.metadata["title"] == "Late ferry"
    assert result.metadata["url"] == "https://quay.example/a"
    assert not result.failures
