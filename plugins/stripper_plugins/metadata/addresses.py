"""Lines that are a web address, a mail address or a telephone number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stripper import Block, Document, Finding, Words, shape

URL: Final = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_PHONE: Final = re.compile(
    r"(?<!\d)(?:\+?\(?\d{2,5}\)?(?:[ /-]\d{2,5}){2,4}|0\d{3,4}[ /-]\d{5,7})(?!\d)"
)
_CONTACT_WORDS: Final = 16  # a name, an office and how to reach it
_LABEL_WORDS: Final = 6  # "Contact for the media"
_PLEA_WORDS: Final = 30  # "For more information the press may call ..."
_CONTACT_LINES: Final = 8  # below a label


def find_address(document: Document, block: Block, words: Words) -> Finding | None:
    """A line that is a web address, perhaps behind a label of the page's own: "Short link:"."""
    if "." not in block.text or ("/" not in block.text and "www." not in block.text):
        return None  # as few lines have, which is cheaper to tell
    label, _, address = block.text.rpartition(": ")
    if not URL.fullmatch(address):
        return None
    named = shape.key_of(label).split()
    if named and (not words["share"].issuperset(named) or words["address"].isdisjoint(named)):
        return None
    if document.above(block.index).endswith(":"):
        return None  # the text says what the address is for
    facts = {"url": address}
    return Finding(block.start, block.end, "MET02", "the line is a web address", 0.97, facts)


def with_mail(document: Document) -> set[int]:
    """Return the lines that may hold a mail address."""
    if "@" not in document.text:
        return set()
    return {block.index for block in document.blocks if "@" in block.text}


def find_contact(document: Document, block: Block) -> Finding | None:
    if len(document.words[block.index]) > _CONTACT_WORDS or shape.ends_sentence(block.text):
        return None
    mailed = "@" in block.text and _MAIL.search(block.text)
    if not mailed and not (block.index > document.closing and _PHONE.search(block.text)):
        return None
    reason = "a short line with a mail address or a telephone number"
    return Finding(block.start, block.end, "MET06", reason, 0.7)


def find_press(document: Document, words: Words) -> Iterator[Finding]:
    """Yield whom the press may ask: at the end a label with names and numbers below it.

    Args:
        document: The text.
        words: With those for the press, for reaching somebody, and for both in one.
    """
    press, reach, both = words["press"], words["reach"], words["press-contact"]
    for at in range(max(document.closing, document.opening + 1), len(document.blocks)):
        own, block = document.words[at], document.blocks[at]
        if both.isdisjoint(own) and (press.isdisjoint(own) or reach.isdisjoint(own)):
            continue
        last = None
        if len(own) <= _PLEA_WORDS and _is_reachable(block.text):
            last = block
        if at > document.closing and len(own) <= (_LABEL_WORDS if last is None else _PLEA_WORDS):
            last = _last_contact(document, at + 1) or last
        if last is not None:
            reason = f"whom the press may ask, from '{block.text[:40]}'"
            yield Finding(block.start, last.end, "MET08", reason, 0.9)
            return


def _last_contact(document: Document, start: int) -> Block | None:
    """Return the last line with a number or an address among the short lines below a label."""
    last = None
    for block in document.blocks[start : start + _CONTACT_LINES]:
        if len(document.words[block.index]) > _CONTACT_WORDS or shape.ends_sentence(block.text):
            break
        last = block if _is_reachable(block.text) else last
    return last


def _is_reachable(text: str) -> bool:
    return _MAIL.search(text) is not None or _PHONE.search(text) is not None
