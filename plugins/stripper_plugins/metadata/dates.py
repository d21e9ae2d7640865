"""Dates, alone or with a place or other facts about the article, above and below the body."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Document, Finding, Words, shape
from stripper_plugins.metadata.record import NUMBER, NUMERIC_DATE, STAMP, Record, Run, read_record

SURE: Final = 0.95  # score of a line in which every word is explained
_CLOCK: Final = re.compile(r"\d[:.h]\d\d")
# A time from and to, or a year before there were pages: when something is on, or was.
_EVENT: Final = re.compile(r"\d[:.]\d\d\s?[–—-]\s?\d\d?[:.]\d\d|(?<!\d)1(?:[0-8]\d|9[0-7])\d(?!\d)")
_NEAR: Final = 120  # code points of a line in a box of facts
_DATELINE: Final = 60  # code points
_COUNTER_WORDS: Final = 3  # "4,218 views"
_LABELLED: Final = ("edition", "edition-with", "joint")  # what a date may have behind its label
_RUN: Final = re.compile(r"\d+h?|[ap]m|\D+")  # "2019updated", "ago6h", "15amwed"
_SIGNS: Final = 2
_DASHES: Final = "-–—"
_PART: Final = r"[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]*){0,2}"
_LINE: Final = re.compile(
    rf"(?P<place>{_PART})(?:, {_PART})??"
    r"(?P<date>(?:,|:| [|–—-])? (?:le |den |em |il |el )?"
    r"(?:(?P<month>[^\W\d_]+)\.? \d{1,2}|\d{1,2}(?:\.|º|er)? (?:de )?(?P<named>[^\W\d_]+))"
    r"\.?(?P<year>,? (?:de |del )?(?:199|20\d)\d(?:,? \d\d?[:.h]\d\d)?)?)?"
    r"(?P<agency>,? ?[(/][^\W\d_a-z][\w .-]{1,24}[)/])?(?P<dash> ?[–—-]{1,2})?"
)


def find_date(document: Document, block: Block, words: Words, *, labelled: bool) -> Finding | None:
    """A line with a number that is a date, in the header or with its label below the body."""
    above, stamped = block.index < document.opening, STAMP.search(block.text) is not None
    if not above and not (labelled and block.index > document.closing):
        return None
    theirs = document.words[block.index]
    timed = labelled or not words["today"].isdisjoint(theirs)
    timed = stamped or (timed and _CLOCK.search(block.text) is not None)
    if not timed and not _is_dated(block.text, theirs, words):
        return None
    lists = ["date", "date-filler", "today", *(_LABELLED if labelled else ())]
    known = frozenset().union(*map(words.__getitem__, lists))
    if not all(_is_known(word, known) for word in theirs):
        return None
    if _is_fact(document, block, words, labelled=labelled):
        return None
    if _EVENT.search(block.text):
        return None
    reason = "the line is a date" + (" above the body" if above else " below the body")
    return Finding(block.start, block.end, "MET01", reason, 0.97, {"date": block.text})


def _is_known(word: str, known: frozenset[str]) -> bool:
    """Tell whether a word is a number or known, or such are run together in it."""
    parts = [word] if word in known or NUMBER.fullmatch(word) else _RUN.findall(word)
    return all(part in known or NUMBER.fullmatch(part) for part in parts)


def _is_dated(text: str, theirs: list[str], words: Words) -> bool:
    """Tell whether a line with a number has a word of a date, or a date in numbers."""
    spelled = not (words["date"].isdisjoint(theirs) and words["ago"].isdisjoint(theirs))
    return spelled or NUMERIC_DATE.search(text) is not None


def _is_fact(document: Document, block: Block, words: Words, *, labelled: bool) -> bool:
    """Tell whether a line dates what a box of facts is about, such as a film or a meeting."""
    noun = document.words[block.index][0] in words["date-noun"]
    named = not labelled and bool(shape.label_of(block.text))
    return (noun or named) and is_in_box(document, block, words)


def is_in_box(document: Document, block: Block, words: Words) -> bool:
    """Tell whether a line beside this one has a label that no record of an article has."""
    kinds = ("date-filler", "credit", "section", "source", "count", "share", *_LABELLED)
    known = frozenset().union(*map(words.__getitem__, kinds))
    for near in document.blocks[max(0, block.index - 1) : block.index + 2]:
        label = shape.label_of(near.text) if len(near.text) <= _NEAR else ""
        if near is not block and label and label not in known:
            return True
    return False


def find_record(document: Document, block: Block, words: Words) -> Finding | None:
    """A line with a number: two or more facts about the article, with nothing else in it."""
    theirs = document.words[block.index]
    told = not words["count"].isdisjoint(theirs) or _is_dated(block.text, theirs, words)
    if not told or block.text.endswith(("?", "!", ":", "...")):
        return None
    record = read_record(block.text, words)
    if record and _is_fact(document, block, words, labelled=False):
        return None
    above = block.index < document.opening
    few = len(theirs) <= _COUNTER_WORDS and words["answer"].isdisjoint(theirs)
    if record is None or not _is_told(record, above=above, few=few):
        return None
    if not all(_may_stand(document, record, run, words) for run in record.unexplained):
        return None
    name = next((run for run in record.runs if run.lead.lower() in words["credit"]), None)
    facts = {"byline": " ".join(name.words)} if name else {}
    score = 0.9 if record.unexplained else SURE
    return Finding(block.start, block.end, "MET07", record.reason, score, facts)


def find_source(document: Document, block: Block, words: Words) -> Finding | None:
    """A line that only says where the article comes from, above the body or as the last."""
    last = block.index == len(document.blocks) - 1
    record = read_record(block.text, words) if block.index < document.opening or last else None
    if record is None or record.unexplained or ":" not in block.text or not record.runs:
        return None
    return Finding(block.start, block.end, "MET07", "only names the article's source", 0.9)


def _is_told(record: Record, *, above: bool, few: bool) -> bool:
    """Tell whether enough is said: above the body a date or a count, below it more than that.

    A count in *few* words is enough there, too: "4,218 views"; one of answers may head them.
    """
    if not record.dated:
        told = (record.labelled or few) and not record.runs
        told = not record.unexplained if above else told
        return record.counted and told
    if not record.runs and not record.counted:
        return False  # a date alone
    return above or ((record.labelled or record.counted) and not record.unexplained)


def _may_stand(document: Document, record: Record, run: Run, words: Words) -> bool:
    """Tell whether words may be a section, between marks, or a name, beside a whole date."""
    language = document.language
    theirs = [word for word in map(str.lower, run.words) if word not in words["particle"]]
    if not language.function.isdisjoint(theirs):
        return False
    if run.marked or record.stamped:
        return True
    known = sum(word in language.common for word in theirs)
    rare = known == 0 and len(theirs) > 1 if run.first else known < len(theirs)
    return rare and run.beside and record.whole


def find_dateline(document: Document, block: Block, words: Words) -> Finding | None:
    """A place with two of a date, its year, an agency and a dash above or below the body.

    One in capitals needs no more than the date or the dash.
    """
    text = block.text
    signed = document.closing < block.index < len(document.blocks) - 1  # as a letter is
    if signed or len(text) > _DATELINE or not text[0].isupper() or text[-1] in ".?!:":
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
    signs = sum(map(bool, line.group("date", "year", "agency", "dash")))
    if signs < _SIGNS and not (place.isupper() and (line["date"] or line["dash"])):
        return None
    return Finding(block.start, block.end, "MET07", f"a dateline: '{place}'", 0.95)
