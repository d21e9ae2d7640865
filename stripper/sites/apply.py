"""A site file, carried out on a document or a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from stripper.cues import fold
from stripper.document import Document
from stripper.errors import ConfigError
from stripper.extract import Article, extract_article
from stripper.rules import Finding, Span
from stripper.segment import Block
from stripper.sites.html import prepare_page
from stripper.sites.model import SiteFile, SiteRule
from stripper.sites.patterns import Pattern


def apply_removes(site: SiteFile, document: Document, code: str) -> list[Finding]:
    """Return what the site's rules find.

    Args:
        site: The site file.
        document: A document of the site.
        code: The rule code that the findings carry.

    Raises:
        ConfigError: A pattern takes too long; the message names file, rule and pattern.
    """
    findings = [
        Finding(start, end, code, f"{rule.origin}: {says}", kind=rule.kind, origin=rule.origin)
        for rule in site.removes
        for (start, end), says in _spans(site, document, rule)
    ]
    return sorted(findings, key=lambda finding: finding.start)


def apply_keeps(site: SiteFile, document: Document) -> list[Span]:
    """Return what must stay, in any order.

    Raises:
        ConfigError: A pattern takes too long; the message names file, rule and pattern.
    """
    return [span for rule in site.keeps for span, _ in _spans(site, document, rule)]


def extract_with(site: SiteFile, html: str, url: str | None) -> Article | None:
    """Return the article in a page as the site file reads it; None where it says nothing of pages.

    Raises:
        InputError: The extractor fails on the page.
    """
    if not (site.prune or site.body) or not html.strip():
        return None
    return extract_article(prepare_page(html, site.prune, site.body), url)


def _spans(site: SiteFile, document: Document, rule: SiteRule) -> Iterator[tuple[Span, str]]:
    """Yield the spans that a rule finds, in order, each with the evidence in words."""
    try:
        yield from _MEANS[rule.means](document, rule)
    except ConfigError as exc:
        raise ConfigError(f"{site.path}: '{rule.name}': {exc}") from None


def _line(document: Document, rule: SiteRule) -> Iterator[tuple[Span, str]]:
    pattern = rule.patterns[0]
    for block in _matching(document.blocks, pattern):
        last = _last_below(document, block, rule.below)
        more = f", with {last.index - block.index} below it" if last is not block else ""
        yield Span(block.start, last.end), f"the line matches '{pattern.source}'{more}"


def _last_below(document: Document, block: Block, most: int) -> Block:
    """Return the last of up to *most* lines below a block that are no paragraphs, or itself."""
    last = block
    for below in document.blocks[block.index + 1 : block.index + 1 + most]:
        if document.is_paragraph(below.index):
            break
        last = below
    return last


def _phrase(document: Document, rule: SiteRule) -> Iterator[tuple[Span, str]]:
    phrase, text = fold(rule.phrase), document.folded
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not _goes_on(text, at) and not _goes_on(text, end):
            yield Span(at, end), f"the words '{rule.phrase}'"
        at = text.find(phrase, end)


def _goes_on(text: str, at: int) -> bool:
    """Tell whether a word goes on across an offset."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _between(document: Document, rule: SiteRule) -> Iterator[tuple[Span, str]]:
    opens, closes = rule.patterns
    start: Block | None = None
    for block in document.blocks:
        if start is None:
            start = block if opens.matches(block.text) else None
        elif closes.matches(block.text):
            reason = f"from '{opens.source}' to '{closes.source}'"
            yield Span(start.start, block.end), reason
            start = None


# A text that begins with what stands below articles, or ends with what stands above them, has no
# article in it; to leave nothing of it helps nobody.
def _after(document: Document, rule: SiteRule) -> Iterator[tuple[Span, str]]:
    for block in _matching(document.blocks[1:], rule.patterns[0]):
        reason = f"from the line that matches '{rule.patterns[0].source}' to the end"
        yield Span(block.start, document.blocks[-1].end), reason
        return


def _before(document: Document, rule: SiteRule) -> Iterator[tuple[Span, str]]:
    for block in _matching(document.blocks[:-1], rule.patterns[0]):
        reason = f"from the top to the line that matches '{rule.patterns[0].source}'"
        yield Span(document.blocks[0].start, block.end), reason
        return


def _edge(document: Document, rule: SiteRule) -> Iterator[tuple[Span, str]]:
    first = rule.means == "first"
    blocks = document.blocks[: rule.count] if first else document.blocks[-rule.count :]
    if any(_matching(blocks, rule.patterns[0])):
        reason = (
            f"the {rule.means} {rule.count} lines, of which one matches '{rule.patterns[0].source}'"
        )
        yield Span(blocks[0].start, blocks[-1].end), reason


def _repeated(document: Document, rule: SiteRule) -> Iterator[tuple[Span, str]]:
    seen: dict[str, int] = {}
    for block in _matching(document.blocks, rule.patterns[0]):
        first = seen.setdefault(document.keys[block.index] or block.text, block.start)
        if first != block.start:
            yield _span(block), f"the line stood before, at offset {first}"


def _matching(blocks: Iterable[Block], pattern: Pattern) -> Iterator[Block]:
    return (block for block in blocks if pattern.matches(block.text))


def _span(block: Block) -> Span:
    return Span(block.start, block.end)


_MEANS: Final[Mapping[str, Callable[[Document, SiteRule], Iterator[tuple[Span, str]]]]] = {
    "line": _line,
    "phrase": _phrase,
    "between": _between,
    "after": _after,
    "before": _before,
    "first": _edge,
    "last": _edge,
    "repeated": _repeated,
}
