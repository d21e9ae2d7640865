"""Lists of headlines that have nothing to do with the article, under no heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import Final

from stripper import Block, Document, Finding, shape
from stripper_plugins.related.lists import bullet_of

_BULLETS: Final = frozenset("-–—•·▪‣◦●○■►▶➤*")  # ordered lists are the author's
_FEWEST: Final = 3  # entries
_FEWEST_PARAGRAPHS: Final = 4  # in a shorter text every list brings new words
_WORDS: Final = range(5, 19)  # of an entry, on average
_NEW: Final = 0.75  # share of the entries' content words that stand nowhere else
_ALL_NEW: Final = 0.9  # where the line above may be the list's heading
_CAPITALS: Final = 0.4  # share of words with a capital; an author's lists have about 0.2
_BULK: Final = 0.25  # share of the text; most words of a longer list are new by nature
_STOPS: Final = 0.2  # share of entries that end like the items of a sentence
_FORM: Final = 0.75  # share of entries that hold the same mark, as a programme's do


def find_foreign_lists(document: Document) -> Iterator[Finding]:
    blocks = document.remaining
    marked = [
        place
        for place, block in enumerate(blocks)
        if block.text[0] in _BULLETS and bullet_of(block)
    ]
    for run in _lists(blocks, marked):
        entries = blocks[run[0] : run[-1] + 1]
        above = blocks[run[0] - 1].text if run[0] else ":"
        if len(entries) < _FEWEST or above.endswith(":") or not _are_headlines(document, entries):
            continue
        new, known = _terms(document, entries)
        least = _NEW if shape.ends_sentence(above) else _ALL_NEW
        if new >= least * (new + known):
            reason = (
                f"a list of {len(entries)} headlines;"
                f" {new} of its {new + known} content words stand nowhere else"
            )
            yield Finding(entries[0].start, entries[-1].end, "REL06", reason, 0.9)


def _lists(blocks: Sequence[Block], marked: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places that follow each other with the same bullet."""
    run: list[int] = []
    for place in marked:
        if run and (place - run[-1] > 1 or blocks[place].text[0] != blocks[run[-1]].text[0]):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _are_headlines(document: Document, entries: Sequence[Block]) -> bool:
    if len(document.paragraphs) < _FEWEST_PARAGRAPHS:
        return False
    words = sum(len(document.words[block.index]) for block in entries)
    texts = [block.text for block in entries]
    stops = sum(text.endswith((".", ":", ",", ";")) for text in texts)
    return (
        round(words / len(entries)) in _WORDS
        and entries[-1].end - entries[0].start <= _BULK * len(document.text)
        and stops <= _STOPS * len(entries)
        and all(sum(mark in text for text in texts) <= _FORM * len(texts) for mark in ",:(")
        and fmean(map(shape.capital_share, texts)) >= _CAPITALS
    )


def _terms(document: Document, entries: Sequence[Block]) -> tuple[int, int]:
    """Return how many content words of *entries* stand nowhere else, and how many do."""
    counts, title = document.term_counts, document.title_terms
    terms = [term for block in entries for term in document.terms[block.index]]
    new = sum(counts[term] == 1 and term not in title for term in terms)
    return new, len(terms) - new
