"""Reads a line made of facts about the article: dates, names, sections, counts."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from stripper import Words

NUMERIC_DATE: Final = re.compile(
    r"(?:19|20)\d{2}[-./]?(?:0[1-9]|1[0-2])[-./]?(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)\d{1,2}[-./·]\s?\d{1,2}[-./·]\s?(?:19|20)?\d{2}(?!\d)"
)
# A time of the day with its zone, or to the second: nobody says so when something is on.
STAMP: Final = re.compile(
    r"\d[:.]\d\d(?:,?\s?(?i:[ap]\.?m\.?),?)?\s?\(?(?!AT\b)(?:[A-Z]{1,3}T|UTC|MES?Z|МСК)\b"
    r"|\d[:.]\d\d:\d\d(?!\d)|\dT\d\d:\d\d"
)
NUMBER: Final = re.compile(r"\d+(?:st|nd|rd|th|am|pm|h\d*|t\d+|z|[dkmw])*|t\d+z?")
_SPELLED: Final = r"\d{1,2}-[^\W\d_]{3,4}-(?:19|20)?\d{2}"
_TOKEN: Final = re.compile(rf"{_SPELLED}|\w+(?:\.[a-z]{{2,}})+|\w+")  # "example.org" is a name
_MARK: Final = re.compile(r"[|•·∙–—/()\[\]►»\t]|\s-\s|\s{2,}")
_LIST: Final = re.compile(r"^\s*[,;]\s*$")
_STOP: Final = re.compile(r"[,;:|•·∙–—/()\[\]►»\t]|\s-\s|\s{2,}")
_LEADS: Final = frozenset({"credit", "section", "source"})  # kinds that explain what follows
_NEAR: Final = frozenset({"date", "number", "stamp", "credit"})  # beside which a name stands
_NAME_WORDS: Final = 5  # of a name with its particles
_SECTION_WORDS: Final = 3  # "Town and country"
_LABEL_LETTERS: Final = 5  # shorter fillers are prepositions and units


class Run(NamedTuple):
    """Words of a line that are no fact of their own: a name or a section.

    *lead* is the word before it that explains it, such as "by" or "category"; *marked* tells that
    a stroke or the end of the line parts it from the rest on both sides; *first* that it begins
    the line; *beside* that nothing but a space parts it from a date, or from what somebody is.
    """

    words: list[str]
    lead: str
    marked: bool
    first: bool
    beside: bool


class Record(NamedTuple):
    """What a line says: whether it has a date, a count, a label, and the words left over.

    A *whole* date has a day and a year, a *stamped* one a time that only machines give.
    """

    dated: bool
    whole: bool
    stamped: bool
    counted: bool
    labelled: bool
    runs: list[Run]

    @property
    def reason(self) -> str:
        """What the line holds, for the log."""
        facts = (
            ("a date", self.dated),
            ("a count", self.counted),
            ("a name or a section", bool(self.runs)),
        )
        return "only facts about the article: " + ", ".join(n for n, there in facts if there)

    @property
    def unexplained(self) -> list[Run]:
        """The runs that nothing but their place explains."""
        return [run for run in self.runs if not run.lead]


class _Token(NamedTuple):
    text: str
    start: int
    end: int
    kind: str  # empty for a word that is no fact


def read_record(text: str, words: Words) -> Record | None:
    """Class each word of a line; None where one is no fact, no name and no section."""
    tokens = [
        _Token(m[0], m.start(), m.end(), _kind(m[0].lower(), words)) for m in _TOKEN.finditer(text)
    ]
    runs = _runs(text, _mend(text, tokens, words), words)
    if runs is None or not all(_is_name(run, words) for run in runs):
        return None
    listed = [token.kind for token in tokens]
    kinds = set(listed)
    numbered, numeric = "number" in kinds, NUMERIC_DATE.search(text) is not None
    dated = numeric or "stamp" in kinds or bool(numbered and kinds & {"date", "ago"})
    return Record(
        dated=dated,
        whole=numeric or "stamp" in kinds or listed.count("number") > 1,
        stamped=dated and STAMP.search(text) is not None,
        counted=numbered and "count" in kinds,
        labelled=bool(kinds & _LEADS or min(map(listed.count, ("count", "number"))) > 1)
        or any(token.kind == "filler" and len(token.text) >= _LABEL_LETTERS for token in tokens),
        runs=runs,
    )


def _kind(word: str, words: Words) -> str:
    if word[0].isdigit() or NUMBER.fullmatch(word):
        return "number" if NUMBER.fullmatch(word) else "stamp" if "-" in word else ""
    for kind in ("date", "credit", "section", "source", "count", "ago", "joint"):
        if word in words[kind]:
            return kind
    return "filler" if word in words["date-filler"] else ""


def _mend(text: str, tokens: list[_Token], words: Words) -> list[_Token]:
    """Take for words of a name: "van" in "Jan van Dyk", "April" after "by", "The" in "The Echo"."""
    mended = tokens[:]
    for at, (token, after) in enumerate(pairwise(tokens)):
        before = mended[at - 1].kind if at else "none"
        if after.kind or text[token.end : after.start] != " ":
            continue
        particle = token.text.lower() in words["particle"]
        article = token.kind == "filler" and token.text[0].isupper()
        within = at > 1 and tokens[at - 1].text.lower() in words["within"]
        leads = (before in _LEADS or within) and (particle or article or token.kind == "date")
        if (particle and (not before or (article and not at))) or leads:
            mended[at] = token._replace(kind="")
    return mended


def _runs(text: str, tokens: list[_Token], words: Words) -> list[Run] | None:
    """Return the words that are no facts, run by run; None where one is a label of the text's."""
    runs: list[Run] = []
    lead = ""
    for start, end in _spans(text, tokens):
        before = tokens[start - 1] if start else None
        gap = text[before.end : tokens[start].start] if before else "|"
        behind = text[tokens[end - 1].end : tokens[end].start] if end < len(tokens) else "|"
        if before is None or before.kind not in ("", "joint"):
            within = before and start > 1 and before.text.lower() in words["within"]
            lead = before.text if before and (before.kind in _LEADS or within) else ""
        elif not before.kind and not _LIST.search(gap):
            lead = ""
        if ":" in behind and not lead:
            return None
        marked = bool(_MARK.search(gap) and _MARK.search(behind))
        theirs = [token.text for token in tokens[start:end]]
        near = (gap, before) if before else (behind, tokens[end] if end < len(tokens) else None)
        beside = not near[0].strip(" ,") and near[1] is not None and near[1].kind in _NEAR
        if before and before.kind == "joint" and runs:
            beside = runs[-1].beside
        runs.append(Run(theirs, lead, marked, before is None, beside))
    return runs


def _spans(text: str, tokens: list[_Token]) -> list[tuple[int, int]]:
    """Return where words that are no facts stand together, as index ranges of the tokens."""
    spans: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        if token.kind:
            continue
        if spans and spans[-1][1] == at and not _STOP.search(text, tokens[at - 1].end, token.start):
            spans[-1] = (spans[-1][0], at + 1)
        else:
            spans.append((at, at + 1))
    return spans


def _is_name(run: Run, words: Words) -> bool:
    """Tell whether a run is a name or a section by its capitals; after "by" a handle will do."""
    theirs = [word for word in run.words if word.lower() not in words["particle"]]
    capitals = sum(not word[0].islower() or "." in word for word in theirs)
    if not run.lead:
        # Between strokes the first capital is enough: "Local news".
        section = run.marked and bool(theirs) and not theirs[0][0].islower()
        return 0 < len(theirs) <= _SECTION_WORDS and (section or capitals == len(theirs))
    if len(run.words) == 1:
        return True
    loose = words["section"] | words["source"]
    written = capitals if run.lead.lower() in loose else len(theirs)
    return len(theirs) <= _NAME_WORDS and 0 < capitals >= written
