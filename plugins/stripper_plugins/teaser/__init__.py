"""Single headlines of other stories inside the body.

What it removes:
    A line that reads as a headline and brings new words: hardly any of its content words, and few
    of its plain ones, stand in another line or in the title. Where the article has headings of its
    own, the line must differ from them, less so if it tells of an event in the words that
    headlines have for it, if a line beside it does, or if it brings a new name. A line with four
    new words must tell of an event or somebody new, have two plain ones among them, or be beyond
    doubt otherwise. Lines with weaker evidence are suggestions.

Why it is noise:
    Pages put links to other stories between the paragraphs; without its box, such a link is a
    headline about somebody the article never mentions.

Example:
    before: The vote is on Friday.⏎Singer Mila Torv Spotted in Daring Gown at Awards⏎The mayor
        expects a close result.
    after: The vote is on Friday.⏎The mayor expects a close result.

What it keeps:
    Subheadings: their words come again below them. Short lines, lists, quotations, verse and
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
from stripper_plugins.teaser.signs import read_signs, weigh

_ENOUGH_NEW: Final = 5  # words, plain ones too; a heading that plays with words has fewer
_FEW_NEW: Final = 4  # enough in a line that tells of an event, or has much else that speaks for it
_FEW_PLAIN: Final = 2  # plain words among so few; an author's heading has those of his text
_SURE: Final = 1.7  # log odds: five of the own lines of 400 pages are taken in cross-validation
_SUREST: Final = 3.5  # no line of 800 articles with four new content words has as much
_LIKELY: Final = 0.8
_LISTED: Final = 2.0  # what a line below one without a full stop must have more
_TELLING: Final = 1.5  # what one that tells of an event, or names somebody new, may have less
_TOLD_BESIDE: Final = 1.0  # for each line beside it that tells of an event, too
_NOUNS: Final = "de"  # writes every noun with a capital
_PARAGRAPH: Final = 100  # code points
_LONG: Final = 4  # letters; titles write shorter words small
_WORD: Final = re.compile(r"\w+(?:-\w+)*")


@hookimpl
def stripper_rules() -> list[Rule]:
    maybe = "A line that may be a headline of another story."
    return [
        Rule("TEA01", "foreign-headline", Kind.TEASER, Level.SAFE, "A headline of another story."),
        Rule("TEA02", "unconnected-headline", Kind.TEASER, Level.SUGGEST, maybe),
    ]


@hookimpl
def stripper_find(document: Document) -> Iterator[Finding]:
    blocks = document.remaining
    candidates = dict(read_signs(document, blocks))
    events = {place for place in candidates if _tells_event(document, blocks[place])}
    for place, signs in candidates.items():
        block, count = blocks[place], signs["new"] + signs["known"]
        odds = weigh(signs) + _TOLD_BESIDE * len(events & {place - 1, place + 1})
        odds -= _LISTED * (not shape.ends_sentence(blocks[place - 1].text))
        tells = place in events or (odds > _LIKELY - _TELLING and _names(document, blocks, place))
        odds += _TELLING * tells
        if odds < _LIKELY:
            continue
        reason = (
            f"a headline; {signs['new']:.0f} of its {count:.0f} content words stand nowhere else"
        )
        if signs["unseen"]:
            reason += f", and {signs['unseen']:.0f} of its everyday words do not either"
        code = "TEA01" if _is_sure(block, signs, odds, tells=tells) else "TEA02"
        yield Finding(block.start, block.end, code, reason, 0.9)


def _tells_event(document: Document, block: Block) -> bool:
    """Tell whether a line has a headline's word for an event.

    What begins with such a word is a point about something named above.
    """
    events = load_words(__file__, document.language.code)["event"]
    return not events.isdisjoint(document.words[block.index][1:])


def _names(document: Document, blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a line between paragraphs has a new name among small words."""
    near = blocks[max(0, place - 1) : place + 2]
    if document.language.code == _NOUNS or sum(len(b.text) < _PARAGRAPH for b in near) > 1:
        return False
    words, terms = _WORD.findall(blocks[place].text)[1:], document.language.terms
    return any(len(word) >= _LONG and word.islower() for word in words) and any(
        word.istitle() and terms[word.lower()] in document.lone_terms for word in words
    )


def _is_sure(block: Block, signs: Mapping[str, float], odds: float, *, tells: bool) -> bool:
    new = signs["new"] + signs["unseen"]
    enough = new >= _ENOUGH_NEW or (new >= _FEW_NEW and signs["unseen"] >= _FEW_PLAIN)
    if enough or (tells and new >= _FEW_NEW):
        return odds >= _SURE
    named = ": " in block.text  # as works are, of which a list tells
    return odds >= _SUREST and signs["new"] >= _FEW_NEW and not named
