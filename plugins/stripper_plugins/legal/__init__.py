"""Copyright lines, terms and disclaimers.

What it removes:
    Copyright and rights lines and lines of links to terms; short paragraphs of disclaimers,
    disclosures, corrections of an earlier version, requests to report errors, and notes on who owns
    the site, on where the text first appeared and on the machine that wrote or translated it; above
    and below the article also what says more in the words of notices than in its own, and dialogs
    that ask for consent to cookies, with their buttons. Who earns when a reader buys, who paid for
    the text, and its licence are suggestions.

Why it is noise:
    They belong to the publisher. The same sentence stands under every article of the site.

Example:
    before: The bridge opens in May.⏎© 2031 Havn Press. All rights reserved.
    after: The bridge opens in May.

What it keeps:
    Reports on copyright, trials and licences; corrections and opinions that are no notices; a
    disclaimer inside the body of an article that discusses it; sentences on where a tale was first
    told; pages whose title or paragraphs name cookies, of whichever sort.

Source:
    Own reading of extractor output; the weights of words were learned from notices, look-alikes
    and articles written for this, and from paragraphs of WCXB's development pages (CC BY 4.0), by
    benchmarks/notice_words.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from stripper import (
    Cue,
    Document,
    Finding,
    Kind,
    Level,
    Phrases,
    Rule,
    hookimpl,
    is_reported,
    load_phrases,
    load_words,
    notice_start,
    shape,
)
from stripper_plugins.legal.consent import find_dialogs
from stripper_plugins.legal.edges import NEW
from stripper_plugins.legal.notices import find_notices

_RIGHTS_WORDS: Final = 60  # holder, years, and what may not be done
_OPENS: Final = 20  # code points before the sign in a rights line: "Content", "All text is"
_NEAR: Final = 14  # code points between the sign and its year
_FAR: Final = 40  # the same, with a name between them, above or below the body
_LINKS_WORDS: Final = 20  # of a line of links
_NAME_WORDS: Final = 12  # "Copyright", a holder's name and years
_CAPITALS: Final = 0.8  # share of words
_WHOLE: Final = -1  # rank; a dialog goes as one, whatever its lines are by themselves
_SIGNS: Final = ("©", "(c)")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe, maybe = Kind.LEGAL, Level.SAFE, Level.SUGGEST
    dialog = "A dialog that asks for consent to cookies."
    return [
        Rule("LEG01", "copyright-line", kind, safe, "Who holds the rights."),
        Rule("LEG02", "disclaimer", kind, safe, "A disclaimer, disclosure or correction notice."),
        Rule("LEG03", "affiliate-note", kind, maybe, "Who earns when a reader buys, or who paid."),
        Rule("LEG04", "licence-line", kind, maybe, "The licence that the text stands under."),
        Rule("LEG05", "consent-dialog", kind, safe, dialog, rank=_WHOLE),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> list[Finding]:
    words = load_words(__file__, document.language.code)
    findings = [
        *_rights(document),
        *find_notices(document, words),
        *find_dialogs(document, words),
    ]
    return sorted(findings, key=lambda found: found.start)


def _rights(document: Document) -> Iterator[Finding]:
    sure = Counter(cue.block for cue in document.cues("legal-sure"))
    seen: set[int] = set()
    for cue in document.cues("legal-copyright"):
        if cue.block in seen:
            continue
        block = document.blocks[cue.block]
        start = notice_start(document, block, cue.start)
        closes = start > block.start and _closes(document, cue, start)
        if closes or _is_rights_line(document, cue, sure=cue.block in sure):
            seen.add(cue.block)
            reason = f"a rights line: '{document.phrase(cue)}'"
            yield Finding(start, block.end, "LEG01", reason, 0.95)
    for at, count in sure.items():
        block = document.blocks[at]
        links = count > 1 and at not in seen and len(document.words[at]) <= _LINKS_WORDS
        if links and _is_outside(document, at) and not shape.ends_sentence(block.text):
            yield Finding(block.start, block.end, "LEG01", "links to terms and policies", 0.9)


def _is_rights_line(document: Document, cue: Cue, *, sure: bool) -> bool:
    block = document.blocks[cue.block]
    if len(document.words[cue.block]) > _RIGHTS_WORDS:
        return False
    if "://" in document.text[block.start : cue.start] or is_reported(document, block):
        return False  # the source of a picture, which its licence asks for; a quotation
    sign = document.phrase(cue).startswith(_SIGNS)
    opens = cue.start - block.start <= _OPENS
    # The last paragraph may itself be the rights line.
    outside = _is_outside(document, cue.block) or (sure and cue.block == document.closing)
    within = _FAR if sign and opens and outside else _NEAR
    year = _YEAR.search(document.text, cue.end, min(block.end, cue.end + within))
    if not sign:
        return bool(opens and year) or (sure and outside) or (outside and _names(document, cue))
    # "© Tarn Printing Co." ends as a sentence does, and is none.
    named = sure or shape.capital_share(block.text) >= _CAPITALS
    sentence = shape.ends_sentence(block.text) and not named
    return bool(year) or ((opens or outside) and not sentence)


def _closes(document: Document, cue: Cue, start: int) -> bool:
    """Tell whether behind the sentences of a paragraph a sign, a name and a year stand, or no more.

    A sentence may speak of copyright there, too: "Copyright 1912 was sold to the widow."
    """
    tail = document.text[start : document.blocks[cue.block].end]
    if cue.start - start > _OPENS or len(tail.split()) > _NAME_WORDS:
        return False
    if cue.end - start >= len(tail) - 1:
        return True
    sign = document.phrase(cue).startswith(_SIGNS)
    return bool(_YEAR.search(tail)) and (sign or shape.capital_share(tail) >= _CAPITALS)


def _names(document: Document, cue: Cue) -> bool:
    """Tell whether a short block is the word, a name and its years, or the name behind a colon."""
    block = document.blocks[cue.block]
    few = len(document.words[cue.block]) <= _NAME_WORDS
    said = _YEAR.search(document.text, cue.end, block.end) or document.text.startswith(":", cue.end)
    return bool(few and cue.leads and said and shape.capital_share(block.text) >= _CAPITALS)


def _is_outside(document: Document, at: int) -> bool:
    """Tell whether a block is no part of the body: by its place, or by words that stand alone."""
    return not document.is_inside(at) or document.novelty(at) >= NEW
