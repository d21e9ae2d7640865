"""Pleas and advertisements: newsletters, channels, apps, subscriptions, donations.

What it removes:
    Short paragraphs that ask the reader to subscribe, follow, download, join or give, recognised
    by what they ask for together with whom they address; marks left by advertisements and cookie
    notices.

Why it is noise:
    They speak for the site, not for the author, and come again on every page of it.

Example:
    before: The vote is on Friday.⏎Get the day's news in your inbox: sign up for our newsletter.
    after: The vote is on Friday.

What it keeps:
    Paragraphs that report on newsletters, subscriptions, cookies or donations: those address
    nobody, and their words come again in the rest of the article. Advice to the reader that asks
    for nothing the site sells. Anything long.

Options:
    None.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from stripper import (
    Block,
    Document,
    Finding,
    Kind,
    Level,
    Phrases,
    Rule,
    hookimpl,
    load_phrases,
)

_MOST_WORDS: Final = 70
_TOPIC: Final = 4  # blocks; what this many other blocks speak of is the article's subject
_OBJECTS: Final = {
    "PRO01": "promo-newsletter",
    "PRO02": "promo-social",
    "PRO03": "promo-product",
    "PRO04": "promo-donate",
}


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.PROMO, Level.SAFE
    return [
        Rule("PRO01", "newsletter-plea", kind, safe, "Asks to subscribe to a newsletter."),
        Rule("PRO02", "follow-plea", kind, safe, "Asks to follow a channel."),
        Rule("PRO03", "offer", kind, safe, "Offers an app, a trial, a membership."),
        Rule("PRO04", "donation-plea", kind, safe, "Asks for money."),
        Rule("PRO05", "advert-mark", kind, safe, "A mark left by an advertisement or a button."),
        Rule("PRO06", "site-plea", kind, safe, "Any other plea in words only a site uses."),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> Iterator[Finding]:
    marks = {cue.block: cue for cue in document.cues("promo-marker") if cue.leads and cue.trails}
    sure = {cue.block: cue for cue in document.cues("promo-sure")}
    asks = _asks(document)
    objects = {code: {c.block for c in document.cues(g)} for code, g in _OBJECTS.items()}
    spread = Counter(index for blocks in objects.values() for index in blocks)
    selves = {cue.block for cue in document.cues("promo-self")}
    for block in document.remaining:
        at = block.index
        if at in marks:
            yield Finding(block.start, block.end, "PRO05", f"only '{block.text}'", 0.95)
            continue
        if len(document.words[at]) > _MOST_WORDS or not (
            at in sure or (at in asks and at in selves)
        ):
            continue
        code = next((code for code, blocks in objects.items() if at in blocks), None)
        if at in sure and not _is_subject(document, block):
            cue = sure[at]
            phrase = document.text[cue.start : cue.end]
            yield Finding(
                block.start, block.end, code or "PRO06", f"addresses the reader: '{phrase}'", 0.95
            )
        elif code and at in asks and spread[at] >= 1 and _is_plea(document, block, code):
            phrase = asks[at]
            group = _OBJECTS[code].removeprefix("promo-")
            yield Finding(
                block.start, block.end, code, f"asks '{phrase}' with words of {group}", 0.85
            )


def _asks(document: Document) -> dict[int, str]:
    """Return the blocks in which a sentence begins with an ask."""
    text = document.text
    asks: dict[int, str] = {}
    for cue in document.cues("promo-ask"):
        if cue.block in asks:
            continue
        before = text[max(document.blocks[cue.block].start, cue.start - 12) : cue.start].rstrip()
        if cue.leads or before.endswith((".", "!", "?", ":", "—", "–", "…", "|", ">")):
            asks[cue.block] = text[cue.start : cue.end]
    return asks


def _is_plea(document: Document, block: Block, code: str) -> bool:
    """An ask with an object is a plea at the edge of the body, or where it is newsletter-like."""
    short = len(document.words[block.index]) <= 40
    outside = not document.opening <= block.index <= document.closing
    return short and (outside or code == "PRO01") and not _is_subject(document, block)


def _is_subject(document: Document, block: Block) -> bool:
    """Tell whether the article itself is about what the block speaks of."""
    terms = document.terms[block.index]
    if not terms:
        return False
    counts = document.term_counts
    recurring = sum(counts[term] > _TOPIC for term in terms)
    return recurring >= 0.5 * len(terms)
