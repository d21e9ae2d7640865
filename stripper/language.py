"""What is known of a language: its function words and its most common words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).with_name("languages")
LANGUAGES: Final = tuple(sorted(path.stem for path in _DATA.glob("*.toml")))
UNKNOWN: Final = "und"  # the ISO 639-2 code for an undetermined language
_VOTERS: Final = 400  # words; enough to tell nine languages apart, cheap on long documents
_QUORUM: Final = 0.08  # share of different words; running text of a known language has 0.2 or more


@dataclass(frozen=True, slots=True)
class Language:
    """A language's words that say little about the subject of a text.

    Args:
        code: ISO 639-1, or `und`.
        function: Articles, pronouns, prepositions, auxiliaries; lower case.
        common: Open-class words that any article may hold; lower case.
    """

    code: str
    function: frozenset[str]
    common: frozenset[str]


@cache
def load_language(code: str) -> Language:
    """Return the word lists of *code*; empty ones for a language that has none."""
    if code not in LANGUAGES:
        return Language(code, frozenset(), frozenset())
    data = tomllib.loads((_DATA / f"{code}.toml").read_text(encoding="utf-8"))
    return Language(code, frozenset(data["function"].split()), frozenset(data["common"].split()))


def detect_language(words: Iterable[str]) -> str:
    """Return the language whose function words are most frequent among *words*.

    Only languages with word lists are told apart, since only they change what the rules do.

    Args:
        words: Lower-case words of the text; the first few hundred decide.

    Returns:
        ISO 639-1 code, or `und` when no language is well represented.
    """
    sample = set(islice(words, _VOTERS))
    votes = {code: len(sample & load_language(code).function) for code in LANGUAGES}
    best = max(votes, key=lambda code: votes[code])
    return best if votes[best] > _QUORUM * len(sample) else UNKNOWN
