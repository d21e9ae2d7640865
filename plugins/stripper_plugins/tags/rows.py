"""Rows of topics below the body without a label."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Document, Words
from stripper_plugins.tags.labelled import is_phrase

_LONGEST: Final = 120  # code points
_ITEMS: Final = 3
_ITEM_WORDS: Final = 3
_FEWEST: Final = 4  # words of a row without marks; names have fewer
_MARK: Final = re.compile(r"\s*[|•·;]\s*|\s/\s")
_COMMA: Final = re.compile(r",\s+")
_STEP: Final = re.compile(r"\s*[|•·»›>;,]\s*|\s/\s")
_ROW: Final = 60  # code points of a row of sections
_NEVER: Final = re.compile(r"[\d:.?!@©>=+]")


def row_of_topics(document: Document, block: Block, words: Words) -> str:
    """Return what tells that a line is a row of topics; nothing if it is none."""
    text = block.text
    if len(text) > _LONGEST or _NEVER.search(text) or _has_more(document, block):
        return ""
    if not words["frame"].isdisjoint(document.words[block.index]):
        return ""
    marked = _split(_MARK, text)
    if len(marked) == 1:
        return "only words that the text does not have" if _are_new(document, block) else ""
    if not _are_short(marked):
        return ""
    own = [term for term in document.terms[block.index] if document.term_counts[term] > 1]
    told = [item for item in marked if item.lower().startswith(tuple(own))]
    if told and len(told) >= len(marked) / 2:
        return f"the text tells of {told[0]!r}"
    new = not own and all(item[0].isupper() for item in marked)
    return "the text tells of none of them" if new else ""


def row_of_sections(document: Document, block: Block, sections: frozenset[str]) -> bool:
    """Tell whether a line has up to four short items, half of which name a paper's sections.

    One is enough where no commas part them, which titles have, too. One alone is none where
    another line is one, too, as headings may be; and above the body the title must be known.
    """
    titled = bool(document.title) or block.index > document.closing
    if not titled or len(block.text) > _ROW or any(map(str.isdigit, block.text)):
        return False
    if not _STEP.search(block.text) and not _is_section(block.text, sections):
        return False  # as most lines, which is cheaper to tell
    items = _split(_STEP, block.text)
    if not 0 < len(items) <= _ITEMS + 1 or not all(
        item[0].isupper() and len(item.split()) <= _ITEM_WORDS for item in items
    ):
        return False
    if len(items) == 1 and sections.intersection(document.keys) - {document.key(block.index)}:
        return False
    known = sum(_is_section(item, sections) for item in items)
    return known >= (len(items) / 2 if "," in block.text else 1)


def _is_section(item: str, sections: frozenset[str]) -> bool:
    """Tell whether an item is a section, or two of them: "Crime & courts"."""
    name = item.lower().replace("&", "and")
    return name in sections or sections.issuperset(name.split(" and "))


def _split(mark: re.Pattern[str], text: str) -> list[str]:
    return [item for item in mark.split(text) if item]


def _are_short(items: list[str]) -> bool:
    return len(items) >= _ITEMS and all(len(item.split()) <= _ITEM_WORDS for item in items)


def _has_more(document: Document, block: Block) -> bool:
    """Tell whether a line beside this one is a row, too, as in a table; or there is no body."""
    near = document.blocks[max(0, block.index - 1) : block.index + 2]
    rows = sum(len(each.text) <= _LONGEST and bool(_MARK.search(each.text)) for each in near)
    return rows > 1 or not document.paragraphs


def _are_new(document: Document, block: Block) -> bool:
    """Tell whether the last line has no function word, and only words that stand nowhere else.

    A few capitals, or items of several small words between commas: "biology, deep sea".
    """
    words = block.text.split()
    if block.index + 1 < len(document.blocks) or document.novelty(block.index) < 1:
        return False
    function = document.language.function
    if not function or not function.isdisjoint(map(str.lower, words)):
        return False
    items = _split(_COMMA, block.text)
    if len(items) == 1:
        return len(words) >= _FEWEST and sum(word[0].isupper() for word in words) >= _ITEMS
    if is_phrase(items):
        return False
    return _are_short(items) and any(item.islower() and " " in item for item in items)
