"""Passages of another story: a paragraph that the signs give away, and what hangs on to it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stripper import Document, Kind
from stripper_plugins.off_topic.core import Core, doubtful_runs, runs
from stripper_plugins.off_topic.handicaps import (
    BOUND,
    SUBJECT,
    read_handicap,
    read_joint_handicap,
)
from stripper_plugins.off_topic.signs import REST, Witness, weigh
from stripper_plugins.off_topic.vocabulary import Vocabulary

# Log odds, from what benchmarks/topic.py prints.
_SURE: Final = 1.4
_LIKELY: Final = 0.7
_ALIKE: Final = 0.6  # for each of some blocks that are judged as one text
_JOINS: Final = 0.4  # for a block that shares new words with a foreign paragraph beside it
_FOLLOWS: Final = 1.7  # for one that shares none or few
_SHARED: Final = 0.1  # share of content words
_KNOWN: Final = 0.6  # how much the rest speaks of a foreign paragraph at most, of what is usual
_KNOWN_TOGETHER: Final = 0.3  # likewise for several, which share none by chance less often
_PART: Final = 20  # content words; a longer block is judged alone, as one of a round-up's
_STORY: Final = 2  # blocks
_MENU: Final = 10  # blocks; of more the text was a whole page, and what is left its frame perhaps
# With more the article is a mixed one.
_MOST_FOREIGN: Final = 0.4  # share of blocks
_MOST_OF_TEXT: Final = 0.5  # share of code points; a block may be a whole article in one line


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


def foreign_passages(document: Document, core: Core, vocabulary: Vocabulary) -> list[Passage]:
    """Return the passages of other stories, in order; none from an article that is all mixed.

    Args:
        document: The text.
        core: What it speaks of.
        vocabulary: What its language says of a paragraph's place and subject.
    """
    witness = Witness(document, core, vocabulary)
    passages: list[Passage] = []
    for run in doubtful_runs(core):
        passages += _passages_of(document, core, witness, run, vocabulary)
    if list(document.gone.values()).count(Kind.NAVIGATION) >= _MENU:
        passages = [passage for passage in passages if not _is_longest(core, passage)]
    return [] if _is_mixed(core, [passage for passage in passages if passage.sure]) else passages


def _passages_of(
    document: Document, core: Core, witness: Witness, run: Sequence[int], vocabulary: Vocabulary
) -> Iterator[Passage]:
    """Yield the passages of a run of blocks in doubt; most runs are told from cheap signs alone."""
    if not any(at in core.paragraphs and witness.far(at) <= _KNOWN for at in run):
        return
    counted = witness.count(run)
    most = [weigh(known) + REST for known in counted]
    hopeful = [odds >= _LIKELY - SUBJECT for odds in most]
    if not any(hopeful):
        return
    handicaps = [
        read_handicap(document, core, run, place, vocabulary) if may_pass else math.inf
        for place, may_pass in zip(run, hopeful, strict=True)
    ]
    if sum([odds >= _ALIKE for odds in most]) < _STORY and not any(
        margin >= _LIKELY for margin in _margins(most, counted, handicaps)
    ):
        return
    odds = [
        weigh(witness.read(place, signs)) if may_pass else at_most
        for place, signs, may_pass, at_most in zip(run, counted, hopeful, most, strict=True)
    ]
    joins = [_joins(*each) for each in zip(odds, counted, handicaps, strict=True)]
    margins = _margins(odds, counted, handicaps)
    for first, last in _alike(odds, joins):
        margin = _joint_margin(document, core, witness, run[first:last], vocabulary)
        if margin >= _SURE:
            margins[first] = max(margins[first], margin)
            joins[first:last] = [True] * (last - first)
    yield from _grow(core, witness, run, margins, joins)


def _margins(
    odds: Sequence[float], counted: Sequence[Mapping[str, float]], handicaps: Sequence[float]
) -> list[float]:
    """Return by how much each block passes; never one that the rest of the article speaks of."""
    return [
        each - handicap if signs["far"] <= _KNOWN else -math.inf
        for each, signs, handicap in zip(odds, counted, handicaps, strict=True)
    ]


def _is_longest(core: Core, passage: Passage) -> bool:
    """Tell whether paragraphs follow each other nowhere as long: then it is the article itself."""
    inside = core.paragraphs.intersection(range(passage.first, passage.last + 1))
    parts = (inside, *runs(core.paragraphs - inside))
    told, *others = [sum([len(core.blocks[place].text) for place in part]) for part in parts]
    return told > max(others, default=0)


def _is_mixed(core: Core, passages: Sequence[Passage]) -> bool:
    """Tell whether so much is another story's that there is no article to compare it with."""
    if not passages:
        return False
    sizes = [block.end - block.start for block in core.blocks]
    foreign = [size for p in passages for size in sizes[p.first : p.last + 1]]
    many = len(foreign) > _MOST_FOREIGN * len(sizes)
    return many or sum(foreign) > _MOST_OF_TEXT * sum(sizes)


def _joins(odds: float, signs: Mapping[str, float], handicap: float) -> bool:
    """Tell whether a block goes with a foreign paragraph beside it."""
    least = _JOINS if signs["story"] >= _SHARED else _FOLLOWS + min(handicap, BOUND)
    return odds >= least


def _grow(
    core: Core,
    witness: Witness,
    run: Sequence[int],
    margins: Sequence[float],
    joins: Sequence[bool],
) -> Iterator[Passage]:
    """Yield the passages of a run: a paragraph and all around it that go with it."""
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
        yield Passage(
            first=run[first],
            last=run[last - 1],
            sure=max(margins[first:last]) >= _SURE,
            reason=_reason(core, witness, run[first:last]),
        )


def _alike(odds: Sequence[float], joins: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield where blocks of a run that follow each other all look like another story's."""
    first = 0
    for end in range(len(odds) + 1):
        if end < len(odds) and odds[end] >= _ALIKE:
            continue
        last = end
        while first < last and not joins[first]:
            first += 1
        while first < last and not joins[last - 1]:
            last -= 1
        if last - first > 1:
            yield first, last
        first = end + 1


def _joint_margin(
    document: Document, core: Core, witness: Witness, places: Sequence[int], vocabulary: Vocabulary
) -> float:
    """Return by how much the odds of blocks, each perhaps too short alone, pass as one text."""
    if core.paragraphs.isdisjoint(places) or any(len(core.terms[at]) > _PART for at in places):
        return -math.inf
    signs = witness.read_joint(places)
    if signs["far"] > _KNOWN_TOGETHER:
        return -math.inf
    return weigh(signs) - read_joint_handicap(document, core, places, vocabulary)


def _reason(core: Core, witness: Witness, places: Sequence[int]) -> str:
    terms = core.terms_of(places)
    share = sum(map(core.knows, terms)) / len(terms)
    whose = "its" if len(places) == 1 else f"the {len(places)} blocks'"
    known = f"{share:.0%} of {whose} {len(terms)} content words stand elsewhere in the article"
    like = witness.likeness(places)
    return known if like is None else f"{known}; likeness of what they mean: {like:.2f}"
