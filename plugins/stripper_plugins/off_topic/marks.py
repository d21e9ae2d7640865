"""Which of two marks for the same thing a text is typeset with: an article keeps to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from stripper_plugins.off_topic.core import Core

_SETTLED: Final = 2  # usual marks; with more, that none of the other stands there is no chance


class Mark(NamedTuple):
    """A mark, and the other one for the same thing."""

    own: str
    usual: str


# Apostrophes, quotation marks.
_MARKS: Final = (Mark("’", "'"), Mark("'", "’"), Mark("“", '"'), Mark('"', "“"))


def strange_marks(core: Core) -> list[Mark]:
    """Return the marks that the blocks not in doubt do without, having the usual ones."""
    blocks = enumerate(core.blocks)
    whole = "\n".join([block.text for place, block in blocks if place not in core.doubtful])
    return [each for each in _MARKS if each.own not in whole and whole.count(each.usual) > _SETTLED]


def has_any(texts: Sequence[str], marks: Sequence[Mark]) -> bool:
    """Tell whether one of some texts has such a mark, and not the usual one, too."""
    return any(mark.own in text and mark.usual not in text for text in texts for mark in marks)
