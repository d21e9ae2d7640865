"""The lines that may be another story's headlines: short ones of which the article says nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import chain
from typing import Final

from stripper import Block, Document, Words, shape

_FEWEST_WORDS: Final = 5  # of a headline
_MOST_WORDS: Final = 18
_LONGEST: Final = 120  # code points of one
FEW_TERMS: Final = 3  # content words; with fewer, a line full of function words is a sentence
_DASHES: Final = (" – ", " — ", " - ")
_FULL: Final = 0.6  # share of function words
_NEW: Final = 0.75  # share of content words that stand nowhere else
_NEW_IF_POPULAR: Final = 0.5  # the same, of a line about sport or fame
_FEW_POPULAR: Final = 2  # words that may mean something else
_ABOUT: Final = 2  # words of sport or fame in the paragraphs; with more, the article is about it
PARAGRAPH: Final = 100  # code points
_FEW_QUESTIONS: Final = 2  # lines; more are an interview
_COMMAS: Final = 2  # of a headline
_DAYS: Final = re.compile(r"\([^()]*\d[^()]*[–—-][^()]*\d[^()]*\)$")  # of a sign in a horoscope
_NUMBERED: Final = 6  # lines from one number of a list to the next
_QUOTES: Final = "\"'‘’“”„« \xa0\u202f"
_STOPS: Final = ".:,;…"
# Addresses, credits, columns, numbered headings, moves of a game, what is quoted, and of whom, and
# exclamations.
_NO_HEADLINE: Final = re.compile(
    r"https?:|[@©;\t|]| [/>] |\)$| [-–] .* [-–] |(?:—|--)\s?[^\W\da-zß-ÿ][^—]*$"
    r"|^[^\W\d]+ #?\d+[:.] |, [\"“‘'].*[\"”’']$"
    r"|^[\"“„«‘'](?:[^\"“”„«»‘’']|\b[’']\b)*[\"“”»’']$"
    r"|(?:(?<!\w)\d+(?!\w).*?){4}|![\"”»’)\]]?(?: [^a-zà-ÿа-я]|$)|\.\s?[\"”»’)\]]$"
)


def short_lines(document: Document, blocks: Sequence[Block]) -> list[int]:
    """Return the places of the lines that have a headline's length, beginning and end."""
    words = document.words
    return [
        place
        for place, block in enumerate(blocks)
        if len(block.text) <= _LONGEST
        and _FEWEST_WORDS <= len(words[block.index]) <= _MOST_WORDS
        and block.text[-1] not in _STOPS
        and _is_headline(block.text)
        and not _is_numbered(blocks, place)
    ]


def popular_lines(
    document: Document, blocks: Sequence[Block], short: Sequence[int], vocabulary: Words
) -> dict[int, str]:
    """Return those of the *short* lines that are about sport or fame, and their word for it.

    One word is enough that means nothing else, or two that may. None of an article that is about
    such things, too.
    """
    certain, popular, found = vocabulary["certain"], vocabulary["popular"], {}
    for place in short:
        index = blocks[place].index
        sure = certain.intersection(document.words[index])
        told = sure or popular.intersection(document.words[index])
        if len(told) < (1 if sure else _FEW_POPULAR) or _DAYS.search(blocks[place].text):
            continue
        new = all(document.language.terms[word] in document.lone_terms for word in told)
        if new and document.novelty(index) >= _NEW_IF_POPULAR and is_apart(blocks, place):
            found[place] = min(told)
    if not found:
        return found
    long = (document.words[block.index] for block in blocks if len(block.text) >= PARAGRAPH)
    if len(certain.intersection(chain.from_iterable(long))) > _ABOUT:
        return {}
    return {
        place: word
        for place, word in found.items()
        if any(shape.ends_sentence(b.text) for b in blocks[max(0, place - 2) : place + 3])
    }


def new_lines(document: Document, blocks: Sequence[Block], short: Sequence[int]) -> set[int]:
    """Return the places of the headings whose words the article does not use."""
    foreign = [place for place in short if _is_new(document, blocks[place].index)]
    return {place for place in foreign if _is_free(blocks, place)}


def _is_headline(text: str) -> bool:
    """Tell whether a short line begins as a headline does."""
    first = text.lstrip(_QUOTES)[:1]
    return (first.isupper() or first.isdigit()) and not shape.bullet_length(text)


def _is_numbered(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a line begins with a number, and one near it with the one before or after."""
    number, _, _ = blocks[place].text.partition(" ")
    if not number.isdecimal():
        return False
    beside = (f"{int(number) - 1} ", f"{int(number) + 1} ")
    near = blocks[max(0, place - _NUMBERED) : place + 1 + _NUMBERED]
    return any(block.text.startswith(beside) for block in near)


def is_listed(
    blocks: Sequence[Block], place: int, new: Collection[int], headings: Collection[int]
) -> bool:
    """Tell whether lines follow each other below one that no full stop ends."""
    return any(
        last - first + 1 >= fewest and not shape.ends_sentence(blocks[first - 1].text)
        for fewest, (first, last) in ((2, _run(new, place)), (3, _run(headings, place)))
    )


def is_introduced(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a line stands below a colon, and no points do, of which it may not be one."""
    below = blocks[place + 1 : place + 2]
    points = bool(below) and shape.bullet_length(below[0].text) > 0
    return place > 0 and blocks[place - 1].text.endswith(":") and not points


def _run(lines: Collection[int], place: int) -> tuple[int, int]:
    """Return the first and the last of the lines that follow each other at a place."""
    first = last = place
    while first - 1 in lines:
        first -= 1
    while last + 1 in lines:
        last += 1
    return first, last


def _is_new(document: Document, index: int) -> bool:
    """Tell whether most content words of a line stand nowhere else; of few, it is no sentence."""
    terms = document.terms[index]
    if not terms or document.novelty(index) < _NEW:
        return False
    if len(terms) >= FEW_TERMS:
        return True
    text = document.blocks[index].text  # "Hot tip: salt the water twice", "Ida Holm – Salt Water"
    labelled = shape.label_of(text) or any(map(text.__contains__, _DASHES))
    return not labelled and function_share(document, index) <= _FULL


def function_share(document: Document, index: int) -> float:
    """Return the share of a line's words that are function words."""
    words, function = document.words[index], document.language.function
    return sum([word in function for word in words]) / len(words)


def is_apart(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a line is no part of what stands around it: a sentence, questions, who spoke."""
    text, above = blocks[place].text, blocks[place - 1].text if place else "."
    below = blocks[min(place + 1, len(blocks) - 1)].text
    if above[-1] in '"”»“' and "," in text:
        return False  # who spoke
    if below[0].islower() and not shape.ends_sentence(text):
        return False  # a line of a sentence
    if text.endswith("?") and sum(b.text.endswith("?") for b in blocks) > _FEW_QUESTIONS:
        return False  # of an interview
    return text.count(",") <= _COMMAS


def _is_free(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a line belongs to none of the things that also stand alone."""
    if not is_apart(blocks, place):
        return False
    text = blocks[place].text
    if shape.label_of(text) and any(
        shape.label_of(b.text) for b in blocks[place - 1 : place + 2 : 2]
    ):
        return False  # facts below each other, such as a menu's
    printed = shape.has_code(text) or shape.has_columns(text)
    return not (_NO_HEADLINE.search(text) or printed or shape.is_section(text))
