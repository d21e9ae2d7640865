"""What the lines of a page look like, each by itself: a number for every sign and line."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import Final, TypeAlias

from stripper import Document, Words, shape
from stripper_plugins.navigation.named import FAMILIES, FURNITURE, family_lines, opener_lines

Signs: TypeAlias = dict[str, list[float]]
"""Sign -> its value for each line, by the block's index."""
_WORD: Final = 6  # code points, with the space behind it
_SHORT_WORDS: Final = 4
_PARAGRAPH_WORDS: Final = 10
_FULL_WORDS: Final = 60  # a longer paragraph says no more about where the article is
_HEADLINE_WORDS: Final = range(5, 17)
_DATE_WORDS: Final = 14
_TITLE_WORDS: Final = 25
_DIGIT: Final = re.compile(r"[\d¹²³⁰⁴-⁹₀-₉]")  # raised and lowered ones, too
_DIGIT_SAMPLE: Final = 400  # code points
_DATE: Final = re.compile(
    r"\b(?:19|20)\d\d\b | \b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b | \b\d{1,2}:\d\d\b", re.VERBOSE
)
_FUNCTION_SHARE: Final = (0.1, 0.3)  # a fragment's and a sentence's, where the words are unknown


def line_signs(document: Document, vocabulary: Words) -> Signs:
    """Return the signs that a line has by itself, by its cues and by its place in no way."""
    signs = _sizes(document)
    signs.update(_letters(document))
    signs.update(_cue_signs(document))
    items, openers = vocabulary["item"], vocabulary["opener"]
    furniture = (signs[family] for family in FURNITURE)
    named = [float(key in items) for key in document.keys]
    signs["furniture"] = [max(values) for values in zip(named, *furniture, strict=True)]
    leading = opener_lines(document, openers)
    signs["opener"] = [float(block.index in leading) for block in document.blocks]
    title = title_terms(document)
    signs["title_word"] = [float(not title.isdisjoint(terms)) for terms in document.terms]
    return signs


def title_terms(document: Document) -> set[str]:
    """Return the content words of the title; where none is given, of the page's first line."""
    if document.title_terms or not document.words or len(document.words[0]) > _TITLE_WORDS:
        return document.title_terms
    return document.terms[0]


def paragraphs(document: Document) -> list[int]:
    """Return the lines that read as paragraphs, short ones among them."""
    return [
        index
        for index, count in enumerate(word_counts(document))
        if count >= _PARAGRAPH_WORDS and shape.ends_sentence(document.blocks[index].text)
    ]


def word_counts(document: Document) -> list[int]:
    """Return how many words each line has; where no spaces part them, two letters are one."""
    if document.language.function:
        return list(map(len, document.words))
    return [
        len(words) if len("".join(words)) >= 2 * len(words) else (len(words) + 1) // 2
        for words in document.words
    ]


def line_lengths(document: Document) -> list[int]:
    """Return the code points of each line; at least as many as its words have elsewhere."""
    lengths = [block.end - block.start for block in document.blocks]
    if document.language.function:
        return lengths
    return [max(_WORD * n, size) for n, size in zip(word_counts(document), lengths, strict=True)]


def _sizes(document: Document) -> Signs:
    counts = word_counts(document)
    sentence = [float(shape.ends_sentence(block.text)) for block in document.blocks]
    both = list(zip(counts, sentence, strict=True))
    words = [min(count, _FULL_WORDS) / _FULL_WORDS for count in counts]
    paragraph = [0.0] * len(counts)
    for index in paragraphs(document):
        paragraph[index] = 1.0
    return {
        "words": words,
        "log_words": [math.log1p(count) for count in counts],
        "short": [float(count <= _SHORT_WORDS) for count in counts],
        "one_word": [float(count == 1 and not ends) for count, ends in both],
        "two_words": [float(count in (2, 3) and not ends) for count, ends in both],
        "few_words": [float(3 < count < 8 and not ends) for count, ends in both],
        "headline": [float(count in _HEADLINE_WORDS and not ends) for count, ends in both],
        "sentence": sentence,
        "paragraph": paragraph,
        "prose": [size * ends for size, ends in zip(words, sentence, strict=True)],
    }


def _letters(document: Document) -> Signs:
    texts = [block.text for block in document.blocks]
    keys = Counter(document.keys)
    digits = [
        len(_DIGIT.findall(text, 0, _DIGIT_SAMPLE)) / min(len(text), _DIGIT_SAMPLE)
        for text in texts
    ]
    return {
        "function_words": _function_words(document),
        "capitals": [shape.capital_share(text) for text in texts],
        "digits": digits,
        "colon": [float(text.endswith(":")) for text in texts],
        "question": [float(text.endswith("?")) for text in texts],
        "copyright": [float("©" in text) for text in texts],
        "date": [
            float(share > 0 and len(words) <= _DATE_WORDS and bool(_DATE.search(text)))
            for share, words, text in zip(digits, document.words, texts, strict=True)
        ],
        "repeated": [float(keys[key] > 1) for key in document.keys],
    }


def _function_words(document: Document) -> list[float]:
    known = document.language.function
    if not known:
        return [_FUNCTION_SHARE[shape.ends_sentence(block.text)] for block in document.blocks]
    return [
        sum(map(known.__contains__, words)) / len(words) if words else 0.0
        for words in document.words
    ]


def _cue_signs(document: Document) -> Signs:
    signs: Signs = {}
    for family in FAMILIES:
        signs[family] = [0.0] * len(document.blocks)
        for index in family_lines(document, family):
            signs[family][index] = 1.0
    return signs
