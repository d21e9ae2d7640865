"""The names over readers' comments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from stripper import Block, Cue, Document, Finding, Words
from stripper_plugins.byline.lines import found_byline, is_text

_POSTS: Final = 2  # more comments under their posters' names are the text itself
_LABEL: Final = 60  # code points of such a line
_POSTER: Final = re.compile(r"[^()]{1,40}\(\s*#?\d{2,}\s*\)\s*(\w*)\s*:?")


def poster_lines(document: Document, leads: Mapping[int, Cue], words: Words) -> set[int]:
    """Return the lines over readers' comments; none where many of these are the text itself."""
    found = {
        at for at, cue in leads.items() if _is_poster(document, document.blocks[at], cue, words)
    }
    if not found:
        return found
    posts = sum(
        len(b.text) <= _LABEL and b.text[-1] == ":" and "(" in b.text for b in document.blocks
    )
    return found if posts <= _POSTS else set()


def _is_poster(document: Document, block: Block, cue: Cue, words: Words) -> bool:
    """Tell whether a number and perhaps "writes" follow the name, as over a reader's comment."""
    if "(" not in block.text:
        return False
    match = _POSTER.fullmatch(document.text[cue.end : block.end].strip())
    if match is None or is_text(document, block):
        return False
    return not match[1] or match[1].lower() in words["speech"]


def find_poster(document: Document, block: Block, cue: Cue) -> Finding:
    """What `poster_lines` tells of."""
    return found_byline(document, block, cue, "names the writer of a comment after")
