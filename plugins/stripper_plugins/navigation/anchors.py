"""Where the article of a page surely is: soon below its title, and in its numbered sections."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from stripper import Block, Document, Finding, shape

_TITLE_WORDS: Final = 3  # shorter titles may name a section, and so may shorter parts of titles
_SOON: Final = 3  # lines below the title
_BUTTONS: Final = 2  # lines, at least, between the title and its copy
_CAPITALS: Final = 0.5  # share of words of a line that is a menu
_FULL_WORDS: Final = 12  # of a line that may be the article's
_COUNTED: Final = 2  # sections with paragraphs; the next ones may have short lines
_NEAR: Final = 10  # lines
_NUMBERED: Final = re.compile(r"[#*\[\s]{0,8}(\d{1,3})\\?[.):](?:\s|$)")


def find_lead(document: Document) -> int:
    """Return the index of the title, where a paragraph follows soon; where none does, the end.

    The article has begun there, however much furniture stands between its paragraphs. A page that
    was given without its title has it in the first line, before the name of the site; then it is
    the paragraph's index, since that line may name something else.
    """
    for index in _titles(document):
        below = next(filter(document.is_paragraph, range(index + 1, index + 1 + _SOON)), None)
        if below is not None:
            return index if document.title else below
    return len(document.blocks)


def without_lead(document: Document, found: Finding) -> Iterator[Finding]:
    """Yield the parts of what stands above an article, without the lead below the title."""
    lead = next(_leads(document), None)
    if lead is None or lead.end >= found.end:
        yield found
        return
    yield found._replace(end=lead.start)
    yield found._replace(start=lead.end)


def _leads(document: Document) -> Iterator[Block]:
    """Yield the lines below the title that read as its lead; a page's first line is not read."""
    for index in filter(None, _titles(document)):
        for block in document.blocks[index + 1 : index + 1 + _BUTTONS]:
            plain = shape.capital_share(block.text) < _CAPITALS and block.text[-1] not in ":|"
            if plain and _is_single(document, block.index):
                yield block


def _titles(document: Document) -> Iterator[int]:
    """Yield the indices of the lines that are the title, or its beginning."""
    title = _title(document)
    if not title:
        return
    for index, key in enumerate(document.keys):
        is_title = key == title or (title.startswith(f"{key} ") and key.count(" ") >= _TITLE_WORDS)
        if is_title and (index or document.title):
            yield index


def title_below_buttons(document: Document, named: Sequence[float]) -> int:
    """Return the index of the title's copy below what shares the article; without one, 0.

    What a page hands to others is its title and the beginning, which stands again in the article
    below, among buttons.

    Args:
        document: The page.
        named: Whether each line names a section, a link or a plea.
    """
    title, found = _title(document), 0
    places = [at for at, key in enumerate(document.keys) if key == title] if title else []
    for first, second in pairwise(places):
        others = [at for at in range(first + 1, second) if not named[at]]
        own = [at for at in others if _is_single(document, at)]
        if len(own) > 1 or any(map(document.is_paragraph, own)):
            break
        if second - first - 1 - len(others) >= _BUTTONS:
            found = second
    return found


def _is_single(document: Document, at: int) -> bool:
    """Tell whether a line of some length stands nowhere else."""
    return len(document.words[at]) >= _FULL_WORDS and document.key_counts[document.keys[at]] == 1


def _title(document: Document) -> str:
    """Return the title's words, or those of the page's first line; empty where they are few."""
    title = " ".join(Document(document.title or document.blocks[0].text).keys)
    return title if title.count(" ") >= _TITLE_WORDS - 1 else ""


def numbered_sections(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the first and the last number of sections 1, 2, 3 ..., each with a paragraph below it.

    No menu has them, and no article ends among them, whatever stands between. Contents and lists of
    what others read have no paragraphs.
    """
    number, start, place = 0, 0, 0
    for index, block in enumerate(document.blocks):
        match = _NUMBERED.match(block.text)
        if match is None:
            continue
        own = int(match[1])
        told = bisect_left(document.paragraphs, index) > bisect_left(document.paragraphs, place)
        told = told or (number > _COUNTED and index - place <= _NEAR)
        if number and own == number + 1 and told:
            number, place = own, index
            continue
        if number > 1:
            yield start, place
        number, start, place = int(own == 1), index, index
    if number > 1:
        yield start, place
