"""Pointers to other stories.

What it removes:
    Lines that point to one other story ("Read more: ..."); a heading such as "Most read" with the
    list below it, bulleted or not, with lone dashes between the entries or without; lists whose
    entries are a headline and the cut-off beginning of its story run together; a phrase like
    "Read full story" glued to the end of a paragraph, and the marks of a cut-off text.

Why it is noise:
    Another story's headline brings names into the text that the article never mentions.

Example:
    before: The vote is on Friday.⏎Most read⏎- Ferry runs aground⏎- Mayor steps down
    after: The vote is on Friday.

What it keeps:
    Lists that belong to the text; headings such as "Background" above paragraphs of the article;
    "read more" inside a sentence; single words in which a capital follows a small letter.

Options:
    None.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

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
    shape,
)

_LINE_WORDS: Final = 34  # a pointer with the headline it points to
_HEADLINE_WORDS: Final = 26
_TAIL: Final = 60  # code points at the end of a block in which a mark may stand
_FEWEST_WORDS: Final = 4  # of a headline that runs into its teaser
_LONGEST_LIST: Final = 40  # entries
# A word that ends, and a sentence that begins without a space between them.
_GLUE: Final = regex.compile(r"(?<=\p{Ll}{2}[’'”\")?!]?|\d{2}|[”\")?!])(?=\p{Lu}[\p{L}’'-]*\s)")
_SENTENCE_END: Final = regex.compile(r"\p{Ll}{2}[.!?]\s")
# Three dots, and perhaps the section and the age of the story after them.
_CUT_OFF: Final = regex.compile(r"\s?(?:\.\.\.|…)(?:\s*\S.{0,40})?$")
# Marks that feeds and print pages leave where they cut a text, and a reporter's end marks.
_END_MARK: Final = regex.compile(
    r"(?:\s*\[(?:…|\.\.\.|\+\d+ \w+)\]|\s*\((?:full )?story,? (?:continues )?on page \w+\)"
    r"|(?<=[.!?”\"])\s*(?:-?30-?|#{3}|ENDS?))$",
    regex.IGNORECASE,
)


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.RELATED, Level.SAFE
    return [
        Rule("REL01", "related-line", kind, safe, "A line that points to another story."),
        Rule("REL02", "related-list", kind, safe, "A heading with a list of other stories."),
        Rule("REL03", "run-together", kind, safe, "A headline and a cut-off teaser run together."),
        Rule("REL04", "glued-pointer", kind, safe, "A pointer glued to the end of a paragraph."),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> list[Finding]:
    findings = [
        *_lists(document),
        *_run_together(document),
        *_lines(document),
        *_glued(document),
    ]
    return sorted(findings, key=lambda finding: finding.start)


def _lists(document: Document) -> Iterator[Finding]:
    headings = {c.block for c in document.cues("related-heading") if c.leads and c.trails}
    blocks = document.remaining
    for place, block in enumerate(blocks):
        if block.index not in headings:
            continue
        entries = _entries(document, blocks[place + 1 : place + 1 + _LONGEST_LIST])
        if entries:
            reason = f"'{block.text}' with a list of {len(entries)} lines below it"
            yield Finding(block.start, entries[-1].end, "REL02", reason, 0.95)
        elif place + 1 == len(blocks):
            yield Finding(
                block.start, block.end, "REL02", f"'{block.text}' with nothing below", 0.9
            )


def _entries(document: Document, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that read as a list of stories, up to the first that does not."""
    entries: list[Block] = []
    bulleted = bool(blocks) and _is_bulleted(blocks[0])
    for block in blocks:
        if not (_is_bulleted(block) if bulleted else _is_entry(document, block)):
            break
        entries.append(block)
    while entries and shape.is_rule_line(entries[-1].text):
        entries.pop()
    after = blocks[len(entries)] if len(entries) < len(blocks) else None
    # The last short line above a paragraph may be the paragraph's heading.
    if (
        entries
        and not bulleted
        and after
        and document.terms[entries[-1].index] & document.terms[after.index]
    ):
        entries.pop()
    return entries


def _is_bulleted(block: Block) -> bool:
    return bool(shape.bullet_length(block.text)) or shape.is_rule_line(block.text)


def _is_entry(document: Document, block: Block) -> bool:
    if shape.is_rule_line(block.text) or _glue(block):
        return True
    short = len(document.words[block.index]) <= _HEADLINE_WORDS
    return short and not block.text.endswith((".", ":", ",", ";"))


def _run_together(document: Document) -> Iterator[Finding]:
    previous: Block | None = None
    for block in document.remaining:
        if glue := _glue(block):
            start = block.start
            if previous is not None and shape.is_rule_line(previous.text):
                start = previous.start
            reason = f"a headline runs into its teaser at '{glue}', and the teaser is cut off"
            yield Finding(start, block.end, "REL03", reason, 0.95)
        previous = block


def _glue(block: Block) -> str:
    """Return where headline and cut-off teaser meet; empty when the block is none."""
    tail = block.text[-_TAIL:]
    if ("..." not in tail and "…" not in tail) or not _CUT_OFF.search(tail):
        return ""
    match = _GLUE.search(block.text)
    if not match:
        return ""
    headline = block.text[: match.start()]
    # A name such as TechCon has a capital inside too, but no headline before it.
    if len(headline.split()) < _FEWEST_WORDS or _SENTENCE_END.search(headline):
        return ""
    return block.text[max(0, match.start() - 8) : match.start() + 8]


def _lines(document: Document) -> Iterator[Finding]:
    sure = {cue.start for cue in document.cues("related-inline-sure")}
    for cue in document.cues("related-inline"):
        block = document.blocks[cue.block]
        if not cue.leads or document.is_gone(cue.block):
            continue
        if len(document.words[cue.block]) > _LINE_WORDS:
            continue
        phrase = document.text[cue.start : cue.end]
        after = document.text[cue.end : block.end].lstrip()
        marked = after.startswith((":", "|", "-", "–", "—", ">", "»", "→", "›"))
        if cue.trails and cue.start not in sure:
            continue
        if (marked and after[1:].strip()) or cue.start in sure:
            yield Finding(block.start, block.end, "REL01", f"begins with '{phrase}'", 0.95)


def _glued(document: Document) -> Iterator[Finding]:
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
    for block in document.remaining:
        if block.text[-1] not in "])0-#sS" or len(block.text) < _TAIL:
            continue
        if match := _END_MARK.search(block.text[-_TAIL:]):
            start = block.end - (len(match.group()))
            yield Finding(start, block.end, "REL04", f"the mark '{match.group().strip()}'", 0.9)
