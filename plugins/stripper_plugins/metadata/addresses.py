"""Lines that are a web address, a mail address or a telephone number."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Document, Finding, shape

URL: Final = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_PHONE: Final = re.compile(r"(?<!\d)\+?\(?\d{2,4}\)?(?:[ /-]\d{2,5}){2,4}(?!\d)")
_CONTACT_WORDS: Final = 16  # a name, an office and how to reach it


def find_address(document: Document, block: Block) -> Finding | None:
    if "." not in block.text or not URL.fullmatch(block.text):
        return None
    if document.above(block.index).endswith(":"):
        return None  # the text says what the address is for
    facts = {"url": block.text}
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
