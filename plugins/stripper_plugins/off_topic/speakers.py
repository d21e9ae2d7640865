"""Who speaks in a paragraph, to whom, and of when: authors tell what reports do not."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from stripper import Document, shape
from stripper_plugins.off_topic.core import Core
from stripper_plugins.off_topic.vocabulary import Vocabulary

_AUTHOR, _GROUP, _READER = 0, 1, 2  # places among the voices
_HEARD: Final = 100  # paragraphs; enough to tell whether an author says "I"
_QUOTED: Final = re.compile(r'["“„«»][^"“”„«»]*["“”«»]')
_LONG_PAST: Final = re.compile(r"1(?<!\d1)(?:[0-8]\d\d|9[0-8]\d)(?!\d)")  # years
_LAST_CENTURY: Final = re.compile(r"1(?<!\d1)\d{3}(?!\d)")  # likewise


def is_told(
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
    return _is_unquoted(text, author)


def is_memory(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text speaks of the last century, or of its author, alone or with others."""
    authors = frozenset().union(*vocabulary.voices[: _GROUP + 1])
    return bool(_LAST_CENTURY.search(text)) or _is_unquoted(text, authors)


def speaks_to_reader(document: Document, core: Core, place: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a block speaks to its reader."""
    words = document.words[core.blocks[place].index]
    return bool(vocabulary.voices) and not vocabulary.voices[_READER].isdisjoint(words)


def _is_unquoted(text: str, voice: frozenset[str]) -> bool:
    """Tell whether a voice speaks outside the quotations of a text."""
    return not voice.isdisjoint(shape.key_of(_QUOTED.sub(" ", text)).split())
