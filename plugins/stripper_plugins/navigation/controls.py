"""What buttons and galleries leave: "Open menu", "Slide 3 of 14"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stripper import Document, Finding, Words, shape

_MOST_WORDS: Final = 6
_NUMBERS: Final = 2  # the one shown, and how many there are


def find_controls(document: Document, vocabulary: Words) -> Iterator[Finding]:
    """Find lines that are nothing but a button, or a number among others."""
    for index in sorted(_buttons(document, vocabulary)):
        yield _finding(document, index, "a button")
    turns = vocabulary["turn"]
    for index in document.led_by(vocabulary["counted"]):
        rest = document.words[index][1:]
        numbers = [int(word) for word in rest if word.isdecimal()]
        known = all(word.isdecimal() or word in turns for word in rest)
        if known and len(numbers) == _NUMBERS and numbers == sorted(numbers):
            yield _finding(document, index, "a number among others")


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


def _finding(document: Document, index: int, what: str) -> Finding:
    block = document.blocks[index]
    return Finding(block.start, block.end, "NAV01", f"{what}, '{block.text}'", 0.9)
