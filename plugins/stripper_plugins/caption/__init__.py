"""Captions and credits of pictures.

What it removes:
    Lines that carry a photographer's or agency's credit, with the caption before it; of a long
    paragraph the credit at its end alone; captions that stand twice in a row, as extractors leave
    them when the picture has a text of its own, and the copy of a heading that does; lines that
    only open or enlarge a picture; short lines that point into a picture ("from left"); lines that
    only say what a picture shows, or what was to be seen on a day; several that end with the same
    maker ("by Arl Studio").

Why it is noise:
    A caption describes a picture that the text no longer has, and cuts the text between two
    paragraphs.

Example:
    before: The council met on Monday.⏎The new bridge at dusk. Photo: Ida Brandt/Havn Press⏎It
        voted nine to four.
    after: The council met on Monday.⏎It voted nine to four.

What it keeps:
    Paragraphs of some length; sentences that name an agency as their source; sentences about
    photographs and photographers; repeated lines of verse and dialogue; lists of facts and of
    people with their employers; headings, also those that answer a question; lines of programs.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, count, islice
from operator import eq
from typing import Final

from stripper import (
    Block,
    Document,
    Finding,
    Kind,
    Level,
    Phrases,
    Rule,
    hookimpl,
    load_phrases,
    load_words,
    shape,
)
from stripper_plugins.caption.agencies import MOST_WORDS
from stripper_plugins.caption.credits import find_credits
from stripper_plugins.caption.dated import find_dated
from stripper_plugins.caption.pictures import find_shown, lines_between, points
from stripper_plugins.caption.signed import find_signed
from stripper_plugins.caption.tails import find_tails

_TWIN_WORDS: Final = 4
_COPIES: Final = 2  # a line that stands more often heads sections
_LABELS: Final = 2  # in one line; more are the credits of a film
_LABEL: Final = re.compile(r"[^\W\d] ?: ")
_LONG: Final = 4  # letters; headlines write shorter words small
_WORD: Final = re.compile(r"[^\W\d_]+")


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.CAPTION, Level.SAFE
    return [
        Rule("CAP01", "photo-credit", kind, safe, "A picture's credit, with its caption."),
        Rule("CAP02", "caption-twice", kind, safe, "A caption that stands twice in a row."),
        Rule("CAP03", "picture-button", kind, safe, "A line that opens or enlarges a picture."),
        Rule("CAP04", "caption-pointer", kind, safe, "A short line that points into a picture."),
        Rule("CAP05", "picture-text", kind, safe, "A line that only says what a picture shows."),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> Iterator[Finding]:
    words = load_words(__file__, document.language.code)
    between = lines_between(document)
    shown = find_shown(document, between, words) | find_dated(document, words)
    credited = dict(find_tails(document, words)) | find_signed(document, between)
    credited |= find_credits(document, words)
    fills = {cue.block for cue in document.cues("caption-fill") if cue.alone}
    pointers = {cue.block: cue for cue in reversed(document.cues("caption-seen"))}
    pointers |= {cue.block: cue for cue in document.cues("caption-lead") if cue.leads}
    sure = {cue.block: cue for cue in reversed(document.cues("caption-seen-sure"))}
    pointers |= sure
    twins = _twins(document)
    for at in sorted({*credited, *twins, *fills, *pointers, *shown}):
        block = document.blocks[at]
        if document.is_gone(at) or (shape.has_code(block.text) and at not in fills):
            continue
        if at in credited and _is_film(block, credited[at][1]):
            continue
        if at in credited:
            start, label = credited[block.index]
            how = "a caption with" if start == block.start else "a paragraph ends with"
            yield Finding(start, block.end, "CAP01", f"{how} the credit '{label}'", 0.95)
        elif at in twins:
            heads = at > document.opening and _is_heading(document, block)
            start = block.start if heads else document.blocks[at - 1].start
            yield Finding(start, block.end, "CAP02", "the line stands twice in a row", 0.9)
        elif at in fills:
            yield Finding(block.start, block.end, "CAP03", "only opens or enlarges a picture", 0.9)
        elif (
            at in pointers
            and not shape.is_quoted(block.text)
            and points(document, block, pointers[at], words["told"], sure=at in sure)
        ):
            reason = f"points into a picture: '{document.phrase(pointers[at])}'"
            yield Finding(block.start, block.end, "CAP04", reason, 0.8)
        elif at in shown:
            yield Finding(block.start, block.end, "CAP05", shown[at], 0.8)


def _is_film(block: Block, label: str) -> bool:
    """Tell whether a credit stands among others, behind the title of the film that a text is on."""
    return len(_LABEL.findall(block.text)) > _LABELS and not block.text.startswith(label)


def _twins(document: Document) -> set[int]:
    """Return the lines that are equal to the line above, and go with it."""
    same = map(eq, document.words, islice(document.words, 1, None))
    equal = list(compress(count(1), same))
    if any(map(document.is_paragraph, equal)):
        return set()  # every line is followed by its copy
    return {at for at in equal if not document.is_gone(at - 1) and _is_twin(document, at)}


def _is_twin(document: Document, at: int) -> bool:
    """Two equal neighbours beside a paragraph are a caption and the picture's own text."""
    if not _TWIN_WORDS <= len(document.words[at]) <= MOST_WORDS:
        return False
    if shape.ends_sentence(document.blocks[at].text):
        return False
    if document.above(at - 1).endswith(":"):
        return False
    return document.is_paragraph(at - 2) or document.is_paragraph(at + 1)


def _is_heading(document: Document, block: Block) -> bool:
    """Tell whether a line heads sections, or all but its shortest words have capitals.

    Everyday words or numbers are among these: names alone are a caption.
    """
    if document.key_counts[document.keys[block.index]] > _COPIES:
        return True
    words = [word for word in _WORD.findall(block.text)[1:] if len(word) >= _LONG]
    plain = any(map(str.isdigit, block.text)) or not document.language.everyday.isdisjoint(
        word.lower() for word in words
    )
    return plain and all(word[0].isupper() for word in words)
