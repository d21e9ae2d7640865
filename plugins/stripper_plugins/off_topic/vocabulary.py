"""Words that tie a paragraph to what stands before it, and words of whom and what it speaks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from stripper import Document, load_phrases, load_words
from stripper_plugins.off_topic.core import STEM, Core, Terms

_WORD: Final = re.compile(r"\w+")
# Somebody's age, or a score.
_FIGURE: Final = re.compile(
    r", \d\d,|\b\d\d-year-old|\baged? \d\d\b|(?<![\d-])\d{1,2}-\d{1,2}(?![\d-])"
)
_LONGEST: Final = 4  # words of a phrase
_SUBJECTS: Final = ("sport", "fame", "politics")
_EVENTS: Final = "events"
_COMMON: Final = "politics"  # the subject that comes up in articles on others
_VOICES: Final = ("author", "group", "reader", "day")
_REPORT: Final = "report"
_TELLING: Final = 3  # words of a subject; two may be figures of speech
_OF_ARTICLE: Final = 5  # words of a subject that an article on it has
_MORE: Final = 2  # words; that many more of the subject than the rest has
_NEWS: Final = 2  # words; one is in any paragraph now and then
_MOST_NEWS: Final = 3  # words; more say no more
_OF_NEWS: Final = 0.1  # share of paragraphs with words of news, in an article that is no news


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's words that say what a paragraph goes with.

    Args:
        links: Phrases at the beginning of a paragraph that goes on, each as its words.
        subjects: Content words of subjects that other stories are often about, by name, cut as in
            `Document.terms`.
        telling: All of them together, with words of reports on crimes, accidents and the like.
        voices: Words of whom a text speaks: its author, its author with others, its reader, and
            the day that it is of; one set each, none for a language without lists.
        report: Plain words that tell what is new, the days among them; none for a language
            without a list.
    """

    links: frozenset[str]
    subjects: Mapping[str, frozenset[str]]
    telling: frozenset[str]
    voices: tuple[frozenset[str], ...]
    report: frozenset[str]


@cache
def read_vocabulary(module_file: str, language: str) -> Vocabulary:
    """Return the words that lie beside the plugin."""
    lists = load_words(module_file, language)
    links = frozenset(" ".join(_WORD.findall(phrase)) for phrase in lists["link"])
    subjects = {name: frozenset(word[:STEM] for word in lists[name]) for name in _SUBJECTS}
    # As phrases, of which no English ones come along.
    spoken = load_phrases(module_file).get(language, {})
    voices = tuple(frozenset(spoken[name]) for name in _VOICES if spoken)
    events = frozenset(word[:STEM] for word in lists[_EVENTS])
    report = frozenset(spoken.get(_REPORT, ())).union(voices[-1] if _REPORT in spoken else ())
    return Vocabulary(links, subjects, events.union(*subjects.values()), voices, report)


def is_linked(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a block with these words begins with a phrase that links it."""
    return any(" ".join(words[:size]) in vocabulary.links for size in range(1, _LONGEST + 1))


def is_on_another_subject(
    document: Document, core: Core, telling: Terms, vocabulary: Vocabulary
) -> bool:
    """Tell whether these telling words are on a subject that the rest does not speak of."""
    total = document.term_counts
    if len(telling) < _TELLING:
        return False
    for name, subject in vocabulary.subjects.items():
        own = telling & subject
        new = sum([not core.knows(term) for term in own])
        if new < _TELLING:
            continue
        hints = sum(map(total.__contains__, subject)) - len(own)
        if hints <= new - _MORE and (name != _COMMON or _is_on_one(total, vocabulary)):
            return True
    return False


def count_news(core: Core, places: Sequence[int], telling: Terms, vocabulary: Vocabulary) -> int:
    """Return how much of news blocks with these telling words have that the rest lacks.

    A figure that only reports have counts as a word. None, where the rest is a report, too.
    """
    new = sum([not core.knows(term) for term in telling])
    if new < _NEWS - 1:
        return 0
    new += any(_FIGURE.search(core.blocks[at].text) for at in places)
    if new < _NEWS:
        return 0
    others = core.paragraphs - core.doubtful
    news = sum([len(core.terms[at] & vocabulary.telling) >= _NEWS for at in others])
    return min(new, _MOST_NEWS) if news <= _OF_NEWS * len(others) else 0


def _is_on_one(counts: Mapping[str, int], vocabulary: Vocabulary) -> bool:
    """Tell whether an article is on sport or famous people; in others politics may come up."""
    return any(
        name != _COMMON and sum(map(counts.__contains__, subject)) >= _OF_ARTICLE
        for name, subject in vocabulary.subjects.items()
    )
