"""Words that tie a paragraph to what stands before it, and words of what it may be about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from stripper import load_words
from stripper_plugins.off_topic.core import STEM, Core

_WORD: Final = re.compile(r"\w+")
_LONGEST: Final = 4  # words of a phrase
_SUBJECTS: Final = ("sport", "fame")
_TELLING: Final = 3  # words of a subject; two may be figures of speech


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's words that say what a paragraph goes with.

    Args:
        links: Phrases at the beginning of a paragraph that goes on, each as its words.
        subjects: Content words of subjects that other stories are often about, one set each, cut
            as in `Document.terms`.
    """

    links: frozenset[str]
    subjects: tuple[frozenset[str], ...]


@cache
def read_vocabulary(module_file: str, language: str) -> Vocabulary:
    """Return the words that lie beside the plugin."""
    lists = load_words(module_file, language)
    links = frozenset(" ".join(_WORD.findall(phrase)) for phrase in lists["link"])
    subjects = [frozenset(word[:STEM] for word in lists[name]) for name in _SUBJECTS]
    return Vocabulary(links, tuple(subjects))


def is_linked(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a block with these words begins with a phrase that links it."""
    return any(" ".join(words[:size]) in vocabulary.links for size in range(1, _LONGEST + 1))


def is_on_another_subject(core: Core, places: Sequence[int], vocabulary: Vocabulary) -> bool:
    """Tell whether blocks speak of a subject that the rest of the article does not speak of."""
    terms = core.terms_of(places)
    return any(
        sum([not core.knows(term) for term in terms & subject]) >= _TELLING
        for subject in vocabulary.subjects
    )
