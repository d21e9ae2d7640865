"""Lines that ask for a comment, or say who may write one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from stripper import Cue, Document, Finding

_PROMPT_WORDS: Final = 45  # of a prompt with the rules for comments
_INSIDE_WORDS: Final = 9  # of a prompt above the end of the body
_BUTTON_WORDS: Final = 8
_NOTE_WORDS: Final = 16  # of a line that says who may comment, or that nobody may
_SUBJECT: Final = 2  # blocks
_STEM: Final = 7  # letters that the forms of a word share
_QUOTES: Final = "\"'“”„«»‘’"
_DIGITS: Final = "0123456789"  # counters are glued together: `12 views0 comments`
_SENTENCE: Final = re.compile(r"[.!?…](?=\s)")


def find_prompts(document: Document) -> Iterator[Finding]:
    cues = document.cues("comments-prompt")
    several = Counter(cue.block for cue in cues)
    seen: set[int] = set()
    for cue in cues:
        block, words = document.blocks[cue.block], len(document.words[cue.block])
        if cue.block in seen or words > _PROMPT_WORDS or _is_quoted(document, cue):
            continue
        below = cue.block > document.closing
        if cue.leads and cue.block < document.closing:
            # In the body the words may begin a sentence of the author's.
            if words > _INSIDE_WORDS and several[cue.block] == 1:
                continue
        elif not (cue.leads or cue.trails or below):
            continue
        seen.add(cue.block)
        start = block.start if cue.leads or below else _plea(document, cue)
        reason = f"prompts for a comment: '{document.phrase(cue)}'"
        yield Finding(start, block.end, "COM02", reason, 0.9)


def _plea(document: Document, cue: Cue) -> int:
    """Return where the sentence with the prompt begins, and the questions that lead to it."""
    block = document.blocks[cue.block]
    ends = [match.start() for match in _SENTENCE.finditer(document.text, block.start, cue.start)]
    while ends and document.text[ends[-1]] == "?":
        ends.pop()
    if not ends:
        return block.start
    return ends[-1] + 1


def _is_quoted(document: Document, cue: Cue) -> bool:
    return cue.start > 0 and document.text[cue.start - 1] in _QUOTES


def button_lines(document: Document, words: Mapping[str, frozenset[str]]) -> list[int]:
    """Return the short lines below the body's beginning that are made of a section's words."""
    nouns, known = words["noun"], words["noun"] | words["button"]
    start = document.opening + 1
    short = [
        at
        for at, own in enumerate(document.words[start:], start)
        if 1 < len(own) <= _BUTTON_WORDS and not nouns.isdisjoint(own)
    ]
    return [
        at
        for at in short
        if all(word.strip(_DIGITS) in known or word.isdigit() for word in document.words[at])
        and (not (text := document.blocks[at].text).endswith(".") or text.endswith("..."))
    ]


def find_notes(
    document: Document, words: Mapping[str, frozenset[str]], buttons: Sequence[int]
) -> Iterator[Finding]:
    """Yield the short lines below the body that only a page's comment section has."""
    nouns, states = words["noun"], words["state"]
    for block in document.blocks[document.closing + 1 :]:
        own = document.words[block.index]
        if len(own) > _NOTE_WORDS or nouns.isdisjoint(own):
            continue
        if block.index in buttons:
            yield Finding(block.start, block.end, "COM02", f"a button, '{block.text}'", 0.9)
        elif not states.isdisjoint(own) and not _is_subject(document, nouns):
            told = min(states.intersection(own), key=own.index)
            reason = f"a note on comments, with '{told}'"
            yield Finding(block.start, block.end, "COM02", reason, 0.9)


def _is_subject(document: Document, nouns: frozenset[str]) -> bool:
    """Tell whether several blocks of the body speak of comments, in whatever form of the word."""
    stems = tuple({noun[:_STEM] for noun in nouns})
    inside = range(document.opening, document.closing + 1)
    named = (at for at in inside if any(word.startswith(stems) for word in document.words[at]))
    return sum(1 for _ in named) >= _SUBJECT
