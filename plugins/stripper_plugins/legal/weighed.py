"""Notices known by many of their words together, where a text begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from stripper import Block, Document, Finding, load_words, shape, split_sentences
from stripper_plugins.legal.edges import MOST_WORDS, is_said, start_at

_FEWEST_WORDS: Final = 3
# How much a word of each list speaks for a notice, or for a story: logarithms of odds, rounded, of
# 500 notices against 14,500 short paragraphs of articles; no word alone is a notice.
_WEIGHTS: Final = {"sure": 4, "often": 3, "possibly": 2, "slightly": 1, "either": 0, "told": -2}
_ENOUGH: Final = 5
_SURER: Final = 9  # the same of a sentence at the end of a paragraph
_LEAST_BEFORE: Final = 10  # words of that paragraph
_KNOWN: Final = 2  # how much each word that the article has, too, speaks against a notice
_STRANGE: Final = 1  # likewise, each other word that is no name
_STEM: Final = 6  # letters of a term
_LONG: Final = 8  # words; that many more need one more sign
_SLIGHT: Final = 1  # what makes no notice, however many words say it
_NAMED: Final = 3  # words in a reason
_KNOWN_BY_SIGN: Final = ("legal-copyright", "legal-licence")


def find_weighed(
    document: Document, outside: Iterable[int], paid: frozenset[str]
) -> Iterator[Finding]:
    """Yield the blocks that say, in words that the article lacks, what notices say.

    Args:
        document: The text.
        outside: The indices of the blocks where notices stand; elsewhere only sure ones are.
        paid: Words of notices that tell who paid.
    """
    others = {cue.block for group in _KNOWN_BY_SIGN for cue in document.cues(group)}
    edges = frozenset(outside)
    for at in sorted(edges.union(_sure(document)) - others):
        block = document.blocks[at]
        if not shape.ends_sentence(block.text) and not block.text.endswith(")"):
            continue
        start, signs = _notice(document, block, _ENOUGH if at in edges else _SURER)
        if signs and not shape.bullet_length(block.text) and not is_said(document, block, start):
            named = ", ".join(f"'{sign}'" for sign in signs[:_NAMED])
            reason = f"words of a notice that the article lacks: {named}"
            code = "LEG02" if paid.isdisjoint(document.words[at]) else "LEG03"
            yield Finding(start, block.end, code, reason, 0.85)


def _sure(document: Document) -> list[int]:
    """Return the indices of the blocks with a word that hardly anything but notices has."""
    sure = _sure_terms(document.language.code) & document.term_counts.keys()
    terms = document.terms
    return [at for at, own in enumerate(terms) if not sure.isdisjoint(own)] if sure else []


def _notice(document: Document, block: Block, enough: int) -> tuple[int, list[str]]:
    """Return where the notice in a block begins, and its signs; none if it has no notice."""
    own, signs = document.words[block.index], _speaking_for(document.language.code)
    most = sum(map(signs.__getitem__, signs.keys() & own[-MOST_WORDS:]))
    if most < enough:  # as mostly
        return block.start, []
    short = _FEWEST_WORDS <= len(own) <= MOST_WORDS
    if short and (found := _signs(document, block.text, own, enough)):
        return start_at(document, block, found[0]), found
    return _behind(document, block) if enough < _SURER <= most else (block.start, [])


def _behind(document: Document, block: Block) -> tuple[int, list[str]]:
    """Return where the last sentence of a paragraph begins and its signs, if it is a notice."""
    last = split_sentences(document, block)[-1]
    head = shape.key_of(document.text[block.start : last.start]).split()
    text = document.text[last.start : last.end]
    own = shape.key_of(text).split()
    if len(head) < _LEAST_BEFORE or not _FEWEST_WORDS <= len(own) <= MOST_WORDS:
        return block.start, []
    return last.start, _signs(document, text, own, _SURER, head)


def _signs(
    document: Document,
    text: str,
    own: Sequence[str],
    enough: int,
    head: Sequence[str] = (),
) -> list[str]:
    """Return the words that make text a notice, the surest first; none if they do not.

    Args:
        document: The text.
        text: The block, or its last sentence.
        own: The words of it.
        enough: What all have to say.
        head: The words before that sentence.
    """
    weights, terms = _weights(document.language.code), document.language.terms
    weight = sum(map(weights.__getitem__, weights.keys() & own)) - len(own) // _LONG
    if weight < enough:
        return []
    signs = []
    for word in set(own):
        said, term = weights.get(word, 0), terms[word]
        if word in head or document.term_counts[term] > 1:
            weight -= said + (_KNOWN if term else 0)
        elif said > _SLIGHT:
            signs.append(word)
        elif term and word not in weights and word in text:  # and no name
            weight -= _STRANGE
    signs.sort(key=lambda word: (-weights[word], word))
    return signs if weight >= enough and len(signs) > 1 else []


@cache
def _weights(language: str) -> Mapping[str, int]:
    words = load_words(__file__, language)
    return {word: weight for name, weight in _WEIGHTS.items() for word in words[name]}


@cache
def _speaking_for(language: str) -> Mapping[str, int]:
    return {word: weight for word, weight in _weights(language).items() if weight > 0}


@cache
def _sure_terms(language: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in load_words(__file__, language)["sure"])
