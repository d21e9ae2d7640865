"""Comment sections: a heading, and a thread or a form below it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from stripper import Block, Cue, Document, Finding, Words, shape
from stripper_plugins.comments.prompts import is_button

_TITLE_WORDS: Final = 2  # of an article
_NAME_WORDS: Final = 5  # of a line with a name
_TIMED_WORDS: Final = 14  # of one with a time, too
# 03.05.2031 09:15; 3 May 2031 at 9.15; Sat 16:58
_TIME: Final = re.compile(r"\d[\d./-]+,? \d{1,2}[:.]\d\d|\b[012]?\d:[0-5]\d\b")
# Blocks of a thread for each line of name and time, at most: below a heading without a number,
# and below one that says how many comments there are.
_MARKED: Final = 6
_COUNTED: Final = 9
_FIELD_WORDS: Final = 10  # of a field of a form
_BARE_MARKS: Final = 4  # of a thread without a heading: names with times, and buttons
_FEWEST_REPLIES: Final = 2  # buttons of one
_FEWEST_SIGNED: Final = 3  # comments
_APART: Final = 5  # blocks from one field or prompt to the next


def find_thread(document: Document, words: Words) -> list[Finding]:
    """Find a comment section, by the first of the ways to know one that finds it."""
    for find in (_below_heading, _between_buttons, _signed):
        if section := list(find(document, words)):
            return section
    return []


def _below_heading(document: Document, words: Words) -> Iterator[Finding]:
    """Open the section at the first heading below the body's beginning with a thread below it."""
    thread = words["thread"]
    counts = [c for c in document.cues("comments-count") if document.text[c.start - 2].isdigit()]
    counts += document.cues("comments-one")
    headings = [cue for cue in document.cues("comments-heading") if cue.trails]
    if not headings and not counts:
        return
    cues = sorted(headings + counts)
    cues = [cue for cue in cues if cue.block > document.opening]
    marks = _marks(document, cues[0].block + 1, thread) if cues else []
    for cue in cues:
        block, below = document.blocks[cue.block], len(document.blocks) - cue.block - 1
        if not below:
            if not cue.trails and shape.ends_sentence(block.text):
                return  # "One reply to the council came late."
            yield Finding(block.start, block.end, "COM01", f"'{block.text}' ends the text", 0.9)
            return
        if _names_article(document, cue):
            reason = f"'{block.text}', the heading of a thread, and all below it"
        elif len(marks) - bisect_right(marks, cue.block) >= max(1, below // _marked(block)):
            reason = f"'{block.text}' with names, times and replies below it"
        elif last := _form(document, cue.block + 1, words):
            reason = f"'{block.text}' with a form below it"
            yield Finding(block.start, last.end, "COM01", reason, 0.9)
            continue
        else:
            continue
        yield Finding(block.start, document.blocks[-1].end, "COM01", reason, 0.9)
        return


def _marked(heading: Block) -> int:
    """Return how many blocks of a thread there are for each line of name and time, at most."""
    return _COUNTED if any(map(str.isdigit, heading.text)) else _MARKED


def _form(document: Document, start: int, words: Words) -> Block | None:
    """Return the last line of the form that begins here: prompts, fields and buttons."""
    prompts = {cue.block for cue in document.cues("comments-prompt")}
    last, stop = None, start + _APART
    for block in document.blocks[start:]:
        if (
            block.index in prompts
            or block.text.endswith("*")
            or is_button(document, block.index, words)
            or (last and words["field"].issuperset(document.words[block.index]))
        ):
            last, stop = block, block.index + _APART
        elif len(document.words[block.index]) > _FIELD_WORDS or block.index > stop:
            break
    return last


def _between_buttons(document: Document, words: Words) -> Iterator[Finding]:
    """Find threads without a heading, by the buttons below each of their comments."""
    reply = words["reply"]
    led = document.led_by(reply)
    if len(led) < _FEWEST_REPLIES or not any(reply.issuperset(document.words[at]) for at in led):
        return
    marks = _marks(document, document.opening + 1, words["thread"])
    if len(marks) < _BARE_MARKS:
        return
    replies = [at for at in marks if (own := _lettered(document, at)) and reply.issuperset(own)]
    if len(replies) < _FEWEST_REPLIES or replies[-1] - marks[0] >= _MARKED * len(replies):
        return
    first = marks[0] - 1 if len(document.words[marks[0] - 1]) <= _NAME_WORDS else marks[0]
    if first > document.opening:
        start, end = document.blocks[first].start, document.blocks[replies[-1]].end
        reason = f"names and times, with {len(replies)} buttons between them"
        yield Finding(start, end, "COM01", reason, 0.9)


def _signed(document: Document, words: Words) -> Iterator[Finding]:
    """Open a thread at the first of several lines that say whose comment it is, and when.

    `Comment by Jo, 3 May 2031 at 9:15`; or `Jo says:`, with the time below.
    """
    begun, verbs = document.led_by(words["noun"]), words["thread"]
    colons = range(len(document.blocks) - 1) if ":\n" in document.text else ()
    said = [at + 1 for at in colons if _is_speaker(document, at, verbs)]
    signed = [
        at for at in sorted({*begun, *said}) if at > document.opening and _is_timed(document, at)
    ]
    if len(signed) >= _FEWEST_SIGNED:
        first, last = document.blocks[signed[0] - (signed[0] in said)], document.blocks[-1]
        reason = f"'{first.text}' and {len(signed) - 1} lines like it"
        yield Finding(first.start, last.end, "COM01", reason, 0.9)


def _is_speaker(document: Document, at: int, verbs: frozenset[str]) -> bool:
    """Tell whether a line is a name, a verb and a colon."""
    own = document.words[at]
    named = 1 < len(own) <= _NAME_WORDS and own[-1] in verbs
    return named and document.blocks[at].text.endswith(":")


def _lettered(document: Document, at: int) -> list[str]:
    return [word for word in document.words[at] if not word[0].isdigit()]


def _names_article(document: Document, cue: Cue) -> bool:
    """Tell whether a count of comments names the article: `9 thoughts on “Title”`.

    Other things are named so in headings of the article's own.
    """
    named = shape.key_of(document.text[cue.end : document.blocks[cue.block].end])
    if named.count(" ") < _TITLE_WORDS - 1:
        return False
    header = map(document.key, range(document.opening + 1))
    return any(named in line for line in (shape.key_of(document.title or ""), *header))


def _marks(document: Document, start: int, cues: frozenset[str]) -> list[int]:
    """Return the lines of name and time, and of a reply button, of which threads have many."""
    return [
        block.index
        for block in document.blocks[start:]
        if len(document.words[block.index]) <= _TIMED_WORDS
        and not block.text.endswith((".", "!", "?"))
        and (_TIME.search(block.text) or _is_marked(document, block, cues))
    ]


def _is_marked(document: Document, block: Block, cues: frozenset[str]) -> bool:
    """Tell whether a line has a word of threads, and is no headline with one: short, or dated."""
    words = document.words[block.index]
    if cues.isdisjoint(words):
        return False
    return len(words) <= _NAME_WORDS or any(map(str.isdigit, block.text))


def _is_timed(document: Document, at: int) -> bool:
    """Tell whether a line is short and tells the time."""
    short = len(document.words[at]) <= _TIMED_WORDS
    return short and _TIME.search(document.blocks[at].text) is not None
