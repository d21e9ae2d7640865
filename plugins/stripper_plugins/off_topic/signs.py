"""What speaks for a block being another story's: the signs, and what each of them weighs."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain
from typing import Final

from stripper import Document, likeness
from stripper_plugins.off_topic.core import Core
from stripper_plugins.off_topic.marks import Mark, has_any, strange_marks
from stripper_plugins.off_topic.vocabulary import Vocabulary, find_names

_USUAL: Final = 0.1  # known share; keeps the quotient sane where paragraphs share little
# The share of any article's paragraphs that speak of its author, of the author with others, of the
# reader, of the day.
_VOICES: Final = (0.09, 0.13, 0.39, 0.03)
# What is usual, for languages without a list of general words: their share of the content words,
# and the share of the others that stand elsewhere.
_GENERAL: Final = 0.7
_TIED: Final = 0.1
_MEANING: Final = 0.2  # the same for how alike a block and the article are
_PRIOR: Final = 2  # paragraphs, or words; what is usual counts as much as so many of this text

# Log odds a unit. From benchmarks/topic.py over the pages of WCXB (CC BY 4.0).
WEIGHTS: Final[Mapping[str, float]] = {
    "run": -5.29,  # how often the rest speaks of what the run speaks of, measured by what is usual
    "doubt": -7.23,  # share of the other paragraphs that are in doubt
    "far": -1.64,  # as "run", of the block alone
    "story": 7.52,  # share of its content words that are new and come again in the run
    "length": 1.42,  # logarithm of how many of its content words should be known
    "general": 1.72,  # share of its content words that any text has: they say most if they are new
    "tied": -7.36,  # share of the others that the article has
    "marks": 2.5,  # whether it is typeset otherwise; 3.2 by the fit, where all is of another site
    "meaning": -4.88,  # how alike it and the article are by what their words mean
    "names": -1.33,  # logarithm of how many of its names the article knows
    "unseen": 6.32,  # share of its plain words that stand nowhere else
    "voice": -0.57,  # log odds that the article's author speaks so of himself and to the reader
}
BIAS: Final = -1.88
# Log odds that what is not counted adds at most: other meaning, plain words unseen, another voice.
REST: Final = 5.0


def weigh(signs: Mapping[str, float]) -> float:
    """Return the log odds that a block with these signs is another story's."""
    return BIAS + sum(WEIGHTS[name] * value for name, value in signs.items())


class Witness:
    """Reads the signs of the blocks in doubt of one document."""

    def __init__(self, document: Document, core: Core, vocabulary: Vocabulary) -> None:
        self._document = document
        self._core = core
        self._vocabulary = vocabulary
        self._far: dict[int, float] = {}

    @cached_property
    def _plain(self) -> dict[int, frozenset[str]]:
        """The plain words of each block in doubt."""
        core, words, everyday = self._core, self._document.words, self._document.language.everyday
        return {
            place: everyday.intersection(words[core.blocks[place].index]) for place in core.doubtful
        }

    @cached_property
    def _said(self) -> list[set[str]]:
        """Which plain words of blocks in doubt, and which voices, each other paragraph has."""
        asked = set().union(*self._vocabulary.voices, *self._plain.values())
        return [asked.intersection(own) for own in self._sure(self._core.paragraphs)]

    @cached_property
    def _seen(self) -> set[str]:
        """Which of these words any other block has."""
        lines = set(range(len(self._core.blocks))) - self._core.paragraphs
        return set().union(*self._said, *self._sure(lines))

    def _sure(self, places: Set[int]) -> list[list[str]]:
        """Return the words of those of some blocks that are not in doubt."""
        core, words = self._core, self._document.words
        return [words[core.blocks[place].index] for place in places - core.doubtful]

    @cached_property
    def _subject(self) -> Sequence[int]:
        """What the words of the title and of the blocks not in doubt mean together."""
        core = self._core
        sure = (own for place, own in enumerate(core.terms) if place not in core.doubtful)
        return self._document.meaning(core.title.union(*sure))

    @cached_property
    def _strange(self) -> list[Mark]:
        return strange_marks(self._core)

    @cached_property
    def _voice_odds(self) -> list[tuple[float, float]]:
        """For each voice, the log odds of a paragraph with it, and of one without.

        They compare how many of the article's paragraphs are so with how many are in any article.
        """
        spoken = frozenset().union(*self._vocabulary.voices).intersection
        said = list(filter(None, map(spoken, self._said)))
        odds = []
        for voice, usual in zip(self._vocabulary.voices, _VOICES, strict=False):
            count = sum([not voice.isdisjoint(own) for own in said])
            share = (count + _PRIOR * usual) / (len(self._said) + _PRIOR)
            odds.append((math.log(share / usual), math.log((1 - share) / (1 - usual))))
        return odds

    def count(self, run: Sequence[int]) -> list[dict[str, float]]:
        """Return those signs of each block of a run that content words alone tell."""
        counts, core = self._count(run), self._core
        whole = {"run": self._known(counts), "doubt": core.doubt_outside(run)}
        return [{**whole, **self._counted([place], counts)} for place in run]

    def read(self, place: int, counted: Mapping[str, float]) -> dict[str, float]:
        """Return all signs of a block of a run, by the names of `WEIGHTS`.

        Args:
            place: The place of a block in doubt.
            counted: What `count` returned of it.
        """
        return {**counted, **self._uncounted([place])}

    def likeness(self, text: Sequence[int]) -> float | None:
        """Return how alike some blocks and the article are by what their words mean."""
        return likeness(self._subject, self._document.meaning(self._core.terms_of(text)))

    def read_joint(self, run: Sequence[int]) -> dict[str, float]:
        """Return the signs of blocks next to each other that are judged as one text."""
        signs = {**self._counted(run, self._count(run)), **self._uncounted(run)}
        return {"run": signs["far"], "doubt": self._core.doubt_outside(run), **signs}

    def _count(self, run: Iterable[int]) -> Counter[str]:
        return Counter(chain.from_iterable([self._core.terms[place] for place in run]))

    def _uncounted(self, text: Sequence[int]) -> dict[str, float]:
        """Return the other signs of one text, some blocks or a single one, of a run."""
        like = self.likeness(text)
        return {
            "meaning": _MEANING if like is None else like,
            "names": self._known_names(text),
            "unseen": self._unseen(text),
            "voice": sum(map(self._voice, text)) / len(text),
        }

    def _counted(self, text: Sequence[int], counts: Mapping[str, int]) -> dict[str, float]:
        """Return those of the signs of one text that its content words tell."""
        core, terms = self._core, self._core.terms_of(text)
        general, tied = self._weigh_words(terms)
        again = sum([counts[term] > 1 and not core.counts[term] for term in terms])
        return {
            "far": self._known(terms) if len(text) > 1 else self.far(text[0]),
            "story": again / len(terms),
            "length": math.log(core.usual * len(terms)),
            "general": general,
            "tied": tied,
            "marks": float(has_any([core.blocks[at].text for at in text], self._strange)),
        }

    def _weigh_words(self, terms: Set[str]) -> tuple[float, float]:
        """Return the share of general words, and that of the others which the article knows."""
        if not (general := self._vocabulary.general):
            return _GENERAL, _TIED
        special = terms - general
        tied = sum(map(self._core.knows, special)) / (len(special) + _PRIOR)
        return 1 - len(special) / len(terms), tied

    def far(self, place: int) -> float:
        """Return the sign of this name of one block."""
        if place not in self._far:
            self._far[place] = self._known(self._core.terms[place])
        return self._far[place]

    def _known(self, terms: Iterable[str]) -> float:
        core = self._core
        counts, title = core.counts, core.title
        weights = [counts[term] + 2 * (term in title) for term in terms]
        return sum(map(math.log1p, weights)) / len(weights) / (core.usual + _USUAL)

    def _known_names(self, text: Sequence[int]) -> float:
        counts, blocks, vocabulary = self._core.counts, self._core.blocks, self._vocabulary
        names = set().union(*[find_names(blocks[place].text, vocabulary) for place in text])
        return math.log1p(sum(counts.get(name, 0) > 0 for name in names))

    def _unseen(self, text: Sequence[int]) -> float:
        plain = self._plain[text[0]].union(*[self._plain[place] for place in text[1:]])
        return (1 + len(plain - self._seen)) / (3 + len(plain))

    def _voice(self, place: int) -> float:
        words = self._document.words[self._core.blocks[place].index]
        return sum(
            without if voice.isdisjoint(words) else with_it
            for voice, (with_it, without) in zip(
                self._vocabulary.voices, self._voice_odds, strict=True
            )
        )
