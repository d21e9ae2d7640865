"""What forms and players tell their users: "Something went wrong. Please try again."."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import Final

from stripper import Document, Finding, Words, shape

_LISTS: Final = ("state", "subject", "message")
_MOST_WORDS: Final = 30
_SHORT: Final = 4
_FEWEST_SIGNS: Final = 2
_FEWEST_WORDS: Final = 4  # of a line by itself inside the body
_SHARE: Final = 0.1  # of words that say what became of it
_SUBJECT: Final = 4  # times that the paragraphs of an article on such messages name their subjects
_QUOTES: Final = "\"'“”„«»‘’「"


def find_messages(document: Document, vocabulary: Words) -> Iterator[Finding]:
    """Yield lines made of the words of such messages, unless the article speaks of the same.

    Lines next to one another are taken as one message: "Sent!", "A link has been sent to you.";
    longer ones only if they say what became of something.
    """
    known = document.language.function.union(*map(vocabulary.__getitem__, _LISTS))
    lines = [
        block.index
        for block in document.remaining
        if known.issuperset(own := document.words[block.index])
        and 0 < len(own) <= _MOST_WORDS
        and (len(own) <= _SHORT or not vocabulary["state"].isdisjoint(own))
        and block.text[0] not in _QUOTES
    ]
    for run in _runs(lines) if lines else ():
        if _is_message(document, run, vocabulary):
            first, last = document.blocks[run[0]], document.blocks[run[-1]]
            reason = f"a message of the page's program, '{first.text}'"
            yield Finding(first.start, last.end, "NAV01", reason, 0.9)


def _runs(lines: Sequence[int]) -> Iterator[list[int]]:
    """Yield the lines in runs of neighbours."""
    run = [lines[0]]
    for index in lines[1:]:
        if index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    yield run


def _is_message(document: Document, run: Sequence[int], vocabulary: Words) -> bool:
    words = list(chain.from_iterable([document.words[index] for index in run]))
    states = sum(map(vocabulary["state"].__contains__, words))
    signs = states + sum(map(vocabulary["subject"].__contains__, words))
    if states < max(1, _SHARE * len(words)) or signs < _FEWEST_SIGNS:
        return False
    if _is_written(document, run):
        return False
    return not (document.is_inside(run[0]) and is_on_forms(document, vocabulary, run))


def is_on_forms(document: Document, vocabulary: Words, besides: Collection[int] = ()) -> bool:
    """Tell whether the paragraphs, but for some, are about forms and what they say."""
    body = set(document.paragraphs).difference(besides)
    told = Counter(chain.from_iterable([document.words[index] for index in body]))
    return sum(map(told.__getitem__, vocabulary["subject"])) >= _SUBJECT


def _is_written(document: Document, run: Sequence[int]) -> bool:
    """Tell whether the lines may be a heading, a step or what the text announces."""
    first = document.blocks[run[0]].text
    if document.above(run[0]).endswith(":"):
        return True
    if not document.is_inside(run[0]):
        return False
    if shape.bullet_length(first):
        return True
    few = len(document.words[run[0]]) < _FEWEST_WORDS
    return len(run) == 1 and (few or not shape.ends_sentence(first) or first.endswith("?"))
