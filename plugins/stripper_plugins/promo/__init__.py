"""Pleas and advertisements: newsletters, channels, apps, subscriptions, donations.

What it removes:
    Short paragraphs that ask the reader to subscribe, follow, download, join or give, recognised
    by a phrase that only pleas hold, or by the weight of many signs together: who speaks, what is
    asked, what it is about, and how much of that the article speaks of; headings and buttons
    beside them; newsletters that present themselves; fields for addresses; prices and buttons of
    shops below the things of a review; marks left by advertisements and cookie notices.

Why it is noise:
    They speak for the site, not for the author, and come again on every page of it.

Example:
    before: The vote is on Friday.⏎Get the day's news in your inbox: sign up for our newsletter.
    after: The vote is on Friday.

What it keeps:
    Paragraphs that report on newsletters, subscriptions, cookies or donations: those address
    nobody, and their words come again in the rest of the article. Advice to the reader that asks
    for nothing the site sells, what an author did himself, instructions for a machine, a firm's own
    last line; headings on a shop, what a seat costs. Anything long.

Source:
    Own reading of extractor output. Pleas also by learned weights, trained with
    benchmarks/plea_words.py on lines and articles written for it and on bodies of the Web Content
    Extraction Benchmark (WCXB, CC BY 4.0).
"""

from __future__ import annotations

import re
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
)
from stripper_plugins.promo.boxes import find_boxes
from stripper_plugins.promo.edges import trim, words_in
from stripper_plugins.promo.learned import find_learned, may_be_pleas
from stripper_plugins.promo.marks import find_marks
from stripper_plugins.promo.phrases import find_glued, find_phrase, read_phrases
from stripper_plugins.promo.rows import find_rows
from stripper_plugins.promo.shops import find_shops
from stripper_plugins.promo.voice import Article
from stripper_plugins.promo.weighed import find_weighed
from stripper_plugins.promo.words import THINGS, read_words

_FIGURE: Final = re.compile(r"[^\W\d]: \d{1,3}$")  # "Letters that nobody reads: 14"
_QUESTIONS: Final = 2  # lines; more are those of a FAQ or an interview
_MOST_WORDS: Final = 70  # pleas are shorter, with all their offers
_SHORT_WORDS: Final = 45  # pleas without a phrase that only pleas hold are shorter still


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.PROMO, Level.SAFE
    return [
        Rule("PRO01", "newsletter-plea", kind, safe, "Asks to subscribe to a newsletter."),
        Rule("PRO02", "follow-plea", kind, safe, "Asks to follow a channel."),
        Rule("PRO03", "offer", kind, safe, "Offers an app, a trial, a thing in a shop."),
        Rule("PRO04", "donation-plea", kind, safe, "Asks for money."),
        Rule("PRO05", "advert-mark", kind, safe, "A mark left by an advertisement or a button."),
        Rule("PRO06", "site-plea", kind, safe, "Any other plea of the site's."),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> Iterator[Finding]:
    fields = {cue.block for cue in document.cues("promo-field") if cue.alone}
    marks = dict(find_marks(document, fields))
    words = read_words(__file__, document.language.code)
    phrases = read_phrases(document, "promo-sure")
    letters = read_phrases(document, "promo-newsletter")
    article = Article(document, words, phrases.keys())
    found = {*marks, *phrases, *letters, *_addressed(article)}
    pleas: dict[int, Finding] = {}
    likely = may_be_pleas(article)
    for at in sorted(found.union(likely)):
        block = document.blocks[at]
        if document.is_gone(at):
            continue
        if at in marks:
            pleas[at] = marks[at]
        elif plea := (
            (at in found and _find(article, block, phrases.get(at), letter=at in letters))
            or find_glued(article, block, phrases.get(at) or letters.get(at))
            or (at in likely and _find_learned(article, block, letter=at in letters))
        ):
            pleas[at] = plea
    pleas |= find_boxes(article, pleas, fields)
    lists = load_words(__file__, document.language.code)
    pleas = dict(find_rows(document, lists)) | dict(find_shops(document, lists)) | pleas
    yield from (pleas[at] for at in sorted(pleas))


def _addressed(article: Article) -> list[int]:
    """Return the short blocks that begin as pleas do, have an address, or speak to somebody.

    In a report, that is the reader; elsewhere it is the publisher who has to speak.
    """
    document, words = article.document, article.words
    silent = (words.us if article.is_talk else words.spoken).isdisjoint
    asks, offers, marked = words.asks, words.offers, "@" in document.text
    return [
        at
        for at, own in enumerate(document.words)
        if 0 < len(own) <= _SHORT_WORDS
        and (
            not silent(own)
            or (
                (own[0] in asks or own[0] in offers)
                and not words.openers.isdisjoint((own[0], " ".join(own[:2])))
            )
            or (marked and "@" in document.blocks[at].text)
        )
    ]


def _find(article: Article, block: Block, phrase: Cue | None, *, letter: bool) -> Finding | None:
    own = article.document.words[block.index]
    if len(own) > _MOST_WORDS or not article.words.steps.isdisjoint(own):
        return None
    thing = article.words.thing(own)
    code = _code(thing, letter=letter)
    if _is_own(article.document, block, code):
        return None
    found = find_phrase(article, block, phrase, code) if phrase else None
    if not found and len(own) <= _SHORT_WORDS:
        found = find_weighed(article, block, code, thing, letter=letter)
    return _without_body(article, block, found) if found else None


def _find_learned(article: Article, block: Block, *, letter: bool) -> Finding | None:
    own = article.document.words[block.index]
    if not article.words.steps.isdisjoint(own):
        return None
    code = _code(article.words.thing(own), letter=letter)
    if _is_own(article.document, block, code):
        return None
    found = find_learned(article, block, code, letter=letter)
    return _without_body(article, block, found) if found else None


def _is_own(document: Document, block: Block, code: str) -> bool:
    """Tell whether a line gives a number to its label, or an answer to one of several questions."""
    if _FIGURE.search(block.text):
        return True
    asked = code == "PRO06" and document.above(block.index).endswith("?")
    return asked and document.questions > _QUESTIONS


def _code(thing: str, *, letter: bool) -> str:
    return "PRO01" if letter else THINGS[thing].code if thing else "PRO06"


def _without_body(article: Article, block: Block, found: Finding) -> Finding | None:
    """Leave the article its sentences; where it speaks of the same thing, all of them are its."""
    start, end = part = trim(article, block)
    if (start, end) == (block.start, block.end):
        return found
    if article.is_on(words_in(article.document, part), block.index):
        return None
    return found._replace(start=start, end=end)
