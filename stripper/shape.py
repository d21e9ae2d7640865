"""What blocks look like, in any language: the signs that rules share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Final

from stripper.cues import fold
from stripper.words import words_of

_FIRST: Final = itemgetter(0)
_CLOSERS: Final = "\"'”’»“)]}›"
_ENDS: Final = frozenset(".!?…。！？؟।")
# What somebody says in up to 600 code points; what is longer no rule takes for a line of a page.
_QUOTED: Final = re.compile(
    r"(?:\w[.)] )?[\"“„«»].{,600}[\"”“»«][.,!?]*(?: \([^()]*\))?", re.DOTALL
)
_CODE_ENDS: Final = (";", "{", "}", "*/", '",', "',", "=>")
# A prompt or comment, an option, operators, a path, a file; no arrow and no dash of a page's own.
_CODE: Final = re.compile(
    r"^[$%#] [a-z(]|[{}]|\\[A-Za-z]|(?:^|\s)--[a-z]|\w::\w|[<>]= ?\w|\w ?== ?\w|\w[=-]>\w"
    r"|(?:^|\s)[~.]{0,2}/\w+/\w|\w\.(?:conf|gz|json|py|sh|tar|toml|txt|xml|xz|ya?ml|zip)\b"
)
_COLUMNS: Final = re.compile(r"\S {3,}\S")
_SECTION: Final = re.compile(r"\d+(?:\.\d+)+(?:\.|(?= [^\W\d_a-zß-ÿ]))\s")
_YEAR: Final = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?\)")
_TIME: Final = re.compile(r"\d\d?[.:h]\d\d(?: (?:Uhr|h)| ?[ap]\.?m\.?)?")
_LABEL: Final = re.compile(r"(\w+)(?: \w+){0,2}\s?:(?:\s|$)")
_FEWEST_PARAGRAPHS: Final = 3  # of a body; in a shorter text all words below are new
_BULLET: Final = re.compile(r"(?:[•·▪‣◦●○■►▶➤✓✔*+–—-]|\d{1,2}[.)])\s+")


def ends_sentence(text: str) -> bool:
    """Tell whether *text* ends as a sentence does: full stop, question mark and the like."""
    return text.rstrip(_CLOSERS)[-1:] in _ENDS


def bullet_length(text: str) -> int:
    """Return how many code points of *text* are the bullet or number it begins with."""
    match = _BULLET.match(text)
    return match.end() if match else 0


def key_of(text: str) -> str:
    """Return the words of *text* joined by spaces, as `Document.keys` has those of the blocks."""
    return " ".join(words_of(fold(text)))


def label_of(text: str) -> str:
    """Return the first word of the label that *text* begins with, lower case; empty without one.

    A label is up to three words before a colon, as in "Date of birth: 3 May 1971".
    """
    match = _LABEL.match(text)
    return match[1].lower() if match else ""


def is_rule_line(text: str) -> bool:
    """Tell whether *text* has neither letter nor digit: a lone dash, a row of stars."""
    return not any(map(str.isalnum, text))


def is_quoted(text: str) -> bool:
    """Tell whether all of *text* stands within quotation marks: somebody says it.

    A letter of a list may stand before it, and who says it behind it, in brackets.
    """
    return _QUOTED.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Tell whether *text* ends as lines of programs, style sheets and data do, and few others."""
    return text.endswith(_CODE_ENDS)


def has_code(text: str) -> bool:
    """Tell whether *text* holds what commands, paths and comments of programs do."""
    return _CODE.search(text) is not None


def has_columns(text: str) -> bool:
    """Tell whether wide spaces part *text*, as the columns of a program's output or a table."""
    return _COLUMNS.search(text) is not None


def is_section(text: str) -> bool:
    """Tell whether *text* begins with the number of a section: "7.3. Log in"."""
    return _SECTION.match(text) is not None


def is_reference(text: str) -> bool:
    """Tell whether *text* names a work with its year, as references do: "Dunne, R. (2014) ..."."""
    return _YEAR.search(text) is not None


def is_time(text: str) -> bool:
    """Tell whether *text* is a time of the day, as entries of a live report have above them."""
    return _TIME.fullmatch(text) is not None


def capital_share(text: str) -> float:
    """Return the share of words of *text* that begin with a capital or a digit, in [0, 1]."""
    firsts = list(filter(str.isalnum, map(_FIRST, text.split())))
    if not firsts:
        return 0.0
    return (len(firsts) - sum(map(str.islower, firsts))) / len(firsts)


def end_of_body(paragraphs: Sequence[bool]) -> int:
    """Return the place below which there may be other stories alone.

    It is below the last paragraph that follows another one, since an author's do and those of other
    stories stand between their headlines; at least below the third, and at the end without three.

    Args:
        paragraphs: For each line of a text, whether it is a paragraph.
    """
    places = [place for place, is_one in enumerate(paragraphs) if is_one]
    if len(places) < _FEWEST_PARAGRAPHS:
        return len(paragraphs)
    least = places[_FEWEST_PARAGRAPHS - 1]
    return 1 + max([least, *(after for place, after in pairwise(places) if after == place + 1)])
