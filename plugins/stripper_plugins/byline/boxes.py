"""Authors' boxes below the body: a name or a label, perhaps a role, and a note on who that is."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import Final

from stripper import Block, Document, Finding, Words, shape
from stripper_plugins.byline.notes import introduces, is_new
from stripper_plugins.byline.parts import is_name

_NOTE_WORDS: Final = range(8, 201)
_VERB: Final = 16  # words of a note among which it says that somebody is something
_TRADE: Final = 9  # words behind that among which it says what
_NAME: Final = 40  # code points of a line with a name
_LINE: Final = 60  # code points of a line between the name and the note: the name again, a role
_LINE_WORDS: Final = 9
_BETWEEN: Final = 3  # such lines
_MOST: Final = 4  # boxes; more are a list of people
_ENTRIES: Final = 2  # of the body that begin with their heading, as those of a list do
_BODY: Final = 4  # paragraphs above
_SENTENCE: Final = 10  # words


def find_boxes(document: Document, words: Words, labels: Container[int]) -> Iterator[Finding]:
    """Find the boxes at the end, where nothing of the body stands between or below them.

    *labels* are the lines that only say that a note on the author follows.
    """
    paragraphs = document.paragraphs
    if len(paragraphs) <= _BODY:
        return
    first = 1 + paragraphs[max(_BODY, len(paragraphs) // 2) - 1]
    boxes = [
        (start, block.index)
        for above, block in pairwise(document.blocks[first:])
        if len(above.text) <= _LINE < len(block.text)
        and (above.index in labels or not shape.ends_sentence(above.text))  # as few lines above
        and (start := _start(document, block, words, labels)) is not None
        and start >= first
    ]
    if not 0 < len(boxes) <= _MOST or _goes_on(document, boxes):
        return
    listed = _is_list(document, boxes[0][0])
    for start, last in boxes:
        if listed and start not in labels:
            continue
        top, note = document.blocks[start], document.blocks[last]
        reason = f"a note about the author, below '{top.text}'"
        yield Finding(top.start, note.end, "BYL02", reason, 0.9)


def _start(document: Document, block: Block, words: Words, labels: Container[int]) -> int | None:
    """Return the line above a note that names whom it is about, or says that it is one."""
    theirs, being, doing = document.words[block.index], words["is"], words["does"]
    if len(theirs) not in _NOTE_WORDS or not shape.ends_sentence(block.text):
        return None
    told = theirs[1:_VERB]
    if being.isdisjoint(told) and doing.isdisjoint(told):
        return None
    verb = next(at for at, word in enumerate(told, 1) if word in being or word in doing)
    start = None
    for at in range(block.index - 1, max(0, block.index - 2 - _BETWEEN), -1):
        if at in labels:
            return at
        line = document.blocks[at]
        if len(document.words[at]) > _LINE_WORDS or shape.ends_sentence(line.text):
            break
        if _names(line, theirs[: len(document.words[at])], words):
            start = at
    works = theirs[verb] in doing or not words["trade"].isdisjoint(theirs[verb:][:_TRADE])
    if start is None or not works:
        return None
    new = is_new(document, block, document.words[start][-1])
    return start if new and not introduces(document, block, words) else None


def _names(line: Block, note: Sequence[str], words: Words) -> bool:
    """Tell whether a line is a name with which a note begins, or its first or last word."""
    name = line.text.removeprefix("About ").partition(",")[0].split()
    named = len(line.text) <= _NAME and is_name(name, words)
    return named and any(word.lower() in note[:2] for word in name)


def _goes_on(document: Document, boxes: Sequence[tuple[int, int]]) -> bool:
    """Tell whether sentences follow each other, line by line, among the boxes or below them."""
    inside = {at for start, last in boxes for at in range(start, last + 1)}
    told = [
        block.index
        for block in document.blocks[boxes[0][0] :]
        if block.index not in inside
        and len(document.words[block.index]) >= _SENTENCE
        and shape.ends_sentence(block.text)
    ]
    return any(above + 1 == below for above, below in pairwise(told))


def _is_list(document: Document, end: int) -> bool:
    """Tell whether paragraphs of the body begin with the heading above them, too."""
    words = document.words
    heads = [
        at for at in document.paragraphs if 0 < at < end and words[at][:1] == words[at - 1][:1]
    ]
    return sum(len(words[at - 1]) <= _LINE_WORDS for at in heads) >= _ENTRIES
