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

Options:
    None.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stripper import Document, Finding, Kind, Level, Rule, hookimpl

_LINE_END: Final = re.compile(r"\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
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
    text = document.text
    edges = [0, *(edge for block in document.blocks for edge in (block.start, block.end))]
    for end, start in zip(edges[::2], edges[1::2], strict=False):
        if end and start - end <= _ENOUGH:
            continue
        breaks = [match.end() for match in _LINE_END.finditer(text, end, start)]
        enough = _ENOUGH if end else 0
        if len(breaks) > enough:
            first = breaks[enough - 1] if enough else 0
            yield Finding(
                first, breaks[-1], "BLK01", f"{len(breaks) - enough} blank lines too many"
            )
