"""What odds a block must have beyond others before it can be called another story's."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import chain, islice
from typing import Final

from stripper import Document, shape
from stripper_plugins.off_topic.core import Core
from stripper_plugins.off_topic.overlap import HEADING_WORDS
from stripper_plugins.off_topic.signs import find_names
from stripper_plugins.off_topic.vocabulary import (
    Vocabulary,
    count_news,
    is_linked,
    is_on_another_subject,
)

# Log odds, chosen with the thresholds of `paragraphs`.
BOUND: Final = 1.0  # for what hangs on to what stands before it
_TERM: Final = 0.25  # for each content word that is missing
_PARAGRAPH: Final = 0.45  # for each paragraph that the article has too few
SUBJECT: Final = 1.0  # less is asked of what is on a subject that the article is not on
_NEWS: Final = 1.1  # less is asked for each word of news, where the article is no news
_UNTRIED: Final = 1.5  # in languages that the weights were not learned from
_LEARNED: Final = "en"
FEWEST_TERMS: Final = 8  # content words; a paragraph of fewer may share none by chance
_MANY_TERMS: Final = 16
_MOST_NAMES: Final = 3  # more are a list of thanks
_MANY_PARAGRAPHS: Final = 12
_SINGLE: Final = 0.5  # for a paragraph alone, as authors' digressions are
_TOLD: Final = 1.8  # for what an author tells: of the author, or of times long past
_CALM: Final = 4.0  # for a paragraph alone inside the article that is like no report
_AUTHOR, _READER = 0, 2  # places among the voices
_HEARD: Final = 100  # paragraphs; enough to tell whether an author says "I"
_QUOTED: Final = re.compile(r'["“„«»][^"“”„«»]*["“”«»]')
_LONG_PAST: Final = re.compile(r"1(?<!\d1)(?:[0-8]\d\d|9[0-8]\d)(?!\d)")  # years
_STORY: Final = 2  # paragraphs
FEWEST_WORDS: Final = 12
_FUNCTION: Final = 0.15  # share of function words; fewer are in lists, and in other languages


def read_handicap(
    document: Document, core: Core, run: Sequence[int], place: int, vocabulary: Vocabulary
) -> float:
    """Return the handicap of a block of a run; infinite if it cannot be judged by itself.

    A short paragraph must have more; one alone, and any in a short article or a language that the
    weights have not seen, unless it is on a subject that the article is not on; what its author may
    tell; and one that hangs on to what stands before it. The last two most of all if it is alone,
    as are authors' digressions: inside an article it must be a report or have many signs.
    """
    if not _is_running_text(document, core, [place]):
        return math.inf
    alone = len(core.paragraphs.intersection(run)) < _STORY
    bound = _is_bound(document, core, place, vocabulary)
    headed = _is_headed(document, core, place)
    article = _of_article(document, core, [place], vocabulary, _SINGLE * alone)
    short = _TERM * _missing_terms(core, [place])
    aside = alone and run[0] == place and not _speaks_to_reader(document, core, place, vocabulary)
    told = _TOLD * (1 + aside) * _is_told(document, core, place, vocabulary, aside)
    calm = _CALM * _calm_share(document, core, place, vocabulary) if aside else 0.0
    return article + short + told + calm + BOUND * (bound * (1 + alone) + headed)


def read_joint_handicap(
    document: Document, core: Core, run: Sequence[int], vocabulary: Vocabulary
) -> float:
    """Return the handicap of blocks next to each other that are judged as one text.

    Each of them may be short; one text they are if two are longer than a heading. With a heading
    of its own it may be a section on a side of the subject, and must have more.
    """
    size = [len(document.words[core.blocks[place].index]) for place in run]
    paragraphs = [place for place, words in zip(run, size, strict=True) if words >= FEWEST_WORDS]
    if len(paragraphs) < _STORY or not _is_running_text(document, core, run):
        return math.inf
    bound = sum(_is_bound(document, core, place, vocabulary) for place in paragraphs)
    headed = size[0] <= HEADING_WORDS or _is_headed(document, core, run[0])
    none_free = bound == len(paragraphs)
    article = _of_article(document, core, run, vocabulary, 0.0)
    short = _TERM * _missing_terms(core, run)
    return article + short + BOUND * (bound + none_free + headed)


def _of_article(
    document: Document, core: Core, run: Sequence[int], vocabulary: Vocabulary, least: float
) -> float:
    """Return what the article adds; less for words of news or a subject that it is not on."""
    telling = core.terms_of(run) & vocabulary.telling
    if is_on_another_subject(document, core, telling, vocabulary):
        return -SUBJECT
    if document.language.code != _LEARNED:
        least = _UNTRIED  # where words are long compounds, an article repeats fewer of them
    needed = least + max(0, _MANY_PARAGRAPHS - len(core.paragraphs)) * _PARAGRAPH
    return max(-SUBJECT, needed - _NEWS * count_news(core, run, telling, vocabulary))


def _is_running_text(document: Document, core: Core, run: Sequence[int]) -> bool:
    """Tell whether blocks can be judged: they are long enough, and in the document's language.

    Lists and credits, and quotations in another language, have few function words.
    """
    if len(core.terms_of(run)) < FEWEST_TERMS:
        return False
    words = list(chain.from_iterable([document.words[core.blocks[at].index] for at in run]))
    if len(words) < FEWEST_WORDS:
        return False
    function = document.language.function
    return not function or sum(map(function.__contains__, words)) >= _FUNCTION * len(words)


def _missing_terms(core: Core, run: Sequence[int]) -> int:
    """Return how many content words blocks have too few; some of their names count twice."""
    missing = _MANY_TERMS - len(core.terms_of(run))
    if missing <= 0:
        return 0
    names = find_names("\n".join([core.blocks[place].text for place in run]))
    return max(0, missing - min(_MOST_NAMES, len(names)))


def _is_bound(document: Document, core: Core, place: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a block goes on with what stands before it, is a quotation, or of a list."""
    block, text = core.blocks[place], core.blocks[place].text
    if not text[0].isalnum() or text[0].islower():
        return True
    if is_linked(document.words[block.index], vocabulary):
        return True
    above = core.blocks[place - 1]
    if shape.bullet_length(text) > 0 or above.text.endswith(":"):
        return True
    numbered = above.text[0].isdigit() and shape.bullet_length(above.text) > 0
    return numbered and len(document.words[above.index]) <= HEADING_WORDS


def _is_told(
    document: Document, core: Core, place: int, vocabulary: Vocabulary, aside: bool
) -> bool:
    """Tell whether a block speaks of a year long past, or of its author.

    If it is no aside, then only of an author of whom the rest speaks, too.
    """
    text, words = core.blocks[place].text, document.words
    if _LONG_PAST.search(text):
        return True
    author = vocabulary.voices[_AUTHOR] if vocabulary.voices else frozenset()
    if author.isdisjoint(words[core.blocks[place].index]):
        return False
    others = (words[core.blocks[at].index] for at in core.paragraphs if at not in core.doubtful)
    if not aside and all(map(author.isdisjoint, islice(others, _HEARD))):
        return False
    return not author.isdisjoint(shape.key_of(_QUOTED.sub(" ", text)).split())


def _speaks_to_reader(document: Document, core: Core, place: int, vocabulary: Vocabulary) -> bool:
    words = document.words[core.blocks[place].index]
    return bool(vocabulary.voices) and not vocabulary.voices[_READER].isdisjoint(words)


def _calm_share(document: Document, core: Core, place: int, vocabulary: Vocabulary) -> float:
    """Return how little a block above another paragraph of the article is like a report, in [0, 1].

    Each word that tells of news or of a subject of its own makes it less.
    """
    if not vocabulary.report or place > max(core.paragraphs - core.doubtful):
        return 0.0
    if not vocabulary.report.isdisjoint(document.words[core.blocks[place].index]):
        return 0.0
    return 1 / (1 + len(vocabulary.telling & core.terms[place]))


def _is_headed(document: Document, core: Core, place: int) -> bool:
    """Tell whether a heading above a block has words of it."""
    if not place or len(document.words[core.blocks[place - 1].index]) > HEADING_WORDS:
        return False
    return not core.terms[place - 1].isdisjoint(core.terms[place])
