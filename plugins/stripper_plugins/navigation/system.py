"""Lines of the system that made the page: what it is, its widgets, its errors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from stripper import Cue, Document, Finding, shape

_MOST_WORDS: Final = 24
_SPACES: Final = 3  # in a phrase that nobody else writes
_SUBJECT: Final = 2  # times that paragraphs or title have words of a phrase, each once
_ERRORS: Final = frozenset({"deprecated", "fatal", "notice", "parse", "php", "strict", "warning"})
# Where in the program it went wrong: "in /srv/www/header.php on line 12".
_IN_PROGRAM: Final = re.compile(r" in \S*[/\\]\S+(?: on line |:)\d+$")

# What a page keeps its own data and styles in: {"name": "story", ...}, .card{display:block;...}
_DATA: Final = re.compile(
    r"""\{\s*"[\w-]+"\s*:\s*["\[{\d].*\}$ | "[\w-]+"\s*:\s*(?:"[^"]*"|\[.*\]|\{.*\}),?$"""
    r"""| (?:[-•]\s)?[.\#@][^{}]{1,80}\{[\w-]+\s*:[^{}]+\}""",
    re.VERBOSE,
)
_PROGRAMS: Final = frozenset({"api", "code", "css", "html", "javascript", "json", "script"})


def find_data(document: Document) -> Iterator[Finding]:
    """Yield the lines of a page's own data and styles, outside the body of an article on others."""
    if "{" not in document.text and '":' not in document.text:
        return
    outside = (
        block
        for block in document.remaining
        if not document.opening <= block.index <= document.closing and _DATA.match(block.text)
    )
    told = frozenset().union(*[document.words[at] for at in document.paragraphs])
    for block in outside if told.isdisjoint(_PROGRAMS) else ():
        yield Finding(block.start, block.end, "NAV01", "data of the page's program", 0.95)


def find_system(document: Document) -> Iterator[Finding]:
    """Yield the lines below the body that begin or end as a system's do, and its widgets' names.

    A phrase of several words may stand anywhere: comments and other stories follow on it, and
    players and forms stand inside the body.
    """
    lines = {cue.block: cue for cue in document.cues("navigation-widget") if cue.alone}
    lines |= {c.block: c for c in document.cues("navigation-system") if c.leads or c.trails}
    if not lines:
        return
    prompts = {cue.block for cue in document.cues("comments-prompt")}
    body = [at for at in document.paragraphs if at not in lines and at not in prompts]
    told = Counter(chain.from_iterable([document.terms[at] for at in body]))
    told.update(document.title_terms or document.terms[0])
    end = body[-1] if body else document.closing
    for at, cue in sorted(lines.items()):
        item = shape.bullet_length(document.blocks[at].text)
        sure = not item and document.phrase(cue).count(" ") >= _SPACES
        if document.is_gone(at) or not (sure or at > end):
            continue
        if len(document.words[at]) <= _MOST_WORDS and not _is_subject(document, cue, told):
            block, phrase = document.blocks[at], document.phrase(cue)
            yield Finding(block.start, block.end, "NAV01", f"the page's system: '{phrase}'", 0.9)


def _is_subject(document: Document, cue: Cue, told: Mapping[str, int]) -> bool:
    """Tell whether the article, whose words are *told*, speaks of what the phrase speaks of."""
    terms = map(document.language.terms.__getitem__, document.phrase(cue).lower().split())
    return sum(told.get(term, 0) for term in set(terms)) >= _SUBJECT


def find_errors(document: Document) -> Iterator[Finding]:
    """Yield the errors of the program that made the page, above and below the body."""
    for at in document.led_by(_ERRORS):
        block = document.blocks[at]
        if document.opening <= at <= document.closing or not _IN_PROGRAM.search(block.text):
            continue
        if any("php" in document.words[each] for each in document.paragraphs):
            return  # the article is about such errors
        yield Finding(block.start, block.end, "NAV01", "an error of the page's program", 0.95)
