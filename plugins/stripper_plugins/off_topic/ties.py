"""What ties a passage to the article for certain: a name that comes again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from stripper import Block

_WORD: Final = r"[^\W\d_a-zß-öø-ÿа-яёіїєґ][\w’'-]+"
_NAME: Final = re.compile(rf"{_WORD}(?: {_WORD})+")  # words with capitals in a row
_LONG: Final = 3  # words; other stories, too, are about "New York"
_OFTEN: Final = 3  # other blocks with a shorter name


def is_tied(passage: Sequence[Block], others: Sequence[Block]) -> bool:
    """Tell whether a passage has a long name that the article has, or one that it often has.

    Args:
        passage: The blocks in question.
        others: Those of the rest of the article.
    """
    names = {name for block in passage for name in _NAME.findall(block.text)}
    return any(
        sum([name in block.text for block in others])
        >= (1 if name.count(" ") >= _LONG - 1 else _OFTEN)
        for name in names
    )
