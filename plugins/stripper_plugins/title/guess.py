"""The line that is taken for the title where none is given."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from stripper import Block, Document, shape

MOST_WORDS: Final = 32  # longer lines are sentences; the longest headlines have about 25 words
_FEWEST_WORDS: Final = 5
_RECURS: Final = 0.45  # share of a first line's content words that must come again in the text
_FEW_QUESTIONS: Final = 2
# "CULTURE | Museum restores a ship's log", "HARBOUR. Ferry is late"
_KICKER: Final = re.compile(
    r"[^\W\d_a-zà-ÿа-яёіїєґ]{4,}(?: [^\W\d_a-zà-ÿа-яёіїєґ]+){0,2}\s?[|:.•–—-]\s(?=.*[a-zа-я])"
)
_LABEL: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?: ")  # "Opinion: ", "The Echo: "
_HEADER: Final = 16  # blocks above the first paragraph in which a title may stand
_FACTS: Final = re.compile(r"[|•·;]")  # between "Family: cabbages" and "Home: beaches"
_OPENING: Final = '"“„«'
_SPOKEN: Final = ('."', ".”", ".“", ".»", ". »")  # ends what somebody said
_LETTER_GAP: Final = 3  # from a letter's last paragraph to the next one's first
_SIGNATURE_WORDS: Final = 6
_NAMES: Final = re.compile(r"[^\d:;?!]+[^\W\d]")
_REPORTS: Final = 3  # headings in capitals


def first_line(document: Document) -> Block | None:
    """Return the line above the body that reads as a title and not as text."""
    if not 0 < document.opening <= _HEADER or _heads_items(document):
        return None
    for block in document.blocks[: document.opening]:
        above_answer = block.index + 1 == document.opening and block.text.endswith("?")
        if above_answer and _asks_often(document):
            continue  # an interview that begins with its first question
        if block.index and document.blocks[block.index - 1].text[:1].isdigit():
            continue  # the entry of a live report, under its time
        if _is_titular(document, block):
            return block
    return None


def _heads_items(document: Document) -> bool:
    """Tell whether the first line heads the first of several: items, letters or reports."""
    below = range(document.opening, len(document.blocks))
    if _is_slug(document, 0) and any(_is_slug(document, at) for at in below):
        return True
    return _heads_letters(document) or _heads_reports(document)


def _heads_letters(document: Document) -> bool:
    """Tell whether a name and a heading part the paragraphs, and a name ends them, as letters."""
    blocks, pairs = document.blocks, pairwise(document.paragraphs)
    if not _is_signature(blocks[-1]):
        return False
    ends = [above + 1 for above, below in pairs if below - above == _LETTER_GAP]
    return bool(ends) and all(_is_signature(blocks[at]) for at in ends)


def _is_signature(block: Block) -> bool:
    """Tell whether a line has capitals alone and no mark but commas: "Ida Lind, Tarn"."""
    words = block.text.split()
    if not 1 < len(words) <= _SIGNATURE_WORDS or not _NAMES.fullmatch(block.text):
        return False
    return all(word[0].isupper() for word in words)


def _heads_reports(document: Document) -> bool:
    """Tell whether lines in capitals head all parts, and the first says nothing of the others."""
    blocks = document.blocks
    if not blocks[0].text.isupper():
        return False
    heads = [at - 1 for at in document.paragraphs if at and blocks[at - 1].text.isupper()]
    if len(heads) < _REPORTS or heads[0]:
        return False
    terms = document.terms
    return all(terms[0].isdisjoint(terms[at]) for at in range(heads[1], len(blocks)))


def _is_slug(document: Document, at: int) -> bool:
    text, below = document.blocks[at].text, at + 1
    if not text.isupper() or document.is_paragraph(at) or below >= len(document.blocks):
        return False
    return not document.blocks[below].text.isupper() and document.is_paragraph(below + 1)


def _asks_often(document: Document) -> bool:
    return sum(block.text.endswith("?") for block in document.blocks) > _FEW_QUESTIONS


def _is_titular(document: Document, block: Block) -> bool:
    terms = document.terms[block.index]
    fewest = _FEWEST_WORDS if block.index else 2  # below the first line, menus and names stand
    if not fewest <= len(document.words[block.index]) <= MOST_WORDS:
        return False
    text, labelled = block.text, _LABEL.match(block.text)
    if (
        text[0] == "|"
        or shape.bullet_length(text)
        or text.endswith((".", ":", ",", ";"))
        or (text[0] in _OPENING and text.endswith(_SPOKEN))
        or text.count(": ") > (2 if labelled and not _FACTS.search(text) else 1)
    ):
        return False
    if (block.index and text[0].islower()) or (text[0] == "#" and " #" in text):
        return False  # a definition, the end of a sentence, a line of topics
    counts = document.term_counts
    recurring = sum([counts[term] > 1 for term in terms])
    if kicker := _KICKER.match(text) or labelled:
        label = shape.key_of(kicker[0]).split()  # which names the section, not the subject
        terms = terms - {document.language.terms[word] for word in label}
        below = document.blocks[block.index + 1].text
        if _KICKER.match(below) or (labelled and shape.label_of(below)):
            return False  # the first of several facts
        if recurring and not labelled:
            return True
        recurring = sum([counts[term] > 1 for term in terms])
    return bool(terms) and recurring >= _RECURS * len(terms)
