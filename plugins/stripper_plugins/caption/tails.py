"""Credits in words of their own behind the last sentence: "... at dusk. Staff photo by Lind"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from stripper import Block, Cue, Document, Words
from stripper_plugins.caption.agencies import MOST_WORDS
from stripper_plugins.caption.credits import Credit, credit_at

_SHORTEST: Final = 40  # code points; a shorter block has no room for a sentence and a credit
_TAIL: Final = 90  # code points at the end of a block in which one may stand
_WORDS: Final = range(2, 11)
_ENDS: Final = frozenset('.!?:;,"”’»…')  # how blocks without one end
_BEHIND: Final = re.compile(r"\. (?=(?:/ |\W)?[^\W\d_a-z])| (?=[(\[])")
_WORD: Final = re.compile(r"[^\W\d_][\w.'’-]*:?")
_NAMES: Final = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*)+"
# "(Ida Lind/Tarn Echo)", "[AP / Ida Lind]"; and "Ida Lind for The Echo".
_STROKE: Final = re.compile(rf"[(\[][^()\[\]/]*(?:{_NAMES} ?/|/ ?{_NAMES})[^()\[\]]*[)\]]")
_LED: Final = re.compile(rf"/ {_NAMES}")  # "/ Ida Lind"
_FOR: Final = re.compile(rf"[(\[]?(?:Credit )?{_NAMES} for [Tt]he [^\W\d_a-z].*")
_FILE: Final = re.compile(r"(?i)[(\[](?:file|courtesy|handout|supplied|archive)\W[^()\[\]]+[)\]]")


def find_tails(document: Document, words: Words) -> Iterator[tuple[int, Credit]]:
    """Yield the blocks that end so, by index, with what of them goes."""
    for block in document.blocks:
        text = block.text
        if len(text) < _SHORTEST or text[-1] in _ENDS:
            continue
        if ". " not in text[-_TAIL:] and text[-1] not in ")]":
            continue
        few = len(document.words[block.index]) <= MOST_WORDS
        if few and (start := _tail(block, words)):
            cue = Cue(block.start + start, block.end, block.index, leads=False, trails=True)
            yield block.index, credit_at(document, cue)


def _tail(block: Block, words: Words) -> int:
    """Return where the credit begins; 0 if there is none."""
    text = block.text
    for match in _BEHIND.finditer(text, max(0, len(text) - _TAIL)):
        rest = text[match.end() :]
        if _FILE.fullmatch(rest):
            return match.end()
        if match[0] == " ":
            continue
        theirs = _WORD.findall(rest)
        names = (word for word in theirs if word[0].islower())
        if len(theirs) in _WORDS and (words["joint"] | words["shot"]).issuperset(names):
            named = any(pattern.fullmatch(rest) for pattern in (_FOR, _STROKE, _LED))
            return match.end() if named or _is_said(theirs, words) else 0
    return 0


def _is_said(theirs: Sequence[str], words: Words) -> bool:
    """Tell whether a word for the picture ends the credit, or "by" or a colon follows it.

    "Image of the Year" is none.
    """
    bare = [word.rstrip(":").lower() for word in theirs]
    shot = [at for at, word in enumerate(bare) if word in words["shot"]]
    if not shot:
        return False
    behind = bare[shot[-1] + 1 :]
    by = not behind or behind[0] in words["joint"] - words["of"]
    return by or theirs[shot[-1]][-1] == ":"
