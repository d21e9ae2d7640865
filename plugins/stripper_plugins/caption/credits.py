"""Credits of pictures: who took them and who sells them."""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import Final, NamedTuple

from stripper import Cue, Document, Words, shape
from stripper_plugins.caption.agencies import MOST_WORDS, SHORT, is_agency

_NAME_WORDS: Final = 3  # of a name that is written small, as photographers' often are
_CREDIT_WORDS: Final = 14  # words of a credit after its label
# A paragraph keeps its text and loses the credit: no caption has so many sentences, and few
# captions of more than one are so long.
_SENTENCES: Final = 4
_LONG_WORDS: Final = 45
_NAMES: Final = 2  # words of a credit without a colon
_JOINED: Final = frozenset(("via", "/"))  # between an agency in small letters and a name
_MODIFIERS: Final = 2  # words before a label, as in "Staff photo by"
_QUOTES: Final = '"”’»“'
_BREAK: Final = re.compile(r"[^\W\d_]{3}\)?[.!?][\"”»)]*\s+[^\W\d_a-zа-яёіїєґ]")


class Credit(NamedTuple):
    """What of a block goes: from *start* on, for the words that show a credit."""

    start: int
    label: str


def find_credits(document: Document, words: Words) -> dict[int, Credit]:
    """Return the blocks that carry a credit, by index."""
    found: dict[int, Credit] = {}
    sure = {cue.start for cue in document.cues("caption-credit-sure")}
    sources = (cue for cue in document.cues("caption-source") if _is_chart(document, cue))
    cues = [*document.cues("caption-credit"), *sources]
    leading = {cue.block for cue in cues if cue.leads}
    for cue in cues:
        listed = cue.leads and _is_listed(document, cue.block, leading)
        if not listed and _is_credit(document, cue, words, sure=cue.start in sure):
            found[cue.block] = credit_at(document, cue)
    agencies = document.cues("caption-agency")
    if not agencies:
        return found
    told = {
        document.phrase(cue).lower()
        for cue in agencies
        if document.is_paragraph(cue.block) and cue.end < document.blocks[cue.block].end
    }
    for cue in agencies:
        new = document.phrase(cue).lower() not in told
        if cue.block not in found and is_agency(document, cue, words, new=new):
            found[cue.block] = credit_at(document, cue)
    return found


def credit_at(document: Document, cue: Cue) -> Credit:
    """Take the caption with its credit; of a long paragraph the credit alone."""
    block, label = document.blocks[cue.block], document.phrase(cue)
    before = document.text[block.start : cue.start]
    breaks = len(_BREAK.findall(before))
    last = block.index + 1 == len(document.blocks)  # few pages end with a picture
    long = breaks and (last or len(document.words[cue.block]) > _LONG_WORDS)
    if cue.leads or not (long or breaks >= _SENTENCES - 1):
        return Credit(block.start, label)
    return Credit(block.start + len(before.rstrip(" ([|/–—-")), label)


def _is_credit(document: Document, cue: Cue, words: Words, *, sure: bool) -> bool:
    """Tell whether a label stands where a credit begins, and somebody's name behind it."""
    block = document.blocks[cue.block]
    label, after = document.phrase(cue), document.text[cue.end : block.end]
    # With an address it is a source, which a licence may ask to name.
    if len(after.split()) > _CREDIT_WORDS or "://" in after:
        return False
    waits = (label + after).rstrip().endswith(":") and block.index + 1 < len(document.blocks)
    named = _are_names(document, after.partition(";")[0], words)
    if waits or (not named and _goes_on(document, after, words)):
        return False  # whom it credits stands in the next line, or it credits nobody
    if label[0] == "(":  # whom a figure comes from is told so, too
        return "/" in after and after.endswith(")")
    if cue.leads:
        return named or sure or label.endswith(":")
    before = document.text[block.start : cue.start].rstrip()
    bracket = before.rfind("(") if after.endswith(")") else -1  # "(Echo photo by Ida Lind)"
    modified = named and _is_modifier(before[bracket + 1 :])
    return modified or _is_set_off(document, cue, before, after, sure=sure)


def _is_chart(document: Document, cue: Cue) -> bool:
    """Tell whether a paragraph stands above a source: no table, which stays, and no quotation."""
    above = document.above(cue.block)
    return document.is_paragraph(cue.block - 1) and above[-1] not in _QUOTES


def _is_set_off(document: Document, cue: Cue, before: str, after: str, *, sure: bool) -> bool:
    """Tell whether a label behind a caption is no part of its sentence."""
    label = document.phrase(cue)
    labelled = ":" in label + after[:2]
    if not sure:
        bracketed = before.endswith(("(", "[")) and after.endswith((")", "]", ")."))
        return bracketed and (labelled or label[0].isupper())
    if len(document.words[cue.block]) > MOST_WORDS:
        return labelled and before.endswith((".", "!", "?"))
    small = labelled and label[0].isupper() and before.rsplit(maxsplit=1)[-1][0].islower()
    return small or closes(before)


def _is_modifier(before: str) -> bool:
    """Tell whether a line begins with a word or two that say which picture is meant."""
    return len(before.split()) <= _MODIFIERS and before[:1].isupper() and before[-1].isalpha()


def _are_names(document: Document, after: str, words: Words) -> bool:
    """Tell whether a label is followed by names alone: two words with capitals, or more."""
    theirs = [word for word in after.split() if word[0].isalpha()]
    names = [word.lower() for word in theirs if word not in words["joint"]]
    if len(names) < _NAMES or after.endswith((".", "?", "!")):
        return False
    capitals = all(word[0].isupper() or word in words["joint"] for word in theirs)
    return capitals and document.language.function.isdisjoint(names)


def _is_listed(document: Document, at: int, leading: set[int]) -> bool:
    """Tell whether lines with other labels stand on both sides, as in a list of facts."""
    near = [block for block in document.blocks[max(0, at - 1) : at + 2] if block.index != at]
    return len(near) > 1 and all(
        len(b.text) <= SHORT and b.index not in leading and shape.label_of(b.text) for b in near
    )


def _goes_on(document: Document, after: str, words: Words) -> bool:
    """Tell whether the text behind a label is no name: a number, or a phrase in small letters."""
    theirs = after.partition(";")[0].strip(" :").split()
    if theirs and (theirs[0][0].isdigit() or not words["finite"].isdisjoint(theirs)):
        return True
    if not after.endswith("."):  # "by the Lind family", "courtesy of the Lind family"
        small = document.language.function | words["shot"]
        theirs = list(dropwhile(small.__contains__, theirs))
    if not theirs or not theirs[0][0].islower() or not _JOINED.isdisjoint(theirs):
        return False
    # "Photography: art of waiting" is a heading; a credit may begin with "from" or "by".
    phrase = len(theirs) == _NAME_WORDS and theirs[0] not in document.language.everyday
    inner = any(word.lower() in document.language.function for word in theirs[1:-1])
    return len(theirs) > _NAME_WORDS or (phrase and inner)


def closes(before: str) -> bool:
    """Tell whether a credit may follow: after a sentence, a bracket or a dash."""
    return not before or before.endswith(
        (".", "!", "?", "(", "[", "|", "-", "–", "—", "/", '"', "”", "…", ":", ";", ",")
    )
