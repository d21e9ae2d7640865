"""Whether a paragraph is on a subject that the article is not on, and what news it has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stripper_plugins.off_topic.core import Core
from stripper_plugins.off_topic.vocabulary import Subject, Vocabulary, find_names

_WORDS: Final = 2  # of a subject; one may be a figure of speech
_TELLING: Final = 2.0  # words of its own; enough without the names of people
_OFTEN: Final = 0.5  # what a word counts that others have, too
_NAMES: Final = 2
_COMMON: Final = "politics"  # comes up in any article, but for those on the others
_NEWS: Final = 2  # words; one is in any paragraph now and then
_MOST_NEWS: Final = 3  # words; more say no more
# Share of paragraphs with two words of news, or of a subject, in an article that is not on it.
_OF_NEWS: Final = 0.1
_OF_SUBJECT: Final = 0.15
_OF_ITS_REPORTS: Final = 0.4  # with two of all its words, the less telling ones too


def is_on_another_subject(core: Core, places: Sequence[int], vocabulary: Vocabulary) -> bool:
    """Tell whether blocks are on a subject that the rest does not speak of.

    Two words tell of it that little else is told with, or twice as many that its reports often
    have; half of that beside the names of people of whom the rest knows nothing.
    """
    new = {term for term in core.terms_of(places) & vocabulary.on_subjects if not core.knows(term)}
    if len(new) < _WORDS:
        return False
    for name, subject in vocabulary.subjects.items():
        own, often = len(new & subject.own), len(new & subject.often)
        if own + often < _WORDS or _is_on(core, subject):
            continue
        if own + _OFTEN * often < _TELLING and not _has_new_names(core, places, vocabulary):
            continue
        others = (other for key, other in vocabulary.subjects.items() if key != name)
        if name != _COMMON or any(_is_on(core, other) for other in others):
            return True
    return False


def count_news(core: Core, places: Sequence[int], vocabulary: Vocabulary) -> int:
    """Return how many telling words blocks have that the rest lacks.

    None, where the rest is a report, too.
    """
    telling = core.terms_of(places) & vocabulary.telling
    new = sum([not core.knows(term) for term in telling])
    if new < _NEWS:
        return 0
    if core.share_with(vocabulary.telling) > _OF_NEWS:
        return 0
    is_report = any(_is_on(core, subject) for subject in vocabulary.subjects.values())
    return 0 if is_report else min(new, _MOST_NEWS)


def _has_new_names(core: Core, places: Sequence[int], vocabulary: Vocabulary) -> bool:
    names = set().union(*[find_names(core.blocks[place].text, vocabulary) for place in places])
    return sum([not core.counts.get(name) and name not in core.title for name in names]) >= _NAMES


def _is_on(core: Core, subject: Subject) -> bool:
    """Tell whether the article speaks of a subject."""
    if core.share_with(subject.own) > _OF_SUBJECT:
        return True
    return core.share_with(subject.own | subject.often) > _OF_ITS_REPORTS
