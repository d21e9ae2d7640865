"""HTML to an Article: title, date and blocks with their tags. The only importer of trafilatura."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final
from unicodedata import normalize

from stripper.errors import InputError
from stripper.segment import LINE_ENDS, Block

_SIGNATURES: Final = {  # what a page begins with: byte order marks, and "<" in two bytes
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_HEAD: Final = 8192  # bytes; browsers read 1024, but scripts push the declaration further down
_DECLARED: Final = re.compile(
    rb"""<(?:\?xml\b[^>]*?\bencoding|meta\b[^>]*?\bcharset)\s*=\s*["']?\s*(?:x-)?([\w.:+-]{1,40})""",
    re.IGNORECASE,
)
# Python has text codecs that are no page's encoding (idna, punycode, unicode_escape, undefined).
_PAGE_CODEC: Final = re.compile(r"cp|iso|koi8|mac|gb|big5|euc|shift|hz|johab|tis|kz|ptcp|utf-8")
_SUPERSETS: Final = {  # how browsers read a label (WHATWG Encoding, section 4.2)
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
_SAMPLE: Final = 20_000  # bytes that detection reads
_MARKUP: Final = re.compile(rb"<[^<>]*>")

# HTML elements that end a line in a browser.
_BREAKS: Final = frozenset(
    "address article aside blockquote body br button caption center dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav "
    "ol option p pre section select summary table td textarea th title tr ul".split()
)
_UNSEEN: Final = frozenset({"script", "style"})
_WRAPPED: Final = 40  # source lines in a line of text at most; keeps the cost linear

# trafilatura's elements and the tag that their text gets; of nested ones the first here decides.
_TAGS: Final = {
    "cell": "tr",
    "item": "li",
    "head": "h2",
    "code": "pre",
    "quote": "blockquote",
    "p": "p",
}
_RENDS: Final = frozenset({"dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"})
_LINES: Final = frozenset({*_TAGS, "body", "div", "lb", "list", "row", "table"})
_FLAT: Final = frozenset({"head", "p", "quote", "td"})  # go on with the line of their list item
_INLINE: Final = frozenset({"del", "hi", "ref"})
_JOINERS: Final = "\u200c\u200d"  # not printable, yet letters in Persian, Hindi and emoji
_UNBROKEN: Final = dict.fromkeys(map(ord, LINE_ENDS), " ")


@dataclass(frozen=True, slots=True)
class Article:
    """What an extractor found in a page.

    Args:
        text: The text, one block a line.
        blocks: Its blocks with tag and link density; empty to have the text split into lines.
        metadata: Facts of the page: title, date, byline, site, url, tags; only those known.
    """

    text: str
    blocks: Sequence[Block] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)


def decode_html(data: bytes) -> str:
    """Return the text of a page's bytes; bytes that fit no encoding become U+FFFD.

    The encoding is that of the byte order mark, else UTF-8 where the bytes read as such, else the
    declared one, else one detected. Declarations come after UTF-8 because they are often stale:
    the server names another in its header. Text in another encoding never reads as UTF-8.
    """
    for signature, codec in _SIGNATURES.items():
        if data.startswith(signature):
            return data.decode(codec, "replace").removeprefix("\ufeff")
    match = _DECLARED.search(data, 0, _HEAD)
    declared = _page_codec(match[1].decode("ascii", "replace")) if match else ""
    if declared and data.isascii():  # ISO-2022-JP
        return data.decode(declared, "replace")
    text = data.decode("utf-8", "replace")
    # A few torn characters, as where a download was cut, do not make it another encoding.
    if text.count("\ufffd") * 4 <= len(text) - len(text.encode("ascii", "ignore")):
        return text
    return data.decode(declared if declared not in ("", "utf-8") else _detected(data), "replace")


def _page_codec(label: str) -> str:
    """Return Python's name for the encoding that a page declares, empty where it is none."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return ""
    return _SUPERSETS.get(name, name) if _PAGE_CODEC.match(name) else ""


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only odd pages need it

    # Markup and English are the same bytes in most encodings and would outvote the words.
    words = [word for word in _MARKUP.sub(b" ", data).split() if not word.isascii()]
    best = from_bytes(b" ".join(words)[:_SAMPLE]).best()
    return (best and _page_codec(best.encoding)) or "cp1252"


def extract_article(html: str, url: str | None = None) -> Article:
    """Extract the article of a page with trafilatura; a page without one gives an empty article.

    Args:
        html: The page.
        url: Its address, where known.

    Raises:
        InputError: The extractor fails on the page.
    """
    if not html.strip():
        return Article("")
    # A lone surrogate, of a byte forced into a string, would cost the rest of the page.
    html = html.encode("utf-8", "replace").decode("utf-8")
    try:
        return _extract(html, url)
    except Exception as exc:  # the boundary to the extractor: it meets markup that nobody foresaw
        page = f"page {url}" if url else "page"
        raise InputError(f"{page}: trafilatura: {type(exc).__name__}: {exc}") from exc


def _extract(html: str, url: str | None) -> Article:
    import trafilatura  # noqa: PLC0415 - slow to import, and plain text does without it

    tree = trafilatura.load_html(html)
    if tree is None:
        return Article("")
    page = trafilatura.bare_extraction(
        tree,  # which it copies
        url=url,
        include_comments=False,
        include_links=False,  # they sway what is extracted: on one page in ten, up to 8 % of words
        output_format="txt",
        with_metadata=True,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,  # it guesses
            "max_date": "2100-01-01",  # by default today, which would make results age
        },
    )
    if page is None or isinstance(page, dict):
        return Article("")
    lines = _Lines(_page_lines(tree)).read(page.body)
    blocks, end = [], -1
    for index, (line, tag, density) in enumerate(lines):
        end += 1 + len(line)
        text = line.lstrip()  # the indentation of code stays outside its block
        blocks.append(Block(index, end - len(text), end, text, tag, density))
    return Article("".join(f"{line}\n" for line, _, _ in lines), tuple(blocks), _metadata(page))


def _metadata(page: Any) -> dict[str, str]:
    facts = {
        "title": page.title,
        "date": page.date,
        "byline": page.author,
        "site": page.sitename,
        "url": page.url,
        "language": page.language,
        "tags": ", ".join(page.tags or ()),
    }
    return {key: value for key, value in facts.items() if value}


def _walk(tree: Any) -> Iterator[tuple[bool, Any]]:
    """Yield each element twice: with True where it opens, with False where it closes."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]  # noqa: PLC0415

    for event, element in iterwalk(tree, events=("start", "end")):
        yield event == "start", element


def _bare(text: str) -> str:
    return "".join(text.split())


def _page_lines(tree: Any) -> dict[str, int]:
    """Return the lines of a page as a browser breaks them, and their characters in links.

    trafilatura's tree says neither what was a link nor which line ends are those of code and
    which of wrapped source. Both are looked up here, by the line's text without white space.
    """
    lines: dict[str, int] = {}
    parts: list[str] = []
    linked = links = verbatim = 0
    for opens, element in _walk(tree):
        step = 1 if opens else -1
        verbatim += step * (element.tag == "pre")
        links += step * (element.tag == "a" and "href" in element.attrib)
        text = (element.text if opens else element.tail) or ""
        if opens and element.tag in _UNSEEN:
            continue
        for number, piece in enumerate(text.split("\n") if verbatim else [text]):
            if number or element.tag in _BREAKS:
                line = "".join(parts)
                # Of equal lines the least linked one counts: a headline stands in menus as well.
                lines[line] = min(linked, lines.get(line, linked))
                parts, linked = [], 0
            bare = _bare(piece)
            parts.append(bare)
            linked += len(bare) if links else 0
    lines.pop("", None)
    return lines


class _Lines:
    """The lines of trafilatura's tree, broken where its plain text breaks, with their tags.

    Args:
        links: The lines of the page, see `_page_lines`.
    """

    def __init__(self, links: Mapping[str, int]) -> None:
        self._links: Final = links
        self._done: Final[list[tuple[str, str, float]]] = []
        self._open: Final[dict[str, list[str]]] = {name: [] for name in _TAGS}
        self._parts: Final[list[str]] = []
        self._words: Final[list[str]] = []  # the parts without white space and marks
        self._tag = ""
        self._marker = False  # whether a list item awaits its first words

    def read(self, body: Any) -> list[tuple[str, str, float]]:
        """Return text, tag and link density of each line, in order."""
        for opens, element in _walk(body):
            if element.tag not in _INLINE and not self._is_inline_code(element.tag):
                self._break(element.tag)
                self._enter_or_leave(opens, element.tag, (element.get("rend") or "")[:2])
            self._add((element.text if opens else element.tail) or "")
        self._close()
        return self._done

    def _is_inline_code(self, name: str) -> bool:
        return name == "code" and any(self._open[n] for n in ("cell", "item", "head", "p"))

    def _break(self, name: str) -> None:
        if name in _LINES and not (self._open["cell"] or (self._open["item"] and name in _FLAT)):
            if name != "cell":
                self._close()
        elif self._words:
            self._parts.append(" ")

    def _enter_or_leave(self, opens: bool, name: str, rend: str) -> None:
        if name not in _TAGS:
            return
        if opens:
            self._open[name].append(rend if rend in _RENDS else _TAGS[name])
        else:
            self._open[name].pop()
        if name == "item":
            self._marker = opens  # an empty item leaves its mark to nobody
        elif name == "cell" and not (opens and self._parts):
            self._parts.append("| " if opens else " | ")

    def _add(self, text: str) -> None:
        for number, piece in enumerate(pieces := list(self._split(text))):
            if number or len(pieces) > 1:
                self._close()
            bare = _bare(piece)
            if bare and not self._words:
                self._tag = next((tags[-1] for tags in self._open.values() if tags), "p")
                if self._marker and not self._open["cell"]:
                    self._parts.append("- ")
                    self._marker = False
            if bare or self._words:
                self._parts.append(piece)
            if bare:
                self._words.append(bare)

    def _split(self, text: str) -> Iterator[str]:
        """Yield the lines of *text*: where code breaks, and where the page breaks."""
        if "\n" not in text or self._open["cell"]:
            yield text
        elif self._open["code"]:
            yield from text.split("\n")
        else:
            parts: list[str] = []
            line = ""
            for part in text.split("\n"):
                parts.append(part)
                line += _bare(part)
                if line in self._links or len(parts) == _WRAPPED:
                    yield "\n".join(parts)
                    parts, line = [], ""
            yield "\n".join(parts)

    def _close(self) -> None:
        text, size = "".join(self._parts), sum(map(len, self._words))
        linked = self._links.get("".join(self._words))
        if linked is None:
            linked = sum(self._links.get(words, 0) for words in self._words)
        line = _clean(text, verbatim=self._tag == "pre")
        if size and line:
            self._done.append((line, self._tag, min(1.0, linked / size)))
        self._parts.clear()
        self._words.clear()


def _clean(line: str, *, verbatim: bool) -> str:
    line = normalize("NFC", unescape(line))
    if not line.isprintable():
        line = "".join(c for c in line if c.isprintable() or c.isspace() or c in _JOINERS)
    return line.translate(_UNBROKEN).rstrip() if verbatim else " ".join(line.split())
