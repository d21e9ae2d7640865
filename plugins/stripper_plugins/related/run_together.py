"""Entries made of a headline and the cut-off beginning of its story."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import filterfalse
from typing import Final

import regex

from stripper import Block, Document, Finding, shape

_TAIL: Final = 60  # code points at the end of a block in which a mark may stand
_FEWEST_WORDS: Final = 4  # of a headline that runs into its teaser
_FEWEST: Final = 2  # entries; one alone may hold a name with a capital inside
# What no such name is: a word in small letters or in quotation marks, then a word of a sentence.
_SURE: Final = regex.compile(r"\p{P}*+(?:\p{Ll}+|\S+[’'”\")?!])\p{Lu}[’'-]?\p{Ll}")
# A word that ends, and a sentence that begins without a space between them.
_GLUE: Final = regex.compile(
    r"(?<=\p{Ll}{2}[’'”\")?!]?|\d{2}|[^\s.][”\")?!])(?=\p{Lu}[\p{L}’'-]*\s)"
)
_SENTENCE_END: Final = regex.compile(r"\p{Ll}{2}[.!?]\s")
# Three dots, and perhaps the section and the age of the story after them.
_CUT_OFF: Final = regex.compile(r"\s?(?:\.\.\.|…)(?:\s*\S.{0,40})?$")


# Without a space, a date: "How long does slate last?March 3, 2023", "Eis am Dach3. März 2023".
_DATED: Final = regex.compile(
    r"(?<=\p{Ll}|[?!\"”’)])(?:\p{Lu}\p{Ll}{2,8}\.? \d{1,2}, |\d{1,2}\.? \p{L}{3,9}\.? )"
    r"(?:19|20)\d\d$"
)


def find_dated(document: Document) -> Iterator[Finding]:
    """Yield headlines that run into the date of their story, where there are several."""
    ends = (block for block in document.remaining if block.text[-1].isdecimal())
    dated = [(block, match) for block in ends if (match := _DATED.search(block.text))]
    if len(dated) >= _FEWEST:
        for block, match in dated:
            reason = f"a headline runs into its date, '{match[0]}'"
            yield Finding(block.start, block.end, "REL03", reason, 0.95)


def find_run_together(document: Document) -> Iterator[Finding]:
    if not document.dotted:
        return
    blocks, dotted = document.remaining, frozenset(document.dotted)
    glued = [
        (place, glue)
        for place, block in enumerate(blocks)
        if block.index in dotted and (glue := glue_of(block))
    ]
    glues = {glue for _, glue in glued}
    if len(glues) < _FEWEST and not any(map(_SURE.match, glues)):
        return
    # One pass over the text, so that the entries are not looked for in all of it one by one.
    words = filterfalse(str.islower, document.text.split())
    capitals = " ".join([word for word in words if word[1:] != word[1:].lower()])
    for place, glue in glued:
        block = blocks[place]
        # A name with a capital inside comes again elsewhere; two words run together do not.
        if capitals.count(glue) > document.key_counts[document.key(block.index)]:
            continue
        start = place
        while start and shape.is_rule_line(blocks[start - 1].text):
            start -= 1
        reason = f"a headline runs into its teaser at '{glue}', and the teaser is cut off"
        yield Finding(blocks[start].start, block.end, "REL03", reason, 0.95)


def glue_of(block: Block) -> str:
    """Return the word in which headline and cut-off teaser meet; empty when the block is none."""
    if not _CUT_OFF.search(block.text[-_TAIL:]):
        return ""
    match = _GLUE.search(block.text)
    if not match:
        return ""
    headline = block.text[: match.start()]
    # A name such as TechCon has a capital inside too, but no headline before it.
    if len(headline.split()) < _FEWEST_WORDS or _SENTENCE_END.search(headline):
        return ""
    return headline.split()[-1] + block.text[match.start() :].split(maxsplit=1)[0]
