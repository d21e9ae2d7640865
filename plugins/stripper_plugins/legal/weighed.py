"""Notices known by many of their words together, where a text begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from stripper import Block, Document, Finding, load_words, shape, split_sentences
from stripper_plugins.legal.edges import MOST_WORDS, OFTEN, is_said, start_at

_FEWEST_WORDS: Final = 3
# How much a word of each list speaks for a notice, or for a story: logarithms of odds, rounded, of
# 200 notices against 33,000 short paragraphs of articles.
_WEIGHTS: Final = {"sure": 5, "often": 3, "possibly": 2, "told": -2}
_ENOUGH: Final = 6
_SURER: Final = 11  # the same of a sentence at the end of a paragraph
_LEAST_BEFORE: Final = 10  # words of that paragraph
_KNOWN: Final = 2  # how much each word that the article has, too, speaks against a notice
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
    others = {cue.block for group in _KNOWN_BY_SIGN for cue in document.cues(group)}
    for at in outside:
        block = document.blocks[at]
        if at in others or not shape.ends_sentence(block.text):
            continue
        start, signs = _notice(document, block)
        if signs and not shape.bullet_length(block.text) and not is_said(document, block, start):
            named = ", ".join(f"'{sign}'" for sign in signs[:_NAMED])
            reason = f"words of a notice that the article lacks: {named}"
            code = "LEG02" if paid.isdisjoint(document.words[at]) else "LEG03"
            yield Finding(start, block.end, code, reason, 0.85)


def _notice(document: Document, block: Block) -> tuple[int, list[str]]:
    """Return where the notice in a block begins, and its signs; none if it has no notice."""
    own, language = document.words[block.index], document.language.code
    weights = _weights(language)
    most = sum(map(weights.__getitem__, _known(language).intersection(own[-MOST_WORDS:])))
    if most < _ENOUGH:  # as mostly
        return block.start, []
    if _FEWEST_WORDS <= len(own) <= MOST_WORDS and (signs := _signs(document, own, (), weights)):
        return start_at(document, block, signs[0]), signs
    return _behind(document, block, weights) if most >= _SURER else (block.start, [])


def _behind(document: Document, block: Block, weights: Mapping[str, int]) -> tuple[int, list[str]]:
    """Return where the last sentence of a paragraph begins and its signs, if it is a notice."""
    last = split_sentences(document, block)[-1]
    if last.start == block.start:
        return block.start, []
    head = shape.key_of(document.text[block.start : last.start]).split()
    own = shape.key_of(document.text[last.start : last.end]).split()
    few = len(head) < _LEAST_BEFORE or not _FEWEST_WORDS <= len(own) <= MOST_WORDS
    return last.start, [] if few else _signs(document, own, head, weights, _SURER)


def _signs(
    document: Document,
    theirs: Sequence[str],
    head: Sequence[str],
    weights: Mapping[str, int],
    enough: int = _ENOUGH,
) -> list[str]:
    """Return the words that make text a notice, the surest first; none if they do not.

    Args:
        document: The text.
        theirs: The words of the block, or of its last sentence.
        head: The words before that.
        weights: What each word says.
        enough: What all have to say.
    """
    found = weights.keys() & theirs
    weight = sum(map(weights.__getitem__, found))
    if weight < enough:
        return []
    terms = set(map(document.language.terms.__getitem__, theirs))
    known = sum(document.term_counts[term] > 1 for term in terms)
    weight -= _KNOWN * known + len(theirs) // _LONG
    if weight < enough:
        return []
    stale = {
        word
        for word in found
        if weights[word] > 0 and (word in head or not _is_new(document, word))
    }
    if weight - sum(map(weights.__getitem__, stale)) < enough:
        return []
    signs = [word for word in found - stale if weights[word] > 0]
    return sorted(signs, key=lambda word: (-weights[word], word)) if len(signs) > 1 else []


def _is_new(document: Document, word: str) -> bool:
    """Tell whether a word stands in no other block, or says little and stands in few."""
    term = document.language.terms[word]
    if term or word in document.language.function:
        return document.term_counts[term] <= 1
    return sum(word in own for own in document.words) <= OFTEN


@cache
def _known(language: str) -> frozenset[str]:
    return frozenset(_weights(language))


@cache
def _weights(language: str) -> Mapping[str, int]:
    words = load_words(__file__, language)
    return {word: weight for name, weight in _WEIGHTS.items() for word in words[name]}
