"""Lines and ends of paragraphs that point to one other story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from stripper import Cue, Document, Finding, shape

_LINE_WORDS: Final = 34  # a pointer with the headline it points to
_FEWEST_WORDS: Final = 5  # of a label and a headline
_SOURCE_WORDS: Final = 11  # of a line that says where the full story stands
# The name of a paper or a site to the end, or nothing, where a link stood.
_NAMED: Final = regex.compile(
    r":?\s*(?:$|[\"“„«]?(?:(?:the|der|die|das|le|la|el|il|lo|o|a)\s|l['’])?"
    r"(?:\p{Lu}|[\w-]+\.\p{Ll}{2}|https?:))",
)
_TAIL: Final = 60  # code points at the end of a block in which a mark may stand
_LAST_WORDS: Final = ("]", ")", "0", "-", "#", "ends", "Ends", "ENDS")  # of the marks below
_LAST: Final = frozenset(word[-1] for word in _LAST_WORDS)  # cheaper to tell
# Marks that feeds and print pages leave where they cut a text, and a reporter's end marks.
_END_MARK: Final = regex.compile(
    r"(?:\s*\[(?:…|\.\.\.|\+\d+ \w+)\]|\s*\((?:full )?story,? (?:continues )?on page \w+\)"
    r"|(?<=[.!?”\"])\s*(?:-?30-?|#{3}|ENDS?))$",
    regex.IGNORECASE,
)


def find_lines(document: Document) -> Iterator[Finding]:
    sure = {cue.start for cue in document.cues("related-inline-sure")}
    media = [cue for cue in document.cues("related-media") if _is_headline(document, cue)]
    for cue in (*document.cues("related-inline"), *media):
        block = document.blocks[cue.block]
        if not cue.leads or document.is_gone(cue.block):
            continue
        if len(document.words[cue.block]) > _LINE_WORDS or block.text.startswith("|"):
            continue  # a paragraph; a table's row
        after = document.text[cue.end : block.end].lstrip()
        marked = after.startswith((":", "|", "-", "–", "—", ">", "»", "→", "›"))
        target = after.lstrip(":|-–—>»→› ")
        if (cue.trails and cue.start in sure) or (
            target and not target[0].islower() and (marked or cue.start in sure)
        ):
            yield Finding(
                block.start, block.end, "REL01", f"begins with '{document.phrase(cue)}'", 0.95
            )


def find_sources(document: Document) -> Iterator[Finding]:
    """Yield the lines below the body that say where the text was taken from, or goes on."""
    links = [cue for cue in document.cues("related-source") if cue.alone]
    for cue in (*links, *document.cues("related-full")):
        block = document.blocks[cue.block]
        if not cue.leads or cue.block <= document.closing:
            continue
        behind = document.text[cue.end : block.end]
        if len(document.words[cue.block]) <= _SOURCE_WORDS and (cue.alone or _NAMED.match(behind)):
            reason = f"points to the full story: '{document.phrase(cue)}'"
            yield Finding(block.start, block.end, "REL01", reason, 0.9)


def _is_headline(document: Document, cue: Cue) -> bool:
    """Tell whether a headline stands behind a label, and not a fact among facts, or a sentence."""
    block = document.blocks[cue.block]
    near = document.blocks[max(0, block.index - 1) : block.index + 2]
    return (
        len(document.words[cue.block]) >= _FEWEST_WORDS
        and not shape.ends_sentence(block.text)
        and not any(shape.label_of(other.text) for other in near if other is not block)
    )


def find_glued(document: Document) -> Iterator[Finding]:
    for cue in document.cues("related-glued"):
        block = document.blocks[cue.block]
        before = document.text[block.start : cue.start].rstrip()
        bracketed = (
            document.text[cue.start - 1] in "([" and document.text[cue.end : cue.end + 1] in ")]"
        )
        if not cue.trails or not before or not (shape.ends_sentence(before) or bracketed):
            continue
        phrase = document.text[cue.start : block.end]
        start = cue.start - (1 if bracketed else 0)
        yield Finding(start, block.end, "REL04", f"'{phrase}' after the end of a sentence", 0.95)
    for block in [block for block in document.remaining if block.text[-1] in _LAST]:
        if (
            len(block.text) >= _TAIL
            and block.text.endswith(_LAST_WORDS)
            and (match := _END_MARK.search(block.text[-_TAIL:]))
        ):
            start = block.end - (len(match.group()))
            yield Finding(start, block.end, "REL04", f"the mark '{match.group().strip()}'", 0.9)
