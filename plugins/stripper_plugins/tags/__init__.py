"""Tag lines: the topics that an article is filed under.

What it removes:
    Lines that begin with a label such as "Tags" or "Filed under" and go on as a list of short
    items, below the body with any label that names topics; lines of hashtags; lines of topic
    marks; rows of a paper's sections, or one alone, above and below the body; rows of topics
    between bars below the body, when the text tells of most of them or of none, and bare words as
    the last line that it does not have.

Why it is noise:
    They are the site's index, not the author's text. The tags come back in the result's metadata.

Example:
    before: The bridge opens in May.⏎Tags: bridges, traffic, town council
    after: The bridge opens in May.

What it keeps:
    Sentences that begin with such a word ("Topics discussed were ..."); lists that belong to the
    text, such as questions behind a label or below it; counts and measures behind a plain word;
    plain words between commas, names and places; a hashtag inside a sentence.

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
)
from stripper_plugins.tags.labelled import indexed_line, inner_line, tag_line
from stripper_plugins.tags.rows import row_of_sections, row_of_topics

# Topics with their mark, "#ferries #A12"; shares, "$TRN $OLM"; and the pictures behind them.
_MARKED: Final = re.compile(r"(?:[#@][\w-]+[\s,;|]*|\$[A-Z]{1,6}[\s,;|]*)+(?:[^\w\x00-\x7f]\s*)*")
_SPACED: Final = re.compile(r"(?:[#@] ?[\w-]+(?: [\w-]+){0,2}[\s,;|]*)+")
_MARK: Final = re.compile(r"[#@$] ?[\w-]*")
_MARKS: Final = frozenset("#@$")
_LETTERS: Final = 2
_FIRST: Final = 8  # lines above the body among which its section may stand
_LAST: Final = 2  # lines above the last among which a row without a label may stand


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
    weak = {(cue.start, cue.end) for cue in document.cues("tags-weak")}
    words = load_words(__file__, document.language.code)
    end = len(document.blocks) - 1
    marked = _marked_lines(document)
    last = range(max(document.closing + 1, end - _LAST), end + 1)
    first = range(max(0, document.opening - _FIRST), document.opening)
    for at in sorted({*labels, *inner, *marked, *first, *last}):
        if document.is_gone(at):
            continue
        block, cue = document.blocks[at], labels.get(at)
        if cue:
            tagged = tag_line(document, block, cue, weak=(cue.start, cue.end) in weak)
        else:
            tagged = inner_line(document, block, inner[at]) if at in inner else None
        if tagged:
            yield tagged
        elif at in marked and _is_hashtags(document, block):
            facts = {"tags": block.text}
            yield Finding(block.start, block.end, "TAG02", "only hashtags", 0.95, facts)
        elif (at in first or at in last) and row_of_sections(document, block, words["section"]):
            facts = {"tags": block.text}
            reason = "a row of sections, outside the body"
            yield Finding(block.start, block.end, "TAG01", reason, 0.9, facts)
        elif at in last and (indexed := indexed_line(document, block, words)):
            yield indexed
        elif at in last and (sign := row_of_topics(document, block, words)):
            facts = {"tags": block.text}
            reason = f"a row of topics below the body: {sign}"
            yield Finding(block.start, block.end, "TAG01", reason, 0.9, facts)


def _marked_lines(document: Document) -> set[int]:
    """Return the lines that begin with the mark of a topic."""
    if not any(map(document.text.__contains__, _MARKS)):
        return set()
    return {block.index for block in document.blocks if block.text[0] in _MARKS}


def _is_comment(document: Document, block: Block) -> bool:
    """Tell whether a line beside this one begins so and is no hashtag, as in a program."""
    near = document.blocks[max(0, block.index - 1) : block.index + 2]
    return any(each.text[0] == "#" and not _MARKED.fullmatch(each.text) for each in near)


def _is_hashtags(document: Document, block: Block) -> bool:
    text = block.text
    marks = _MARK.findall(text)
    if any(sum(map(str.isalnum, mark)) < _LETTERS or mark[1:].isdecimal() for mark in marks):
        return False  # the ranks of a list, a drawing
    if _MARKED.fullmatch(text):
        return len(marks) > 1 or (text[0] == "#" and not _is_comment(document, block))
    # Topics of several words: "#Old Ferry #Salt Road", "@topic ferries @topic salt".
    same = text[0] == "#" or len(set(marks)) < len(marks)
    plain = document.language.function.isdisjoint(document.words[block.index])
    return len(marks) > 1 and same and plain and bool(_SPACED.fullmatch(text))
