"""Readers' comments and the prompts to write one.

What it removes:
    Lines that prompt for a comment or explain the rules for one; a comment section from its
    heading on, when what follows looks like a thread: names with times, short replies.

Why it is noise:
    Other people's words, often about other things, and never the author's.

Example:
    before: The bridge opens in May.⏎2 Comments⏎Jo P. 3 hours ago⏎About time!⏎Reply
    after: The bridge opens in May.

What it keeps:
    Everything above the heading; a heading "Comments" in the body with paragraphs of the article
    below it; articles about comment sections.

Options:
    None.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
)

_TIME: Final = re.compile(r"\d[\d./-]+,? \d{1,2}[:.]\d\d")  # 03.05.2031 09:15
_PROMPT_WORDS: Final = 45
_HEADING_WORDS: Final = 7
_THREAD_WORDS: Final = 14  # a name with a time


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.COMMENTS, Level.SAFE
    return [
        Rule("COM01", "comment-section", kind, safe, "A comment section below the body."),
        Rule("COM02", "comment-prompt", kind, safe, "A line that prompts for a comment."),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> list[Finding]:
    return sorted([*_section(document), *_prompts(document)], key=lambda found: found.start)


def _section(document: Document) -> Iterator[Finding]:
    """Open the section at the first heading in the lower half with a thread below it."""
    thread = load_words(__file__, document.language.code)["thread"]
    cues = [cue for cue in document.cues("comments-heading") if cue.trails]
    cues += [c for c in document.cues("comments-count") if document.text[c.start - 2].isdigit()]
    for cue in sorted(cues):
        block = document.blocks[cue.block]
        if cue.block <= document.opening:
            continue
        below = document.blocks[cue.block + 1 :]
        if not below:
            yield Finding(block.start, block.end, "COM01", f"'{block.text}' ends the text", 0.9)
            return
        if _is_thread(document, below, thread):
            reason = f"'{block.text}' with names, times and replies below it"
            yield Finding(block.start, below[-1].end, "COM01", reason, 0.9)
            return


def _is_thread(document: Document, blocks: Sequence[Block], cues: frozenset[str]) -> bool:
    """A thread has a line of name and time, or of a reply button, for every few blocks."""
    marks = sum(
        (_TIME.search(block.text) or not cues.isdisjoint(document.words[block.index]))
        and len(document.words[block.index]) <= _THREAD_WORDS
        and not block.text.endswith((".", "!", "?"))
        for block in blocks
    )
    return marks >= max(1, len(blocks) // 6)


def _prompts(document: Document) -> Iterator[Finding]:
    seen: set[int] = set()
    for cue in document.cues("comments-prompt"):
        block = document.blocks[cue.block]
        if cue.block in seen or len(document.words[cue.block]) > _PROMPT_WORDS:
            continue
        if cue.leads or cue.trails or cue.block > document.closing:
            seen.add(cue.block)
            phrase = document.text[cue.start : cue.end]
            yield Finding(
                block.start, block.end, "COM02", f"prompts for a comment: '{phrase}'", 0.9
            )
