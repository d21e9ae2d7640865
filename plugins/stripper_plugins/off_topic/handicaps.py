"""What odds a block must have beyond others before it can be called another story's."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain
from typing import Final

from stripper import Document, shape
from stripper_plugins.off_topic.core import Core
from stripper_plugins.off_topic.overlap import HEADING_WORDS
from stripper_plugins.off_topic.speakers import is_memory, is_told, speaks_to_reader
from stripper_plugins.off_topic.subjects import count_news, is_on_another_subject
from stripper_plugins.off_topic.vocabulary import Vocabulary, find_names, is_linked

# Log odds, chosen with the thresholds of `paragraphs`.
BOUND: Final = 1.0  # for what hangs on to what stands before it
_TERM: Final = 0.2  # for each content word that is missing
_PARAGRAPH: Final = 0.45  # for each paragraph that the article has too few
SUBJECT: Final = 0.6  # less is asked of what is on a subject that the article is not on
_NEWS: Final = 1.2  # less is asked for each word of news, where the article is no news
_UNTRIED: Final = 1.5  # in languages that the weights were not learned from
_LEARNED: Final = "en"
# Content words; a paragraph of fewer may share none by chance, less so if it is on another subject.
_FEWEST_TERMS: Final = 8
_FEWEST_ELSEWHERE: Final = 6
_MANY_TERMS: Final = 16
_MOST_NAMES: Final = 3  # more are a list of thanks
_MANY_PARAGRAPHS: Final = 12
_SINGLE: Final = 0.8  # for a paragraph alone, as authors' digressions are
_TOLD: Final = 2.2  # for what an author tells: of the author, or of times long past
_CALM: Final = 4.0  # for a paragraph alone inside the article that is like no report
_QUOTES: Final = '"“„«»‘'
_STORY: Final = 2  # paragraphs
_FEWEST_WORDS: Final = 12
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
    if not _is_running_text(document, core, [place]) or _is_quotation(core, place):
        return math.inf
    listed, headed = _is_listed(core, place), _is_headed(document, core, place)
    bound = listed or _goes_on(document, core, place, vocabulary)
    elsewhere = not (listed or headed) and _is_elsewhere(core, [place], vocabulary)
    if not elsewhere and len(core.terms[place]) < _FEWEST_TERMS:
        return math.inf
    alone = len(core.paragraphs.intersection(run)) < _STORY
    aside = alone and run[0] == place and not speaks_to_reader(document, core, place, vocabulary)
    told = _TOLD * (1 + aside) * is_told(document, core, place, vocabulary, aside)
    tied = told + BOUND * (bound * (1 + alone) + headed)
    if elsewhere:
        return tied - SUBJECT
    article = _of_article(document, core, [place], vocabulary, _SINGLE * alone)
    short = _TERM * _missing_terms(core, [place], vocabulary)
    calm = _CALM * (aside and _is_calm(document, core, place, vocabulary))
    return tied + article + short + calm


def read_joint_handicap(
    document: Document, core: Core, run: Sequence[int], vocabulary: Vocabulary
) -> float:
    """Return the handicap of blocks next to each other that are judged as one text.

    Each of them may be short; one text they are if two are longer than a heading. With a heading
    of its own it may be a section on a side of the subject, and must have more.
    """
    size = [len(document.words[core.blocks[place].index]) for place in run]
    paragraphs = [place for place, words in zip(run, size, strict=True) if words >= _FEWEST_WORDS]
    told_of = sum([not _is_quotation(core, place) for place in paragraphs])
    if told_of < _STORY or not _is_running_text(document, core, run):
        return math.inf
    elsewhere = _is_elsewhere(core, run, vocabulary)
    if not elsewhere and len(core.terms_of(run)) < _FEWEST_TERMS:
        return math.inf
    bound = sum(
        _is_listed(core, place) or _goes_on(document, core, place, vocabulary)
        for place in paragraphs
    )
    headed = size[0] <= HEADING_WORDS or _is_headed(document, core, run[0])
    told = all(is_told(document, core, place, vocabulary, aside=False) for place in paragraphs)
    tied = _TOLD * told + BOUND * (bound + (bound == len(paragraphs)) + headed)
    if elsewhere:
        return tied - SUBJECT
    article = _of_article(document, core, run, vocabulary, 0.0)
    return tied + article + _TERM * _missing_terms(core, run, vocabulary)


def _is_elsewhere(core: Core, run: Sequence[int], vocabulary: Vocabulary) -> bool:
    """Tell whether blocks are sentences on a subject that the article is not on, no memories."""
    return is_on_another_subject(core, run, vocabulary) and not any(
        not shape.ends_sentence(text) or is_memory(text, vocabulary)
        for text in (core.blocks[place].text for place in run)
    )


def _of_article(
    document: Document, core: Core, run: Sequence[int], vocabulary: Vocabulary, least: float
) -> float:
    """Return what the article adds: more for a short one, less for words of news in one without."""
    if document.language.code != _LEARNED:
        least = _UNTRIED  # where words are long compounds, an article repeats fewer of them
    needed = least + max(0, _MANY_PARAGRAPHS - len(core.paragraphs)) * _PARAGRAPH
    return max(-SUBJECT, needed - _NEWS * count_news(core, run, vocabulary))


def _is_running_text(document: Document, core: Core, run: Sequence[int]) -> bool:
    """Tell whether blocks can be judged: they are long enough, and in the document's language.

    Lists and credits, and quotations in another language, have few function words.
    """
    if len(core.terms_of(run)) < _FEWEST_ELSEWHERE:
        return False
    words = list(chain.from_iterable([document.words[core.blocks[at].index] for at in run]))
    if len(words) < _FEWEST_WORDS:
        return False
    function = document.language.function
    return not function or sum(map(function.__contains__, words)) >= _FUNCTION * len(words)


def _missing_terms(core: Core, run: Sequence[int], vocabulary: Vocabulary) -> int:
    """Return how many content words blocks have too few; some of their names count twice."""
    missing = _MANY_TERMS - len(core.terms_of(run))
    if missing <= 0:
        return 0
    names = find_names("\n".join([core.blocks[place].text for place in run]), vocabulary)
    return max(0, missing - min(_MOST_NAMES, len(names)))


def _goes_on(document: Document, core: Core, place: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a block goes on with what stands before it, or is a quotation."""
    block, text = core.blocks[place], core.blocks[place].text
    if not text[0].isalnum() or text[0].islower():
        return True
    return is_linked(document.words[block.index], vocabulary)


def _is_quotation(core: Core, place: int) -> bool:
    """Tell whether a block begins with what somebody said, in a voice that is not the author's."""
    return core.blocks[place].text[0] in _QUOTES


def _is_listed(core: Core, place: int) -> bool:
    """Tell whether a block is an entry of a list, or what a line above it announces."""
    announced = core.blocks[place - 1].text.endswith(":")
    return announced or shape.bullet_length(core.blocks[place].text) > 0


def _is_calm(document: Document, core: Core, place: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a block above another paragraph of the article has no word of news."""
    if not vocabulary.report or place > max(core.paragraphs - core.doubtful):
        return False
    return vocabulary.report.isdisjoint(document.words[core.blocks[place].index])


def _is_headed(document: Document, core: Core, place: int) -> bool:
    """Tell whether a heading above a block has words of it."""
    if not place or len(document.words[core.blocks[place - 1].index]) > HEADING_WORDS:
        return False
    return not core.terms[place - 1].isdisjoint(core.terms[place])
