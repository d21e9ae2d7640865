"""Notices known by a phrase together with words of other sorts, in any order and wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
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
_FIRST_WORDS: Final = 14
_LOOKED_AT: Final = 20  # phrases, by which an article on licences or cookies shows
_STOPS: Final = ".,;:!?)"
_OF_AGE: Final = re.compile(r"[^\d,]{0,9}\d{4},")  # "in 1871, the paper ..." is a sentence
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


def _is_on_the_piece(document: Document, cue: Cue, words: Words) -> bool:
    """The text was changed: 'this story', a verb, and what became of it, where, by a machine."""
    if not _is_early(document, cue, EARLY):
        return False
    follows = document.folded[cue.end : document.blocks[cue.block].end].split(None, 2)[:2]
    if not follows or follows[-1] in words["about"]:
        return False  # "This article is about"
    ready = any(follows[0] in words[name] for name in ("became", "changed", "first"))
    if not ready and follows[0] not in words["printed"]:
        return False
    before = (
        _has(document, cue, words["first"])
        and _has(document, cue, words["printed"])
        and _is_placed(document, cue, words)
    )
    few = len(document.words[cue.block]) <= _FEW_WORDS
    return (
        before
        or _has(document, cue, words["changed"])
        or (few and _has(document, cue, words["machine"]))
    )


def _is_consent(document: Document, cue: Cue, words: Words) -> bool:
    """Readers are asked for their consent; an article on cookies names them often."""
    own = words["consent"].intersection(document.words[cue.block])
    first = islice(document.cues("legal-cookie"), _LOOKED_AT)
    often = len({each.block for each in first}) > _CONSENTS
    return len(own) >= _CONSENT_WORDS and not often


def cookies_of_article(document: Document) -> frozenset[int]:
    """Return the blocks that name cookies, where there are too many for notices."""
    named = frozenset(cue.block for cue in document.cues("legal-cookie"))
    return named if len(named) > _CONSENTS else frozenset()


def _is_placed(document: Document, cue: Cue, words: Words) -> bool:
    """Inside the body, nothing follows but a name and a date: others tell of an old book."""
    if not document.is_inside(cue.block):
        return True
    known = document.language.everyday.union(
        *(words[name] for name in ("printed", "first", "medium"))
    )
    follows = document.text[cue.end : document.blocks[cue.block].end].split()
    return all(not word[0].islower() or word.strip(_STOPS) in known for word in follows)


def _is_first(document: Document, cue: Cue, _words: Words) -> bool:
    """A short line outside the body says where the text appeared first."""
    if document.is_inside(cue.block) or len(document.words[cue.block]) > _FIRST_WORDS:
        return False
    return _OF_AGE.match(document.text, cue.end, document.blocks[cue.block].end) is None


def _is_licence(document: Document, cue: Cue, _words: Words) -> bool:
    """A licence is named once; an article on licences names several, and says what they do."""
    first = islice(document.cues("legal-licence"), _LOOKED_AT)
    named = {document.key(each.block) for each in first}
    return len(named) == 1 and len(document.words[cue.block]) <= _FEW_WORDS


def _has(document: Document, cue: Cue, words: frozenset[str]) -> bool:
    return not words.isdisjoint(document.words[cue.block])


def _is_early(document: Document, cue: Cue, within: int) -> bool:
    return cue.start - document.blocks[cue.block].start <= within


_Confirm: TypeAlias = Callable[[Document, Cue, Words], bool]
_COMPOUNDS: Final[Mapping[str, tuple[str, _Confirm]]] = {
    "legal-label": (LABELLED, _is_labelled),
    "legal-appeared": ("a note on where the text appeared", _is_placed),
    "legal-piece": ("a notice on the text", _is_on_the_piece),
    "legal-cookie": ("a request for consent", _is_consent),
    "legal-first": ("a note on where the text appeared", _is_first),
    "legal-licence": (LICENCE, _is_licence),
}
