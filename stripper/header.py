"""Where the header of a text ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from stripper.segment import Block

_LONGEST: Final = 100  # code points of a line with the date of a text
_LEADS: Final = 2  # paragraphs that may stand above it: a lead, a long caption
_NEAR: Final = 30  # lines below them
_ENTRIES: Final = 7  # paragraphs below, between which a chronicle or a live blog has dates, too
_DATE: Final = re.compile(
    r"(?<!\d)(?:[0-3]?\d[./-] ?(?:[01]?\d|[^\W\d_]{3,9})[./-] ?20\d\d|20\d\d[./-][01]\d[./-][0-3]\d"
    r"|[0-3]?\d(?:st|nd|rd|th|\.|er)?,? (?:de |of )?[^\W\d_]{3,10}\.?,? (?:de |del )?20\d\d"
    r"|(?<!\w)[^\W\d_]{3,10}\.? [0-3]?\d,? 20\d\d)(?!\d)"
)


def header_end(blocks: Sequence[Block], paragraphs: Sequence[int]) -> int:
    """Return the index of the first paragraph that is no lead above a line with a date.

    Args:
        blocks: Those of a text.
        paragraphs: The indices of those that read as paragraphs; at least one.
    """
    near = paragraphs[: 1 + _LEADS + _ENTRIES]
    between = [blocks[above + 1 : below] for above, below in pairwise(near)]
    for leads in range(min(_LEADS, len(between) - 1), 0, -1):
        entries = between[leads : leads + _ENTRIES]
        if _is_dated(between[leads - 1][:_NEAR]) and not any(map(_is_dated, entries)):
            return near[leads]
    return near[0]


def _is_dated(blocks: Sequence[Block]) -> bool:
    """Tell whether a short line of these has a date."""
    return any(len(block.text) <= _LONGEST and _DATE.search(block.text) for block in blocks)
