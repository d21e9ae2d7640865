"""What adverts and forms leave that is no plea in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from stripper import Cue, Document, Finding, shape

# The names of places for advertisements in a page's script.
_SLOTS: Final = frozenset({"adunit", "adslot", "adplaceholder"})
_SLOT_WORDS: Final = 3
_LABEL_WORDS: Final = 16
_LABEL_NEW: Final = 0.75  # share of a label's content words that stand nowhere else


def find_marks(document: Document, fields: Collection[int]) -> Iterator[tuple[int, Finding]]:
    """Yield each such line by its index, *fields* that wait for an address among them."""
    for at in (cue.block for cue in document.cues("promo-label") if _is_label(document, cue)):
        yield at, _whole(document, at, "PRO05", "begins as an advertisement does", 0.85)
    for at in fields:
        yield at, _whole(document, at, "PRO01", "a field for an address", 0.9)
    for at in _bare(document):
        yield at, _whole(document, at, "PRO05", f"only '{document.blocks[at].text}'", 0.95)


def _whole(document: Document, at: int, rule: str, reason: str, score: float) -> Finding:
    return Finding(document.blocks[at].start, document.blocks[at].end, rule, reason, score)


def _bare(document: Document) -> Iterator[int]:
    """Yield the lines that are nothing but a mark."""
    for cue in document.cues("promo-marker"):
        text = document.blocks[cue.block].text
        told = shape.is_section(text) or shape.is_quoted(text) or text.endswith(";")
        if cue.alone and not told:
            yield cue.block
    left = (cue.block for cue in document.cues("promo-residue") if cue.alone)
    yield from (at for at in left if not document.is_inside(at))
    yield from (at for at in document.led_by(_SLOTS) if len(document.words[at]) <= _SLOT_WORDS)


def _is_label(document: Document, cue: Cue) -> bool:
    """Tell whether a phrase begins a short line about what the article does not speak of.

    A sentence may begin so, too: "Sponsored by the dairy, they wore cows on their shirts."
    """
    if cue.alone or len(document.words[cue.block]) > _LABEL_WORDS:
        return False
    text = document.blocks[cue.block].text
    told = "," in text and shape.ends_sentence(text)
    return not told and document.novelty(cue.block) >= _LABEL_NEW
