"""The names over readers' comments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from stripper import Cue, Document

_POSTS: Final = 2  # more comments under their posters' names are the text itself
_LABEL: Final = 60  # code points of such a line
_POSTER: Final = re.compile(r"[^()]{1,40}\(\s*#?\d{2,}\s*\)\s*\w*\s*:?")


def poster_lines(document: Document, leads: Mapping[int, Cue]) -> set[int]:
    """Return the lines where a number and perhaps "writes" follow the name behind the cue.

    There are none where many such lines are the text itself.
    """
    found = {
        at
        for at, cue in leads.items()
        if _POSTER.fullmatch(document.text[cue.end : document.blocks[at].end].strip())
    }
    posts = sum(
        len(b.text) <= _LABEL and b.text[-1] == ":" and "(" in b.text
        for b in (document.blocks if found else ())
    )
    return found if posts <= _POSTS else set()
