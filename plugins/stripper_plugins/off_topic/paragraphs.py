"""Passages of another story: a paragraph that the signs give away, and what hangs on to it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stripper import Document, shape
from stripper_plugins.off_topic.core import Core
from stripper_plugins.off_topic.links import is_linked
from stripper_plugins.off_topic.overlap import HEADING_WORDS
from stripper_plugins.off_topic.signs import Witness, find_names, weigh

# Log odds, from what benchmarks/topic.py prints.
_SURE: Final = 1.9
_LIKELY: Final = 1.0
_BOUND: Final = 1.0  # what a paragraph that hangs on to what stands before it must have more
_TERM: Final = 0.25  # likewise, for each content word that is missing
_PARAGRAPH: Final = 0.45  # likewise, for each paragraph that the article has too few
_UNTRIED: Final = 0.8  # likewise, in languages that the weights were not learned from
_LEARNED: Final = "en"
_JOINS: Final = 0.4  # for a block that shares new words with a foreign paragraph beside it
_FOLLOWS: Final = 1.9  # for one that shares none or few
_SHARED: Final = 0.1  # share of content words
_KNOWN: Final = 0.4  # how much the rest speaks of a foreign paragraph at most, of what is usual
_FEWEST_TERMS: Final = 8  # content words; a paragraph of fewer may share none by chance
_MANY_TERMS: Final = 16
_MOST_NAMES: Final = 3  # more are a list of thanks
_MANY_PARAGRAPHS: Final = 12
_STORY: Final = 2  # paragraphs
_FEWEST_WORDS: Final = 12
_FUNCTION: Final = 0.15  # share of function words; fewer are in lists, and in other languages
_MOST_FOREIGN: Final = 0.4  # share of blocks; with more the article is a mixed one


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks of another story, next to each other.

    Args:
        first: The place of the first of them among the remaining blocks.
        last: The place of the last.
        section: Whether it is two paragraphs or more below a heading.
        sure: Whether the evidence is strong.
        reason: What gives the passage away.
    """

    first: int
    last: int
    section: bool
    sure: bool
    reason: str


def foreign_passages(document: Document, core: Core, links: frozenset[str]) -> list[Passage]:
    """Return the passages of other stories, in order; none from an article that is all mixed.

    Args:
        document: The text.
        core: What it speaks of.
        links: Phrases that tie a paragraph to what stands before it.
    """
    witness = Witness(document, core)
    passages: list[Passage] = []
    for run in doubtful_runs(core):
        if core.paragraphs.isdisjoint(run):
            continue
        handicaps = read_handicaps(document, core, run, links)
        judged = [place for place, each in zip(run, handicaps, strict=True) if each < math.inf]
        if any(witness.far(place) <= _KNOWN for place in judged):
            passages += _grow(core, run, list(witness.read(run)), handicaps)
    foreign = sum(passage.last - passage.first + 1 for passage in passages if passage.sure)
    return passages if foreign <= _MOST_FOREIGN * len(core.blocks) else []


def doubtful_runs(core: Core) -> Iterator[list[int]]:
    """Yield the places of blocks in doubt, run by run; none above the first paragraph of the core.

    Without a paragraph before it, the passage may be how the article begins.
    """
    run: list[int] = []
    for place in range(_opening(core), len(core.blocks)):
        if place in core.doubtful:
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _opening(core: Core) -> int:
    paragraphs = core.paragraphs - core.doubtful
    return min(paragraphs, default=len(core.blocks))


def read_handicaps(
    document: Document, core: Core, run: Sequence[int], links: frozenset[str]
) -> list[float]:
    """Return what odds each block of a run must have beyond others; infinite if none will do.

    A short paragraph must have more, any in a short article or a language that the weights have not
    seen, and one that hangs on to what stands before it. Such a one alone cannot be judged at all.
    """
    alone = len(core.paragraphs.intersection(run)) < _STORY
    article = max(0, _MANY_PARAGRAPHS - len(core.paragraphs)) * _PARAGRAPH
    if document.language.code != _LEARNED:
        article += _UNTRIED  # where words are long compounds, an article repeats fewer of them
    handicaps = []
    for place in run:
        bound = _is_bound(document, core, place, links)
        if (bound and alone) or not is_running_text(document, core, place):
            handicaps.append(math.inf)
            continue
        short = _TERM * _missing_terms(core, place)
        headed = _is_headed(document, core, place)
        handicaps.append(article + short + _BOUND * (bound + headed))
    return handicaps


def is_running_text(document: Document, core: Core, place: int) -> bool:
    """Tell whether a block can be judged: it is long enough, and in the document's language.

    Lists and credits, and quotations in another language, have few function words.
    """
    if len(core.terms[place]) < _FEWEST_TERMS:
        return False
    words = document.words[core.blocks[place].index]
    if len(words) < _FEWEST_WORDS:
        return False
    function = document.language.function
    return not function or sum(map(function.__contains__, words)) >= _FUNCTION * len(words)


def _missing_terms(core: Core, place: int) -> int:
    """Return how many content words a paragraph has too few; some of its names count twice."""
    missing = _MANY_TERMS - len(core.terms[place])
    if missing <= 0:
        return 0
    return max(0, missing - min(_MOST_NAMES, len(find_names(core.blocks[place].text))))


def _is_bound(document: Document, core: Core, place: int, links: frozenset[str]) -> bool:
    """Tell whether a block goes on with what stands before it, is a list item, or a quotation."""
    block, text = core.blocks[place], core.blocks[place].text
    if not text[0].isalnum() or text[0].islower():
        return True
    if is_linked(document.words[block.index], links):
        return True
    return shape.bullet_length(text) > 0 or core.blocks[place - 1].text.endswith(":")


def _is_headed(document: Document, core: Core, place: int) -> bool:
    """Tell whether a heading above a block has words of it."""
    if not place or len(document.words[core.blocks[place - 1].index]) > HEADING_WORDS:
        return False
    return not core.terms[place - 1].isdisjoint(core.terms[place])


def _grow(
    core: Core, run: Sequence[int], signs: Sequence[Mapping[str, float]], handicaps: Sequence[float]
) -> Iterator[Passage]:
    """Yield the passages of a run: a paragraph and all around it that go on with it."""
    odds = list(map(weigh, signs))
    margins = [
        odds[at] - handicap if signs[at]["far"] <= _KNOWN else -math.inf
        for at, handicap in enumerate(handicaps)
    ]
    joins = [
        odds[at] >= (_JOINS if signs[at]["story"] >= _SHARED else _FOLLOWS + min(handicap, _BOUND))
        for at, handicap in enumerate(handicaps)
    ]
    end = 0
    for seed, margin in enumerate(margins):
        if seed < end or margin < _LIKELY:
            continue
        first, last = seed, seed + 1
        while first > end and joins[first - 1]:
            first -= 1
        while last < len(run) and joins[last]:
            last += 1
        end = last
        best = max(range(first, last), key=margins.__getitem__)
        places = run[first:last]
        headed = run[first] not in core.paragraphs
        yield Passage(
            first=run[first],
            last=run[last - 1],
            section=headed and len(core.paragraphs.intersection(places)) >= _STORY,
            sure=margins[best] >= _SURE,
            reason=_reason(core, run[best]),
        )


def _reason(core: Core, place: int) -> str:
    terms = core.terms[place]
    share = sum(map(core.knows, terms)) / len(terms)
    return f"{share:.0%} of its {len(terms)} content words stand elsewhere in the article"
