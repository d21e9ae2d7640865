"""Lines with a label before the headline of another story: "More from the harbour: ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import regex

from stripper import Document, Finding, Words, shape

_LINE_WORDS: Final = 34  # a label with its headline
_HEADLINE_WORDS: Final = 3  # at least
_REQUEST_WORDS: Final = 16  # of a line that asks the reader to look at another piece
_OURS: Final = 5  # its first words, among which it says whose the piece is; if not with the last
_PIECE: Final = 7  # words from there on, up to which it is named
_NEW: Final = 0.5  # share of content words that stand nowhere else in the article
# Behind a label's first words: the rest of it, a colon and a headline.
_PLACE: Final = regex.compile(r"[^:.!?;|]{0,40}+[:|]\s*+[\p{Lu}\d\"“„«]")
_STOPPED: Final = (".", ":", "!", '"', "”", "»", "…")  # ends of an author's sentence
_BARS: Final = ("|", ">", "»")  # no author sets one behind a label
# A label, behind a bracket perhaps, and its mark, or brackets around it, or a word in capitals;
# then a headline.
_MARKED: Final = regex.compile(
    r"(?:(?P<open>[(\[>»►▶]\s?)*+(?P<label>[^:|>»–—(\[*]{4,45}?)(?:\s?(?P<mark>[:|>»])|\s[–—-])"
    r"|[\[(*]+(?P<alone>\w[\w ]{3,20})[\])*]+:?|(?P<alone>\p{Lu}{4,12})\.)"
    r"\s*+(?=[\p{Lu}\d\"“„«])"
)
# The same behind a sentence, where a mark or a headline's capital stands.
_BEHIND: Final = regex.compile(
    r"[.!?…][\"'”’»)\]]*+\s++(?P<label>(?:[(\[]\s?+)?+\p{Lu}[\p{L}' ]{2,30}?"
    r"(?:\s?[:|>»–]|(?<=\b\p{Lu}++ \p{Lu}{2,})\b))\s*+(?=[\p{Lu}\d\"“„«])"
)
_MENTIONED: Final = regex.compile(r"[\"“„«][^\"“”»]*[\"“”»]\s?[:–—-]")  # "“Read more”: a history"
_TAIL: Final = 160  # code points at a paragraph's end in which a label and headline may stand


def find_labelled(document: Document) -> Iterator[Finding]:
    """Yield the lines with a headline behind a label that names its place: "More from X: ..."."""
    for cue in document.cues("related-label"):
        block = document.blocks[cue.block]
        if not cue.leads or document.is_gone(cue.block) or block.text.endswith(_STOPPED):
            continue
        if len(document.words[cue.block]) <= _LINE_WORDS and _PLACE.match(
            document.text, cue.end, block.end
        ):
            reason = f"a label that begins with '{document.phrase(cue)}'"
            yield Finding(block.start, block.end, "REL01", reason, 0.9)


def find_worded(document: Document, vocabulary: Words) -> Iterator[Finding]:
    """Yield the lines that point to a story, by words that only such lines put together."""
    for index in document.led_by(either(vocabulary["pointer"], vocabulary["label"])):
        if len(document.words[index]) > _LINE_WORDS or index <= document.opening:
            continue
        block = document.blocks[index]
        if document.is_gone(index) or _MENTIONED.match(block.text):
            continue
        reason = _label(document, index, vocabulary) or _request(document, index, vocabulary)
        if reason:
            yield Finding(block.start, block.end, "REL01", reason, 0.9)


@cache
def either(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Return the words of two lists, put together once."""
    return words | others


def _label(document: Document, index: int, vocabulary: Words) -> str:
    """Return why a line is a label of a pointer's words with a headline about something new."""
    text, own = document.blocks[index].text, document.words[index]
    if text.endswith(_STOPPED) or not (match := _MARKED.match(text)):
        return ""
    label = shape.key_of(match["label"] or match["alone"]).split()
    if len(own) - len(label) < _HEADLINE_WORDS or document.novelty(index) < _NEW:
        return ""
    if not is_worded(document, label, vocabulary):
        return ""
    known = match["alone"] or match["open"]
    known = known or (match["mark"] in _BARS and _stands_alone(document, index))
    known = known or (len(label) > 1 and not vocabulary["pointer"].isdisjoint(label))
    return f"a label, '{match[0].strip()}'" if known else ""


def find_behind(document: Document, vocabulary: Words) -> Iterator[Finding]:
    """Yield the labels with a headline that stand behind the sentences of a paragraph."""
    pointers = either(vocabulary["pointer"], vocabulary["label"])
    for block in document.remaining:
        if len(block.text) < _TAIL or block.text.endswith(_STOPPED):
            continue
        for match in _BEHIND.finditer(block.text, max(0, len(block.text) - _TAIL)):
            label = shape.key_of(match["label"]).split()
            told = shape.key_of(block.text[: match.start()]).split()
            headline = shape.key_of(block.text[match.end() :]).split()
            if (
                pointers.issuperset(label[:1])
                and is_worded(document, label, vocabulary)
                and _HEADLINE_WORDS <= len(headline) <= _LINE_WORDS
                and _is_new(document, headline, told)
            ):
                reason = f"a label behind a sentence, '{match['label']}'"
                start = block.start + match.start("label")
                yield Finding(start, block.end, "REL04", reason, 0.9)
                break


def _is_new(document: Document, own: Sequence[str], told: Sequence[str]) -> bool:
    """Tell whether words of a block stand neither before them, as *told*, nor in other blocks."""
    content = document.language.terms
    terms = {content[word] for word in own} - {""}
    new = terms & document.lone_terms - {content[word] for word in told}
    return len(new) >= _NEW * len(terms) > 0


def is_worded(document: Document, label: Sequence[str], vocabulary: Words) -> bool:
    """Tell whether a label is made of the words of pointers alone."""
    pointers, others, glue = vocabulary["pointer"], vocabulary["label"], document.language.function
    return all(word in pointers or word in others or word in glue for word in label)


def _stands_alone(document: Document, index: int) -> bool:
    """Tell whether a line has one bar and its neighbours have none, as a table's have."""
    near = document.blocks[max(0, index - 1) : index + 2]
    return sum([block.text.count("|") for block in near]) <= 1


def _request(document: Document, index: int, vocabulary: Words) -> str:
    """Return why a line asks the reader to look at another piece of the publisher's.

    As a whole sentence it may be the author's.
    """
    own = document.words[index]
    if len(own) > _REQUEST_WORDS or own[0] not in vocabulary["pointer"]:
        return ""
    if shape.ends_sentence(document.blocks[index].text):
        return ""
    places = (*range(1, min(_OURS, len(own))), len(own) - 1)
    ours = next((at for at in places if own[at] in vocabulary["ours"]), 0)
    piece = vocabulary["piece"].intersection(own[1 : ours + _PIECE])
    if ours and piece:
        return f"leads to the publisher's own {min(piece)}"
    more = 0 if own[0] in vocabulary["more"] else 1
    return f"leads to more {own[more + 1]}" if _is_of_more(own[more:], vocabulary) else ""


def _is_of_more(own: Sequence[str], vocabulary: Words) -> bool:
    """Tell whether words are "more articles", alone or with whose they are or what they are on."""
    return (
        len(own) > 1
        and own[0] in vocabulary["more"]
        and own[1] in vocabulary["piece"]
        and (len(own) == 2 or own[2] in vocabulary["whose"])
    )
