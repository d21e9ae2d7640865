"""What an article speaks of: its paragraphs without those that may be another story's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain
from statistics import median
from typing import Final

from stripper import Block, Document

STEM: Final = 6  # letters of a content word that count, as in `Document.terms`
_NEAR: Final = 3  # blocks; another story's paragraphs come together, so what is near does not count
_PARAGRAPH_TERMS: Final = 6  # content words; a block of fewer says little about what is usual
_FEWEST_PARAGRAPHS: Final = 4
_DOUBTFUL: Final = 0.6  # share of what is usual; a block of which less is known is in doubt
_USUAL: Final = 0.05  # known share of content words; where it is usually less, nothing can be told
_BESIDE: Final = 1.25  # times as much may be known of a block beside another one in doubt
_SHARED: Final = 2  # content words, known from nowhere else, by which a block goes with such a run
_ROUNDS: Final = 2  # a block put in doubt by its neighbours' words comes back to the core

Terms = set[str]


@dataclass(frozen=True, slots=True)
class Core:
    """What the blocks that are not in doubt speak of.

    Args:
        blocks: The document's remaining blocks.
        terms: The content words of each.
        paragraphs: The places among them of those that say enough to be compared.
        doubtful: The places of the blocks in doubt, paragraphs or not.
        doubted: How many of these are paragraphs.
        usual: The share of content words that stand far away too, usual for a paragraph.
        counts: In how many blocks that are not in doubt a content word of one in doubt stands.
        title: The content words of the title.
    """

    blocks: Sequence[Block]
    terms: Sequence[Terms]
    paragraphs: frozenset[int]
    doubtful: frozenset[int]
    doubted: int
    usual: float
    counts: Mapping[str, int]
    title: Terms
    # What `share_with` returned; asked again for each block in doubt.
    _shares: dict[frozenset[str], float] = field(default_factory=dict, compare=False, repr=False)

    def knows(self, term: str) -> bool:
        """Tell whether a content word of a block in doubt stands in the rest or in the title."""
        return self.counts[term] > 0 or term in self.title

    def share_with(self, words: frozenset[str]) -> float:
        """Return the share of the paragraphs not in doubt that have two of some content words."""
        share = self._shares.get(words)
        if share is None:
            others = self.paragraphs - self.doubtful
            having = sum([len(self.terms[place] & words) > 1 for place in others])
            share = self._shares[words] = having / max(1, len(others))
        return share

    def terms_of(self, run: Sequence[int]) -> Terms:
        """Return the content words of some blocks together."""
        if len(run) == 1:  # as mostly
            return self.terms[run[0]]
        return self.terms[run[0]].union(*[self.terms[place] for place in run[1:]])

    def doubt_outside(self, run: Sequence[int]) -> float:
        """Return the share of the paragraphs outside a run of blocks in doubt that are so, too."""
        own = sum(map(self.paragraphs.__contains__, run))
        return (self.doubted - own) / max(1, len(self.paragraphs) - own)


def find_core(document: Document, blocks: Sequence[Block]) -> Core | None:
    """Return what the article speaks of, if some paragraphs are in doubt."""
    every = document.terms
    terms = [every[block.index] for block in blocks]
    paragraphs = [place for place, own in enumerate(terms) if len(own) >= _PARAGRAPH_TERMS]
    if len(paragraphs) < _FEWEST_PARAGRAPHS:
        return None
    title = document.title_terms
    known = _far_terms(terms)
    known |= title
    shares = [len(own & known) / len(own) if own else 1.0 for own in terms]
    usual = median([shares[place] for place in paragraphs])
    limit = _DOUBTFUL * usual
    doubtful = frozenset([place for place, share in enumerate(shares) if share <= limit])
    if usual < _USUAL or doubtful.isdisjoint(paragraphs):
        return None
    for places in (range(len(terms)), reversed(range(len(terms)))):
        doubtful = doubtful.union(_beside(terms, known, doubtful, limit, places))
    counts = _count_rest(terms, doubtful)
    for _ in range(_ROUNDS):
        known = title.union([term for term, count in counts.items() if count])
        back = _known_again(terms, known, doubtful, limit)
        if not back:
            break
        doubtful = doubtful.difference(back)
        for term in chain.from_iterable([terms[place] for place in back]):
            counts[term] += 1
    doubted = sum(map(doubtful.__contains__, paragraphs))
    if not doubted:
        return None
    return Core(
        blocks=blocks,
        terms=terms,
        paragraphs=frozenset(paragraphs),
        doubtful=doubtful,
        doubted=doubted,
        usual=usual,
        counts=counts,
        title=title,
    )


def doubtful_runs(core: Core) -> Iterator[list[int]]:
    """Yield the places of blocks in doubt, run by run; none above the first paragraph of the core.

    Without a paragraph before it, the passage may be how the article begins.
    """
    opening = min(core.paragraphs - core.doubtful, default=len(core.blocks))
    return runs([place for place in core.doubtful if place > opening])


def runs(places: Iterable[int]) -> Iterator[list[int]]:
    """Yield places next to each other together, in order."""
    run: list[int] = []
    for place in sorted(places):
        if run and place > run[-1] + 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _beside(
    terms: Sequence[Terms], known: Set[str], doubtful: Set[int], limit: float, places: Iterable[int]
) -> Iterator[int]:
    """Yield the places, in this order, of blocks that share new words with a run in doubt before.

    A little more of them may be known than of the run's.
    """
    new = set[str]()
    for place in places:
        if place not in doubtful:
            if not new:
                continue
            own = terms[place]
            joins = len(own & new) >= _SHARED and len(own & known) <= _BESIDE * limit * len(own)
            if not joins:
                new = set()
                continue
            yield place
        new |= terms[place] - known


def _known_again(
    terms: Sequence[Terms], known: Set[str], doubtful: Set[int], limit: float
) -> list[int]:
    """Return the places of blocks in doubt of which too much is known."""
    return [
        place
        for place in doubtful
        if len(terms[place] & known) > _BESIDE * limit * len(terms[place])
    ]


def _far_terms(terms: Sequence[Terms]) -> set[str]:
    """Return the content words that stand in two blocks which are not near each other."""
    before: set[str] = set()
    far: set[str] = set()
    for left, own in zip(terms, terms[_NEAR + 1 :], strict=False):
        before |= left
        far |= own & before
    return far


def _count_rest(terms: Sequence[Terms], doubtful: Set[int]) -> dict[str, int]:
    """Return in how many other blocks the content words of those in doubt stand."""
    asked = set().union(*[terms[place] for place in doubtful])
    counts = dict.fromkeys(asked, 0)
    for place, own in enumerate(terms):
        if place not in doubtful:
            for term in own & asked:
                counts[term] += 1
    return counts
