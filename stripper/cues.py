"""Cue phrases and word lists, read from the data beside a plugin."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

FALLBACK: Final = "en"  # pages in every language carry English furniture
OTHERS: Final = "und"  # what the languages without a table of their own have
_WORDS: Final = "words"
_HYPHENATED: Final = re.compile(r"\b\w++(?:\xad++\w++)++\xad*+")
_TARGET: Final = re.compile(r'\]\((?:[^()\s]++|\([^()\s]*+\))*+(?:[ \t]++"[^"\n]*+")?\)')

Phrases: TypeAlias = Mapping[str, Mapping[str, Sequence[str]]]
"""Language code -> group name -> phrases; under `und` those of all languages that are no key.

Case does not count, and a phrase matches whole words only. `^` in front of a phrase asks for the
beginning of a block, `$` behind it for the end (both are cheaper to find than a phrase anywhere),
and `*` behind its last word lets longer words match too.
"""

Words: TypeAlias = Mapping[str, frozenset[str]]
"""List name -> lower-case words or phrases, of one language and of English."""


class Cue(NamedTuple):
    """A phrase found in the text.

    *start* and *end* are code points in the document's text, *block* the index of the block that
    holds it. *leads* and *trails* tell that no letter of the block stands before or after it.
    """

    start: int
    end: int
    block: int
    leads: bool
    trails: bool

    @property
    def alone(self) -> bool:
        """Whether the phrase is all that its block says."""
        return self.leads and self.trails


# What Cue(...) does, in a third of the time.
new_cue: Final[Callable[[tuple[Any, ...]], Cue]] = partial(tuple.__new__, Cue)


def load_phrases(module_file: str) -> Phrases:
    """Read the phrases that lie beside a plugin: `related.toml` for `related.py`.

    Args:
        module_file: The plugin's `__file__`.

    Returns:
        The file's language tables: language code -> group name -> phrases.

    Raises:
        ValueError: The file is no TOML.
    """
    tables = _read(module_file)
    return {code: tables[code] for code in tables if code != _WORDS}


@cache
def load_words(module_file: str, language: str) -> Words:
    """Read the word lists that lie beside a plugin, from the tables `[words.<language>]`.

    They are for what is too frequent to look for everywhere, and is tested on few blocks.

    Args:
        module_file: The plugin's `__file__`.
        language: ISO 639-1 code; the English words come along. A language without a table has
            the words of `[words.und]`, if there is one.

    Returns:
        List name -> lower-case words or phrases; the names are those of the English table.

    Raises:
        ValueError: The file is no TOML, or has no such table for English.
    """
    tables = _read(module_file).get(_WORDS, {})
    if FALLBACK not in tables:
        raise ValueError(f"{_data_of(module_file)}: no table [{_WORDS}.{FALLBACK}]")
    own: Mapping[str, Sequence[str]] = tables.get(language, tables.get(OTHERS, {}))
    return {
        name: frozenset(map(fold, (*words, *own.get(name, ()))))
        for name, words in tables[FALLBACK].items()
    }


@cache
def _read(module_file: str) -> dict[str, Any]:
    path = _data_of(module_file)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as exc:
        raise ValueError(f"{path}: {exc}") from exc


def _data_of(module_file: str) -> Path:
    path = Path(module_file)
    if path.stem == "__init__":
        path = path.parent  # a plugin that is a package has its data beside the folder
    return path.with_suffix(".toml")


def fold(text: str) -> str:
    """Return *text* in lower case with plain apostrophes and spaces, of the same length.

    Where the links of Markdown lead is blanked: no reader sees it. Nor does one see soft hyphens:
    a word with some is closed up, and blanks behind it make up for them.
    """
    # The one letter that grows in lower case stays as it is, since offsets must not.
    lowered = "İ".join([part.lower() for part in text.split("İ")])
    if "[" in lowered and "](" in lowered:  # a single character is found in a tenth of the time
        lowered = _TARGET.sub(lambda match: "]" + " " * (len(match[0]) - 1), lowered)
    if "\xad" in lowered:
        lowered = _HYPHENATED.sub(_close_up, lowered)
    return lowered.replace("\u2019", "'").replace("\xa0", " ").replace("\u202f", " ")


def _close_up(match: re.Match[str]) -> str:
    return match[0].replace("\xad", "").ljust(len(match[0]))
