"""HTML to an Article: title, date and blocks with their tags. The only importer of trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final
from unicodedata import normalize

from stripper.errors import InputError
from stripper.segment import Block

# HTML elements that end a line in a browser.
_BREAKS: Final = re.compile(
    r"address|article|aside|blockquote|body|br|button|caption|center|d[dlt]|details|dialog|div"
    r"|fieldset|figcaption|figure|footer|form|h[1-6r]|header|label|legend|li|main|nav|ol|option|p"
    r"|pre|section|select|summary|t[dhr]|table|textarea|title|ul"
)
_WRAPPED: Final = 40  # source lines in a line of text at most; keeps the cost linear

# trafilatura's elements and the tag of the text in them; where nested, the first here decides.
_TAGS: Final = {"row": "tr", "item": "li", "head": "h2", "code": "pre", "quote": "blockquote"}
_LINES: Final = frozenset({*_TAGS, "body", "div", "lb", "list", "p", "table"})
_FLAT: Final = frozenset({"head", "p", "quote", "td"})  # go on with the line of their list item
_PROSE: Final = frozenset({"code", "head", "item", "p"})  # code in these is part of their line
_FACTS: Final = {"title": "title", "date": "date", "author": "byline", "sitename": "site"}
_JOINERS: Final = "\u200c\u200d"  # not printable, yet letters in Persian, Hindi and emoji


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


def extract_article(html: str, url: str | None = None) -> Article:
    """Extract the article of a page with trafilatura; a page without text gives an empty article.

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
        raise InputError(f"{url or 'page'}: trafilatura: {type(exc).__name__}: {exc}") from exc


def _extract(html: str, url: str | None) -> Article:
    import trafilatura  # noqa: PLC0415 - slow to import, and plain text does without it

    tree = trafilatura.load_html(html)
    if tree is None:  # it refuses a piece of a page that is one element, and text without any
        tree = trafilatura.load_html(f"<html><body>{html}</body></html>")
    if tree is None:
        return Article("")
    page: Any = trafilatura.bare_extraction(
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
    if page is None:
        return Article("")
    lines = _Lines(_page_lines(tree))
    text = lines.read(page.body)
    facts = {key: getattr(page, name) for name, key in _FACTS.items()}
    facts |= {"url": page.url, "tags": ", ".join(page.tags or ())}
    known = {key: value for key, value in facts.items() if value}
    return Article(text, tuple(lines.blocks), known)


def _walk(tree: Any) -> Iterator[tuple[bool, Any]]:
    """Yield each element twice: with True where it opens, with False where it closes."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]  # noqa: PLC0415

    for event, element in iterwalk(tree, events=("start", "end")):
        yield event == "start", element


def _page_lines(tree: Any) -> dict[str, int]:
    """Return the lines of a page as a browser breaks them, and their characters in links.

    trafilatura's tree says neither what was a link nor which line ends are those of code and
    which of wrapped source. Both are looked up here, by the line's text without white space.
    """
    lines: dict[str, int] = {}
    parts: list[str] = []
    linked = links = verbatim = 0
    for opens, element in _walk(tree):
        breaks = _BREAKS.fullmatch(element.tag)
        verbatim += (1 if opens else -1) * (element.tag == "pre")
        links += (1 if opens else -1) * (element.tag == "a" and "href" in element.attrib)
        unseen = opens and element.tag in ("script", "style")
        text = ("" if unseen else element.text if opens else element.tail) or ""
        for number, piece in enumerate(text.split("\n") if verbatim else [text]):
            if number or breaks:
                line = "".join(parts)
                # Of equal lines the least linked one counts: a headline stands in menus as well.
                lines[line] = min(linked, lines.get(line, linked))
                parts, linked = [], 0
            parts += piece.split()
            linked += sum(map(len, piece.split())) if links else 0
    lines.pop("", None)
    return lines


def _flatten(row: Any) -> None:
    """Make a table row, with all that is in its cells, one line of text."""
    cells = [" ".join(" ".join(cell.itertext()).split()) for cell in row.iterchildren("cell")]
    row[:] = []
    row.text = f"| {' | '.join(cells)} |" if any(cells) else None


class _Lines:
    """The lines of trafilatura's tree, broken where its plain text breaks, as blocks.

    Args:
        page: The lines of the page, see `_page_lines`.
    """

    def __init__(self, page: Mapping[str, int]) -> None:
        self.blocks: Final[list[Block]] = []
        self._page: Final = page
        self._text: Final[list[str]] = []
        self._size = 0
        self._open: Final[dict[str, list[str]]] = {name: [] for name in _TAGS}
        self._parts: list[str] = []
        self._words: list[str] = []  # the parts without white space and marks
        self._tag = ""
        self._marker = False  # whether a list item awaits its first words

    def read(self, body: Any) -> str:
        """Fill `blocks` and return the text they stand in; *body* is used up."""
        for row in list(body.iter("row")):
            _flatten(row)
        for opens, element in _walk(body):
            name = element.tag
            if name != "del" and not (name == "code" and element.getparent().tag in _PROSE):
                self._break(opens, name, element.get("rend"))
            self._add((element.text if opens else element.tail) or "")
        self._close()
        return "".join(self._text)

    def _break(self, opens: bool, name: str, rend: str | None) -> None:
        if name in _LINES and not (self._open["item"] and name in _FLAT):
            self._close()
        elif self._words:
            self._parts.append(" ")
        if name in _TAGS and opens:
            self._open[name].append(rend.partition("-")[0] if rend else _TAGS[name])
        elif name in _TAGS:
            self._open[name].pop()
        if name == "item":
            self._marker = opens  # an empty item leaves its mark to nobody

    def _add(self, text: str) -> None:
        for number, piece in enumerate(pieces := list(self._split(text))):
            if number or len(pieces) > 1:
                self._close()
            words = "".join(piece.split())
            if words and not self._words:
                self._tag = next((tags[-1] for tags in self._open.values() if tags), "p")
                self._parts += ["- "] if self._marker else []
                self._marker = False
            if words:
                self._words.append(words)
            if self._words:
                self._parts.append(piece)

    def _split(self, text: str) -> Iterator[str]:
        """Yield the lines of *text*: where code breaks, else where the page breaks."""
        parts, words = [], ""
        for part in text.split("\n"):
            parts.append(part)
            words += "".join(part.split())
            if self._open["code"] or words in self._page or len(parts) == _WRAPPED:
                yield "\n".join(parts)
                parts, words = [], ""
        if parts:
            yield "\n".join(parts)

    def _close(self) -> None:
        line = normalize("NFC", unescape("".join(self._parts)))
        if not line.isprintable():
            line = "".join(c for c in line if c.isprintable() or c.isspace() or c in _JOINERS)
        is_code = self._tag == "pre"
        line = " ".join(line.splitlines() if is_code else line.split()).rstrip()
        if line and self._words:
            self._text.append(f"{line}\n")
            end = self._size + len(line)
            text = line.lstrip()  # the indentation of code stays outside its block
            density = self._density()
            self.blocks.append(
                Block(len(self.blocks), end - len(text), end, text, self._tag, density)
            )
            self._size = end + 1
        self._parts, self._words = [], []

    def _density(self) -> float:
        words = "".join(self._words)
        linked = self._page.get(words)
        if linked is None:  # cells or paragraphs that trafilatura joined
            linked = sum(self._page.get(part, 0) for w in self._words for part in w.split("|"))
        return min(1.0, linked / len(words.replace("|", "") or words))
