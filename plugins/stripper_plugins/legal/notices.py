"""Short paragraphs in which a publisher or an author says what holds for the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from stripper import Cue, Document, Finding, Words, is_reported, notice_start, shape
from stripper_plugins.legal.compounds import (
    EARLY,
    LABELLED,
    LICENCE,
    cookies_of_article,
    find_compounds,
)
from stripper_plugins.legal.edges import MOST_WORDS, NEW, edges, is_long_end
from stripper_plugins.legal.weighed import find_weighed

_NEW_AT_END: Final = 0.4  # likewise, in the last part of the text
_SPACES: Final = 3  # in a phrase with which nothing else begins
_LAST: Final = 4  # blocks of that part
_LAST_SHARE: Final = 0.1  # of the blocks, in long texts
_SENTENCE: Final = 20  # code points between a sentence's beginning and the phrase
_QUOTES: Final = '"‘“„«'
_OWN: Final = "full disclosure:"  # authors say so, too, and of whatever they like
_SCORE: Final = re.compile(r"\W{0,3}\d[\d.,]*\s?/\s?\d+\W?")


def find_notices(document: Document, words: Words) -> list[Finding]:
    """Return the notices, by what they name together or by phrases that stand in nothing else."""
    paid = words["paid"]
    disclaimers = _early(document, "legal-disclaimer", "a disclaimer")
    affiliates = _early(document, "legal-affiliate", "a note on who earns")
    found = [
        *_set_apart(document, disclaimers, paid),
        *_set_apart(document, affiliates, paid, "LEG03"),
        *_set_apart(document, find_compounds(document, words), paid),
        *find_weighed(document, edges(document), paid),
    ]
    notices: dict[int, Finding] = {}
    for notice in sorted(found, key=lambda notice: notice.rule):  # the surest comes first
        notices.setdefault(notice.start, notice)
    return list(notices.values())


def _early(document: Document, group: str, what: str) -> Iterator[tuple[Cue, str]]:
    """Yield the phrases that stand early in a short paragraph, or in a sentence of it."""
    cues = document.cues(group)
    subject = cookies_of_article(document) if cues else ()
    for cue in cues:
        start = document.blocks[cue.block].start
        long = len(document.words[cue.block]) > MOST_WORDS
        if long and not (cue.start == start and is_long_end(document, cue.block)):
            continue
        if cue.block in subject:
            continue
        sentence = document.text.rfind(". ", start, cue.start) + 2
        if cue.start - start <= EARLY or cue.start - sentence <= _SENTENCE:
            yield cue, what


def _set_apart(
    document: Document,
    cues: Iterable[tuple[Cue, str]],
    paid: frozenset[str],
    code: str = "",
) -> Iterator[Finding]:
    """Yield the blocks of these phrases that have little to do with the article."""
    seen: set[int] = set()
    for cue, what in cues:
        block = document.blocks[cue.block]
        if cue.block in seen or _is_quoted(document, cue) or _is_spoken(document, cue):
            continue
        if block.text.startswith("*"):
            continue  # the mark of a footnote to something in the text
        if _SCORE.fullmatch(document.text, cue.end, block.end):
            continue  # "Editors' note: 8/10"
        if document.phrase(cue).lower() == _OWN and paid.isdisjoint(document.words[cue.block]):
            continue
        labelled = what == LABELLED and cue.leads
        if document.novelty(cue.block) < _least(document, cue, labelled=labelled):
            continue
        start = notice_start(document, block, cue.start)
        # Behind a label nobody is quoted: "as we first wrote".
        if labelled or not is_reported(document, replace(block, start=start)):
            seen.add(cue.block)
            reason = f"{what}: '{document.phrase(cue)}'"
            told = "LEG02" if paid.isdisjoint(document.words[cue.block]) else "LEG03"
            licensed = any(cue.block == each.block for each in document.cues("legal-licence"))
            licence = "LEG04" if what == LICENCE or licensed else ""
            yield Finding(start, block.end, code or licence or told, reason, 0.9)


def _least(document: Document, cue: Cue, *, labelled: bool) -> float:
    """Return which share of a notice's content words must stand nowhere else, by its place."""
    if labelled and cue.block <= document.opening:
        return 0.0  # a correction speaks of what the article does
    if not _is_at_end(document, cue.block):
        return NEW
    return 0.0 if cue.leads and document.phrase(cue).count(" ") >= _SPACES else _NEW_AT_END


def _is_quoted(document: Document, cue: Cue) -> bool:
    start = document.blocks[cue.block].start
    return any(mark in document.text[start : cue.start] for mark in _QUOTES)


def _is_spoken(document: Document, cue: Cue) -> bool:
    """Tell whether the words of a label end a sentence's beginning: "I have one reservation:"."""
    if cue.leads or not document.phrase(cue).endswith(":"):
        return False
    return not shape.ends_sentence(document.text[: cue.start].rstrip())


def _is_at_end(document: Document, index: int) -> bool:
    """Tell whether a block stands in the last part of the text, where notices stand."""
    total = len(document.blocks)
    return index > 0 and total - index <= max(_LAST, int(_LAST_SHARE * total))
