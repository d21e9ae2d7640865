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

import re
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
    load_words,
    shape,
)

_MOST_WORDS: Final = 70
_INSIDE: Final = "promo-newsletter"  # what pleas inside the body are about; the rest is too vague
_PLEA_WORDS: Final = 40
_SENTENCE: Final = re.compile(r"[.!?:—–…|>]\s+")
_TOPIC: Final = 4  # blocks; what this many other blocks speak of is the article's subject
_OBJECTS: Final = {
    "PRO01": ("promo-newsletter", "promo-news"),
    "PRO02": ("promo-social",),
    "PRO03": ("promo-product",),
    "PRO04": ("promo-donate",),
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
    marks = {cue.block for cue in document.cues("promo-marker") if cue.leads and cue.trails}
    sure = {cue.block: cue for cue in document.cues("promo-sure")}
    objects: dict[int, tuple[str, str]] = {}
    for code, groups in _OBJECTS.items():
        for group in groups:
            for cue in document.cues(group):
                objects.setdefault(cue.block, (code, group))
    words = load_words(__file__, document.language.code)
    asks = tuple(f"{ask} " for ask in words["ask"])
    for block in document.remaining:
        at = block.index
        if at in marks:
            yield Finding(block.start, block.end, "PRO05", f"only '{block.text}'", 0.95)
            continue
        code, group = objects.get(at, ("", ""))
        if (at not in sure and not code) or len(document.words[at]) > _MOST_WORDS:
            continue
        if _is_subject(document, block):
            continue
        if at in sure:
            phrase = document.text[sure[at].start : sure[at].end]
            reason = f"addresses the reader: '{phrase}'"
            yield Finding(block.start, block.end, code or "PRO06", reason, 0.95)
        elif (
            code
            and _is_plea(document, block, group, words["self"])
            and _asks(document, block, asks)
        ):
            what = group.removeprefix("promo-")
            reason = f"asks the reader for something, with words of {what}"
            yield Finding(block.start, block.end, code, reason, 0.85)


def _asks(document: Document, block: Block, asks: tuple[str, ...]) -> bool:
    """Tell whether a sentence of the block begins with an ask."""
    folded = document.folded
    first = block.start + shape.bullet_length(block.text)
    starts = [first, *(m.end() for m in _SENTENCE.finditer(folded, block.start, block.end))]
    return any(folded.startswith(asks, at) for at in starts)


def _is_plea(document: Document, block: Block, group: str, selves: frozenset[str]) -> bool:
    """A plea is short and speaks to somebody; only newsletters are asked for inside the body."""
    words = document.words[block.index]
    outside = not document.opening <= block.index <= document.closing
    return (
        len(words) <= _PLEA_WORDS and (outside or group == _INSIDE) and not selves.isdisjoint(words)
    )


def _is_subject(document: Document, block: Block) -> bool:
    """Tell whether the article itself is about what the block speaks of."""
    terms = document.terms[block.index]
    if not terms:
        return False
    counts = document.term_counts
    recurring = sum(counts[term] > _TOPIC for term in terms)
    return recurring >= 0.5 * len(terms)
