"""Notes about the author, below the body or under a label above it."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Cue, Document, Finding, Words, notice_start
from stripper_plugins.byline.names import LAST

NOTE_WORDS: Final = 120  # longer ones are portraits, and articles themselves
_LONG: Final = 100  # code points; shorter lines, such as captions, may name her too
_BETWEEN: Final = 40  # code points between a name and what its bearer is
_TITLE: Final = re.compile(r"(?:\w+ ){2,}\w+: ")  # "The Weight of Bees: a nurse writes about"
_QUOTATION: Final = "\"“„«»'‘"  # "The author is a friend," she said
_QUESTIONS: Final = 3
_ANSWERS: Final = 4  # paragraphs to a question
_MARKS: Final = ("–", "—", "-", "Q:")  # before a question
_DASHES: Final = ("–", "—", "-")


def find_note(
    document: Document, block: Block, cue: Cue, strong: Cue | None, words: Words
) -> Finding | None:
    """A note begins with a name or a label; it stands below the body, or with a label above it.

    *strong* is what it says that only notes say.
    """
    if len(document.words[block.index]) > NOTE_WORDS:
        return None
    total = len(document.blocks)
    name = block.text.split()[:2]
    named = len(name) == 2 and all(word[0].isupper() for word in name)
    if total - block.index > LAST or block.index <= total // 2:
        is_note = strong is not None and _is_above(document, block, strong, named=named)
    elif named:
        if _TITLE.match(document.text, block.start, cue.start):
            return None
        other = strong is None and introduces(document, block, words)
        is_note = is_new(document, block, name[-1]) and not other
    else:
        is_note = strong is not None and block.text[0] not in _QUOTATION
    if not is_note:
        return None
    if strong is not None and strong.trails:  # "Ida Lind contributed to this article"
        reason = f"names who worked on it before '{document.phrase(strong)}'"
        return Finding(block.start, block.end, "BYL01", reason, 0.9)
    reason = f"a note about the author: '{document.phrase(strong or cue)}'"
    start = block.start if named else notice_start(document, block, (strong or cue).start)
    return Finding(start, block.end, "BYL02", reason, 0.9)


def is_writers(document: Document, block: Block, role: Cue, words: Words) -> bool:
    """Tell whether only writers are what a note says somebody is, or it says more of such things.

    A professor or a director may be somebody in the news.
    """
    if document.folded[role.start : role.end] not in words["office"]:
        return True
    cues = (*document.cues("byline-role"), *document.cues("byline-note"))
    return any(cue.block == block.index and cue.start >= role.end for cue in cues)


def says(document: Document, block: Block, role: Cue, name: str, words: Words) -> bool:
    """Tell whether "is", a dash or, in a line alone, a comma stands between a name and a role."""
    length = len(name)
    between = document.text[block.start + length : role.start].split()
    while between and between[0][0].isupper():
        del between[0]  # more of the name
    if role.start - block.start - length > _BETWEEN:
        return False
    if between and (between[0] in _DASHES or between[0] in words["is"]):
        return True
    dated = any(word[0].isdigit() for word in between)  # "Ida Lind, born in 1982, is"
    return dated and between[-1] in words["is"]


def _is_above(document: Document, block: Block, cue: Cue, *, named: bool) -> bool:
    """Tell whether a line above the body names a helper, or begins a note with its label.

    A colon follows the label, or a name where it ends with "the author".
    """
    if cue.trails:
        return named and block.index < document.opening
    rest = document.text[cue.end : block.end].lstrip()
    labelled = rest[:1] == ":" or (rest[:1].isupper() and document.phrase(cue)[-6:] == "author")
    if not (cue.leads and labelled and block.index <= document.opening < document.closing):
        return False
    return not _is_interview(document)


def is_new(document: Document, block: Block, surname: str) -> bool:
    """Tell whether the body does not know the person: an article about her would."""
    name = surname.strip(".,'’").lower()
    return not any(
        name in document.words[above.index]
        for above in document.blocks[: block.index]
        if len(above.text) > _LONG
    )


def _is_interview(document: Document) -> bool:
    """Tell whether marked questions are a good part of a text, whose author answers them."""
    asked = [b for b in document.blocks if b.text[-1] == "?" and b.text.startswith(_MARKS)]
    return len(asked) * _ANSWERS > len(document.paragraphs)


def introduces(document: Document, block: Block, words: Words) -> bool:
    """Tell whether a note may be about who answers the questions that make the text."""
    if not words["press"].isdisjoint(document.words[block.index]):
        return False
    return document.questions >= max(_QUESTIONS, len(document.paragraphs) / _ANSWERS)
