"""Lines that tell whose comment it is and when, and buttons below: what only threads have often."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Document, Words, shape

NAME_WORDS: Final = 5  # of a line with a name
_TIMED_WORDS: Final = 14  # of one with a time, too
_DATED_WORDS: Final = 8  # of one with a date alone
_LONG: Final = 100  # code points
_BUTTON_WORDS: Final = 8
_DIGITS: Final = "0123456789"  # counters are glued together: `12 views0 comments`
_SENTENCES: Final = re.compile(r"[^\W\d_]{2}[.!?…] +\w")  # one ends and another begins
# 03.05.2031 09:15; 3 May 2031 at 9.15; Sat 16:58; 9h15
_TIME: Final = re.compile(r"\d[\d./-]+,? \d{1,2}[:.]\d\d|\b[012]?\d(?::| ?h ?)[0-5]\d\b")
_DAY: Final = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}\b")
# 3 May 2031; May 3, 2031; 03.05.2031; not May 2031
_DATE: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d).*\b(?:19|20)\d\d\.?$")


def begin(document: Document) -> int:
    """Return the first block of the article: a paragraph, or as long and of several sentences.

    The first that ends as a paragraph may be a comment.
    """
    above = document.blocks[: document.opening]
    long = (b.index for b in above if len(b.text) >= _LONG and _SENTENCES.search(b.text))
    return next(long, document.opening)


def find_marks(document: Document, start: int, words: Words, *, dated: bool) -> list[int]:
    """Return the lines of name and time, and of a reply button, of which threads have many.

    Args:
        document: The text.
        start: The first line to look at.
        words: The plugin's.
        dated: Whether dates alone will do.
    """
    cues = words["thread"] | words["says"]
    return [
        block.index
        for block in document.blocks[start:]
        if len(document.words[block.index]) <= _TIMED_WORDS
        and not block.text.endswith((".", "!", "?"))
        and (
            _TIME.search(block.text)
            or _is_marked(document, block, cues)
            or (dated and is_dated(document, block))
        )
    ]


def _is_marked(document: Document, block: Block, cues: frozenset[str]) -> bool:
    """Tell whether a line has a word of threads, and is no headline with one: short, or dated."""
    words = document.words[block.index]
    if cues.isdisjoint(words):
        return False
    return len(words) <= NAME_WORDS or any(map(str.isdigit, block.text))


def is_dated(document: Document, block: Block) -> bool:
    """Tell whether a line is short and ends with a date."""
    return len(document.words[block.index]) <= _DATED_WORDS and bool(_DATE.search(block.text))


def is_timed(document: Document, at: int) -> bool:
    """Tell whether a line is short and tells the time."""
    short = len(document.words[at]) <= _TIMED_WORDS
    return short and _TIME.search(document.blocks[at].text) is not None


def is_stamp(document: Document, at: int, *, near: bool) -> bool:
    """Tell whether a line is no sentence and tells the time; and the date, if it is not *near*."""
    text = document.blocks[at].text
    return (
        is_timed(document, at)
        and not shape.ends_sentence(text)
        and (near or _DAY.search(text) is not None)
    )


def is_reply(document: Document, at: int, words: Words) -> bool:
    """Tell whether a line is a button to reply, with a number perhaps."""
    own = [word for word in document.words[at] if not word[0].isdigit()]
    return bool(own) and words["reply"].issuperset(own)


def is_speaker(document: Document, at: int, words: Words) -> bool:
    """Tell whether a line is a name, a verb and a colon."""
    own = document.words[at]
    named = 1 < len(own) <= NAME_WORDS and own[-1] in words["says"]
    return named and document.blocks[at].text.endswith(":")


def is_talk(document: Document, at: int, words: Words) -> bool:
    """Tell whether a line is a button to reply, or says who talks or comments."""
    by = document.words[at][0] in words["noun"] and is_timed(document, at)
    return by or is_reply(document, at, words) or is_speaker(document, at, words)


def is_button(document: Document, at: int, words: Words) -> bool:
    """Tell whether a short line is made of the words of a comment section's buttons."""
    own, text = document.words[at], document.blocks[at].text
    if not 1 < len(own) <= _BUTTON_WORDS or words["noun"].isdisjoint(own):
        return False
    known = words["noun"] | words["button"]
    named = all(word.strip(_DIGITS) in known or word.isdigit() for word in own)
    return named and (not text.endswith(".") or text.endswith("..."))
