"""Lines that ask for a comment, notes and buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from itertools import islice
from typing import Final, NamedTuple

from stripper import Block, Document, Finding, Words, is_reported, notice_start
from stripper_plugins.comments.marks import is_button

_PROMPT_WORDS: Final = 45  # of a prompt with the rules for comments
_INSIDE_WORDS: Final = 9  # of a prompt above the end of the body
_LAST: Final = 3  # blocks at the end of the text
_SUBJECT: Final = 2  # blocks
_STEM: Final = 7  # letters that the forms of a word share
_SENTENCE: Final = re.compile(r"[.!?…](?=\s)")


class _Note(NamedTuple):
    """What a note is about, the lists that have a word each in it, and how many words it has.

    Notes stand below the body; one that *asks* may be so long that it reads as the last paragraph.
    """

    what: str
    lists: tuple[str, ...]
    most: int
    asks: bool = False


_NOTES: Final = (
    _Note("a note on comments", ("noun", "state"), 16),
    _Note("asks for a comment", ("noun", "ask", "reader"), 30, asks=True),
    _Note("rules for comments", ("manners", "voice", "house"), 40),
)


def find_prompts(document: Document, words: Words) -> Iterator[Finding]:
    cues = document.cues("comments-prompt")
    if not cues:
        return
    seen: set[int] = set()
    subject_from = cache(partial(_subject_from, document, words["noun"]))
    for cue in cues:
        block, long = document.blocks[cue.block], len(document.words[cue.block])
        if cue.block in seen or long > _PROMPT_WORDS or is_reported(document, block):
            continue
        below = cue.block > document.closing
        if cue.leads and cue.block < document.closing:
            # In the body the words may begin a sentence of the author's.
            if long > _INSIDE_WORDS or cue.block >= subject_from():
                continue
        elif not (cue.leads or cue.trails or below):
            continue
        seen.add(cue.block)
        start = _plea(document, block, cue.start)
        if cue.leads or below:
            start = notice_start(document, block, start)
        reason = f"prompts for a comment: '{document.phrase(cue)}'"
        yield Finding(start, block.end, "COM02", reason, 0.9)


def _plea(document: Document, block: Block, prompt: int) -> int:
    """Return where the sentence with the prompt begins, and the questions that lead to it."""
    ends = [match.start() for match in _SENTENCE.finditer(document.text, block.start, prompt)]
    while ends and document.text[ends[-1]] == "?":
        ends.pop()
    if not ends:
        return block.start
    return ends[-1] + 1


def find_notes(document: Document, words: Words) -> Iterator[Finding]:
    """Yield the lines at the end of the text that only a page's comment section has."""
    last = min(document.closing + 1, len(document.blocks) - _LAST)
    subject_from = cache(partial(_subject_from, document, words["noun"]))
    for block in document.blocks[max(last, document.opening + 1) :]:
        if block.index > document.closing and is_button(document, block.index, words):
            yield Finding(block.start, block.end, "COM02", f"a button, '{block.text}'", 0.9)
            continue
        note = next((note for note in _NOTES if _fills(document, block, note, words)), None)
        if note and block.index < subject_from():
            named = ", ".join(_named(document, block, words[name]) for name in note.lists)
            yield Finding(block.start, block.end, "COM02", f"{note.what}, with {named}", 0.9)


def _fills(document: Document, block: Block, note: _Note, words: Words) -> bool:
    """Tell whether a block has a word of each list, and says nothing else."""
    theirs, lists = document.words[block.index], [words[name] for name in note.lists]
    if any(own.isdisjoint(theirs) for own in lists) or len(theirs) > note.most:
        return False
    if not note.asks:
        return block.index > document.closing
    if not words["own"].isdisjoint(theirs) or is_reported(document, block):
        return False
    return _plea(document, block, block.end - 1) == block.start


def _named(document: Document, block: Block, own: frozenset[str]) -> str:
    return f"'{next(filter(own.__contains__, document.words[block.index]))}'"


def _subject_from(document: Document, nouns: frozenset[str]) -> int:
    """Return the first block below one that speaks of comments, if several paragraphs do."""
    stems = tuple({noun[:_STEM] for noun in nouns})
    named = (
        at
        for at in document.paragraphs
        if any(word.startswith(stems) for word in document.words[at])
    )
    told = list(islice(named, _SUBJECT))
    return told[0] + 1 if len(told) == _SUBJECT else len(document.blocks)
