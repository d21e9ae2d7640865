"""What the words of a line are: names, what people are and do, papers and places."""

from __future__ import annotations

import re
from typing import Final

from stripper import Words

AGENCY: Final = re.compile(r"[^\W\d_a-z]{2,6}")  # AFP, TASS
NAME_WORDS: Final = 3  # of a name, its small words not counted; four with capitals are a headline
_LONG_NAME: Final = 5  # words of a name with its small words
_REPORT: Final = 7  # words of a line that says who reports, and from where
_PAPER_WORDS: Final = 5  # "The Olm Valley Courier"
MARK: Final = re.compile(r"\s*(?:[,|•·⋅/()]|\s[–—-]\s|(?<=\w{3})\.\s)\s*")
_QUOTES: Final = "«„"  # of papers; English has a work's name in its quotes
_TRADES: Final = ("ologist", "iatrist", "ician")


def without_verb(text: str, words: Words) -> str:
    """Return "Ida Lind" of "Ida Lind reports", or of "Ida Lind reports from Tarn"."""
    theirs = text.split()
    if not 2 < len(theirs) <= _REPORT:
        return text
    does, last = words["does"], theirs[-1].rstrip(".")
    if last in does:
        return " ".join(theirs[:-1])
    at = 2 if theirs[2] in does else 3
    told = (
        theirs[at] in does and theirs[at + 1] in words["place"] if at + 1 < len(theirs) else False
    )
    return " ".join(theirs[:at]) if told else text


def split_parts(text: str, words: Words) -> list[list[str]]:
    """Return the words between marks, and between words that join two names."""
    parts: list[list[str]] = []
    for piece in MARK.sub("\n", text).split("\n"):
        parts.append([])
        for word in piece.split():
            if word in words["joint"]:
                parts.append([])
            else:
                parts[-1].append(word)
    return [part for part in parts if part]


def without_outlet(theirs: list[str], words: Words) -> str:
    """Return a line without "for" and the paper behind a name."""
    for at in range(2, min(_LONG_NAME, len(theirs) - 1)):
        if theirs[at].lower() not in words["outlet"] and theirs[at] not in words["place"]:
            continue
        small = words["outlet"] | words["the"]
        rest = [word for word in theirs[at + 1 :] if word.lower() not in small]
        if rest and not rest[0].strip("«„“\"'")[:1].islower():
            return " ".join(theirs[:at]).rstrip(" ,–—-")
    return " ".join(theirs)


def is_name(part: list[str], words: Words) -> bool:
    """Tell whether two or three words have capitals, and all others are small words of names."""
    large = [word for word in part if word[0].isupper()]
    small = all(word in words["small"] for word in part if not word[0].isupper())
    ends = len(part) > 1 and part[0] in large and part[-1] in large
    return 2 <= len(large) <= NAME_WORDS and len(part) <= _LONG_NAME and small and ends


def without_work(part: list[str], words: Words) -> list[str]:
    """Return "Ida Lind" of "Text Ida Lind"."""
    return part[1:] if part[0].lower() in words["genre"] and len(part) > 2 else part


def is_known(part: list[str], words: Words) -> bool:
    """Tell whether words are an agency, a paper in quotes, where she wrote or what she did."""
    name = " ".join(part)
    if name.lower() in words["agency"] or AGENCY.fullmatch(name):
        return True
    if name[0] in _QUOTES or name.lower() in words["genre"] or _is_trade(part, words):
        return True
    if len(part) <= _PAPER_WORDS and {part[0].lower(), part[-1].lower()} & words["paper"]:
        return part[0][0].isupper()
    return len(part) > 1 and part[0] in words["place"] and part[1][0].isupper()


def _is_trade(part: list[str], words: Words) -> bool:
    """Tell whether words with capitals end with what somebody is: "Cardiologist"."""
    last = part[-1].lower()
    known = last in words["trade"] or last.removesuffix("s") in words["trade"]
    return are_capital(part) and (known or last.endswith(_TRADES))


def are_capital(words: list[str]) -> bool:
    return all(word[0].isupper() for word in words)
