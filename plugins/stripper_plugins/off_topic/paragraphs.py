"""Single paragraphs of another story."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Final

from stripper import (
    Block,
    Document,
)
from stripper_plugins.off_topic.overlap import (
    HEADING_WORDS,
    count_terms,
    is_long,
    overlap,
    title_terms,
)

_NEAR: Final = 2  # blocks; another story's paragraphs come together, so neighbours do not count
_DOUBTFUL: Final = 0.3  # overlap with the blocks farther away
_FOREIGN: Final = 0.05  # overlap with the article without its doubtful paragraphs
_MIXED: Final = 0.4  # share of paragraphs in doubt; an article with more is a round-up
_MOST_FOREIGN: Final = 0.15  # share of paragraphs; with more the article is a mixed one
_FEWEST_NAMES: Final = 2
# A capital inside a sentence: a name, in most languages.
_NAME: Final = re.compile(r"(?<=[^\s.!?:\"“„«(–—-]\s)[^\W\d_a-zß-öø-ÿа-яёіїєґ][\w’'-]+")


def foreign_paragraphs(
    document: Document, blocks: Sequence[Block], total: Mapping[str, int]
) -> list[tuple[Block, float]]:
    long = [place for place, block in enumerate(blocks) if is_long(document, block)]
    title = title_terms(document)
    known = title.union(term for term, count in total.items() if count > 1)
    doubtful = [
        blocks[place]
        for place in long
        if _far_overlap(document, blocks, place, total, known) < _DOUBTFUL
    ]
    if not doubtful or len(doubtful) > _MIXED * len(long):
        return []
    inside = count_terms(document, doubtful)
    linked = {cue.block for cue in document.cues("off-topic-link") if cue.leads}
    foreign = []
    for block in doubtful:
        terms = document.terms[block.index]
        core = {term: total[term] - inside[term] for term in terms}
        if overlap(terms, core, title) >= _FOREIGN or block.index in linked:
            continue
        if _is_headed(document, block) or not block.text[0].isalpha():
            continue
        if len(_new_names(block, total)) >= _FEWEST_NAMES:
            foreign.append((block, sum(count > 0 for count in core.values()) / len(terms)))
    return foreign if len(foreign) <= max(1, _MOST_FOREIGN * len(long)) else []


def _far_overlap(
    document: Document,
    blocks: Sequence[Block],
    place: int,
    total: Mapping[str, int],
    known: frozenset[str],
) -> float:
    """Return the overlap of a block with all but its neighbours.

    Args:
        document: The document.
        blocks: Its remaining blocks.
        place: The block's place among them.
        total: In how many blocks each term stands.
        known: The terms of more than one block, and the title's.
    """
    terms = document.terms[blocks[place].index]
    near = [document.terms[b.index] for b in blocks[max(0, place - _NEAR) : place + _NEAR + 1]]
    title = title_terms(document)
    weights = [
        total[term] - sum(term in others for others in near) + 2 * (term in title)
        for term in terms & known
    ]
    return sum(map(math.log1p, weights)) / len(terms)


def _is_headed(document: Document, block: Block) -> bool:
    """Tell whether the line above is the paragraph's own heading, as in a list of reviews."""
    above = document.blocks[block.index - 1] if block.index else block
    short = len(document.words[above.index]) <= HEADING_WORDS
    return short and not document.terms[above.index].isdisjoint(document.terms[block.index])


def _new_names(block: Block, counts: Mapping[str, int]) -> set[str]:
    names = {name.lower() for name in _NAME.findall(block.text)}
    return {name for name in names if counts.get(name[:6], 0) <= 1}
