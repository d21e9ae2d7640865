"""Lines that point to one other story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stripper import Cue, Document, Finding, shape

_LINE_WORDS: Final = 34  # a pointer with the headline it points to
_FEWEST_WORDS: Final = 5  # of a label and a headline
_NEW: Final = 0.5  # share of content words that stand nowhere else in the article
_SAID: Final = ",?!"  # behind a label that is a word of a sentence: "Read more, I said"
_FEWEST_TERMS: Final = 3  # all new, with a label with which an author's heading may begin, too


def find_lines(document: Document) -> Iterator[Finding]:
    sure = {cue.start for cue in document.cues("related-inline-sure")}
    media = [
        cue
        for cue in document.cues("related-media")
        if _is_headline(document, cue) and document.novelty(cue.block) >= _NEW
    ]
    media += [
        cue
        for cue in document.cues("related-perhaps")
        if document.text.startswith((":", " :"), cue.end)
        and _is_headline(document, cue)
        and len(document.terms[cue.block]) >= _FEWEST_TERMS
        and document.novelty(cue.block) == 1
    ]
    for cue in (*document.cues("related-inline"), *media):
        block = document.blocks[cue.block]
        if not cue.leads or document.is_gone(cue.block):
            continue
        if len(document.words[cue.block]) > _LINE_WORDS or block.text.startswith("|"):
            continue  # a paragraph; a table's row
        after = document.text[cue.end : block.end].lstrip()
        marked = after.startswith((":", "|", "-", "–", "—", ">", "»", "→", "›"))
        target = after.lstrip(":|-–—>»→› ")
        if (cue.trails and cue.start in sure) or (
            target
            and not target[0].islower()
            and target[0] not in _SAID
            and (marked or cue.start in sure)
        ):
            yield Finding(
                block.start, block.end, "REL01", f"begins with '{document.phrase(cue)}'", 0.95
            )


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
