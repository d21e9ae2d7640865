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
_SUBJECT: Final = 2  # times that paragraphs and title have words of a phrase
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
    """Yield the lines outside the body that begin or end as a system's do, and its widgets' names.

    Some may stand anywhere, since comments and other stories follow on them, and players and forms
    stand inside the body: long phrases, and names of widgets whose words the article lacks.
    """
    widgets = {cue.block: cue for cue in document.cues("navigation-widget") if cue.alone}
    system = {c.block: c for c in document.cues("navigation-system") if c.leads or c.trails}
    lines = widgets | system
    if not lines:
        return
    prompts = {cue.block for cue in document.cues("comments-prompt")}
    body = [at for at in document.paragraphs if at not in lines and at not in prompts]
    told = Counter(chain.from_iterable([document.terms[at] for at in body]))
    told.update(document.title_terms or document.terms[0])
    end = body[-1] if body else document.closing
    for at, cue in sorted(lines.items()):
        if document.is_gone(at) or len(document.words[at]) > _MOST_WORDS:
            continue
        spaces, block = document.phrase(cue).count(" "), document.blocks[at]
        spoken = _spoken(document, cue, told)
        if at <= end:
            sure = (spaces and not spoken) if at in widgets else spaces >= _SPACES
            if not sure or shape.bullet_length(block.text) or block.text[0] == "[":
                continue  # "[Your name]" in a letter to copy
        if spoken < _SUBJECT:
            reason = f"the page's system: '{document.phrase(cue)}'"
            yield Finding(block.start, block.end, "NAV01", reason, 0.9)


def _spoken(document: Document, cue: Cue, told: Mapping[str, int]) -> int:
    """Return how often the article, whose words are *told*, has words of the phrase."""
    terms = map(document.language.terms.__getitem__, document.phrase(cue).lower().split())
    return sum(told.get(term, 0) for term in set(terms))


def find_errors(document: Document) -> Iterator[Finding]:
    """Yield the errors of the program that made the page, above and below the body."""
    for at in document.led_by(_ERRORS):
        block = document.blocks[at]
        if document.opening <= at <= document.closing or not _IN_PROGRAM.search(block.text):
            continue
        if any("php" in document.words[each] for each in document.paragraphs):
            return  # the article is about such errors
        yield Finding(block.start, block.end, "NAV01", "an error of the page's program", 0.95)
