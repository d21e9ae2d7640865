"""Facts above the body: what a recipe takes, the price of a share, and what stands beside facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from stripper import Block, Document, Finding, Words, shape
from stripper_plugins.metadata.dates import SURE

_LABEL_WORDS: Final = 3
_READ_WORDS: Final = 4
_VALUE: Final = 80  # code points of a line of a box
# "TRN -3.1%", "NYSE: TRN $41.22 -9.10 (-18.08%)"
_SHARE: Final = re.compile(
    r"(?:[A-Z][A-Za-z]{2,7}: ?)?\$?[A-Z][A-Z\d]{0,5}(?: [$€£]?\d[\d.,]*)?"
    r"(?: [(\[]?[+−–-]\d[\d.,]*[)\]]?)?(?: [(\[]?[+−–-]\d[\d.,]*%[)\]]?)"
)
_SPAN: Final = re.compile(r"(?:[^\W\d]\S*(?: \S+)? [•·|–—-] )?\d{1,3}[ -]?[^\W\d]+\.?")
# "💬 27 👁 11K", "112 ♥ 29 ↻"
_GLYPHS: Final = "♥♡❤💙👍👎💬🗨👁🔁↻🔄🔥⭐★👏🔖"
_COUNTERS: Final = re.compile(
    rf"(?=.*\d)(?=.*[{_GLYPHS}])(?:[{_GLYPHS}]\ufe0f?|\d[\d.,]*[kKmM]?(?!\w)|[\s·•|])+"
)
_RATING: Final = re.compile(r"\d{1,4}(?:[.,]\d)?[kKmM]?\+?(?:\s?/\s?\d{1,3})?")


def find_box(document: Document, block: Block, words: Words) -> Finding | None:
    """A line of counters, or above the body what a recipe takes, a price, or "4 min" alone."""
    if _COUNTERS.fullmatch(block.text):
        return Finding(block.start, block.end, "MET07", "only counts of readers and answers", 0.9)
    if block.index >= document.opening:
        return None
    theirs, found = document.words[block.index], None
    if not words["recipe"].isdisjoint(theirs):
        known = words["recipe"] | words["recipe-with"] | words["date-filler"] | words["minute"]
        told = ":" in block.text and not words["recipe-with"].isdisjoint(theirs)
        facts = told or any(map(str.isdigit, block.text))  # no heading: "Preparation:"
        if facts and all(word in known or word[0].isdigit() for word in theirs):
            reason = "only says what the recipe takes"
            found = Finding(block.start, block.end, "MET07", reason, SURE)
    elif "%" in block.text and _SHARE.fullmatch(block.text):
        found = Finding(block.start, block.end, "MET07", "the price of a share", 0.9)
    elif (
        theirs[-1] in words["minute"] and len(theirs) <= _READ_WORDS and _SPAN.fullmatch(block.text)
    ):
        found = Finding(block.start, block.end, "MET03", "only a number of minutes", 0.9)
    return found


def find_beside(document: Document, known: Sequence[Finding], words: Words) -> Iterator[Finding]:
    """Yield what stands with *known* lines above the body: their labels, and numbers alone."""
    taken = {found.start: found.rule for found in known}
    labels = words["date-filler"] | words["credit"] | words["source"]
    small = document.language.function
    above = [block for block in document.blocks[: document.opening] if len(block.text) <= _VALUE]
    near = {block.index for block in above if block.start in taken}
    if not near:
        return
    for block in reversed(above):  # a label stands above its value
        at, theirs = block.index, document.words[block.index]
        if at in near or document.is_gone(at) or not 0 < len(theirs) <= _LABEL_WORDS:
            continue
        labelled = at + 1 in near and labels.issuperset(theirs) and not small.issuperset(theirs)
        if labelled and not (shape.ends_sentence(block.text) or shape.has_code(block.text)):
            near.add(at)
            yield Finding(block.start, block.end, "MET07", "the label of the line below", 0.9)
    for block in (*above, *reversed(above)):  # a number beside one that went
        at = block.index
        beside = at - 1 in near or at + 1 in near
        if at not in near and not document.is_gone(at) and beside and _RATING.fullmatch(block.text):
            near.add(at)
            yield Finding(block.start, block.end, "MET07", "a number among facts", 0.9)
