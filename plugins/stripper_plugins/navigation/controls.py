"""What buttons leave: "Open menu", "Tap to unmute", "A-", "A+"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stripper import Document, Finding, Words, shape

_MOST_WORDS: Final = 6
_SIZE: Final = re.compile(r"A{1,3}|Aa|[Aa] ?[-–+]|[-–+] ?[Aa]")  # of the text's letters
_GRADE: Final = re.compile(r"[B-Z]{1,2}[-–+]?")  # beside which "A+" is a grade, too
_MOST_SIZES: Final = 5


def find_controls(document: Document, vocabulary: Words) -> Iterator[Finding]:
    """Find lines that are nothing but a button."""
    for index in sorted(_buttons(document, vocabulary)):
        block = document.blocks[index]
        yield Finding(block.start, block.end, "NAV01", f"a button, '{block.text}'", 0.9)


def find_sizes(document: Document) -> Iterator[Finding]:
    """Find lines that make the text's letters larger or smaller, one below the other."""
    if "A+" not in document.text and "+A" not in document.text:  # as in most texts
        return
    blocks, at = document.remaining, 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and _SIZE.fullmatch(blocks[end].text):
            end += 1
        beside = (*blocks[max(0, at - 1) : at], *blocks[end : end + 1])
        graded = any(_GRADE.fullmatch(near.text) for near in beside)
        if 1 < end - at <= _MOST_SIZES and not graded:
            reason = f"buttons for the size of the text, '{blocks[at].text}'"
            yield Finding(blocks[at].start, blocks[end - 1].end, "NAV01", reason, 0.9)
        at = end + 1


def _buttons(document: Document, vocabulary: Words) -> set[int]:
    """Return the lines made of what is done and what it is done to, and of function words.

    Above the first paragraph the first may be missing: "Text size: A- A A+".
    """
    uses, parts, glue = vocabulary["use"], vocabulary["part"], document.language.function
    above = [index for index in document.led_by(parts) if index < document.opening]
    found = {
        index
        for index in (*document.led_by(uses), *above)
        if 1 < len(own := document.words[index]) <= _MOST_WORDS
        and all(w in parts or w in uses or w in glue or len(w) == 1 or w.isdecimal() for w in own)
        and any(word in parts or word in uses for word in own[1:])
        and not shape.ends_sentence(text := document.blocks[index].text)
        and not shape.bullet_length(text)
    }
    if not found:
        return found
    # Instructions speak of what their headings say.
    told = glue.union(*[document.words[index] for index in document.paragraphs])
    return {index for index in found if not told.issuperset(document.words[index])}
