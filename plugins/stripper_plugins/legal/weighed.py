"""Notices known by many of their words together, where a text begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import Final

from stripper import Block, Cue, Document, Finding, load_words, shape, split_sentences
from stripper_plugins.legal.compounds import cookies_of_article
from stripper_plugins.legal.edges import MOST_WORDS, is_long_end, is_said, start_at

_FEWEST_WORDS: Final = 3
_SURE: Final = 5  # the weight of words that hardly anything but notices has
ENOUGH: Final = 5
_SURER: Final = 9  # the same inside the body
_SUREST: Final = 11  # the same at the end of a paragraph
_LONG_ENOUGH: Final = 18  # the same of a long last paragraph
_LAST: Final = 25  # words of a paragraph among which its last sentence is looked for
LINE: Final = 6  # how much more must speak for a line that is no sentence
KNOWN: Final = 2  # how much each word that the article has, too, speaks against a notice
STRANGE: Final = 1  # likewise, each other word that is no name
_STEM: Final = 6  # letters of a term
LONG: Final = 8  # words; that many more need one more sign
_BY_PAIRS: Final = 6  # how much words in a row can add to words alone
_TELLING: Final = 2  # words that are no function words
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
    if not document.language.function:
        return  # in a language that is not told no word is known to say anything
    sure = _sure(document)
    signed = {cue.block for group in _KNOWN_BY_SIGN for cue in document.cues(group)}
    credited = {cue.block for cue in document.cues("byline-by") if _names(document, cue)}
    letters = {cue.block for cue in document.cues("promo-newsletter")}
    # A plea for a newsletter has the words of a notice, too: "Subscribe to our newsletter."
    asked = letters.intersection(cue.block for cue in document.cues("promo-sure"))
    others = signed | credited | (asked - set(sure)) | cookies_of_article(document)
    edges = frozenset(outside)
    for at in sorted(edges.union(sure) - others):
        block = document.blocks[at]
        if (
            block.text[0].islower()
            or shape.is_section(block.text)
            or shape.is_reference(block.text)
        ):
            continue  # the rest of a sentence; "8.3. Terms of use"; a work with its year
        start, signs = _notice(document, block, ENOUGH if at in edges else _SURER)
        if signs and not shape.bullet_length(block.text) and not is_said(document, block, start):
            named = ", ".join(f"'{sign}'" for sign in signs[:_NAMED])
            reason = f"words of a notice that the article lacks: {named}"
            code = "LEG02" if paid.isdisjoint(document.words[at]) else "LEG03"
            yield Finding(start, block.end, code, reason, 0.85)


def _names(document: Document, cue: Cue) -> bool:
    """Tell whether a line is the credit of somebody: "Editing by Ida Lind"."""
    return cue.leads and document.text[cue.end : cue.end + 2].strip()[:1].isupper()


def _sure(document: Document) -> list[int]:
    """Return the indices of the blocks with two words that hardly anything but notices has."""
    sure = _sure_terms(document.language.code) & document.term_counts.keys()
    named = [at for at, own in enumerate(document.terms) if not sure.isdisjoint(own)]
    return [at for at in named if len(sure & document.terms[at]) > 1]


def _notice(document: Document, block: Block, enough: int) -> tuple[int, list[str]]:
    """Return where the notice in a block begins, and its signs; none if it has no notice."""
    own = document.words[block.index]
    if _FEWEST_WORDS <= len(own) <= MOST_WORDS:
        sentence = shape.ends_sentence(block.text) or block.text.endswith(")")
        if signs := _signs(document, block.text, own, enough if sentence else enough + LINE):
            return start_at(document, block, signs[0]), signs
    if is_long_end(document, block.index):
        return block.start, _signs(document, block.text, own, _LONG_ENOUGH)
    if enough == _SURER or len(own) < _LAST:
        return block.start, []
    if _sure_words(document.language.code).isdisjoint(own[-_LAST:]):
        return block.start, []
    last = split_sentences(document, block)[-1]
    text = document.text[last.start : last.end]
    words, terms = shape.key_of(text).split(), document.language.terms
    above = {terms[word] for word in own[: -len(words)]} if words else set()
    if len(words) > _LAST or any(terms[word] and terms[word] in above for word in words):
        return last.start, []  # it goes on with what its paragraph is about
    return last.start, _signs(document, text, words, _SUREST)


def _signs(document: Document, text: str, own: Sequence[str], enough: int) -> list[str]:
    """Return the words and pairs that make a text a notice, the surest first; none if none do.

    Args:
        document: The text's document.
        text: A block, or its last sentence.
        own: The words of it.
        enough: What all have to say.
    """
    weights = _weights(document.language.code)
    weight = sum(map(weights.__getitem__, weights.keys() & own)) - len(own) // LONG
    if weight < enough - _BY_PAIRS:
        return []  # as mostly
    pairs = weights.keys() & set(map(" ".join, pairwise(own)))
    weight += sum(map(weights.__getitem__, pairs))
    signs, terms = pairs.union(weights.keys() & own), document.language.terms
    for word in set(own):
        term = terms[word]
        if document.term_counts[term] > 1:
            weight -= weights.get(word, 0) + KNOWN
            signs.discard(word)
        elif term and word not in weights and word in text:  # and no name
            weight -= STRANGE
    named = sorted(signs, key=lambda word: (-weights[word], word))
    function = document.language.function
    telling = [sign for sign in named if not function.issuperset(sign.split())]
    if weight < enough or len(telling) < _TELLING or weights[telling[1]] <= 1:
        return []
    told = filter(lambda word: len(word) > 1, chain.from_iterable(map(str.split, telling)))
    words = set(told) - function
    return telling if len(words) >= _TELLING else []  # "information", "information on"


@cache
def _weights(language: str) -> Mapping[str, int]:
    lists = load_words(__file__, language)
    return {word: int(weight) for weight, words in lists.items() for word in words}


@cache
def _sure_words(language: str) -> frozenset[str]:
    return frozenset(word for word, weight in _weights(language).items() if weight >= _SURE)


@cache
def _sure_terms(language: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _sure_words(language))
