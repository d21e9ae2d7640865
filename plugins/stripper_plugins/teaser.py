"""Single headlines of other stories inside the body.

What it removes:
    A line that reads as a headline, stands between the paragraphs of the article and shares no
    content word with any other line, nor with the title.

Why it is noise:
    Pages put links to other stories between the paragraphs; without its box, such a link is a
    headline about somebody the article never mentions.

Example:
    before: The vote is on Friday.⏎Singer Mila Torv Spotted in Daring Gown at Awards⏎The mayor
        expects a close result.
    after: The vote is on Friday.⏎The mayor expects a close result.

What it keeps:
    Subheadings: their words come again below them. Short lines, list items, quotations, lines of
    verse, names and labels; articles made of short lines.

Options:
    None.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from stripper import Block, Document, Finding, Kind, Level, Rule, hookimpl, shape

_WORDS: Final = range(5, 22)  # words of a headline
_FEWEST_TERMS: Final = 4  # content words; fewer may be new by chance
_FEWEST_PARAGRAPHS: Final = 4
_FEW_QUESTIONS: Final = 2
_QUOTES: Final = "\"'‘’“”„«"
_LONG: Final = 100  # code points of a neighbour that is a paragraph


@hookimpl
def stripper_rules() -> list[Rule]:
    return [
        Rule("TEA01", "foreign-headline", Kind.TEASER, Level.SAFE, "A headline of another story.")
    ]


@hookimpl
def stripper_find(document: Document) -> Iterator[Finding]:
    blocks = document.remaining
    paragraphs = sum(len(block.text) >= _LONG for block in blocks)
    if paragraphs < _FEWEST_PARAGRAPHS or 3 * paragraphs < len(blocks):
        return
    asked = sum(block.text.endswith("?") for block in blocks)
    for place, block in enumerate(blocks):
        if block.text.endswith("?") and asked > _FEW_QUESTIONS:
            continue  # an interview
        if place and _is_headline(document, block) and _is_between(blocks, place):
            terms = document.terms[block.index]
            if len(terms) >= _FEWEST_TERMS and _is_new(document, terms):
                reason = f"a headline with {len(terms)} content words, none of them in the article"
                yield Finding(block.start, block.end, "TEA01", reason, 0.9)


def _is_headline(document: Document, block: Block) -> bool:
    text = block.text
    if len(document.words[block.index]) not in _WORDS or shape.bullet_length(text):
        return False
    if not text[0].isupper() and not text[0].isdigit() and text[0] not in _QUOTES:
        return False
    return not text.endswith((".", ":", ",", ";", "…"))


def _is_between(blocks: Sequence[Block], place: int) -> bool:
    """A teaser comes after a whole sentence, not in a list of short lines or below a quotation."""
    above = blocks[place - 1].text
    below = blocks[place + 1].text if place + 1 < len(blocks) else ""
    if not shape.ends_sentence(above):
        return False
    if above[-1] in '"”»“' and "," in blocks[place].text:
        return False  # it may say who spoke
    if shape.bullet_length(above) and shape.bullet_length(below):
        return False
    return len(above) >= _LONG or len(below) >= _LONG


def _is_new(document: Document, terms: frozenset[str]) -> bool:
    if terms & document.title_terms:
        return False
    return all(document.term_counts[term] == 1 for term in terms)
