"""Who wrote it: bylines and author notes.

What it removes:
    Lines that name the author: "By" or "Written by" with a name, the staff or an agency, the name
    over a reader's comment, names between title and body, alone or with an agency, a role, a place
    or a paper, initials below the body, and notes about the author below the body or, under their
    label, above it: who she is, how to reach her, who else wrote.

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
    a person's portrait in an article about that person, or in a row of them; who answers in an
    interview; whom to ask for a seat; names one below the other; signatures of letters; the author
    in a box of facts about a book; code.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from stripper import (
    Block,
    Cue,
    Document,
    Finding,
    Kind,
    Level,
    Phrases,
    Rule,
    Words,
    hookimpl,
    load_phrases,
    load_words,
)
from stripper_plugins.byline.biographies import find_biography, find_headed_note, find_reach
from stripper_plugins.byline.boxes import find_boxes
from stripper_plugins.byline.cards import find_cards
from stripper_plugins.byline.early import find_early, find_own
from stripper_plugins.byline.lines import find_byline, found_byline, sort_labels
from stripper_plugins.byline.names import LAST, find_name, is_staged, name_pairs
from stripper_plugins.byline.notes import find_note
from stripper_plugins.byline.posters import poster_lines
from stripper_plugins.byline.signed import (
    find_initials,
    find_last,
    find_role,
    find_signed,
    find_staff,
)

_HEADER: Final = 60  # lines above the first paragraph; names stand no farther from it


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
def stripper_find(document: Document) -> list[Finding]:
    words = load_words(__file__, document.language.code)
    cues = _cues(document, words)
    boxes = [*find_boxes(document, words, cues.boxes), *find_cards(document, words)]
    lines = (
        found
        for found in _lines(document, words, cues)
        if not any(box.start <= found.start < box.end for box in boxes)
    )
    return sorted([*boxes, *lines], key=lambda found: found.start)


def _lines(document: Document, words: Words, cues: _Cues) -> Iterator[Finding]:
    """Find what is said line by line."""
    total = len(document.blocks)
    header = range(max(0, document.opening - _HEADER), min(document.opening + 1, total))
    last = set(range(max(document.opening + 1, total - LAST), total))
    if document.opening < document.closing < total:
        last.add(document.closing)  # a note may have the furniture of the page below it
    authors: set[tuple[str, str]] = set()
    named = -1  # the last line of the header that names somebody, or what the text had above it
    for at in sorted({*header, *cues.leads, *cues.notes, *last}):
        if document.is_gone(at):
            continue
        block = document.blocks[at]
        found = _line(document, block, words, cues)
        if found is None and at in last:
            found = _at_end(document, block, words, cues, authors)
        if found is None and at - 1 == named:
            found = find_role(document, block, cues.roles.get(at))
        if found is None and authors:
            found = find_own(document, block, words, authors)
        if found is None:
            continue
        if at < document.opening:
            authors.update(name_pairs(block.text))
            named = at
        yield found


class _Cues(NamedTuple):
    """The first cue of each kind in a block, by index."""

    leads: dict[int, Cue]
    labels: set[int]
    posters: set[int]
    roles: dict[int, Cue]
    notes: dict[int, Cue]
    strong: dict[int, Cue]
    headings: dict[int, Cue]

    @property
    def boxes(self) -> set[int]:
        """The lines that only say that a note on the author follows."""
        sure = {at for at in self.headings if at in self.strong}
        return sure | {at for at, cue in self.leads.items() if cue.alone and at in self.labels}


def _cues(document: Document, words: Words) -> _Cues:
    labels, listed = sort_labels(document, words)
    leads = {cue.block: cue for cue in document.cues("byline-by") if cue.leads}
    leads = {at: cue for at, cue in leads.items() if at not in listed}
    headings = document.cues("byline-heading")
    # "About the author we know nothing."
    told = {cue for cue in headings if document.text[cue.end : cue.end + 2].strip().islower()}
    return _Cues(
        leads=leads,
        labels=labels,
        posters=poster_lines(document, leads),
        roles={cue.block: cue for cue in reversed(document.cues("byline-role"))},
        notes={cue.block: cue for cue in reversed(document.cues("byline-note"))},
        strong={
            cue.block: cue
            for cue in reversed(document.cues("byline-note-strong"))
            if cue not in told
        },
        headings={cue.block: cue for cue in headings if cue.alone},
    )


def _line(document: Document, block: Block, words: Words, cues: _Cues) -> Finding | None:
    """What the words that it begins with, its shape or its phrases make of a line."""
    at, found = block.index, None
    staged = at < document.opening and is_staged(document, at, words)
    if at in cues.posters:
        found = found_byline(document, block, cues.leads[at], "names the writer of a comment after")
    elif at in cues.leads and not staged:
        found = find_byline(document, block, cues.leads[at], words, labelled=at in cues.labels)
    if not found and at < document.opening and not staged:
        found = find_name(document, block, words, cues.roles.get(at))
        found = (
            found or find_signed(document, block, words) or find_initials(document, block, words)
        )
        found = found or find_staff(document, block, words)
    if not found and at <= document.opening:
        found = find_early(document, block, words, cues.roles.get(at))
    if not found and at in cues.notes:
        found = find_note(document, block, cues.notes[at], cues.strong.get(at), words)
    return found


def _at_end(
    document: Document, block: Block, words: Words, cues: _Cues, authors: set[tuple[str, str]]
) -> Finding | None:
    """What the author's name, a role, an account or a heading make of one of the last blocks."""
    at = block.index
    if at in cues.headings and at + 1 < len(document.blocks):
        below = document.blocks[at + 1]
        note = find_headed_note(document, below, cues.headings[at], sure=at in cues.strong)
        return note and note._replace(start=block.start, end=block.end)
    found = None
    if heading := cues.headings.get(at - 1):
        found = find_headed_note(document, block, heading, sure=at - 1 in cues.strong)
    if not found and at > document.closing:
        found = find_initials(document, block, words)
    role = cues.roles.get(at)
    found = found or find_biography(document, block, words, authors=authors, role=role)
    return found or find_reach(document, block, authors, words) or find_last(document, block, words)
