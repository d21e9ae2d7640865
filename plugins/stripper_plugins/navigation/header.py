"""Short lines above the title: names of the site, of its sections, of its buttons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stripper import Block, Document, Finding, Kind, shape

_MOST_WORDS: Final = 5  # of such a line; a longer one may be a lead
_MANY_LINES: Final = 20  # above the title; more are a menu, with longer lines
_MENU_WORDS: Final = 16
_MOST_LINES: Final = 100  # below more it is no article's title
_FEWEST_PARAGRAPHS: Final = 3  # below the title of a page with a menu
_PARAGRAPH_WORDS: Final = 10


def find_header(document: Document) -> Iterator[Finding]:
    """Find the short lines above the title, where nothing of the article stands above it."""
    title = _title(document)
    if not title:
        return
    above = [block for block in document.remaining if block.index < title]
    if len(above) > _MOST_LINES or any(_may_be_body(document, block, title) for block in above):
        return
    many = len(above) > _MANY_LINES
    if many and len(document.paragraphs) < _FEWEST_PARAGRAPHS:
        return
    for block in above:
        if _is_label(document, block, _MENU_WORDS if many else _MOST_WORDS):
            reason = f"above the title, '{document.blocks[title].text}'"
            yield Finding(block.start, block.end, "NAV04", reason, 0.9)


def _title(document: Document) -> int:
    """Return the index of the title's line above the first paragraph; 0 without one.

    The first line of a page may be its title with the site's name.
    """
    above = range(document.opening)
    titles = [index for index in above if document.gone.get(index) is Kind.TITLE]
    if titles[1:] and titles[0] == 0 and document.key(0) != document.key(titles[1]):
        return titles[1]
    return titles[0] if titles else 0


def _may_be_body(document: Document, block: Block, title: int) -> bool:
    """Tell whether a line is a sentence, and not the title with the site's slogan."""
    if len(document.words[block.index]) < _PARAGRAPH_WORDS or not shape.ends_sentence(block.text):
        return False
    return not document.key(block.index).startswith(document.key(title))


def _is_label(document: Document, block: Block, most: int) -> bool:
    if block.text.startswith("|") or shape.ends_sentence(block.text):  # a table's row
        return False
    return len(document.words[block.index]) <= most
