"""Patterns that people write: checked when they are read, run under a time limit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import regex

from stripper.errors import ConfigError

_LIMIT: Final = 0.1  # seconds a line; a sound pattern takes some millionths
_TRIAL: Final = 0.02  # seconds; likewise, on lines made to mislead a pattern that backtracks
_LONG: Final = 1_500  # code points of such a line
_FILLERS: Final = ("", " ", ",", ".")
# Lines of an article. A pattern that matches all of them says nothing about furniture.
_PROSE: Final = (
    "The harbour board met on Tuesday and voted for the longer of the two piers.",
    "“Nobody asked us,” said the ferryman",
    "Zwölf Boote liefen am Morgen aus, neun kamen zurück",
    "In 1931 it was 12.5 metres deep; today it is four.",
)


class Pattern:
    """A regular expression of the `regex` module that must match a whole line.

    Args:
        source: As it was written.

    Raises:
        ConfigError: It is no regular expression, matches any line, or backtracks without end.
    """

    def __init__(self, source: str, *, any_line: bool = False) -> None:
        self.source: Final = source
        try:
            self._regex: Final = regex.compile(source)
        except regex.error as exc:
            raise ConfigError(f"no regular expression: {exc}") from None
        if any(self._hangs(line) for line in _misleading(source)):
            raise ConfigError(
                "tries too many ways to match a long line; "
                "where repeated parts can match the same text, leave one out"
            )
        if not any_line and all(self.matches(line) for line in _PROSE):
            raise ConfigError("matches any line; say what the line begins or ends with")

    def matches(self, line: str) -> bool:
        """Tell whether the whole of *line* matches.

        Raises:
            ConfigError: That took too long.
        """
        try:
            return self._regex.fullmatch(line, timeout=_LIMIT) is not None
        except TimeoutError:
            raise ConfigError(
                f"the pattern '{self.source}' took over {_LIMIT} s on a line of {len(line)} "
                "characters; write it without parts that can match the same text"
            ) from None

    def _hangs(self, line: str) -> bool:
        try:
            self._regex.fullmatch(line, timeout=_TRIAL)
        except TimeoutError:
            return True
        return False


def _misleading(source: str) -> Iterator[str]:
    """Yield lines that begin as the pattern wants and never come to a match.

    Each holds the pattern's own characters, without one of which the search would not begin.
    """
    letters = [char for char in source if char.isalnum()]
    pairs = {first + second for first, second in pairwise(letters)}
    for unit in sorted({a + b for a in {*letters, *"a1 "} for b in _FILLERS} | pairs):
        yield unit * (_LONG // len(unit)) + source + "\0"
