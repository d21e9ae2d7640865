"""Tag lines: the topics that an article is filed under.

What it removes:
    Lines that begin with a label such as "Tags" or "Filed under" and go on as a list of short
    items; lines of hashtags; lines of topic marks.

Why it is noise:
    They are the site's index, not the author's text. The tags come back in the result's metadata.

Example:
    before: The bridge opens in May.⏎Tags: bridges, traffic, town council
    after: The bridge opens in May.

What it keeps:
    Sentences that begin with such a word ("Topics discussed were ..."); lists that belong to the
    text; a hashtag inside a sentence.

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
    Cue,
    Document,
    Finding,
    Kind,
    Level,
    Phrases,
    Rule,
    hookimpl,
    load_phrases,
)

_MOST_WORDS: Final = 80
_ITEM_WORDS: Final = 7
_SEPARATOR: Final = re.compile(r"\s*[,;|•·/#\n]\s*|\s{2,}")
_MARKED: Final = re.compile(r"(?:[#@][\w-]+[\s,;|]*)+")


@hookimpl
def stripper_rules() -> list[Rule]:
    return [
        Rule("TAG01", "tag-line", Kind.TAGS, Level.SAFE, "A labelled list of topics."),
        Rule("TAG02", "hashtag-line", Kind.TAGS, Level.SAFE, "A line of hashtags."),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> Iterator[Finding]:
    labels = {cue.block: cue for cue in document.cues("tags-label") if cue.leads}
    inner = {cue.block: cue for cue in document.cues("tags-inner")}
    weak = {cue.start for cue in document.cues("tags-weak")}
    for block in document.remaining:
        cue = labels.get(block.index)
        if cue and (found := _tag_line(document, block, cue, weak=cue.start in weak)):
            yield found
        elif (
            cue is None
            and (late := inner.get(block.index))
            and _follows_date(document, block, late)
        ):
            yield _found(document, block, late)
        elif block.text[0] in "#@" and _is_hashtags(block):
            facts = {"tags": block.text}
            yield Finding(block.start, block.end, "TAG02", "only hashtags", 0.95, facts)


def _tag_line(document: Document, block: Block, cue: Cue, *, weak: bool) -> Finding | None:
    rest = document.text[cue.end : block.end]
    colon = rest.lstrip().startswith(":")
    after = block.index > document.closing
    sentence = block.text.endswith((".", "?", "!"))
    if len(document.words[block.index]) > _MOST_WORDS or sentence:
        listed = _all_short(rest, items=3) and (colon or not weak)
    elif cue.trails:
        listed = after and (colon or not weak)
    elif not colon and (weak or not rest.lstrip()[:1].isupper()):
        listed = False
    else:
        listed = after or _all_short(rest, items=1)
    return _found(document, block, cue) if listed else None


def _found(document: Document, block: Block, cue: Cue) -> Finding:
    label = document.text[cue.start : cue.end]
    tags = document.text[cue.end : block.end].strip(" :|-–—")
    facts = {"tags": tags} if tags else {}
    return Finding(
        block.start, block.end, "TAG01", f"a list of topics after '{label}'", 0.95, facts
    )


def _all_short(rest: str, *, items: int) -> bool:
    parts = [part for part in _SEPARATOR.split(rest.strip(" :.")) if part]
    return len(parts) >= items and all(len(part.split()) <= _ITEM_WORDS for part in parts)


def _follows_date(document: Document, block: Block, cue: Cue) -> bool:
    """A line such as "First published: 3 May Tags: bees, honey" below the body."""
    before = document.text[block.start : cue.start]
    label = document.text[cue.start : cue.end]
    dated = any(map(str.isdigit, before)) and len(before.split()) <= _ITEM_WORDS
    short = dated and len(document.words[block.index]) <= _MOST_WORDS
    return short and label.endswith(":") and label[0].isupper() and not block.text.endswith(".")


def _is_hashtags(block: Block) -> bool:
    text = block.text
    marks = text.count("#") + text.count("@")
    return bool(_MARKED.fullmatch(text)) and (marks > 1 or text[0] == "#")
