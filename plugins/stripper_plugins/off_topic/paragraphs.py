"""Paragraphs of another story: one that the signs give away, and those that hang on to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stripper import Block, Document, shape
from stripper_plugins.off_topic.core import Core, find_core
from stripper_plugins.off_topic.overlap import HEADING_WORDS
from stripper_plugins.off_topic.signs import read_signs, weigh

# Log odds, from what benchmarks/off_topic.py prints: at the first no paragraph of an article is
# taken in cross-validation, at the second one in five of those found.
_SURE: Final = 2.2
_LIKELY: Final = 1.4
_JOINS: Final = 0.0  # beside a foreign paragraph
_FEWEST_TERMS: Final = 12  # content words; a paragraph of fewer may share none by chance
MANY_TERMS: Final = 14
_SHORT: Final = 1.3  # log odds that a paragraph of fewer must have more
_MOST_FOREIGN: Final = 0.3  # share of paragraphs; with more the article is a mixed one
_FEW: Final = 3  # paragraphs that may be foreign in a short article
_HEADING_TERMS: Final = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks of another story, next to each other.

    Args:
        first: The place of the first of them among the remaining blocks.
        last: The place of the last.
        sure: Whether the evidence is strong.
        reason: What gives the passage away.
    """

    first: int
    last: int
    sure: bool
    reason: str


def foreign_passages(
    document: Document, blocks: Sequence[Block], total: Counter[str]
) -> list[Passage]:
    """Return the passages of other stories, in order; none from an article that is all mixed."""
    core = find_core(document, blocks, total)
    if core is None:
        return []
    passages: list[Passage] = []
    for place in candidates(document, core):
        signs = read_signs(document, core, place)
        few = len(document.terms[blocks[place].index]) < MANY_TERMS
        odds = weigh(signs) - _SHORT * few
        if odds < _LIKELY:
            continue
        first, last = _widen(document, core, place)
        passage = Passage(first, last, odds >= _SURE, _reason(core, signs, document, place))
        if passages and first <= passages[-1].last:
            if passages[-1].sure or not passage.sure:
                continue
            passages.pop()
        passages.append(passage)
    foreign = sum(passage.last - passage.first + 1 for passage in passages if passage.sure)
    return passages if foreign <= max(_FEW, _MOST_FOREIGN * core.paragraphs) else []


def candidates(document: Document, core: Core) -> Iterator[int]:
    """Yield the places of the paragraphs in doubt that can be judged by their signs.

    One that goes on with what stands before it cannot, nor one below a heading with its words: that
    may be an entry of a list of reviews, or a section on a side issue.
    """
    linked = {cue.block for cue in document.cues("off-topic-link") if cue.leads}
    for place in core.doubtful:
        block = core.blocks[place]
        first = block.text[0]
        if len(document.terms[block.index]) < _FEWEST_TERMS or block.index in linked:
            continue
        if first.isalpha() and not first.islower() and not _is_headed(document, block):
            yield place


def _is_headed(document: Document, block: Block) -> bool:
    above = document.blocks[block.index - 1] if block.index else block
    short = len(document.words[above.index]) <= HEADING_WORDS
    return short and not document.terms[above.index].isdisjoint(document.terms[block.index])


def _widen(document: Document, core: Core, place: int) -> tuple[int, int]:
    """Return the first and last place of the paragraphs in doubt that go on with its words."""
    story = {t for t in document.terms[core.blocks[place].index] if not core.count(t)}

    def goes_on(at: int) -> bool:
        if at not in core.doubtful:
            return False
        terms = document.terms[core.blocks[at].index]
        if story.isdisjoint(terms) and weigh(read_signs(document, core, at)) < _JOINS:
            return False
        story.update(term for term in terms if not core.count(term))
        return True

    first = last = place
    while goes_on(last + 1):
        last += 1
    while goes_on(first - 1):
        first -= 1
    return first - _is_foreign_heading(document, core, first - 1), last


def _is_foreign_heading(document: Document, core: Core, place: int) -> bool:
    if place < 1:
        return False
    block = core.blocks[place]
    terms = document.terms[block.index]
    if len(terms) < _HEADING_TERMS or len(document.words[block.index]) > HEADING_WORDS:
        return False
    if not block.text[0].isalnum() or shape.ends_sentence(block.text):
        return False
    known = any(core.count(term) > 1 or term in core.title for term in terms)
    return not known and shape.ends_sentence(core.blocks[place - 1].text)


def _reason(core: Core, signs: Mapping[str, float], document: Document, place: int) -> str:
    terms = document.terms[core.blocks[place].index]
    share = sum(core.count(term) > 0 for term in terms) / len(terms)
    reason = f"{share:.0%} of its {len(terms)} content words stand elsewhere in the article"
    if signs["unseen"]:
        reason += f", and {signs['unseen']:.0%} of its plain words do not either"
    return reason
