"""Lines that name what only a page has: sections, links, pleas, rights."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from stripper import Document, Words, load_words, shape

_OPENER_WORDS: Final = 7  # "More from the harbour", and not yet a headline
# Families of cue groups, with what is asked of a cue: that it leads its line, or is all of it.
# The phrases are those of the plugins that are loaded; with some of them ignored less is seen.
_ANYWHERE, _LEADS, _ALONE = range(3)
FAMILIES: Final[Mapping[str, Mapping[str, int]]] = {
    "plea": {
        "promo-sure": _ANYWHERE,
        "promo-newsletter": _ANYWHERE,
        "promo-social": _ANYWHERE,
        "promo-marker": _ALONE,
    },
    "legal": {
        "legal-sure": _ANYWHERE,
        "legal-copyright": _ANYWHERE,
        "legal-consent": _ANYWHERE,
    },
    "related": {
        "related-heading": _ALONE,
        "related-inline": _LEADS,
        "related-inline-sure": _ANYWHERE,
    },
    "comments": {"comments-heading": _ALONE, "comments-prompt": _ANYWHERE},
    "link": {"navigation-link": _ALONE},
    "tags": {"tags-label": _LEADS},
    "share": {
        "metadata-share-ask": _ANYWHERE,
        "metadata-read-time": _ANYWHERE,
        "metadata-date-label": _LEADS,
    },
    "byline": {"byline-by": _LEADS, "byline-label": _LEADS},
}
FURNITURE: Final = ("plea", "legal", "related", "comments", "link", "tags")


@cache
def load_vocabulary(language: str) -> Words:
    """Return the plugin's word lists; names of sections are keys of blocks, in every script."""
    words = load_words(str(Path(__file__).with_name("__init__.py")), language)
    return {**words, "item": frozenset(map(shape.key_of, words["item"]))}


def furniture_lines(document: Document, items: frozenset[str]) -> set[int]:
    """Return the lines that only the frame of a page has: pleas, legal notes, section names."""
    begun = document.led_by(_first_words(items))
    found = {index for index in begun if document.key(index) in items}
    return found.union(*[family_lines(document, name) for name in FURNITURE])


@cache
def _first_words(items: frozenset[str]) -> frozenset[str]:
    return frozenset(item.split(" ", 1)[0] for item in items)


def opener_lines(document: Document, openers: frozenset[str]) -> set[int]:
    """Return the short lines that begin as links to elsewhere do."""
    return {
        index
        for index in document.led_by(openers)
        if len(document.words[index]) <= _OPENER_WORDS
        and not shape.ends_sentence(document.blocks[index].text)
    }


def family_lines(document: Document, family: str) -> set[int]:
    """Return the lines with a cue of a family, where it stands as that family asks."""
    return {
        cue.block
        for group, asked in FAMILIES[family].items()
        for cue in document.cues(group)
        if (cue.leads or asked == _ANYWHERE) and (cue.trails or asked != _ALONE)
    }
