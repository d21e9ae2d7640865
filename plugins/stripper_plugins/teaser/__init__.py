"""Single headlines of other stories inside the body.

What it removes:
    A line that reads as a headline and brings new words: hardly any of its content words, and few
    of its plain ones, stand in another line or in the title, and what they mean has little to do
    with the article. Where the article has headings of its own, the line must differ from them,
    less so if it tells of an event in the words that headlines have for it. It must have four new
    words, and five if it may be the name of a work, or speaks as an author does. A line about sport
    or fame goes by its words alone, where the paragraphs are not about such things: by one that
    means nothing else, such as "goalkeeper", or by two that may. Lines with weaker evidence are
    suggestions.

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

from collections.abc import Iterator, Mapping
from typing import Final

from stripper import Block, Document, Finding, Kind, Level, Rule, hookimpl, load_words, shape
from stripper_plugins.teaser.lines import FEW_TERMS, is_introduced, popular_lines, short_lines
from stripper_plugins.teaser.signs import read_signs, weigh

_LAST: Final = 10  # rank; a headline above its story goes with it
_ENOUGH_NEW: Final = 4  # words, plain ones too; a heading that plays with words has fewer
_SURE: Final = 2.0  # log odds; no line of 658 articles is taken for a headline
_SURE_OF_FEW: Final = 2.5  # of a line with few content words
_LIKELY: Final = 0.3
_LISTED: Final = 2.0  # what a line below one without a full stop must have more
_EVENT: Final = 1.5  # what one that tells of an event may have less


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
    popular = popular_lines(document, blocks, short, vocabulary)
    signs = dict(read_signs(document, blocks, short))
    for place in sorted(popular.keys() | signs):
        block = blocks[place]
        if place in popular:
            reason = f"a headline about what the article is not about: '{popular[place]}'"
            yield Finding(block.start, block.end, "TEA01", reason, 0.9)
            continue
        if is_introduced(blocks, place):
            continue
        odds = weigh(signs[place]) - _LISTED * (not shape.ends_sentence(blocks[place - 1].text))
        # What begins with the word for an event is a point about something named above.
        odds += _EVENT * (not vocabulary["event"].isdisjoint(document.words[block.index][1:]))
        if odds >= _LIKELY:
            sure = _is_sure(document, block, signs[place], odds, vocabulary["author"])
            rule = "TEA01" if sure else "TEA02"
            yield Finding(block.start, block.end, rule, _reason(signs[place]), 0.9)


def _reason(signs: Mapping[str, float]) -> str:
    count, unseen = signs["new"] + signs["known"], signs["unseen"]
    reason = f"a headline; {signs['new']:.0f} of its {count:.0f} content words stand nowhere else"
    return f"{reason}, and {unseen:.0f} of its everyday words do not either" if unseen else reason


def _is_sure(
    document: Document,
    block: Block,
    signs: Mapping[str, float],
    odds: float,
    author: frozenset[str],
) -> bool:
    """Tell whether enough speaks for another story, more for a line that may be a heading.

    That may be a work's name, a line in which the author speaks, or one of unknown words.
    """
    few = signs["new"] + signs["known"] < FEW_TERMS
    in_doubt = (
        ": " in block.text
        or not document.meaning(document.terms[block.index])
        or not author.isdisjoint(document.words[block.index])
    )
    enough = signs["new"] + signs["unseen"] >= _ENOUGH_NEW + in_doubt
    return enough and odds >= (_SURE_OF_FEW if few else _SURE)
