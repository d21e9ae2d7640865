"""What the phrases that pleas hold say about the blocks that hold them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Final, NamedTuple

from stripper import Cue, Document
from stripper_plugins.promo.voice import MARKS
from stripper_plugins.promo.words import Vocabulary

LETTER: Final = "promo-newsletter"  # so telling that no ask is needed
NEWS: Final = "promo-news"
SOCIAL: Final = "promo-social"
# What pleas are about, as groups of phrases, and the rule that each belongs to.
_CODES: Final = {
    LETTER: "PRO01",
    NEWS: "PRO01",
    SOCIAL: "PRO02",
    "promo-product": "PRO03",
    "promo-donate": "PRO04",
}
_SURE: Final = "promo-sure"
_GROUPS: Final = (_SURE, *_CODES)
_SPOKEN: Final = 2  # long paragraphs; what as many speak of is the article's subject
_LONG_WORDS: Final = 30  # of a long paragraph
_OPENING: Final = "„«"
_CLOSING: Final = "”»"
_QUOTE: Final = re.compile(r"(?<!\w)[\"'‘“„«]")  # what stands in quotation marks is spoken of


class Hint(NamedTuple):
    """A phrase in a block, its group, and whether it makes a plea by itself."""

    code: str
    group: str
    cue: Cue
    sure: bool = False


def read_hints(document: Document, words: Vocabulary) -> dict[int, Hint]:
    """Return what the phrases in each block say about it, by block index.

    The first phrase counts, or the next one where the first is an ask and no more.
    """
    hints: dict[int, Hint] = {}
    cues = {group: found for group in _GROUPS if (found := document.cues(group))}
    if not cues:
        return hints
    reported = _reported(document, chain.from_iterable(cues.values()))
    for group, code in _CODES.items():
        for cue in cues.get(group, ()):
            if _phrase(document, cue) in reported or _is_spoken(document, cue):
                continue
            known = hints.get(cue.block)
            if not known or words.is_ask(_phrase(document, known.cue)):
                hints[cue.block] = Hint(code, group, cue)
    for cue in cues.get(_SURE, ()):
        phrase = _phrase(document, cue)
        if not _is_quoted(document, cue) and not any(each in phrase for each in reported):
            hint = hints.get(cue.block, Hint("PRO06", "", cue))
            hints[cue.block] = hint._replace(cue=cue, sure=True)
    return hints


def _phrase(document: Document, cue: Cue) -> str:
    return document.folded[cue.start : cue.end]


def _reported(document: Document, cues: Iterable[Cue]) -> set[str]:
    """Return the phrases that the article reports on, in long paragraphs or in its title."""
    title = document.title_terms or (document.terms[0] if document.terms else frozenset())
    spoken: defaultdict[str, set[int]] = defaultdict(set)
    reported = set()
    for cue in cues:
        phrase = _phrase(document, cue)
        if len(document.words[cue.block]) > _LONG_WORDS:
            spoken[phrase].add(cue.block)
        if document.language.terms[phrase] in title:
            reported.add(phrase)
    return reported | {phrase for phrase, blocks in spoken.items() if len(blocks) >= _SPOKEN}


def _is_quoted(document: Document, cue: Cue) -> bool:
    """Tell whether a quotation mark stands before the phrase."""
    start = document.blocks[cue.block].start
    return bool(_QUOTE.search(document.text, start, cue.start))


def _is_spoken(document: Document, cue: Cue) -> bool:
    """Tell whether a phrase stands between quotation marks."""
    spoken = False
    for mark in MARKS.finditer(document.text, document.blocks[cue.block].start, cue.start):
        spoken = mark[0] in _OPENING or (mark[0] not in _CLOSING and not spoken)
    return spoken
