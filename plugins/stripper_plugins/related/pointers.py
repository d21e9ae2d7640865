"""Lines that point to one other story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stripper import Cue, Document, Finding, Words, shape

_PART: Final = 20  # code points behind a label, in which a part of this text may be named
_LINE_WORDS: Final = 34  # a pointer with the headline it points to
_FEWEST_WORDS: Final = 5  # of a label and a headline
_NEW: Final = 0.5  # share of content words that stand nowhere else in the article
_MARKS: Final = (":", "|", "-", "–", "—", ">", "»", "→", "›")
_QUOTES: Final = ('"', "”", "“", "»")
_SAID: Final = ",?!"  # behind a label that is a word of a sentence: "Read more, I said"
_FEWEST_TERMS: Final = 3  # all new, with a label with which an author's heading may begin, too


def find_lines(document: Document, vocabulary: Words) -> Iterator[Finding]:
    cues = [(cue, True) for cue in document.cues("related-inline-sure")]
    cues += [(cue, False) for cue in document.cues("related-inline")]
    cues += [
        (cue, False)
        for cue in document.cues("related-media")
        if _is_headline(document, cue) and document.novelty(cue.block) >= _NEW
    ]
    cues += [
        (cue, False)
        for cue in document.cues("related-perhaps")
        if document.text.startswith((":", " :"), cue.end)
        and _is_headline(document, cue)
        and len(document.terms[cue.block]) >= _FEWEST_TERMS
        and document.novelty(cue.block) == 1
    ]
    own_parts = vocabulary["own-part"]
    for cue, sure in cues:
        quoted = document.text[cue.end : cue.end + 1] in _QUOTES  # "“Read more”: a history"
        if not cue.leads or quoted or document.is_gone(cue.block):
            continue
        behind = document.text[cue.end : cue.end + _PART].split()  # "See also Chapter 6 ..."
        if behind and behind[0].lower().strip(".") in own_parts:
            continue
        if _points(document, cue, sure=sure):
            block, reason = document.blocks[cue.block], f"begins with '{document.phrase(cue)}'"
            yield Finding(block.start, block.end, "REL01", reason, 0.95)


def _points(document: Document, cue: Cue, *, sure: bool) -> bool:
    """Tell whether a headline stands behind a label, and its mark if the label is not *sure*."""
    block = document.blocks[cue.block]
    if len(document.words[cue.block]) > _LINE_WORDS or block.text.startswith("|"):
        return False  # a paragraph; a table's row
    behind = document.text[cue.end : block.end].lstrip()
    headline = behind.lstrip("".join(_MARKS) + " ")
    if not headline:
        return sure and cue.trails
    if headline[0].islower():  # "In pictures: carnival comes to Tarn"
        new = document.novelty(cue.block) == 1 and len(document.terms[cue.block]) >= _FEWEST_TERMS
        return behind.startswith(":") and new and _is_headline(document, cue)
    return (sure or behind.startswith(_MARKS)) and headline[0] not in _SAID


def _is_headline(document: Document, cue: Cue) -> bool:
    """Tell whether a headline stands behind a label, and not a fact among facts, or a sentence."""
    block = document.blocks[cue.block]
    near = document.blocks[max(0, block.index - 1) : block.index + 2]
    return (
        len(document.words[cue.block]) >= _FEWEST_WORDS
        and not block.text.endswith(":")
        and (block.text.endswith("?") or not shape.ends_sentence(block.text))
        and not shape.bullet_length(block.text)
        and not any(shape.label_of(other.text) for other in near if other is not block)
    )
