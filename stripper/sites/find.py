"""What the rules of a site file find in a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from stripper.cues import fold
from stripper.document import Document
from stripper.rules import Span
from stripper.segment import Block
from stripper.sites.model import SiteRule
from stripper.sites.patterns import Pattern


def spans_of(document: Document, rule: SiteRule) -> Iterator[tuple[Span, str]]:
    """Yield the spans that a rule finds, in order, each with the evidence in words."""
    return _MEANS[rule.means](document, rule)


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
