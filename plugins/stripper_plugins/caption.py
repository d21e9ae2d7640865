"""Captions and credits of pictures.

What it removes:
    Lines that carry a photographer's or agency's credit, with the caption before it; captions that
    stand twice in a row, as extractors leave them when the picture has a text of its own; lines
    that only open or enlarge a picture; short lines that point into a picture ("from left").

Why it is noise:
    A caption describes a picture that the text no longer has, and cuts the text between two
    paragraphs.

Example:
    before: The council met on Monday.⏎The new bridge at dusk. Photo: Ida Brandt/Havn Press⏎It
        voted nine to four.
    after: The council met on Monday.⏎It voted nine to four.

What it keeps:
    Paragraphs of some length; sentences that name an agency as their source; sentences about
    photographs and photographers; repeated lines of verse and dialogue.

Options:
    None.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stripper import (
    Block,
    Cue,
    Document,
    Finding,
    Kind,
    Level,
    Phrases,
    Rule,
    hookimpl,
    load_phrases,
    shape,
)

_MOST_WORDS: Final = 70  # captions in the development pages reach about 60 words
_POINTER_WORDS: Final = 20
_SENTENCE_WORDS: Final = 14
_NAME_WORDS: Final = 3  # of a name that is written small, as photographers' often are
_CREDIT_WORDS: Final = 14  # words of a credit after its label
_BEFORE_AGENCY: Final = re.compile(r"(?:[/|(©–—-]|\bvia|\bby|\bfrom|:)\s*$")


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.CAPTION, Level.SAFE
    return [
        Rule("CAP01", "photo-credit", kind, safe, "A picture's credit, with its caption."),
        Rule("CAP02", "caption-twice", kind, safe, "A caption that stands twice in a row."),
        Rule("CAP03", "picture-button", kind, safe, "A line that opens or enlarges a picture."),
        Rule("CAP04", "caption-pointer", kind, safe, "A short line that points into a picture."),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> Iterator[Finding]:
    credited = _credits(document)
    fills = {cue.block for cue in document.cues("caption-fill") if cue.leads and cue.trails}
    points = {cue.block: cue for cue in document.cues("caption-seen")}
    points |= {cue.block: cue for cue in document.cues("caption-lead") if cue.leads}
    previous: Block | None = None
    for block in document.remaining:
        if block.index in credited:
            reason = f"ends or begins with the credit '{credited[block.index]}'"
            yield Finding(block.start, block.end, "CAP01", reason, 0.95)
        elif previous is not None and _is_twin(document, previous, block):
            yield Finding(previous.start, block.end, "CAP02", "the line stands twice in a row", 0.9)
        elif block.index in fills:
            yield Finding(block.start, block.end, "CAP03", "only opens or enlarges a picture", 0.9)
        elif block.index in points and _points(document, block, points[block.index]):
            cue = points[block.index]
            phrase = document.text[cue.start : cue.end]
            yield Finding(
                block.start, block.end, "CAP04", f"points into a picture: '{phrase}'", 0.8
            )
        previous = block


def _credits(document: Document) -> dict[int, str]:
    """Return the blocks that carry a credit, with the words that show it."""
    found: dict[int, str] = {}
    sure = {cue.start for cue in document.cues("caption-credit-sure")}
    for cue in document.cues("caption-credit"):
        block = document.blocks[cue.block]
        if len(document.words[cue.block]) > _MOST_WORDS:
            continue
        label = document.text[cue.start : cue.end]
        after = document.text[cue.end : block.end]
        before = document.text[block.start : cue.start].rstrip()
        short = len(after.split()) <= _CREDIT_WORDS and not _goes_on(after)
        if (cue.leads and short and (cue.start in sure or label.endswith(":"))) or (
            cue.start in sure and short and _closes(before)
        ):
            found[cue.block] = label
    for cue in document.cues("caption-agency"):
        block = document.blocks[cue.block]
        if cue.block in found or len(document.words[cue.block]) > _MOST_WORDS:
            continue
        agency = document.text[cue.start : cue.end]
        before = document.text[block.start : cue.start]
        after = document.text[cue.end : block.end].strip(" )].")
        name = agency.lstrip("/( ")
        if name[0].islower() and not agency.startswith(("/", "(")):
            continue  # an ordinary word
        if (not after and _BEFORE_AGENCY.search(before) and not _is_sentence(block)) or (
            cue.leads and after[:1] in {"/", "|"} and len(after.split()) <= _CREDIT_WORDS
        ):
            found[cue.block] = agency
    return found


def _goes_on(after: str) -> bool:
    """Tell whether the text behind a label is no name: a number, or a word in small letters."""
    name = after.lstrip(" :")
    return name[:1].isdigit() or (name[:1].islower() and len(name.split()) > _NAME_WORDS)


def _closes(before: str) -> bool:
    """Tell whether a credit may follow: after a sentence, a bracket or a dash."""
    return not before or before.endswith(
        (".", "!", "?", "(", "[", "|", "-", "–", "—", "/", '"', "”", "…", ":", ";", ",")
    )


def _is_sentence(block: Block) -> bool:
    return block.text.endswith(".") and len(block.text) > 160


def _is_twin(document: Document, first: Block, second: Block) -> bool:
    """Two equal neighbours beside a paragraph are a caption and the picture's own text."""
    words = document.words[second.index]
    if not 4 <= len(words) <= _MOST_WORDS or words != document.words[first.index]:
        return False
    if second.index - first.index != 1 or shape.ends_sentence(second.text):
        return False
    if first.index and document.blocks[first.index - 1].text.endswith(":"):
        return False
    paragraphs = document.paragraphs
    return first.index - 1 in paragraphs or second.index + 1 in paragraphs


def _points(document: Document, block: Block, cue: Cue) -> bool:
    """A pointer is short, and shorter still where it is a whole sentence."""
    words = len(document.words[block.index])
    if document.text[cue.end : cue.end + 1] in {",", ";"} and cue.leads:
        return False
    most = _SENTENCE_WORDS if shape.ends_sentence(block.text) else _POINTER_WORDS
    return words <= most and not block.text.endswith((":", "?", "!")) and ". " not in block.text
