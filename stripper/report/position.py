"""Offsets to lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from stripper.rules import Removal

_LINE_END: Final = re.compile(r"\r\n|\n|\r")


class Lines:
    r"""The lines of a text, as editors count them.

    A `\r\n` is one line end; form feeds and Unicode's separators are none.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._starts: Final = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def locate(self, offset: int) -> tuple[int, int]:
        """Return line and column of a code point, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def first_shown(removal: Removal) -> int:
    """Return where the noise begins, without the white space that goes with it."""
    return removal.start + len(removal.text) - len(removal.text.lstrip() or removal.text)
