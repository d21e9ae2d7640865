"""Lines of the system that made the page: what it is, its widgets, and where its posts are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from stripper import Cue, Document, Finding, shape

_MOST_WORDS: Final = 24
_SPACES: Final = 3  # in a phrase that nobody else writes
_SUBJECT: Final = 2  # blocks of the article with words of a phrase


def find_system(document: Document) -> Iterator[Finding]:
    """Yield the lines below the body that begin or end as a system's do, and its widgets' names.

    A phrase of several words may stand higher, since comments and other stories follow on it.
    """
    lines = {cue.block: cue for cue in document.cues("navigation-widget") if cue.alone}
    lines |= {c.block: c for c in document.cues("navigation-system") if c.leads or c.trails}
    if not lines:
        return
    prompts = {cue.block for cue in document.cues("comments-prompt")}
    body = [at for at in document.paragraphs if at not in lines and at not in prompts]
    end = body[-1] if body else document.closing
    for at, cue in sorted(lines.items()):
        item = shape.bullet_length(document.blocks[at].text)
        sure = not item and document.phrase(cue).count(" ") >= _SPACES
        if at <= (document.opening if sure else end) or document.is_gone(at):
            continue
        if len(document.words[at]) <= _MOST_WORDS and not _is_subject(document, cue, body):
            block, phrase = document.blocks[at], document.phrase(cue)
            yield Finding(block.start, block.end, "NAV01", f"the page's system: '{phrase}'", 0.9)


def _is_subject(document: Document, cue: Cue, body: Collection[int]) -> bool:
    """Tell whether the article speaks of what the phrase speaks of, as instructions do."""
    words = document.phrase(cue).lower().split()
    terms = set(map(document.language.terms.__getitem__, words)) - {""}
    told = sum(not document.terms[at].isdisjoint(terms) for at in body)
    title = document.title_terms or document.terms[0]
    return told + (not title.isdisjoint(terms)) >= _SUBJECT
