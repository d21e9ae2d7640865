"""Who wrote it: bylines and author notes.

What it removes:
    Lines that name the author: "By" or "Written by" with a name, a bare name between title and
    body, and notes about the author below the body.

Why it is noise:
    A byline is a fact of the record, and comes back in the result's metadata. An author note is
    about the author, not about the subject.

Example:
    before: By Ana Kovar, Science Editor⏎The glacier above the village lost two metres of ice in a
        single summer, more than in any year since the first stakes were set.
    after: The glacier above the village lost two metres of ice in a single summer, more than in any
        year since the first stakes were set.

What it keeps:
    Sentences that begin with "By"; names inside the body, such as the speakers of an interview;
    a person's portrait in an article about that person; signatures of letters.

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
    shape,
)
from stripper_plugins.byline.notes import is_note

_MOST_WORDS: Final = 16  # two names with their roles and a date
_BOX: Final = 60  # code points of a line in a box of facts
_NAME: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*")
_PARTICLES: Final = frozenset(
    {
        "al",
        "am",
        "and",
        "at",
        "bin",
        "da",
        "de",
        "del",
        "den",
        "der",
        "di",
        "du",
        "e",
        "el",
        "et",
        "i",
        "la",
        "le",
        "on",
        "pm",
        "und",
        "van",
        "von",
        "y",
    }
)


@hookimpl
def stripper_rules() -> list[Rule]:
    return [
        Rule("BYL01", "byline", Kind.BYLINE, Level.SAFE, "A line that names the author."),
        Rule("BYL02", "author-note", Kind.BYLINE, Level.SAFE, "A note about the author."),
        Rule("BYL03", "author-name", Kind.BYLINE, Level.SAFE, "A bare name above the body."),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> Iterator[Finding]:
    leads = {cue.block: cue for cue in document.cues("byline-by") if cue.leads}
    labels = _labels(document)
    roles = {cue.block for cue in document.cues("byline-role")}
    strong = {cue.block for cue in document.cues("byline-note-strong")}
    notes = {cue.block for cue in document.cues("byline-note")}
    for block in document.remaining:
        cue = leads.get(block.index)
        if cue and (found := _byline(document, block, cue, labelled=block.index in labels)):
            yield found
        elif block.index < document.opening and _is_bare_name(document, block, roles):
            facts = {"byline": block.text}
            reason = "a name above the body that does not come again in the text"
            yield Finding(block.start, block.end, "BYL03", reason, 0.9, facts)
        elif block.index in notes and is_note(document, block, strong=block.index in strong):
            yield Finding(block.start, block.end, "BYL02", "a note about the author", 0.9)


def _labels(document: Document) -> set[int]:
    """Return the labelled lines; inside the body a label that comes again belongs to a listing."""
    labels = {cue.block for cue in document.cues("byline-label") if cue.leads}
    inside = {at for at in labels if document.opening <= at <= document.closing}
    boxed = {at for at in inside if len(inside) > 1 or _is_in_box(document, at)}
    return labels - boxed


def _is_in_box(document: Document, at: int) -> bool:
    """Tell whether another short labelled line stands next to this one, as in a box of facts."""
    near = document.blocks[max(0, at - 1) : at + 2]
    return any(b.index != at and len(b.text) <= _BOX and ":" in b.text[:-1] for b in near)


def _byline(document: Document, block: Block, cue: Cue, *, labelled: bool) -> Finding | None:
    if len(document.words[block.index]) > _MOST_WORDS or block.text.endswith((".", "?", "!")):
        return None
    in_header = block.index < document.opening
    in_tail = block.index > document.closing
    if not in_header and not labelled and not _is_unknown(document, block):
        return None
    names = _NAME.findall(block.text[cue.end - block.start :])
    if not names:
        bare = labelled and (in_header or in_tail) and cue.trails
        return _found(block, cue, "the line only says") if bare else None
    capitals = sum(name[0].isupper() for name in names if name.lower() not in _PARTICLES)
    lower = sum(name[0].islower() for name in names if name.lower() not in _PARTICLES)
    if not labelled and _are_common(document, block, cue):
        return None
    if not names[0][0].isupper() or capitals < 2 * lower or (capitals < 2 and not labelled):
        return None
    return _found(block, cue, "names the author after")


def _are_common(document: Document, block: Block, cue: Cue) -> bool:
    """Tell whether the two words after the cue are everyday words, and so no name."""
    after = len(document.folded[cue.start : cue.end].split())
    known = document.language.function | document.language.common
    return all(word in known for word in document.words[block.index][after : after + 2])


def _is_unknown(document: Document, block: Block) -> bool:
    """Tell whether a line names somebody that the article does not, in words that are no others."""
    language = document.language
    words = [word for word in document.words[block.index][1:] if word not in _PARTICLES]
    common = sum(
        len(word) > 1 and (word in language.function or word in language.common) for word in words
    )
    return common == 0 and document.novelty(block.index) == 1


def _found(block: Block, cue: Cue, what: str) -> Finding:
    phrase = block.text[cue.start - block.start : cue.end - block.start]
    name = block.text[cue.end - block.start :].strip(" :•|,-–—")
    facts = {"byline": name} if name else {}
    return Finding(block.start, block.end, "BYL01", f"{what} '{phrase}'", 0.95, facts)


def _is_bare_name(document: Document, block: Block, roles: set[int]) -> bool:
    words = block.text.split()
    if not 2 <= len(words) <= (9 if block.index in roles else 3):
        return False
    name = document.words[block.index]
    language = document.language
    if any(not w[0].isupper() for w in words[:2]) or any(c.isdigit() for c in block.text):
        return False
    if block.index in roles and "," in block.text:
        return True
    if shape.ends_sentence(block.text) or not all(w[0].isupper() for w in words):
        return False
    if any(len(w) > 1 and (w in language.function or w in language.common) for w in name):
        return False
    return all(document.term_counts[term] == 1 for term in document.terms[block.index])
