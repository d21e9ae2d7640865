"""What tells text that comes again by nature from a copy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from stripper import Block, Document, shape

# Words, or code points where words are long; shorter lines come again by nature.
_WORDS, _LENGTH = 12, 80
_MARKS: Final = 0.08  # share of characters that are marks; prose has about 0.03, code 0.15
_LABEL: Final = 40  # code points of a line that labels the entry below it
_FRAME: Final = 2  # words with which the lines above two entries of one form begin
_SAME: Final = 0.6  # share of content words; with more the lines are copies, too
_QUESTION: Final = 200  # code points
_LONGEST: Final = 400  # code points of an answer with its question
_ANSWER: Final = re.compile(r"[^.!?]+\? \S")
_NUMBER: Final = re.compile(r"\d+")
_SPEAKER: Final = re.compile(
    r"[A-ZÀ-ÞА-ЯЁІЇЄҐ]{2}[A-ZÀ-ÞА-ЯЁІЇЄҐ .,'’-]{0,38}: "
)  # "IDA LIND, HOST: "
_SPOKEN: Final = 3  # paragraphs of a transcript
_POINTS: Final = 3  # lines without a full stop with which an answer may begin


def is_prose(document: Document, block: Block, *, cut: bool = False) -> bool:
    """Whole sentences of some length, the last may be *cut* off, and no code or table row."""
    if len(document.words[block.index]) < _WORDS and len(block.text) < _LENGTH:
        return False
    if not (cut or shape.ends_sentence(block.text)):
        return False
    letters = sum(map(len, document.words[block.index]))
    marks = len(block.text) - letters - len(block.text.split())
    return marks <= _MARKS * len(block.text)


def is_introduced(blocks: Sequence[Block], place: int) -> bool:
    """A question or a colon above asks for the text, though it stands elsewhere too."""
    return place > 0 and blocks[place - 1].text.endswith(("?", ":", "？", "："))


def ends_answer(blocks: Sequence[Block], place: int) -> bool:
    """A question stands above, with only the points between that its answer begins with."""
    for above in reversed(blocks[max(0, place - 1 - _POINTS) : place]):
        if shape.ends_sentence(above.text):
            return above.text.endswith(("?", "？"))
    return False


def is_labelled(blocks: Sequence[Block], place: int) -> bool:
    """A short line above makes the text the entry of a list."""
    above = blocks[place - 1].text if place else ""
    return 0 < len(above) <= _LABEL and not shape.ends_sentence(above)


def answers(block: Block) -> bool:
    """A question and its answer in one paragraph, which are the same for one after the other."""
    return len(block.text) <= _LONGEST and bool(_ANSWER.match(block.text))


def above_transcript(document: Document, blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks above a transcript, which says again what the article tells of it.

    What a page gives twice is none: its speakers say the same again, word for word.
    """
    spoken = {
        at: match[0] for at, block in enumerate(blocks) if (match := _SPEAKER.match(block.text))
    }
    if len(set(spoken.values())) == len(spoken):
        return blocks  # labels of entries; of speakers one at least speaks again
    said = {document.key(blocks[at].index) for at in spoken}
    if len(spoken) < _SPOKEN or len(said) < len(spoken):
        return blocks
    return blocks[: min(spoken)]


def asks(block: Block) -> bool:
    """A single question, which is put to one after the other."""
    return block.text.endswith(("?", "？")) and len(block.text) <= _QUESTION


def is_refrain(document: Document, blocks: Sequence[Block], first: int, second: int) -> bool:
    """Two lines of one form stand above the two texts, as in litanies, rules and lists of tests."""
    if not first:
        return False
    one, two = blocks[first - 1].index, blocks[second - 1].index
    begins = [_NUMBER.sub("0", " ".join(document.words[at][:_FRAME])) for at in (one, two)]
    terms = document.terms[one], document.terms[two]
    alike = len(terms[0] & terms[1]) >= _SAME * min(map(len, terms))
    return begins[0] == begins[1] and not alike
