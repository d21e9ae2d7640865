"""Links between the paragraphs whose labels are in capitals: "MORE: ...", "RED WINGS: ..."."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import regex

from stripper import Document, Finding, Words, shape
from stripper_plugins.related.labels import either

_LABEL: Final = regex.compile(
    r"(?P<label>(?=.{0,30}\p{Lu}{3})\p{Lu}[\p{Lu}\d'’&./ -]{2,30}):\s++(?=[\p{Lu}\d\"'“‘„«])"
)
_HEADLINE_WORDS: Final = range(3, 17)
_NEW: Final = 0.5  # share of content words that stand nowhere else in the article
_GROUPS: Final = ("related-inline", "related-inline-sure", "related-media")
_ENOUGH: Final = 2  # known labels in a text in which every such line is a link


def find_capitals(document: Document, vocabulary: Words) -> Iterator[Finding]:
    """Yield lines of a label in capitals and a new headline, where one of them is known.

    A box of facts has such labels, too ("WHEN: Saturday"), but none that points to a story.
    """
    named = document.led_by(either(vocabulary["pointer"], vocabulary["piece"]))
    cues = [cue.block for group in _GROUPS for cue in document.cues(group) if cue.leads]
    known = {at for at, _ in _labels(document, {*named, *cues})}
    if not known:  # as mostly
        return
    labels = dict(_labels(document, range(len(document.blocks))))
    for at, words in labels.items():
        near = known.intersection((at - 1, at, at + 1))
        new = document.novelty(at) >= _NEW and (near or len(known) >= _ENOUGH)
        if new or (len(near) > 1 and at in near):  # two of them are no headings
            block = document.blocks[at]
            reason = f"a label in capitals, '{' '.join(words).upper()}', as links have"
            yield Finding(block.start, block.end, "REL01", reason, 0.9)


def _labels(document: Document, lines: Iterable[int]) -> Iterator[tuple[int, list[str]]]:
    """Yield those of some lines that are a label in capitals and a headline, with its words."""
    for index in lines:
        text = document.blocks[index].text
        match = _LABEL.match(text)
        if match and not (document.is_gone(index) or shape.ends_sentence(text)):
            words = shape.key_of(match["label"]).split()
            if len(document.words[index]) - len(words) in _HEADLINE_WORDS:
                yield index, words
