"""Single headlines of other stories inside the body.

What it removes:
    A line that reads as a headline and brings new words: hardly any of its content words, and few
    of its plain ones, stand in another line or in the title, and what they mean has little to do
    with the article. Where the article has headings of its own, the line must differ from them,
    less so if it tells of an event in the words that headlines have for it; a line above the first
    paragraph must tell of one. It must have four new words, and more if it may be the name of a
    work, speaks as an author does, begins or ends as an author's headings do, or names nobody. A
    line about sport or fame goes by its words alone, where the paragraphs are not about such
    things: by one that means nothing else, such as "goalkeeper", or by two that may. Lines with
    weaker evidence are suggestions.

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

import regex

from stripper import Block, Document, Finding, Kind, Level, Rule, Words, hookimpl, load_words, shape
from stripper_plugins.teaser.lines import FEW_TERMS, is_introduced, popular_lines, short_lines
from stripper_plugins.teaser.signs import read_signs, weigh

_LAST: Final = 10  # rank; a headline above its story goes with it
_ENOUGH_NEW: Final = 4  # words, plain ones too; a heading that plays with words has fewer
_SURE: Final = 2.0  # log odds; no line of 658 articles is taken for a headline
_SURE_OF_FEW: Final = 2.5  # of a line with few content words
_LIKELY: Final = 0.3
_UNTOLD: Final = 2  # words more that a line must have of which nobody is named and nothing happens
_LISTED: Final = 2.0  # what a line below one without a full stop must have more
_EVENT: Final = 1.5  # what one that tells of an event may have less
_WORK: Final = re.compile(r": |\w{3}[.!?] ")  # a name with its subtitle; two sentences
_TOLD: Final = regex.compile(r"\p{Lu}|\d|[\"“„«‘]|\B'\b")  # a name, a number, a quotation


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
        odds = weigh(signs[place])
        odds -= _LISTED * bool(place and not shape.ends_sentence(blocks[place - 1].text))
        first, *words = document.words[block.index]
        # What begins with the word for an event is a point about something named above.
        event = not vocabulary["event"].isdisjoint(words)
        if not place and not (event and _heads_a_story(document, blocks)):
            continue  # the article's own headline perhaps, in other words
        odds += _EVENT * event
        if odds >= _LIKELY:
            event &= first not in vocabulary["heading"]
            least = _ENOUGH_NEW + _doubts(document, block, vocabulary, event=event)
            sure = _is_sure(signs[place], odds, least)
            rule = "TEA01" if sure else "TEA02"
            yield Finding(block.start, block.end, rule, _reason(signs[place]), 0.9)


def _heads_a_story(document: Document, blocks: Sequence[Block]) -> bool:
    """Tell whether the first line is above a paragraph, in an article whose title is known."""
    return bool(document.title_terms) and shape.ends_sentence(blocks[1].text)


def _reason(signs: Mapping[str, float]) -> str:
    count, unseen = signs["new"] + signs["known"], signs["unseen"]
    reason = f"a headline; {signs['new']:.0f} of its {count:.0f} content words stand nowhere else"
    return f"{reason}, and {unseen:.0f} of its everyday words do not either" if unseen else reason


def _is_sure(signs: Mapping[str, float], odds: float, least: int) -> bool:
    """Tell whether enough speaks for another story; *least* is how many new words it must have."""
    few = signs["new"] + signs["known"] < FEW_TERMS
    return signs["new"] + signs["unseen"] >= least and odds >= (_SURE_OF_FEW if few else _SURE)


def _doubts(document: Document, block: Block, vocabulary: Words, *, event: bool) -> int:
    """Return how much speaks for a heading of the author's: as many words must be new, too.

    It may be a work's name or a line of unknown words, the author may speak in it, or it begins or
    ends as such headings do, or names nobody and tells of no *event*.
    """
    text, (first, *words) = block.text, document.words[block.index]
    unknown = not (event or document.meaning(document.terms[block.index]))
    doubts = int(unknown or _WORK.search(text) is not None)
    doubts += not vocabulary["author"].isdisjoint((first, *words))
    doubts += first in vocabulary["heading"]
    told = event or _TOLD.search(text, 1)
    return doubts + (text.endswith("?") if told else _UNTOLD)
