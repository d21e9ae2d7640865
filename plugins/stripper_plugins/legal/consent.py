"""Dialogs in which a site asks for consent to its cookies, with their headings and buttons."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Final

from stripper import Document, Finding, Words, shape

_APART: Final = 4  # lines from one that names cookies or consent to the next
_SURE: Final = 2  # lines with what only such a dialog says ...
_NAMED: Final = 3  # ... or one, and as many that name cookies
_OTHERS: Final = 4  # one paragraph in so many lines may name neither
_BUTTON_WORDS: Final = 12
_SENTENCE: Final = 10  # words
_SPOKEN: Final = 1 / 4  # of a dialog's sentences, in which the site speaks of itself
_SUBJECT: Final = 2  # paragraphs of the article that name cookies


def find_dialogs(document: Document, words: Words) -> Iterator[Finding]:
    """Find dialogs above or below the article, which says nothing of cookies itself."""
    sure = {cue.block: document.phrase(cue) for cue in reversed(document.cues("legal-consent"))}
    if not sure or "cookie" in (document.title or "").lower():
        return
    named = sure.keys() | {cue.block for cue in document.cues("legal-cookie")}
    dialogs = [
        (lines[0], lines[-1]) for lines in _runs(sorted(named)) if _is_dialog(document, lines, sure)
    ]
    article = [at for at in document.paragraphs if not any(a <= at <= z for a, z in dialogs)]
    if not article or sum(at in named for at in article) >= _SUBJECT:
        return
    buttons = {at for at in range(len(document.blocks)) if _is_button(document, at, words)}
    for first, last in dialogs:
        lines = _with_buttons(range(first, last + 1), buttons)
        if article[0] < first <= article[-1] or buttons.isdisjoint(lines):
            continue
        if not _is_spoken(document, lines, words["voice"]):
            continue
        start, end = document.blocks[lines[0]].start, document.blocks[lines[-1]].end
        said = next(sure[at] for at in range(first, last + 1) if at in sure)
        reason = f"a dialog of {len(lines)} lines that asks for consent: '{said}'"
        yield Finding(start, end, "LEG05", reason, 0.9)


def _runs(lines: list[int]) -> Iterator[list[int]]:
    """Yield the lines that stand close to each other."""
    run = lines[:1]
    for above, below in pairwise(lines):
        if below - above > _APART:
            yield run
            run = []
        run.append(below)
    yield run


def _is_dialog(document: Document, lines: list[int], sure: Mapping[int, str]) -> bool:
    """Tell whether enough lines speak of consent, and few paragraphs between them do not."""
    said = sum(at in sure for at in lines)
    others = set(filter(document.is_paragraph, range(lines[0], lines[-1]))).difference(lines)
    enough = said >= _SURE or (said and len(lines) >= _NAMED)
    return bool(enough) and _OTHERS * len(others) <= len(lines)


def _is_spoken(document: Document, lines: range, voice: frozenset[str]) -> bool:
    """Tell whether the site speaks of itself, as no article on cookies does."""
    said = [document.words[at] for at in lines if len(document.words[at]) >= _SENTENCE]
    spoken = sum(not voice.isdisjoint(own) for own in said)
    return spoken > 0 and spoken >= _SPOKEN * len(said)


def _with_buttons(lines: range, buttons: Collection[int]) -> range:
    """Take the headings and buttons beside a dialog along."""
    first, end = lines.start, lines.stop
    while first - 1 in buttons:
        first -= 1
    while end in buttons:
        end += 1
    return range(first, end)


def _is_button(document: Document, at: int, words: Words) -> bool:
    """Tell whether a line is a heading or button of such a dialog: `Accept all`, `Your privacy`."""
    own, choice, plain = document.words[at], words["choice"], document.language.function
    return (
        0 < len(own) <= _BUTTON_WORDS
        and not choice.isdisjoint(own)
        and all(word in choice or word in plain for word in own)
        and not shape.ends_sentence(document.blocks[at].text)
    )
