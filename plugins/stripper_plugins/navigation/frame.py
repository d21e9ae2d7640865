"""The frame of a whole page: all that stands above and below its article."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from stripper import Block, Document, Finding, Words
from stripper_plugins.navigation.anchors import (
    find_lead,
    numbered_sections,
    title_below_buttons,
    without_lead,
)
from stripper_plugins.navigation.chances import Weights, edge_chances, score
from stripper_plugins.navigation.context import page_signs
from stripper_plugins.navigation.lines import Signs, line_lengths
from stripper_plugins.navigation.outline import is_page
from stripper_plugins.navigation.recipes import recipe_end
from stripper_plugins.navigation.tables import (
    cell_end,
    list_end,
    points_end,
    report_end,
    years_end,
)

# Chances at which lines stay: that the article already began, and that it still goes on. What
# stands between the headline and the text is often a lead; what follows it seldom is the author's.
_BEGUN: Final = 0.05
_ABOVE_NAMES: Final = {"short": 0.3, "full": 0.1}  # ... above a short line that names a section
_GOES_ON: Final = 0.12
_PAST_NAMES: Final = 0.2  # ... beyond a short line that names a section, a link or a plea
_UNSURE: Final = 0.4  # ... the same, where it is less likely that full lines follow
_FURTHER: Final = 0.8  # as likely as the line itself
_SHORT: Final = 3.0  # times as likely a line must be that has fewer words
_LABEL: Final = 10.0  # ... and, above the text, is neither a sentence nor a quantity
_FULL: Final = math.log1p(12)  # words of a line that is not short
# Code points in paragraphs that make an article, or else its share of the page.
_ARTICLE: Final = 500
_ARTICLE_SHARE: Final = 0.1
# Share of lines that name sections, links or pleas. What goes on below without any is a table or a
# list of the article; a menu of all that a shop has names few, and below the footer may be more.
_NAMED: Final = {"above": 0.015, "below": 0.05}
_BESIDE: Final = 40  # lines next to the article
_NAMED_BESIDE: Final = 0.2
_TWICE: Final = 0.4  # share of short lines that stand twice, as those of menus
_MENU: Final = 5  # lines


def find_frame(document: Document, vocabulary: Words, weights: Weights) -> Iterator[Finding]:
    """Find what stands above and below the article of a whole page.

    Lines go only as far as the chance is small that they belong to the article, summed over all
    the places where it may begin or end.
    """
    if not is_page(document, vocabulary, weights):
        return
    blocks = document.blocks
    signs = page_signs(document, vocabulary)
    lengths = line_lengths(document)
    begun, ending = edge_chances(score(signs, lengths, weights))
    first, last = article_lines(begun, ending, signs)
    first = min(first, find_lead(document))
    first = max(first, title_below_buttons(document, signs["furniture"]))
    for start, end in numbered_sections(document):
        if start < first:
            first = _article_start(begun, signs, start)
        if start <= last < end:
            last = _article_end(ending, signs, end)
    article, named = slice(first, last + 1), signs["furniture"]
    if (entry := list_end(blocks, article, named, signs["paragraph"])) > last:
        last = _article_end(ending, signs, entry)
    if (step := recipe_end(document, last, vocabulary, named)) > last:
        last = _article_end(ending, signs, step)
    if (entry := report_end(blocks, first, last)) > last:
        last = _article_end(ending, signs, entry)
    last = points_end(blocks, cell_end(blocks, last, named), named)
    last = years_end(blocks, last, named)
    if not _is_article(lengths, signs, slice(first, last + 1)):
        return
    for found in _finding(document, "above", blocks[:first], signs):
        yield from without_lead(document, found)
    yield from _finding(document, "below", blocks[last + 1 :], signs)


def article_lines(begun: Sequence[float], ending: Sequence[float], signs: Signs) -> tuple[int, int]:
    """Return the first and the last line that may belong to the article.

    Args:
        begun: The chance of each line that the article begins there or above.
        ending: The chance of each line that it ends there or below.
        signs: What `page_signs` returns.
    """
    first = _article_start(begun, signs, len(begun) - 1)
    return first, max(first, _article_end(ending, signs, 0))


def _article_start(begun: Sequence[float], signs: Signs, reached: int) -> int:
    """Return the first line that may belong to an article which is known to reach up to a line.

    Of short lines only the last may, which may be its heading, unless they are likelier. Where a
    section, a link or a plea is named below lines that are no paragraphs, it may begin below that.
    """
    least = _BEGUN * begun[reached]
    bars = _bars(signs, least, _LABEL)
    first = next((at for at, bar in enumerate(bars) if begun[at] > bar), reached)
    first -= first > 0 and begun[first - 1] > least
    start, most = first, _ABOVE_NAMES["short"]
    for at in range(first, reached):
        is_short = signs["log_words"][at] < _FULL
        most = most if is_short else _ABOVE_NAMES["full"]
        if signs["paragraph"][at] or begun[at] > most * begun[reached]:
            break
        if is_short and _is_named(signs, at):
            start = at + 1
    return start


def _article_end(ending: Sequence[float], signs: Signs, reached: int) -> int:
    """Return the last line that may belong to an article which is known to reach down to a line.

    Short lines stay down to the first that is a headline, names a section, a link or a plea, or
    stands above the text, too. The last may end the article above its last sentences, if these
    are less likely its own.
    """
    least = _GOES_ON * ending[reached]
    bars = _bars(signs, least, _SHORT)
    lines = range(len(ending))
    last = next((at for at in reversed(lines) if ending[at] > least), reached)
    full = next((at for at in reversed(lines) if ending[at] > bars[at]), reached)
    end, further = last, 0.0  # how likely the article goes on to the next full line
    for at in range(last, reached, -1):
        is_mark = _is_named(signs, at) or signs["again"][at] > 0
        is_short = signs["log_words"][at] <= _FULL
        past = _PAST_NAMES * (signs["furniture"][at] > 0)
        if is_mark and further < _FURTHER * ending[at]:
            past = _UNSURE
        below_text = at > full and (is_mark or _is_headline(signs, at))
        if below_text or (is_short and ending[at] <= past * ending[reached]):
            end = at - 1
        if signs["paragraph"][at] or not is_short:
            further = ending[at]
    return end


def _is_named(signs: Signs, index: int) -> bool:
    """Tell whether a line names a section, a link or a plea."""
    return signs["furniture"][index] > 0 or signs["opener"][index] > 0


def _is_headline(signs: Signs, index: int) -> bool:
    """Tell whether a line reads as a headline, and not as a row of a table."""
    return signs["headline"][index] > 0 and not signs["digits"][index]


def _bars(signs: Signs, least: float, label: float) -> list[float]:
    """Return the chance above which each line stays: for paragraphs the least, for labels most."""
    lines = zip(signs["log_words"], signs["sentence"], signs["digits"], strict=True)
    return [
        least if size >= _FULL else least * (_SHORT if ends or digits else label)
        for size, ends, digits in lines
    ]


def _is_article(lengths: Sequence[int], signs: Signs, lines: slice) -> bool:
    """Tell whether lines hold enough of the text, or of the page, to be its article."""
    sizes = lengths[lines]
    text = [size * is_one for size, is_one in zip(sizes, signs["paragraph"][lines], strict=True)]
    return sum(text) >= _ARTICLE or sum(sizes) >= _ARTICLE_SHARE * sum(lengths)


def _finding(
    document: Document, side: str, blocks: Sequence[Block], signs: Signs
) -> Iterator[Finding]:
    named = [block.index for block in blocks if _is_named(signs, block.index)]
    twice = sum(signs["twice"][block.index] for block in blocks)
    is_menu = len(blocks) >= _MENU and twice >= _TWICE * len(blocks)
    if not blocks or not (is_menu or _are_frame(document, side, blocks, named)):
        return
    short = sum(signs["short"][block.index] > 0 for block in blocks)
    lines = "1 line" if len(blocks) == 1 else f"{len(blocks)} lines"
    reason = (
        f"{side} the article of a whole page: {lines}, of which {short} are short "
        f"and {len(named)} name sections, links or pleas"
    )
    yield Finding(blocks[0].start, blocks[-1].end, "NAV03", reason, 1 - _GOES_ON)


def _are_frame(
    document: Document, side: str, blocks: Sequence[Block], named: Sequence[int]
) -> bool:
    """Tell whether enough lines are those of a frame; above, each counts once as in a menu."""
    several = len({document.key(at) for at in named}) if side == "above" else len(named)
    near = bisect_left(named, blocks[0].index + _BESIDE)
    beside = min(_BESIDE, len(blocks))
    return several >= _NAMED[side] * len(blocks) or near >= _NAMED_BESIDE * beside
