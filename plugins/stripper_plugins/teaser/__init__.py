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

from collections.abc import Iterator
from typing import Final

from stripper import Document, Finding, Kind, Level, Rule, hookimpl, shape
from stripper_plugins.teaser.signs import read_signs, weigh

_ENOUGH_NEW: Final = 5  # words, plain ones too; a heading that plays with words has fewer
_SURE: Final = 1.7  # log odds: five of the own lines of 400 pages are taken in cross-validation
_LIKELY: Final = 0.8
_LISTED: Final = 2.0  # what a line below one without a full stop must have more


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
    for place, signs in read_signs(document, blocks):
        odds = weigh(signs)
        odds -= _LISTED * (not shape.ends_sentence(blocks[place - 1].text))
        if odds < _LIKELY:
            continue
        block, count = blocks[place], signs["new"] + signs["known"]
        reason = (
            f"a headline; {signs['new']:.0f} of its {count:.0f} content words stand nowhere else"
        )
        if signs["unseen"]:
            reason += f", and {signs['unseen']:.0f} of its everyday words do not either"
        sure = odds >= _SURE and signs["new"] + signs["unseen"] >= _ENOUGH_NEW
        code = "TEA01" if sure else "TEA02"
        yield Finding(block.start, block.end, code, reason, 0.9)
