"""Sentences in which a blog says when, by whom and in which section a post appeared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stripper import Cue, Document, Finding

_MOST_WORDS: Final = 70  # with many topics
_SUBJECT: Final = 2  # blocks of the article with words of a phrase
_MARKS: Final = " :«„“\"'"


def find_filed(document: Document) -> Iterator[Finding]:
    """Yield the lines that begin or end so, unless the article tells how blogs are made."""
    lines = {c.block: c for c in document.cues("metadata-filed") if _names(document, c)}
    lines |= {c.block: c for c in document.cues("metadata-posted") if _is_dated(document, c)}
    for at, cue in sorted(lines.items()):
        few = len(document.words[at]) <= _MOST_WORDS
        if at <= document.opening or not few or document.is_gone(at):
            continue
        words = document.phrase(cue).lower().split()
        terms = set(map(document.language.terms.__getitem__, words))
        body = (near for near in document.paragraphs if near not in lines)
        if sum(not document.terms[near].isdisjoint(terms) for near in body) < _SUBJECT:
            block, phrase = document.blocks[at], document.phrase(cue)
            reason = f"says where the post is filed: '{phrase}'"
            yield Finding(block.start, block.end, "MET07", reason, 0.9)


def _names(document: Document, cue: Cue) -> bool:
    """Tell whether a line ends with the phrase, or goes on with the name of a section."""
    rest = document.text[cue.end : document.blocks[cue.block].end].lstrip(_MARKS)
    return cue.trails or (cue.leads and rest[:1].isupper())


def _is_dated(document: Document, cue: Cue) -> bool:
    block = document.blocks[cue.block]
    return cue.leads and any(map(str.isdigit, document.text[cue.end : block.end]))
