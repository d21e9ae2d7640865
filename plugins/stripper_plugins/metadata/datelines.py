"""Datelines on a line of their own: where a report was written, and when or for whom."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Document, Finding, Words

_LONGEST: Final = 60  # code points
_SIGNS: Final = 2
_DASHES: Final = "-–—"
_PART: Final = r"[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]*){0,2}"
_LINE: Final = re.compile(
    rf"(?P<place>{_PART})(?:, {_PART})??"
    r"(?P<date>(?:,|:| [|–—-])? (?:(?P<month>[^\W\d_]+)\.? \d{1,2}|\d{1,2}\.? (?P<named>[^\W\d_]+))"
    r"\.?(?:,? (?:199|20\d)\d)?)?"
    r"(?P<agency>,? ?[(/][^\W\d_a-z][\w .-]{1,24}[)/])?(?P<dash> ?[–—-]{1,2})?"
)


def find_dateline(document: Document, block: Block, words: Words) -> Finding | None:
    """A place with two of a date, an agency and a dash above or below the body.

    One in capitals needs no more than the date or the dash.
    """
    text = block.text
    if len(text) > _LONGEST or not text[0].isupper() or text[-1] in ".?!:":
        return None
    marked = text[-1] in _DASHES or any(map(str.isdigit, text))  # as few lines are
    line = _LINE.fullmatch(text) if marked else None
    if line is None:
        return None
    place = line["place"]
    if line["date"] and (line["month"] or line["named"]).lower() not in words["date"]:
        return None
    if document.language.everyday.issuperset(place.lower().split()):
        return None  # "PART TWO, May 3"
    signs = sum(map(bool, line.group("date", "agency", "dash")))
    if signs < _SIGNS and not (place.isupper() and (line["date"] or line["dash"])):
        return None
    return Finding(block.start, block.end, "MET07", f"a dateline: '{place}'", 0.95)
