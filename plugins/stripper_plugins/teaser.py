"""Single headlines of other stories inside the body.

What it removes:
    A line that reads as a headline and brings new words: hardly any of its content words, and few
    of its plain ones, stand in another line or in the title. Where the article has headings of its
    own, the line must differ from them. Lines with weaker evidence are suggestions.

Why it is noise:
    Pages put links to other stories between the paragraphs; without its box, such a link is a
    headline about somebody the article never mentions.

Example:
    before: The vote is on Friday.⏎Singer Mila Torv Spotted in Daring Gown at Awards⏎The mayor
        expects a close result.
    after: The vote is on Friday.⏎The mayor expects a close result.

What it keeps:
    Subheadings: their words come again below them. Short lines, list items, quotations, verse and
    what stands below a colon, questions of an interview, credits and addresses; articles made of
    short lines.

Options:
    None.

Source:
    Own reading of extractor output. The weights are those of a logistic regression, fitted by
    benchmarks/topic.py to titles of pages put into the texts of other pages (WCXB, CC BY 4.0).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Final

from stripper import Block, Document, Finding, Kind, Level, Rule, hookimpl, shape

_WORDS: Final = range(5, 19)  # words of a headline
_FEWEST_TERMS: Final = 3  # content words; fewer may be new by chance
_KNOWN: Final = 0.25  # share of content words that may stand elsewhere
_FEWEST_PARAGRAPHS: Final = 4
_FEW_QUESTIONS: Final = 2
_COMMAS: Final = 2
_QUOTES: Final = "\"'‘’“”„«"
_LONG: Final = 100  # code points of a neighbour that is a paragraph
_SURE: Final = 2.6  # log odds: none of an article's own lines is taken in cross-validation
_LIKELY: Final = 1.5
_NO_HEADING: Final = 0.3  # difference in capitals where there is nothing to compare
# Addresses, credits, columns, and sentences that end inside the line.
_NO_HEADLINE: Final = re.compile(
    r"https?:|www\.|@|©|\||\t| / |[.!][\"”»’)\]]?(?:\s|$)|…|–\s*$| [-–] .* [-–] "
)

# Log odds a unit, from benchmarks/topic.py.
WEIGHTS: Final[Mapping[str, float]] = {
    "new": 0.50,
    "known": -1.86,
    "unseen": 1.19,
    "function": 3.15,
    "capitals": 2.39,
    "contrast": 3.64,
    "comma": -1.32,
    "headings": -6.89,
    "paragraphs": 2.61,
}
BIAS: Final = -3.64


@hookimpl
def stripper_rules() -> list[Rule]:
    kind = Kind.TEASER
    return [
        Rule("TEA01", "foreign-headline", kind, Level.SAFE, "A headline of another story."),
        Rule(
            "TEA02",
            "unconnected-headline",
            kind,
            Level.SUGGEST,
            "A line that may be a headline of another story.",
        ),
    ]


@hookimpl
def stripper_find(document: Document) -> Iterator[Finding]:
    blocks = document.remaining
    for place, signs in read_signs(document, blocks):
        odds = BIAS + sum(WEIGHTS[name] * value for name, value in signs.items())
        if odds < _LIKELY:
            continue
        block = blocks[place]
        count = len(document.terms[block.index])
        reason = f"a headline; {signs['new']:.0f} of its {count} content words stand nowhere else"
        if signs["unseen"]:
            reason += f", and {signs['unseen']:.0f} of its plain words do not either"
        code = "TEA01" if odds >= _SURE else "TEA02"
        yield Finding(block.start, block.end, code, reason, 0.9)


def read_signs(
    document: Document, blocks: Sequence[Block]
) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield the places of the lines that may be headlines, each with the signs of `WEIGHTS`.

    They are: how many of its content words stand nowhere else, and how many do; how many of its
    plain words stand in no line that is beyond doubt; the share of function words; the share of
    words after the first that have a capital, and how far that is from the article's other
    headings; whether it has a comma; the shares of headings and of paragraphs among the blocks.
    """
    paragraphs = sum(len(block.text) >= _LONG for block in blocks)
    if paragraphs < _FEWEST_PARAGRAPHS:
        return
    headings = [place for place, block in enumerate(blocks) if _is_headline(document, block)]
    asked = sum(block.text.endswith("?") for block in blocks)
    asks = asked > _FEW_QUESTIONS  # an interview
    new = {
        place
        for place in headings
        if _is_new(document, blocks[place]) and _is_free(blocks, place, asks=asks)
    }
    if not new:
        return
    sure = (document.words[b.index] for place, b in enumerate(blocks) if place not in new)
    seen = frozenset[str]().union(*sure)
    capitals = {place: _capitals(blocks[place].text) for place in headings}
    for place in sorted(new):
        block = blocks[place]
        terms, words = document.terms[block.index], document.words[block.index]
        known = sum(_is_known(document, term) for term in terms)
        function = document.language.function
        plain = (function | document.language.common).intersection(words)
        others = [share for at, share in capitals.items() if at != place]
        contrast = abs(capitals[place] - median(others)) if others else _NO_HEADING
        yield (
            place,
            {
                "new": len(terms) - known,
                "known": known,
                "unseen": len(plain - seen),
                "function": sum(word in function for word in words) / len(words),
                "capitals": capitals[place],
                "contrast": contrast,
                "comma": float("," in block.text),
                "headings": len(others) / len(blocks),
                "paragraphs": paragraphs / len(blocks),
            },
        )


def _is_headline(document: Document, block: Block) -> bool:
    text = block.text
    if len(document.words[block.index]) not in _WORDS or shape.bullet_length(text):
        return False
    if not text[0].isupper() and not text[0].isdigit() and text[0] not in _QUOTES:
        return False
    return not text.endswith((".", ":", ",", ";", "…"))


def _is_known(document: Document, term: str) -> bool:
    return document.term_counts[term] > 1 or term in document.title_terms


def _is_new(document: Document, block: Block) -> bool:
    terms = document.terms[block.index]
    if len(terms) < _FEWEST_TERMS:
        return False
    return sum(_is_known(document, term) for term in terms) <= _KNOWN * len(terms)


def _is_free(blocks: Sequence[Block], place: int, *, asks: bool) -> bool:
    """Tell whether a line belongs to none of the things that also stand alone."""
    text, above = blocks[place].text, blocks[place - 1].text if place else ":"
    if above.endswith(":") or (above[-1] in '"”»“' and "," in text):
        return False  # a verse, the first line, or who spoke
    if text.count(",") > _COMMAS or (asks and text.endswith("?")):
        return False
    return not _NO_HEADLINE.search(text)


def _capitals(text: str) -> float:
    words = text.split()[1:]
    return sum(word[0].isupper() for word in words) / max(1, len(words))
