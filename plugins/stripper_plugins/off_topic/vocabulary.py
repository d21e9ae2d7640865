"""Words that tie a paragraph to what stands before it, and words of whom and what it speaks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from stripper import load_phrases, load_words
from stripper_plugins.off_topic.core import STEM

_WORD: Final = re.compile(r"\w+")
# A capital inside a sentence: a name, in most languages.
_NAME: Final = re.compile(r"[^\W\d_a-zß-öø-ÿа-яёіїєґ](?<=[^\s.!?:\"“„«(–—-]\s.)[\w’'-]+")
_GENERAL: Final = {
    path.stem: path for path in Path(__file__).with_name("general").glob("*.toml")
}  # by language
_LONGEST: Final = 4  # words of a phrase
_SUBJECTS: Final = {"sport": "sport_often", "fame": "fame_often", "politics": "politics_often"}
_EVENTS: Final = "events"
_VOICES: Final = ("author", "group", "reader", "day")
_REPORT: Final = "report"
_CAPITALS: Final = "de"  # where all nouns have them, as names have


class Subject(NamedTuple):
    """Content words of a subject that other stories are often about, cut as in `Document.terms`.

    Args:
        own: Those that little else is told with.
        often: Those that its reports often have, and others too.
    """

    own: frozenset[str]
    often: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's words that say what a paragraph goes with.

    Args:
        links: Phrases at the beginning of a paragraph that goes on, each as its words.
        subjects: The subjects that other stories are often about, by name.
        on_subjects: All words of theirs.
        telling: The words of their own together, with those of crimes, accidents and the like.
        voices: Words of whom a text speaks: its author, its author with others, its reader, and
            the day that it is of; one set each, none for a language without lists.
        report: Plain words that tell what is new, the days among them; none for a language
            without a list.
        general: Content words that texts on any subject have; none for a language without a list.
        nouns: Those that may have a capital and be no name; none in most languages.
    """

    links: frozenset[str]
    subjects: Mapping[str, Subject]
    on_subjects: frozenset[str]
    telling: frozenset[str]
    voices: tuple[frozenset[str], ...]
    report: frozenset[str]
    general: frozenset[str]
    nouns: frozenset[str]


@cache
def read_vocabulary(module_file: str, language: str) -> Vocabulary:
    """Return the words that lie beside the plugin."""
    # As phrases, of which no English ones come along.
    lists = load_phrases(module_file).get(language, {})
    subjects = {
        name: Subject(_cut(lists.get(name, ())), _cut(lists.get(often, ())))
        for name, often in _SUBJECTS.items()
    }
    own = frozenset().union(*[subject.own for subject in subjects.values()])
    voices = tuple(frozenset(lists[name]) for name in _VOICES if lists)
    general = _read_general(language)
    report = frozenset(lists.get(_REPORT, ())).union(voices[-1] if _REPORT in lists else ())
    return Vocabulary(
        links=frozenset(
            " ".join(_WORD.findall(phrase)) for phrase in load_words(module_file, language)["link"]
        ),
        subjects=subjects,
        on_subjects=own.union(*[subject.often for subject in subjects.values()]),
        telling=own | _cut(lists.get(_EVENTS, ())),
        voices=voices,
        report=report,
        general=general,
        nouns=general if language == _CAPITALS else frozenset(),
    )


def _read_general(language: str) -> frozenset[str]:
    if language not in _GENERAL:
        return frozenset()
    words: str = tomllib.loads(_GENERAL[language].read_text(encoding="utf-8"))["words"]
    return frozenset(words.split())


def _cut(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:STEM] for word in words)


def is_linked(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a block with these words begins with a phrase that links it."""
    return any(" ".join(words[:size]) in vocabulary.links for size in range(1, _LONGEST + 1))


def find_names(text: str, vocabulary: Vocabulary) -> set[str]:
    """Return the names inside the sentences of *text*, cut as content words are."""
    return {name.lower()[:STEM] for name in _NAME.findall(text)} - vocabulary.nouns
