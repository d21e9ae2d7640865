"""Comment sections: a heading, and a thread or a form below it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from stripper import Block, Cue, Document, Finding, Words, shape
from stripper_plugins.comments.marks import NAME_WORDS, find_marks, is_timed
from stripper_plugins.comments.prompts import is_button

_COUNT: Final = re.compile(r"(\d{1,4})\s+\w+$")  # 39 comments
_ENTRY: Final = re.compile(r"(\d{1,4})[.)]\s")
_FEWEST_ENTRIES: Final = 3  # with numbers
_MANY: Final = 13  # comments; an article's own list is seldom longer
_SHOWN: Final = 4  # a page shows no fewer than one comment in so many
_TITLE_WORDS: Final = 2  # of an article
_MARKED: Final = 6  # blocks of a thread for each line of name and time, at most
_COUNTED: Final = 9  # likewise, below a heading that says how many comments there are
_FIELD_WORDS: Final = 10  # of a field of a form
_BARE_MARKS: Final = 4  # of a thread without a heading: names with times, and buttons
_FEWEST_REPLIES: Final = 2  # buttons of one
_FEWEST_SIGNED: Final = 3  # comments
_APART: Final = 5  # blocks from one field or prompt to the next


def find_section(document: Document, words: Words) -> Iterator[Finding]:
    """Open the section at the first heading below the body's beginning with a thread below it."""
    thread = words["thread"]
    counts = [c for c in document.cues("comments-count") if document.text[c.start - 2].isdigit()]
    ones, end = document.cues("comments-one"), len(document.blocks) - 1
    counts += [cue for cue in ones if cue.block < end or _names_article(document, cue)]
    headings = [c for c in document.cues("comments-heading") if c.trails or _is_count(document, c)]
    if not headings and not counts:
        return
    cues = sorted(headings + counts)
    cues = [cue for cue in cues if cue.block > document.opening]
    marks = find_marks(document, cues[0].block + 1, thread) if cues else []
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
        elif _is_numbered(document, block):
            reason = f"'{block.text}' with numbered entries below it"
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


def _is_count(document: Document, cue: Cue) -> bool:
    """Tell whether nothing but a number stands behind a heading: `Discuss (12)`."""
    behind = document.text[cue.end : document.blocks[cue.block].end]
    return cue.leads and not any(map(str.isalpha, behind))


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


def find_thread(document: Document, words: Words) -> Iterator[Finding]:
    """Find threads without a heading, by the buttons below each of their comments."""
    reply = words["reply"]
    led = document.led_by(reply)
    if len(led) < _FEWEST_REPLIES or not any(reply.issuperset(document.words[at]) for at in led):
        return
    marks = find_marks(document, document.opening + 1, words["thread"])
    if len(marks) < _BARE_MARKS:
        return
    replies = [at for at in marks if (own := _lettered(document, at)) and reply.issuperset(own)]
    if len(replies) < _FEWEST_REPLIES or replies[-1] - marks[0] >= _MARKED * len(replies):
        return
    first = marks[0] - 1 if len(document.words[marks[0] - 1]) <= NAME_WORDS else marks[0]
    if first > document.opening:
        start, end = document.blocks[first].start, document.blocks[replies[-1]].end
        reason = f"names and times, with {len(replies)} buttons between them"
        yield Finding(start, end, "COM01", reason, 0.9)


def find_signed(document: Document, words: Words) -> Iterator[Finding]:
    """Open a thread at the first of several lines such as `Comment by Jo, 3 May 2031 at 9:15`."""
    signed = [
        at
        for at in document.led_by(words["noun"])
        if at > document.opening and is_timed(document, at)
    ]
    if len(signed) >= _FEWEST_SIGNED:
        first, last = document.blocks[signed[0]], document.blocks[-1]
        reason = f"'{first.text}' and {len(signed) - 1} lines like it"
        yield Finding(first.start, last.end, "COM01", reason, 0.9)


def find_said(document: Document, words: Words) -> Iterator[Finding]:
    """Open a thread at the first line such as `Anonymous said...`, with others or a time below."""
    said = _speakers(document, document.dotted, ("...", "…"), words["thread"])
    below = range(said[0] + 1, len(document.blocks)) if said else range(0)
    nameless = any(document.words[at][0] in words["nobody"] for at in said)
    several = len(said) >= _FEWEST_REPLIES and any(is_timed(document, at) for at in below)
    if not (below and (nameless or several)):
        said = _introduced(document, words["thread"])
        if len(said) < _FEWEST_REPLIES:
            return
    first, last = document.blocks[said[0]], document.blocks[-1]
    reason = f"'{first.text}', and other readers' words below it"
    yield Finding(first.start, last.end, "COM01", reason, 0.9)


def _introduced(document: Document, verbs: frozenset[str]) -> list[int]:
    """Return the lines such as `Jo says:` with a time below; in an interview there is none."""
    colons = range(len(document.blocks) - 1) if ":\n" in document.text else ()
    said = _speakers(document, colons, (":",), verbs)
    return [at for at in said if is_timed(document, at + 1)]


def _speakers(
    document: Document, among: Iterable[int], ends: tuple[str, ...], verbs: frozenset[str]
) -> list[int]:
    """Return the lines below the opening that are a name and a verb, and end so."""
    return [
        at
        for at in among
        if document.blocks[at].text.endswith(ends)
        and 1 < len(own := document.words[at]) <= NAME_WORDS
        and own[-1] in verbs
        and at > document.opening
    ]


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


def _is_numbered(document: Document, heading: Block) -> bool:
    """Tell whether entries below a count are numbered in order, up to it at most."""
    count = _COUNT.match(heading.text)
    if count is None or int(count[1]) < _MANY:
        return False
    below = document.blocks[heading.index + 1 :]
    numbers = [int(m[1]) for block in below if (m := _ENTRY.match(block.text))]
    if len(numbers) < _FEWEST_ENTRIES:
        return False
    return numbers == sorted(set(numbers)) and numbers[-1] <= int(count[1]) < _SHOWN * numbers[-1]
