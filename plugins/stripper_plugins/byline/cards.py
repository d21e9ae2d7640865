"""Cards at the end: whom to ask, with a name, a firm and an address, each in a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stripper import Document, Finding, Words, shape
from stripper_plugins.byline.parts import is_name

_MOST: Final = 7  # lines
_FEWEST: Final = 3
_LINE: Final = 60  # code points
_MAIL: Final = re.compile(r"([\w.+-]+)@[\w.-]+\.\w")
_PART: Final = re.compile(r"\s*[,|(–—]\s*")
_SHORT: Final = 3  # letters; shorter names may be in any address


def find_cards(document: Document, words: Words) -> Iterator[Finding]:
    """Find the last lines, where they begin with a name and have its bearer's address.

    A line that only says "Contact:" may stand above the name.
    """
    total, run = len(document.blocks), []
    for block in reversed(document.blocks[max(document.closing + 1, total - _MOST) :]):
        sentence = shape.ends_sentence(block.text) and not block.text.endswith("Inc.")
        if len(block.text) > _LINE or sentence:
            break
        run.append(block)
    mail = next((found for block in run if (found := _MAIL.search(block.text))), None)
    if mail is None or len(document.paragraphs) < _FEWEST:
        return
    run.reverse()
    for at, block in enumerate(run):
        name = _PART.split(block.text)[0].split()
        if not is_name(name, words) or len(run) - at < _FEWEST:
            continue
        # A firm's address is its press office's.
        headed = at > 0 and run[at - 1].text.rstrip(": ").lower() in words["contact"]
        theirs = (word.lower() for word in name if len(word) >= _SHORT)
        if headed or any(word in mail[1].lower() for word in theirs):
            start = run[at - headed]
            reason = f"whom to ask, and how to reach her: '{mail[0]}'"
            yield Finding(start.start, run[-1].end, "BYL02", reason, 0.9)
        return
