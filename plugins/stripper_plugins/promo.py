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
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from stripper import (
    Block,
    Cue,
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
_INSIDE: Final = "promo-newsletter"  # so telling that no ask is needed
_PLEA_WORDS: Final = 45
_VAGUE: Final = "promo-social"  # articles name channels and networks for their own ends
_BARE_WORDS: Final = 12
_QUOTE: Final = re.compile(r"(?<!\w)[\"'‘“„«]")  # what stands in quotation marks is spoken of
_SHORT_WORDS: Final = 30
_SENTENCE: Final = re.compile(r"[.!?:—–…|>]\s+")
_NEW: Final = 0.8  # share of a plea's content words that stand nowhere else in the article
_LAST: Final = 3  # blocks at the end, where a plea may be as long as a paragraph
_SPOKEN: Final = 2  # long paragraphs; what as many speak of is the article's subject
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
    reported = _reported(document)
    sure = {
        cue.block: cue
        for cue in document.cues("promo-sure")
        if not _is_quoted(document, cue)
        and not any(phrase in _phrase(document, cue) for phrase in reported)
    }
    objects: dict[int, tuple[str, str]] = {}
    for code, group in _groups():
        for cue in document.cues(group):
            if _phrase(document, cue) not in reported:
                objects.setdefault(cue.block, (code, group))
    words = load_words(__file__, document.language.code)
    asks = tuple(f"{ask} " for ask in words["ask"])
    for block in document.remaining:
        at = block.index
        if at in marks:
            yield Finding(block.start, block.end, "PRO05", f"only '{block.text}'", 0.95)
            continue
        code, group = objects.get(at, ("PRO06", ""))
        if (at not in sure and not group) or len(document.words[at]) > _MOST_WORDS:
            continue
        asked = _asks(document, block, asks)
        telling = asked and (at in sure or group == _INSIDE)
        if not _is_outside(document, block, asked=asked, new=_NEW / 2 if telling else _NEW):
            continue
        if at in sure:
            reason = f"addresses the reader: '{document.text[sure[at].start : sure[at].end]}'"
            yield Finding(block.start, block.end, code, reason, 0.95)
        elif (asked or _is_bare(document, block, group)) and _is_plea(
            document, block, group, words["self"]
        ):
            what = group.removeprefix("promo-")
            reason = f"asks the reader for something, with words of {what}"
            yield Finding(block.start, block.end, code, reason, 0.85)


def _groups() -> Iterator[tuple[str, str]]:
    for code, groups in _OBJECTS.items():
        for group in groups:
            yield code, group


def _phrase(document: Document, cue: Cue) -> str:
    return document.folded[cue.start : cue.end]


def _reported(document: Document) -> set[str]:
    """Return the phrases that the article reports on, in long paragraphs or in its title."""
    title = document.title_terms or (document.terms[0] if document.terms else frozenset())
    spoken: defaultdict[str, set[int]] = defaultdict(set)
    reported = set()
    for group in ("promo-sure", *(group for _, group in _groups())):
        for cue in document.cues(group):
            phrase = _phrase(document, cue)
            if len(document.words[cue.block]) > _SHORT_WORDS:
                spoken[phrase].add(cue.block)
            if document.language.terms[phrase] in title:
                reported.add(phrase)
    return reported | {phrase for phrase, blocks in spoken.items() if len(blocks) >= _SPOKEN}


def _is_bare(document: Document, block: Block, group: str) -> bool:
    """A few words about a newsletter need no ask: they are its name, or thank for joining it."""
    return group == _INSIDE and len(document.words[block.index]) <= _BARE_WORDS


def _is_quoted(document: Document, cue: Cue) -> bool:
    start = document.blocks[cue.block].start
    return bool(_QUOTE.search(document.text, start, cue.start))


def _is_outside(document: Document, block: Block, *, asked: bool, new: float) -> bool:
    """Tell whether a block is no part of the body: by its place, or by words that stand alone."""
    if not document.opening <= block.index <= document.closing:
        return True
    if len(document.words[block.index]) > _PLEA_WORDS:
        return False
    short = len(document.words[block.index]) <= _SHORT_WORDS
    if asked and short and len(document.blocks) - block.index <= _LAST:
        return True
    return document.novelty(block.index) >= new


def _asks(document: Document, block: Block, asks: tuple[str, ...]) -> bool:
    """Tell whether a sentence of the block begins with an ask."""
    folded = document.folded
    first = block.start + shape.bullet_length(block.text)
    starts = [first, *(m.end() for m in _SENTENCE.finditer(folded, block.start, block.end))]
    return any(folded.startswith(asks, at) for at in starts)


def _is_plea(document: Document, block: Block, group: str, selves: frozenset[str]) -> bool:
    """A plea is short, speaks to somebody, and of something the article does not speak of."""
    words = document.words[block.index]
    if block.text.startswith("*"):
        return False  # a footnote to something in the text
    if group == _VAGUE and document.opening <= block.index <= document.closing:
        return False
    short = len(words) <= (_SHORT_WORDS if group == _INSIDE else _PLEA_WORDS)
    return short and not selves.isdisjoint(words)
