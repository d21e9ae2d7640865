"""What is known of a language: its function words and its most common words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice, repeat
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).with_name("languages")
LANGUAGES: Final = tuple(sorted(path.stem for path in _DATA.glob("*.toml")))
UNKNOWN: Final = "und"  # the ISO 639-2 code for an undetermined language
_STEM: Final = 6  # letters; folds most endings of a word into one term without a stemmer
_SHORTEST: Final = 3  # letters; shorter words are abbreviations and particles
_REMEMBERED: Final = 200_000  # words; more than a long run of one language uses often
_VOTERS: Final = 200  # words; enough to tell languages apart, cheap on long documents
_QUORUM: Final = 0.08  # share of different words; running text of a known language has 0.2 or more
_SURE: Final = 5  # words; a tag is overruled by as many more than twice those of its language
_PARTS: Final = re.compile("[-_]")
_LONG_CODES: Final = {  # ISO 639-2 and 639-3
    "eng": "en",
    "deu": "de",
    "ger": "de",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "pol": "pl",
    "rus": "ru",
    "ukr": "uk",
}


class Terms(dict[str, str]):
    """Words to content terms: the first letters of a word, or nothing for a word without content.

    A memory of what was asked for, so that a word is looked at once and not in every text.
    """

    def __init__(self, ignored: frozenset[str]) -> None:
        super().__init__()
        self._ignored = ignored

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        bare = word in self._ignored or len(word) < _SHORTEST or word.isdecimal()
        self[word] = term = "" if bare else word[:_STEM]
        return term


@dataclass(frozen=True, slots=True)
class Language:
    """A language's words that say little about the subject of a text.

    Args:
        code: ISO 639-1, or `und`.
        function: Articles, pronouns, prepositions, auxiliaries; lower case.
        common: Open-class words that any article may hold; lower case.
        everyday: Both together: what is neither a name nor a subject.
        speech: Verbs with which an author reports what somebody says.
        terms: Any lower-case word to its content term; empty for a word without content.
    """

    code: str
    function: frozenset[str]
    common: frozenset[str]
    everyday: frozenset[str]
    speech: frozenset[str]
    terms: Mapping[str, str]


@cache
def load_language(code: str) -> Language:
    """Return the word lists of *code*; empty ones for a language that has none."""
    if code not in LANGUAGES:
        none: frozenset[str] = frozenset()
        return Language(code, none, none, none, none, Terms(none))
    data = tomllib.loads((_DATA / f"{code}.toml").read_text(encoding="utf-8"))
    function, common, speech = (
        frozenset(data[kind].split()) for kind in ("function", "common", "speech")
    )
    everyday = function | common
    return Language(code, function, common, everyday, speech, Terms(everyday))


def read_tag(tag: str) -> str | None:
    """Return the language of a tag such as `de`, `de-AT` or `deu_Latn`; None where it names none.

    ISO 639-2 and 639-3 are read for the languages that have word lists.
    """
    code = _PARTS.split(tag.strip().lower(), maxsplit=1)[0]
    code = _LONG_CODES.get(code, code)
    return code if len(code) in (2, 3) and code.isalpha() else None


def detect_language(words: Iterable[str], given: str = UNKNOWN) -> str:
    """Return the language whose function words are most frequent among *words*.

    Those without word lists are told, too, lest they be taken for a neighbour that has some. The
    language given stays unless another one is plainly more frequent: many pages have the tag of
    their site's template.

    Args:
        words: Lower-case words of the text, running text first; the first few hundred decide.
        given: One of `LANGUAGES`, or `und`.

    Returns:
        ISO 639-1 code, or `und` when none was given and no language is well represented.
    """
    sample = set(islice(words, _VOTERS))
    tally = sum(map(_ballots().get, sample, repeat(0)))
    candidates = tuple(_candidates())
    votes = tally.to_bytes(len(candidates), "little")
    most = max(votes)
    needed = _QUORUM * len(sample)
    if given != UNKNOWN:
        needed = max(needed, 2 * votes[candidates.index(given)] + _SURE)
    return candidates[votes.index(most)] if most > needed else given


@cache
def _ballots() -> dict[str, int]:
    """Return the vote of each function word: a number with a byte for each language, 1 or 0.

    Added up, they count the words of all languages at once; 200 voters fit a byte.
    """
    ballots: Counter[str] = Counter()
    for place, words in enumerate(_candidates().values()):
        ballots.update(dict.fromkeys(words, 1 << 8 * place))
    return dict(ballots)


@cache
def _candidates() -> dict[str, Iterable[str]]:
    """Return the function words of each language that is told; first those of `LANGUAGES`."""
    known = {code: load_language(code).function for code in LANGUAGES}
    lines = (_DATA / "others.txt").read_text(encoding="utf-8").splitlines()
    others = (line.split() for line in lines if not line.startswith("#"))
    return {**known, **{code: words for code, *words in others}}
