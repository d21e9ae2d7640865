"""Lines that ask for a comment, or say who may write one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from itertools import islice
from typing import Final, NamedTuple

from stripper import Block, Cue, Document, Finding, Words, is_reported, notice_start

_PROMPT_WORDS: Final = 45  # of a prompt with the rules for comments
_INSIDE_WORDS: Final = 9  # of a prompt above the end of the body
_BUTTON_WORDS: Final = 8
_NEW: Final = 0.8  # share of content words that stand nowhere else in the article
_LONGEST: Final = 40  # words of a note
_LAST: Final = 3  # blocks at the end of the text
_SUBJECT: Final = 2  # blocks
_STEM: Final = 7  # letters that the forms of a word share
_QUOTES: Final = "\"'“”„«»‘’"
_DIGITS: Final = "0123456789"  # counters are glued together: `12 views0 comments`
_SENTENCE: Final = re.compile(r"[.!?…](?=\s)")


class _Note(NamedTuple):
    """What a note is about, and the lists that have a word each in it.

    Notes stand below the body; one that *asks* or has *rules* may be so long that it reads as the
    last paragraph.
    """

    what: str
    lists: tuple[str, ...]
    most: int
    asks: bool = False
    rules: bool = False


NOTES: Final = (
    _Note("a note on comments", ("noun", "state"), 16),
    _Note("asks for a comment", ("noun", "ask", "reader"), 30, asks=True),
    _Note("who may comment", ("enter", "talk", "must"), 20, rules=True),
    _Note("a test of who writes", ("solve", "puzzle"), 16),
    _Note("rules for comments", ("manners", "voice", "house"), _LONGEST, rules=True),
)


def find_prompts(document: Document, words: Words) -> Iterator[Finding]:
    cues = document.cues("comments-prompt")
    if not cues:
        return
    several = Counter(cue.block for cue in cues)
    seen: set[int] = set()
    subject_from = cache(partial(_subject_from, document, words["noun"]))
    for cue in cues:
        block, long = document.blocks[cue.block], len(document.words[cue.block])
        if cue.block in seen or long > _PROMPT_WORDS or _is_quoted(document, cue):
            continue
        if is_reported(document, block):
            continue
        below = cue.block > document.closing
        if cue.leads and cue.block < document.closing:
            # In the body the words may begin a sentence of the author's.
            if long > _INSIDE_WORDS and several[cue.block] == 1:
                continue
            if cue.block >= subject_from():
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


def _is_quoted(document: Document, cue: Cue) -> bool:
    return cue.start > 0 and document.text[cue.start - 1] in _QUOTES


def is_button(document: Document, at: int, words: Words) -> bool:
    """Tell whether a short line is made of the words of a comment section's buttons."""
    own, text = document.words[at], document.blocks[at].text
    if not 1 < len(own) <= _BUTTON_WORDS or words["noun"].isdisjoint(own):
        return False
    known = words["noun"] | words["button"]
    named = all(word.strip(_DIGITS) in known or word.isdigit() for word in own)
    return named and (not text.endswith(".") or text.endswith("..."))


def find_notes(document: Document, words: Words) -> Iterator[Finding]:
    """Yield the lines at the end of the text that only a page's comment section has."""
    last = min(document.closing + 1, len(document.blocks) - _LAST)
    first, theirs = words["first"], document.words
    places = range(max(last, document.opening + 1), len(theirs))
    told = [at for at in places if len(theirs[at]) <= _LONGEST and not first.isdisjoint(theirs[at])]
    if not told:
        return
    subject_from = cache(partial(_subject_from, document, words["noun"]))
    for block in map(document.blocks.__getitem__, told):
        if block.index > document.closing and is_button(document, block.index, words):
            yield Finding(block.start, block.end, "COM02", f"a button, '{block.text}'", 0.9)
            continue
        for note in NOTES:
            if _fills(document, block, note, words) and block.index < subject_from():
                named = ", ".join(_named(document, block, words[name]) for name in note.lists)
                reason = f"{note.what}, with {named}"
                yield Finding(block.start, block.end, "COM02", reason, 0.9)
                break


def _fills(document: Document, block: Block, note: _Note, words: Words) -> bool:
    """Tell whether a block has a word of each list, and says nothing else."""
    theirs, lists = document.words[block.index], [words[name] for name in note.lists]
    if any(own.isdisjoint(theirs) for own in lists) or len(theirs) > note.most:
        return False
    if block.text[0].islower():
        return False  # the rest of a sentence
    if note.asks and (not words["own"].isdisjoint(theirs) or is_reported(document, block)):
        return False
    if note.asks:
        return _plea(document, block, block.end - 1) == block.start
    new = note.rules and document.novelty(block.index) >= _NEW
    return new or block.index > document.closing


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
