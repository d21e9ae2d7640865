"""Cue phrases: read from the plugins' data, found all in one pass over the text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation

from stripper.segment import Block

FALLBACK: Final = "en"  # pages in every language carry English furniture
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_EDGE: Final = 8  # code points; a bullet, quotation mark or emoji may stand before a cue

Phrases: TypeAlias = Mapping[str, Mapping[str, Sequence[str]]]
"""Language code -> group name -> phrases. A phrase that ends in `*` matches longer words too."""


class Cue(NamedTuple):
    """A phrase found in the text.

    *start* and *end* are code points in the document's text, *block* the index of the block that
    holds it. *leads* and *trails* tell that no letter or digit of the block stands before or
    after it.
    """

    start: int
    end: int
    block: int
    leads: bool
    trails: bool


def load_phrases(module_file: str) -> Phrases:
    """Read the phrases that lie beside a plugin: `related.toml` for `related.py`.

    Args:
        module_file: The plugin's `__file__`.

    Returns:
        The file's tables: language code -> group name -> phrases.
    """
    path = Path(module_file).with_suffix(".toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def fold(text: str) -> str:
    """Return *text* in lower case with plain apostrophes and spaces, of the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        # A few letters grow in lower case; offsets must not, so those stay as they are.
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.replace("\u2019", "'").replace("\xa0", " ").replace("\u202f", " ")


class Lexicon:
    """The phrases of all plugins for one language, as one automaton.

    Args:
        phrases: Group name -> phrases of the language and of English.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        groups: dict[str, set[str]] = {}
        for group, members in phrases.items():
            for phrase in members:
                groups.setdefault(fold(phrase), set()).add(group)
        self._entries = [
            (phrase.endswith("*"), tuple(sorted(names))) for phrase, names in groups.items()
        ]
        self._automaton = (
            AhoCorasick([p.rstrip("*") for p in groups], implementation=Implementation.DFA)
            if groups
            else None
        )

    def find(self, folded: str, blocks: Sequence[Block]) -> dict[str, list[Cue]]:
        """Return the cues of each group, sorted by start, the longest of those that start together.

        Args:
            folded: The document's text as `fold` returns it.
            blocks: Its blocks, in order.
        """
        found: dict[str, list[Cue]] = {}
        if self._automaton is None or not blocks:
            return found
        try:
            matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        except UnicodeEncodeError:  # the automaton reads UTF-8, which has no lone surrogates
            folded = _SURROGATE.sub("\ufffd", folded)
            matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        matches.sort(key=lambda match: (match[1], -match[2]))
        at, size = 0, len(folded)
        for entry, start, end in matches:
            prefix, groups = self._entries[entry]
            if start and _joined(folded[start - 1], folded[start]):
                continue
            if not prefix and end < size and _joined(folded[end - 1], folded[end]):
                continue
            while blocks[at].end <= start:
                at += 1
            block = blocks[at]
            if end > block.end:
                continue
            cue = Cue(
                start,
                end,
                at,
                leads=start - block.start <= _EDGE and _is_plain(folded, block.start, start),
                trails=block.end - end <= _EDGE and _is_plain(folded, end, block.end),
            )
            for group in groups:
                cues = found.setdefault(group, [])
                if not cues or cues[-1].start != start:
                    cues.append(cue)
        return found


def _is_plain(text: str, start: int, end: int) -> bool:
    return not any(map(str.isalnum, text[start:end]))


def _joined(left: str, right: str) -> bool:
    """Tell whether two neighbours belong to one word; scripts without spaces never do."""
    return left.isalnum() and right.isalnum() and left < "\u2e80" and right < "\u2e80"
