"""Cards of other stories with their dates, newest first, below the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from stripper import Block, Document, Finding, shape
from stripper_plugins.related.cards import CUT, are_new, is_line, is_paragraph

_FEWEST: Final = 3  # dates
_APART: Final = 7  # blocks from one date to the next, at most
_LINE_WORDS: Final = 8
_HEADING_WORDS: Final = 6
_HEADINGS: Final = 2  # short lines above the first card
_CLOCK: Final = re.compile(r"\d:\d\d")  # reports from hour to hour have it
_BULK: Final = 0.6  # share of the text
_FEWEST_ABOVE: Final = 3  # paragraphs of the article
_BACK: Final = 4  # steps back for each one forward, and more
_WITH_TEXT: Final = 0.5  # share of cards with a paragraph
# A day with its month, as a word or a number, and a year: "Nov 26, 2025", "26. März 2025".
_DATE: Final = re.compile(
    r"([^\W\d_]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (20\d\d)\b"
    r"|\b(\d{1,2})(?:st|nd|rd|th|er|º|\.)? (?:de )?([^\W\d_]{3,10})\.?,?"
    r" (?:de )?(20\d\d)\b"
    r"|\b(\d{1,2})[./-](\d{1,2})[./-](20\d\d)\b"
)


class _Dated(NamedTuple):
    """The place of a line with a date, its year, and its day and month in the order they have."""

    place: int
    year: str
    parts: tuple[str, str]


def find_dated_cards(document: Document) -> Iterator[Finding]:
    """Find dates that go back, with little between them but headlines and single paragraphs.

    What tells of its own past goes forward; and of an author's paragraphs some follow another.
    """
    blocks = document.remaining
    dates = list(_dates(document, blocks))
    if len(dates) < _FEWEST:
        return
    shown = [is_paragraph(document, block) for block in blocks]
    end_of_body = shape.end_of_body(shown)
    run = _last_run([date for date in dates if date.place >= end_of_body])
    if len(run) < _FEWEST or not _go_back(run) or sum(shown[: run[0].place]) < _FEWEST_ABOVE:
        return
    start, end = _reach(document, blocks, shown, [date.place for date in run], end_of_body)
    cards, above = blocks[start:end], blocks[:start]
    paragraphs = [block for block, is_one in zip(cards, shown[start:end], strict=True) if is_one]
    size = sum(len(block.text) for block in cards)
    if size > _BULK * (size + sum(len(block.text) for block in above)):
        return
    whole = [block for block in paragraphs if not block.text.endswith(CUT)]
    if len(paragraphs) >= _WITH_TEXT * len(run) and are_new(document, above, whole):
        first, last = blocks[run[0].place].text, blocks[run[-1].place].text
        reason = f"{len(run)} stories with dates, from '{first}' back to '{last}'"
        yield Finding(cards[0].start, cards[-1].end, "REL07", reason, 0.9)


def _dates(document: Document, blocks: Sequence[Block]) -> Iterator[_Dated]:
    """Yield the short lines with a date, the first one in each."""
    for place, block in enumerate(blocks):
        if "20" not in block.text or len(document.words[block.index]) > _LINE_WORDS:
            continue
        match = _DATE.search(block.text)
        if match and not (_CLOCK.search(block.text) or shape.ends_sentence(block.text)):
            one, two, year = filter(None, match.groups())  # of the form that it has
            yield _Dated(place, year, (one, two))


def _last_run(dates: Sequence[_Dated]) -> list[_Dated]:
    """Return the last dates of which none is far from the next, with a line between them."""
    run: list[_Dated] = []
    for date in reversed(dates):
        if run and not 1 < run[-1].place - date.place <= _APART:
            if len(run) >= _FEWEST:
                break
            run = []
        run.append(date)
    return run[::-1]


def _go_back(run: Sequence[_Dated]) -> bool:
    """Tell whether hardly any date is later than the one above it.

    Only of days in one month and of other years is that known, since months have many names.
    """
    steps = [step for date, below in pairwise(run) if (step := _step(date, below)) is not None]
    on = sum(step > 0 for step in steps)
    return len(steps) - on > _BACK * on


def _step(date: _Dated, below: _Dated) -> int | None:
    """Return by how many days or years the date below is later; None if that is not known."""
    if date.year != below.year:
        return int(below.year) - int(date.year)
    for same, other in ((0, 1), (1, 0)):
        one, two = date.parts[other], below.parts[other]
        if date.parts[same] == below.parts[same] and one.isdecimal() and two.isdecimal():
            return int(two) - int(one)
    return None


def _reach(
    document: Document,
    blocks: Sequence[Block],
    shown: Sequence[bool],
    places: Sequence[int],
    end_of_body: int,
) -> tuple[int, int]:
    """Return the places where the first card begins and the last one ends.

    A date stands above its story, so that text follows the last one, or below it.
    """
    start, end = places[0], places[-1] + 1
    if any(shown[end : end + _HEADINGS]):
        end = min(len(blocks), end + max(two - one for one, two in pairwise(places)) - 1)
    elif shown[start - 1] and start - 2 >= end_of_body:
        start -= 2  # its text, and the headline
    least = max(0, start - _HEADINGS)
    while start > least and is_line(document, blocks[start - 1], _HEADING_WORDS):
        start -= 1
    return start, end
