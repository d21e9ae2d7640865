"""Superfluous blank lines.

What it removes:
    Blank lines beyond one between two paragraphs, and blank lines before the first. Lines that
    hold nothing but spaces, no-break spaces or tabs count as blank.

Why it is noise:
    Extractors leave a blank line for every empty element of a page. They carry nothing, and they
    split the text differently from page to page.

Example:
    before: Paragraph one.⏎⏎⏎⏎Paragraph two.
    after: Paragraph one.⏎⏎Paragraph two.

What it keeps:
    One blank line between paragraphs, line ends without blank lines, the indentation of lines and
    what stands after the last paragraph.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stripper import Document, Finding, Kind, Level, Rule, hookimpl

_ENOUGH: Final = 2  # line ends: one ends the paragraph, one makes the blank line


@hookimpl
def stripper_rules() -> list[Rule]:
    return [
        Rule(
            "BLK01",
            "blank-line",
            Kind.BLANK,
            Level.SAFE,
            "Blank lines beyond one between paragraphs.",
            heuristic=False,
        )
    ]


@hookimpl
def stripper_find(document: Document) -> Iterator[Finding]:
    text, blocks, end, enough = document.text, document.blocks, 0, 0
    for block in blocks:
        start = block.start
        if start - end > enough and (found := _excess(text, end, start, enough)):
            yield found
        end, enough = block.end, _ENOUGH


def _excess(text: str, start: int, end: int, enough: int) -> Finding | None:
    gap = text[start:end]
    if gap == "\n" * len(gap):  # most are
        excess = len(gap) - enough
        return Finding(start + enough, end, "BLK01", f"{excess} blank lines too many")
    # The full stop stands for the block below, so that the last line is the one that it begins.
    lines = f"{gap}.".splitlines(keepends=True)
    excess = len(lines) - 1 - enough
    if excess <= 0:
        return None
    first, last = start + sum(map(len, lines[:enough])), end + 1 - len(lines[-1])
    return Finding(first, last, "BLK01", f"{excess} blank lines too many")
