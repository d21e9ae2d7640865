"""Notices known by a phrase together with words of other sorts, in any order and wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Final, TypeAlias

from stripper import Cue, Document, Words

_MOST_WORDS: Final = 40  # longer ones report on what a notice would say
_FEW_WORDS: Final = 20  # of a notice of one sentence
LICENCE: Final = "a licence"
LABELLED: Final = "a notice"
EARLY: Final = 60  # code points; a notice says what it is in its first words
_CONSENTS: Final = 2  # blocks with the word
_CONSENT_WORDS: Final = 3  # of those that speak to the reader of leave
_LOOKED_AT: Final = 20  # phrases, by which an article on licences or cookies shows
# Behind a label: nothing, or a date, and then a colon and the notice.
_BEHIND_LABEL: Final = re.compile(r"\s*(?:[,(][^:.]{0,24}|[^:.,]{0,16}\d[^:]{0,12})?\s*[:—–]\s*\w")


def find_compounds(document: Document, words: Words) -> Iterator[tuple[Cue, str]]:
    """Yield the phrases that make their block a notice, with what it is a notice of."""
    for group, (what, confirm) in _COMPOUNDS.items():
        for cue in document.cues(group):
            if len(document.words[cue.block]) <= _MOST_WORDS and confirm(document, cue, words):
                yield cue, what


def _is_labelled(document: Document, cue: Cue, _words: Words) -> bool:
    """A label such as "Correction" stands before the notice."""
    end = document.blocks[cue.block].end
    return _BEHIND_LABEL.match(document.text, cue.end, end) is not None


def _asks(group: str, saying: str, document: Document, cue: Cue, words: Words) -> bool:
    """Readers are asked for their consent; an article on cookies or terms names them often."""
    own = words[saying].intersection(document.words[cue.block])
    first = islice(document.cues(group), _LOOKED_AT)
    often = len({each.block for each in first}) > _CONSENTS
    return len(own) >= _CONSENT_WORDS and not often


def cookies_of_article(document: Document) -> frozenset[int]:
    """Return the blocks that name cookies, where there are too many for notices."""
    named = frozenset(cue.block for cue in document.cues("legal-cookie"))
    return named if len(named) > _CONSENTS else frozenset()


def _is_licence(document: Document, cue: Cue, _words: Words) -> bool:
    """A licence is named once; an article on licences names several, and says what they do."""
    first = islice(document.cues("legal-licence"), _LOOKED_AT)
    named = {document.key(each.block) for each in first}
    return len(named) == 1 and len(document.words[cue.block]) <= _FEW_WORDS


_Confirm: TypeAlias = Callable[[Document, Cue, Words], bool]
_COMPOUNDS: Final[Mapping[str, tuple[str, _Confirm]]] = {
    "legal-label": (LABELLED, _is_labelled),
    "legal-cookie": ("a request for consent", partial(_asks, "legal-cookie", "consent")),
    "legal-terms": ("what the reader agrees to", partial(_asks, "legal-terms", "agreement")),
    "legal-licence": (LICENCE, _is_licence),
}
