"""Words at the beginning of a paragraph that tie it to what stands before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from stripper import load_words

_WORD: Final = re.compile(r"\w+")
_LONGEST: Final = 4  # words of a phrase


@cache
def read_links(module_file: str, language: str) -> frozenset[str]:
    """Return the phrases that lie beside the plugin, each as its words."""
    phrases = load_words(module_file, language)["link"]
    return frozenset(" ".join(_WORD.findall(phrase)) for phrase in phrases)


def is_linked(words: Sequence[str], links: frozenset[str]) -> bool:
    """Tell whether a block with these words begins with such a phrase."""
    return any(" ".join(words[:size]) in links for size in range(1, _LONGEST + 1))
