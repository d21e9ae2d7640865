"""Lists of headlines that have nothing to do with the article, under no heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import fmean
from typing import Final

from stripper import Block, Document, Finding, Words, shape
from stripper_plugins.related.headings import is_label
from stripper_plugins.related.plain import heads_text, is_fact, may_be_headline

_BULLETS: Final = frozenset("-–—•·▪‣◦●○■►▶➤*")  # ordered lists are the author's
_LONE: Final = "1"  # in place of a bullet that stands in the line above, as a number may
_MARK: Final = 3  # code points of such a line, fewer than these
_NO_LINE: Final = " "  # in place of a bullet, for blocks that are no entries
_STOPS: Final = frozenset(".:,;…")
_SHORTEST, _LONGEST = 20, 160  # code points of a headline without a bullet
_SENTENCE: Final = re.compile(r"[.!?](?<=\w{3}.)[\"”»’)]? ")  # ends inside the line
_FEWEST: Final = 2  # entries
_FEWEST_PLAIN: Final = 3  # entries without bullets; two may be an author's last words
_FEWEST_NEW: Final = 4  # content words that stand nowhere else
_OWN: Final = 0.34  # share of a line's content words by which it speaks of the article
_FEWEST_PARAGRAPHS: Final = 4  # in a shorter text every list brings new words
_WORDS: Final = range(5, 19)  # of an entry, on average
# Share of the entries' content words that stand nowhere else, by whether the list ends the text,
# and whether the line above it ends a sentence; if not, it may be the list's heading.
_NEW: Final = {(False, False): 0.85, (False, True): 0.65, (True, False): 0.75, (True, True): 0.6}
_MANY_NEW: Final = 8  # of them, where hardly one is known; such a list needs no capitals at the end
_MOST_NEW: Final = 12  # where none is known; none of the 139 own lists of 990 texts has five such
_STRANGE: Final = 0.1  # known words for each new one in it
_LEADING: Final = 3  # lines above a list of which one may introduce it
_ENDS: Final = frozenset(".:!?…")
_SCORE: Final = re.compile(r"\w ?\d{1,3} ?[-–:] ?\d{1,3}(?: \w|$)")  # of a match between two
_NOTES: Final = ("www.", "://", "↩", "↑")  # in footnotes
_CAPITALS: Final = 0.4  # share of words with a capital; an author's lists have about 0.2
_BULK: Final = 0.25  # share of the text; most words of a longer list are new by nature
_STOPPED: Final = 0.2  # share of entries that end like the items of a sentence
_LOWER: Final = 0.25  # share of entries that begin with a small letter
_FORM: Final = 0.75  # share of entries that hold the same mark, as a programme's do


def find_foreign_lists(document: Document, vocabulary: Words) -> Iterator[Finding]:
    if len(document.paragraphs) < _FEWEST_PARAGRAPHS:
        return
    blocks, marks = _without_marks(document.remaining)
    for bullet, run in _runs(blocks, marks):
        for places in (run,) if bullet else _without_own(document, blocks, run):
            above = blocks[places[0] - 1] if places[0] else None
            entries = blocks[places[0] : places[-1] + 1]
            if above is None or _is_introduced(blocks, places[0]):
                continue
            last = entries[-1] is blocks[-1]
            if _have_length(document, entries, bullet) and (
                told := _are_foreign(document, entries, above, vocabulary, last=last)
            ):
                labelled = is_label(document, above, vocabulary)
                first = above if labelled else marks.get(entries[0].index, entries[0])
                yield Finding(first.start, entries[-1].end, "REL06", told, 0.9)


def _are_foreign(
    document: Document, entries: Sequence[Block], above: Block, vocabulary: Words, *, last: bool
) -> str:
    """Return why entries are headlines about other things; *last* tells that the text ends so."""
    new, known = _terms(document, entries)
    after_sentence = shape.ends_sentence(above.text)
    if new < max(_FEWEST_NEW, _NEW[last, after_sentence] * (new + known)):
        return ""
    strange = (
        known <= _STRANGE * new if last and new >= _MANY_NEW else not known and new >= _MOST_NEW
    )
    if strange and vocabulary["some"].issuperset([document.words[e.index][0] for e in entries]):
        strange = False  # "a pair of shears", "a saw": what one needs
    if not _are_headlines(entries, capitals=0 if strange else _CAPITALS):
        return ""
    return (
        f"a list of {len(entries)} headlines;"
        f" {new} of its {new + known} content words stand nowhere else"
    )


def _without_marks(blocks: Sequence[Block]) -> tuple[Sequence[Block], dict[int, Block]]:
    """Return the blocks but for bullets and numbers alone in a line, and these by what is below."""
    short = [(place, b.text) for place, b in enumerate(blocks) if len(b.text) < _MARK]
    lone = {place for place, text in short if text in _BULLETS}
    numbers = [(place, int(text)) for place, text in short if text.isdecimal()]
    for (place, number), (below, following) in pairwise(numbers):
        if following == number + 1:  # the cells of a table do not count up
            lone |= {place, below}
    if not lone:
        return blocks, {}
    marks = {blocks[place + 1].index: blocks[place] for place in lone if place + 1 < len(blocks)}
    return [block for place, block in enumerate(blocks) if place not in lone], marks


def _runs(blocks: Sequence[Block], marks: Mapping[int, Block]) -> Iterator[tuple[str, range]]:
    """Yield the places of lines below each other with the same bullet, or of headlines with none.

    The bullet is empty for lines without one.
    """
    start, last = 0, _NO_LINE
    for place, block in enumerate(blocks):
        text = block.text
        if text[0] in _BULLETS and text[1:2].isspace():
            mark = text[0]
        elif block.index in marks:
            mark = _LONE
        elif text[-1] not in _STOPS and _SHORTEST < len(text) < _LONGEST and may_be_headline(text):
            mark = ""
        else:
            mark = _NO_LINE
        if mark != last:
            if last != _NO_LINE and place - start >= _FEWEST:
                yield last, range(start, place)
            start, last = place, mark
    if last != _NO_LINE and len(blocks) - start >= _FEWEST:
        yield last, range(start, len(blocks))


def _without_own(document: Document, blocks: Sequence[Block], run: range) -> Iterator[range]:
    """Yield the parts of a run between headings of boxes and sentences.

    The lines at their ends that speak of the article, such as its headings, are left out.
    """
    if len(run) < _FEWEST_PLAIN:
        return
    headings = {cue.block for cue in document.cues("related-heading") if cue.alone}
    start = run.start
    for place in (*run, run.stop):
        if place < run.stop and not (
            blocks[place].index in headings
            or _SENTENCE.search(blocks[place].text)
            or is_fact(blocks, place)
        ):
            continue
        stop = place
        while start < stop and _is_own(document, blocks[start]):
            start += 1
        while start < stop and _is_own(document, blocks[stop - 1]):
            stop -= 1
        stop -= start < stop and heads_text(document, blocks, stop - 1)
        if stop - start >= _FEWEST_PLAIN:
            yield range(start, stop)
        start = place + 1


def _is_own(document: Document, block: Block) -> bool:
    terms = document.terms[block.index]
    return len(terms - document.lone_terms) > _OWN * len(terms)


def _is_introduced(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a colon stands above a list, or above lines too short for one that lead it."""
    above = (block.text for block in blocks[max(0, place - _LEADING) : place][::-1])
    return next((text for text in above if text[-1] in _ENDS), "").endswith(":")


def _have_length(document: Document, entries: Sequence[Block], bullet: str) -> bool:
    """Tell whether a list is short beside the text, and its entries are as long as headlines."""
    if entries[-1].end - entries[0].start > _BULK * len(document.text):
        return False
    words = sum([len(document.words[block.index]) for block in entries])
    return round(words / len(entries)) in (_WORDS if bullet else _WORDS[1:])


def _are_headlines(entries: Sequence[Block], *, capitals: float) -> bool:
    """Tell whether entries are written as headlines are, and not as a programme or a sentence.

    *capitals* is the share of words that must have one.
    """
    texts = [block.text for block in entries]
    stops = sum(text[-1] in _STOPS for text in texts)
    return (
        stops <= _STOPPED * len(entries)
        and sum(text[shape.bullet_length(text)].islower() for text in texts) < _LOWER * len(texts)
        and all(sum(mark in text for text in texts) < _FORM * len(texts) for mark in ",:(|\t—–")
        and not any(mark in text for text in texts for mark in _NOTES)
        and sum(_SCORE.search(text) is not None for text in texts) < _FORM * len(texts)
        and fmean(map(shape.capital_share, texts)) >= capitals
    )


def _terms(document: Document, entries: Sequence[Block]) -> tuple[int, int]:
    """Return how many content words of *entries* stand nowhere else, and how many do."""
    counts, title = document.term_counts, document.title_terms
    terms = Counter([term for block in entries for term in document.terms[block.index]])
    new = sum([counts[term] == own and term not in title for term, own in terms.items()])
    return new, len(terms) - new
