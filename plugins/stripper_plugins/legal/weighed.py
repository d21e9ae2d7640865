"""Notices known by many of their words together, where a text begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from stripper import Document, Finding, load_words, shape
from stripper_plugins.legal.edges import MOST_WORDS, OFTEN, is_said, start_at

_FEWEST_WORDS: Final = 3
_FEWEST_SIGNS: Final = 2
# How much a word of each list speaks for a notice, or for a story: logarithms of odds, rounded, of
# 200 notices against 33,000 short paragraphs of articles.
_WEIGHTS: Final = {"sure": 5, "often": 3, "possibly": 2, "told": -2}
_ENOUGH: Final = 6
_KNOWN: Final = 2  # how much each other word speaks against one that the article has, too
_LONG: Final = 6  # words, of which so many do
_NAMED: Final = 3  # words in a reason
_KNOWN_BY_SIGN: Final = ("legal-copyright", "legal-licence")


def find_weighed(
    document: Document, outside: Iterable[int], paid: frozenset[str]
) -> Iterator[Finding]:
    """Yield the blocks that say, in words that the article lacks, what notices say.

    Args:
        document: The text.
        outside: The indices of the blocks where notices stand.
        paid: Words of notices that tell who paid.
    """
    weights = _weights(document.language.code)
    others = {cue.block for group in _KNOWN_BY_SIGN for cue in document.cues(group)}
    for at in outside:
        block, own = document.blocks[at], document.words[at]
        if not _FEWEST_WORDS <= len(own) <= MOST_WORDS or not shape.ends_sentence(block.text):
            continue
        signs = _signs(document, at, weights)
        if len(signs) < _FEWEST_SIGNS or at in others or shape.bullet_length(block.text):
            continue
        if not is_said(document, block):
            named = ", ".join(f"'{sign}'" for sign in signs[:_NAMED])
            reason = f"words of a notice that the article lacks: {named}"
            code = "LEG02" if paid.isdisjoint(own) else "LEG03"
            yield Finding(start_at(document, block, signs[0]), block.end, code, reason, 0.85)


def _signs(document: Document, at: int, weights: Mapping[str, int]) -> list[str]:
    """Return the words that make a block a notice, the surest first; none if they do not."""
    found = weights.keys() & document.words[at]
    weight = sum(map(weights.__getitem__, found))
    if weight < _ENOUGH:  # as mostly
        return []
    known = sum(document.term_counts[term] > 1 for term in document.terms[at])
    weight -= _KNOWN * known + len(document.words[at]) // _LONG
    if weight < _ENOUGH:
        return []
    stale = {word for word in found if weights[word] > 0 and not _is_new(document, word)}
    if weight - sum(map(weights.__getitem__, stale)) < _ENOUGH:
        return []
    signs = [word for word in found - stale if weights[word] > 0]
    return sorted(signs, key=lambda word: (-weights[word], word))


def _is_new(document: Document, word: str) -> bool:
    """Tell whether a word stands in no other block, or says little and stands in few."""
    term = document.language.terms[word]
    if term or word in document.language.function:
        return document.term_counts[term] <= 1
    return sum(word in own for own in document.words) <= OFTEN


@cache
def _weights(language: str) -> Mapping[str, int]:
    words = load_words(__file__, language)
    return {word: weight for name, weight in _WEIGHTS.items() for word in words[name]}
