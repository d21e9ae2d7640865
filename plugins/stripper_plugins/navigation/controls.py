"""What buttons leave: "Open menu", "Tap to unmute"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stripper import Document, Finding, Words, shape

_MOST_WORDS: Final = 6


def find_controls(document: Document, vocabulary: Words) -> Iterator[Finding]:
    """Find lines that are nothing but a button."""
    for index in sorted(_buttons(document, vocabulary)):
        block = document.blocks[index]
        yield Finding(block.start, block.end, "NAV01", f"a button, '{block.text}'", 0.9)


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
