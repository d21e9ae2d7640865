"""Single headlines of other stories inside the body.

What it removes:
    A line that reads as a headline and brings new words: hardly any of its content words, and few
    of its plain ones, stand in another line or in the title, and what they mean has little to do
    with the article. Where the article has headings of its
    own, the line must differ from them, less so if it tells of an event in the words that
    headlines have for it, if a line beside it does, if it is about what most such headlines are
    about, as sport, famous people and quizzes, or if it brings a new name. A line with
    fewer than four new words must be about such a thing, and one that may be the name of a work, or
    that speaks as an author does, must have five. A word that means nothing but sport or fame, such
    as "goalkeeper", is enough where the paragraphs are not about it, and so are two that may mean
    something else, or one beside an event. Lines with weaker evidence are suggestions.

Why it is noise:
    Pages put links to other stories between the paragraphs; without its box, such a link is a
    headline about somebody the article never mentions.

Example:
    before: The vote is on Friday.⏎Singer Mila Torv Spotted in Daring Gown at Awards⏎The mayor
        expects a close result.
    after: The vote is on Friday.⏎The mayor expects a close result.

What it keeps:
    Subheadings: their words come again below them. Short lines, lists, quotations, verse and
    what stands below a colon, lines that the next one goes on with, questions of an interview,
    credits and addresses; articles made of short lines.

Source:
    Own reading of extractor output. The weights are those of a logistic regression, fitted by
    benchmarks/topic.py to titles of pages put into the texts of other pages (WCXB, CC BY 4.0).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from stripper import (
    Block,
    Document,
    Finding,
    Kind,
    Level,
    Rule,
    hookimpl,
    load_words,
    shape,
)
from stripper_plugins.teaser.lines import FEW_TERMS, PARAGRAPH, is_introduced, short_lines
from stripper_plugins.teaser.signs import read_signs, weigh
from stripper_plugins.teaser.subjects import beyond_doubt, popular_lines, tells_event

_LAST: Final = 10  # rank; a headline above its story goes with it
_ENOUGH_NEW: Final = 4  # words, plain ones too; a heading that plays with words has fewer
_SURE: Final = 2.0  # log odds; no line of 658 articles is taken for a headline
_SURE_OF_FEW: Final = 2.5  # of a line with few content words
_LIKELY: Final = 0.3
_LISTED: Final = 2.0  # what a line below one without a full stop must have more
_TOLD_BESIDE: Final = 1.0  # for each line beside it that tells of an event
_TELLING: Final = 1.5  # what one that tells of an event, or names somebody new, may have less
_NOUNS: Final = "de"  # writes every noun with a capital
_LONG: Final = 4  # letters; titles write shorter words small
_WORD: Final = re.compile(r"\w+(?:-\w+)*")


@hookimpl
def stripper_rules() -> list[Rule]:
    sure, maybe = "A headline of another story.", "A line that may be a headline of another story."
    return [
        Rule("TEA01", "foreign-headline", Kind.TEASER, Level.SAFE, sure, rank=_LAST),
        Rule("TEA02", "unconnected-headline", Kind.TEASER, Level.SUGGEST, maybe),
    ]


@hookimpl
def stripper_find(document: Document) -> Iterator[Finding]:
    blocks, vocabulary = document.remaining, load_words(__file__, document.language.code)
    short = short_lines(document, blocks)
    told = popular_lines(document, blocks, short, vocabulary)
    known = beyond_doubt(document, blocks, short, told, vocabulary)
    signs = dict(read_signs(document, blocks, short, told))
    events = {at for at in signs if tells_event(document, blocks[at], vocabulary)}
    for place in sorted(known.keys() | signs):
        block = blocks[place]
        if place in known:
            reason = f"a headline about what the article is not about: '{known[place]}'"
            yield Finding(block.start, block.end, "TEA01", reason, 0.9)
            continue
        tells = place in told or place in events
        if is_introduced(blocks, place) and not tells:
            continue
        odds = weigh(signs[place]) - _LISTED * (not shape.ends_sentence(blocks[place - 1].text))
        odds += _TOLD_BESIDE * len(events & {place - 1, place + 1})
        tells = tells or (odds > _LIKELY - _TELLING and _names(document, blocks, place))
        odds += _TELLING * tells
        if odds < _LIKELY:
            continue
        sure = _is_sure(document, block, signs[place], odds, told=place in told)
        rule, reason = "TEA01" if sure else "TEA02", _reason(signs[place])
        yield Finding(block.start, block.end, rule, reason, 0.9)


def _reason(signs: Mapping[str, float]) -> str:
    count, unseen = signs["new"] + signs["known"], signs["unseen"]
    reason = f"a headline; {signs['new']:.0f} of its {count:.0f} content words stand nowhere else"
    return f"{reason}, and {unseen:.0f} of its everyday words do not either" if unseen else reason


def _names(document: Document, blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a line between paragraphs has a new name among small words."""
    near = blocks[max(0, place - 1) : place + 2]
    if document.language.code == _NOUNS or sum(len(b.text) < PARAGRAPH for b in near) > 1:
        return False
    words, terms = _WORD.findall(blocks[place].text)[1:], document.language.terms
    return any(len(word) >= _LONG and word.islower() for word in words) and any(
        word.istitle() and terms[word.lower()] in document.lone_terms for word in words
    )


def _is_sure(
    document: Document, block: Block, signs: Mapping[str, float], odds: float, *, told: bool
) -> bool:
    few = signs["new"] + signs["known"] < FEW_TERMS
    if odds < (_SURE_OF_FEW if few else _SURE):
        return False
    enough = _ENOUGH_NEW + _is_in_doubt(document, block)
    return signs["new"] + signs["unseen"] >= enough or (told and not few)


def _is_in_doubt(document: Document, block: Block) -> bool:
    """Tell whether a line may be a heading: a work's, the author's, or one of unknown words."""
    if ": " in block.text or not document.meaning(document.terms[block.index]):
        return True
    author = load_words(__file__, document.language.code)["author"]
    return not author.isdisjoint(document.words[block.index])
