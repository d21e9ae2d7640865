"""Cards of other stories below a heading, down to the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from stripper import Block, Document, Finding, shape
from stripper_plugins.related.plain import are_works

_PARAGRAPH_WORDS: Final = 10
_HEADLINE_WORDS: Final = range(4, 21)
_NEW: Final = 0.5  # share of every paragraph's content words that stand nowhere above
_BULK: Final = 0.35  # share of the text
_MARKED_BULK: Final = 0.6  # share of the text, where the cards bear dates or are cut off
_FEWEST_MARKS: Final = 2
_DATE_WORDS: Final = 8  # of a line that says when a story is from
_TRIES: Final = 5  # headings looked at, the uppermost first
CUT: Final = ("…", "...")
_COUNTED: Final = re.compile(r"([^\W\d_]+) (\d{1,2}):")
_DATE: Final = re.compile(
    r"\b(?:19|20)\d\d\b | \b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b | \b\d{1,2}:\d\d\b"
    r"| \bago\b | \b(?:vor|hace|há|il[ ]y[ ]a)[ ]\d | \d[ ]\w+[ ](?:fa|temu|назад|тому)\b",
    re.VERBOSE | re.IGNORECASE,
)


def find_cards(document: Document) -> Iterator[Finding]:
    """Find a heading of other stories with nothing but their cards below it, down to the end.

    No paragraph of theirs follows another one, as an author's do; each is about something new; and
    there are as many headlines as paragraphs, or lines with dates and cut-off ends among them. A
    single paragraph below a list may be the author's last.
    """
    headings = {cue.block for cue in document.cues("related-heading") if cue.alone}
    if not headings:
        return
    blocks = document.remaining
    shown = [is_paragraph(document, block) for block in blocks]
    places = range(shape.end_of_body(shown), len(blocks))
    for place in islice((at for at in places if blocks[at].index in headings), _TRIES):
        below = blocks[place + 1 :]
        paragraphs = [
            block for block, is_one in zip(below, shown[place + 1 :], strict=True) if is_one
        ]
        own = _counts_on(blocks[:place], below) or are_works(below)
        if not paragraphs or paragraphs == [below[-1]] or own:
            continue
        if are_new(document, blocks[:place], paragraphs) and _are_cards(
            document, blocks[:place], below, len(paragraphs)
        ):
            reason = f"{len(below)} lines of other stories below '{blocks[place].text}', to the end"
            yield Finding(blocks[place].start, below[-1].end, "REL07", reason, 0.9)
            return


def _counts_on(above: Sequence[Block], below: Sequence[Block]) -> bool:
    """Tell whether numbered headings go on below, as they began above: "Step 3: the drawers"."""
    begun = {(match[1], int(match[2])) for block in above if (match := _COUNTED.match(block.text))}
    on = (_COUNTED.match(block.text) for block in below) if begun else ()
    return any(match is not None and (match[1], int(match[2]) - 1) in begun for match in on)


def _are_cards(
    document: Document, above: Sequence[Block], below: Sequence[Block], count: int
) -> bool:
    """Tell whether headlines, or dates and cut-off ends, go with *count* paragraphs."""
    size = sum(len(block.text) for block in below)
    share = size / (size + sum(len(block.text) for block in above))
    marks = sum(_is_marked(document, block) for block in below)
    headlines = sum(_is_headline(document, block) for block in below)
    return (share <= _MARKED_BULK and marks >= max(_FEWEST_MARKS, count / 2)) or (
        share <= _BULK and headlines >= max(2, count)
    )


def is_paragraph(document: Document, block: Block) -> bool:
    ends = shape.ends_sentence(block.text) or block.text.endswith(CUT)
    return ends and len(document.words[block.index]) >= _PARAGRAPH_WORDS


def are_new(document: Document, above: Sequence[Block], paragraphs: Sequence[Block]) -> bool:
    known = document.title_terms.union(*(document.terms[block.index] for block in above))
    return all(
        len(document.terms[block.index] - known) >= _NEW * len(document.terms[block.index])
        for block in paragraphs
    )


def is_line(document: Document, block: Block, most: int) -> bool:
    """Tell whether a block is no sentence, and has at most so many words."""
    return len(document.words[block.index]) <= most and not shape.ends_sentence(block.text)


def _is_headline(document: Document, block: Block) -> bool:
    words = len(document.words[block.index])
    return words in _HEADLINE_WORDS and not shape.ends_sentence(block.text)


def _is_marked(document: Document, block: Block) -> bool:
    if block.text.endswith(CUT):
        return True
    return len(document.words[block.index]) <= _DATE_WORDS and bool(_DATE.search(block.text))
