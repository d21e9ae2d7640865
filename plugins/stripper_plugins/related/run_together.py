"""Entries made of a headline and the cut-off beginning of its story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from stripper import (
    Block,
    Document,
    Finding,
    shape,
)

_TAIL: Final = 60  # code points at the end of a block in which a mark may stand
_FEWEST_WORDS: Final = 4  # of a headline that runs into its teaser
# A word that ends, and a sentence that begins without a space between them.
_GLUE: Final = regex.compile(r"(?<=\p{Ll}{2}[’'”\")?!]?|\d{2}|[”\")?!])(?=\p{Lu}[\p{L}’'-]*\s)")
_SENTENCE_END: Final = regex.compile(r"\p{Ll}{2}[.!?]\s")
# Three dots, and perhaps the section and the age of the story after them.
_CUT_OFF: Final = regex.compile(r"\s?(?:\.\.\.|…)(?:\s*\S.{0,40})?$")


def find_run_together(document: Document) -> Iterator[Finding]:
    previous: Block | None = None
    for block in document.remaining:
        if glue := glue_of(block):
            start = block.start
            if previous is not None and shape.is_rule_line(previous.text):
                start = previous.start
            reason = f"a headline runs into its teaser at '{glue}', and the teaser is cut off"
            yield Finding(start, block.end, "REL03", reason, 0.95)
        previous = block


def glue_of(block: Block) -> str:
    """Return where headline and cut-off teaser meet; empty when the block is none."""
    tail = block.text[-_TAIL:]
    if ("..." not in tail and "…" not in tail) or not _CUT_OFF.search(tail):
        return ""
    match = _GLUE.search(block.text)
    if not match:
        return ""
    headline = block.text[: match.start()]
    # A name such as TechCon has a capital inside too, but no headline before it.
    if len(headline.split()) < _FEWEST_WORDS or _SENTENCE_END.search(headline):
        return ""
    return block.text[max(0, match.start() - 8) : match.start() + 8]
