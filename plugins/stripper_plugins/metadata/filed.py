"""Lines on where and when a post appeared: its section, its issue and page, its number, its age."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Final

from stripper import Block, Cue, Document, Finding, Words, shape
from stripper_plugins.metadata.dates import is_in_box
from stripper_plugins.metadata.record import NUMBER

_MOST_WORDS: Final = 70  # with many topics
_SUBJECT: Final = 2  # times that paragraphs have words of a phrase, each once
_MARKS: Final = " :«„“\"'"
_LAST: Final = 3  # blocks, one of which may say where a piece appeared first
_EDITION_WORDS: Final = 10
_DOI: Final = re.compile(r"(?:doi|https?)\b\W{0,3}.{0,20}\b10\.\d{4,9}/\S+", re.IGNORECASE)
_CODE: Final = re.compile(r"(?<![^\W_])(?=\S*\d)[A-Z\d][A-Z\d/.:-]*(?![^\W_])")
# " in The Tarn Echo", " at tarn.example"; and what tells of a book: ", the first of nine".
_ORIGIN: Final = re.compile(
    r" (?:(?:in|on|at|by|from|auf|bei|im|der|the|with permission from) )*[“„\"'‘*]?"
    r"(?:[^\W\d_a-z]|https?:|www\.|[\w-]+\.[a-z]{2,})"
)
_TOLD: Final = re.compile(r", (?!where |[a-z]+ (?:19|20)\d\d)[a-z]+ ")
_KNOWN: Final = ("edition", "edition-with", "date", "date-filler")


def find_filed(document: Document, words: Words) -> Iterator[Finding]:
    """Yield the lines that begin or end so, unless the article tells how blogs are made.

    Some stand above the body, too, if dates and numbers alone follow: "For immediate release".
    """
    lines = {c.block: c for c in document.cues("metadata-filed") if _names(document, c)}
    lines |= {c.block: c for c in document.cues("metadata-posted") if _is_dated(document, c)}
    led = {c.block: c for c in document.cues("metadata-led") if _is_led(document, c, words)}
    lines |= led
    first = {c.block: c for c in document.cues("metadata-origin") if _is_origin(document, c, words)}
    lines |= first
    if not lines:
        return
    body = [document.terms[at] for at in document.paragraphs if at not in lines]
    told = Counter(chain.from_iterable(body))
    for at, cue in sorted(lines.items()):
        few = len(document.words[at]) <= _MOST_WORDS
        anywhere = at in led or at in first
        if (at <= document.opening and not anywhere) or not few or document.is_gone(at):
            continue
        terms = map(document.language.terms.__getitem__, document.phrase(cue).lower().split())
        if sum(map(told.__getitem__, set(terms))) < _SUBJECT:
            block, phrase = document.blocks[at], document.phrase(cue)
            what = "it appeared first" if at in first else "the post is filed"
            reason = f"says where {what}: '{phrase}'"
            yield Finding(block.start, block.end, "MET07", reason, 0.9)


def _names(document: Document, cue: Cue) -> bool:
    """Tell whether a line ends with the phrase, or goes on with the name of a section."""
    rest = document.text[cue.end : document.blocks[cue.block].end].lstrip(_MARKS)
    return cue.trails or (cue.leads and rest[:1].isupper())


def _is_dated(document: Document, cue: Cue) -> bool:
    block = document.blocks[cue.block]
    return cue.leads and any(map(str.isdigit, document.text[cue.end : block.end]))


def _is_led(document: Document, cue: Cue, words: Words) -> bool:
    rest = document.text[cue.end : document.blocks[cue.block].end]
    return cue.leads and not document.is_inside(cue.block) and _is_coded(rest.rstrip("."), words)


def _is_origin(document: Document, cue: Cue, words: Words) -> bool:
    """Tell whether a line above or below the body names the paper that had this piece first."""
    block = document.blocks[cue.block]
    own = shape.key_of(document.text[block.start : cue.start])
    rest = document.text[cue.end : block.end]
    apart = cue.block < document.opening or len(document.blocks) - cue.block <= _LAST
    if not apart or not _ORIGIN.match(rest) or _TOLD.search(rest):
        return False
    titled = document.title and shape.key_of(document.title) in own
    return bool(titled) or (words["this"] | words["piece"]).issuperset(own.split())


def find_edition(document: Document, block: Block, words: Words) -> Finding | None:
    """A line with a number, made of words for issues, pages and codes, and a date."""
    theirs = document.words[block.index]
    if _DOI.fullmatch(block.text):
        return Finding(block.start, block.end, "MET07", "the article's DOI", 0.95)
    if len(theirs) > _EDITION_WORDS or words["edition"].isdisjoint(theirs):
        return None
    if block.index == document.closing or shape.ends_sentence(block.text):
        return None
    if not _is_coded(block.text, words) or is_in_box(document, block, words):
        return None
    return Finding(block.start, block.end, "MET07", "only names the issue, page or number", 0.95)


def _is_coded(text: str, words: Words) -> bool:
    """Tell whether words for issues, codes and dates are all that a text holds."""
    known = frozenset().union(*map(words.__getitem__, _KNOWN))
    theirs = shape.key_of(_CODE.sub(" ", text)).split()
    return all(len(word) == 1 or word in known or NUMBER.fullmatch(word) for word in theirs)
