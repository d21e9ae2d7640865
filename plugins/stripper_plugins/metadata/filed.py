"""Sentences in which a blog says when, by whom and in which section a post appeared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Final

from stripper import Cue, Document, Finding

_MOST_WORDS: Final = 70  # with many topics
_SUBJECT: Final = 2  # times that paragraphs have words of a phrase, each once
_MARKS: Final = " :«„“\"'"


def find_filed(document: Document) -> Iterator[Finding]:
    """Yield the lines that begin or end so, unless the article tells how blogs are made."""
    lines = {c.block: c for c in document.cues("metadata-filed") if _names(document, c)}
    lines |= {c.block: c for c in document.cues("metadata-posted") if _is_dated(document, c)}
    if not lines:
        return
    body = [document.terms[at] for at in document.paragraphs if at not in lines]
    told = Counter(chain.from_iterable(body))
    for at, cue in sorted(lines.items()):
        few = len(document.words[at]) <= _MOST_WORDS
        if at <= document.opening or not few or document.is_gone(at):
            continue
        terms = map(document.language.terms.__getitem__, document.phrase(cue).lower().split())
        if sum(map(told.__getitem__, set(terms))) < _SUBJECT:
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
