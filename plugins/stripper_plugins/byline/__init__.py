"""Who wrote it: bylines and author notes.

What it removes:
    Lines that name the author: "By" or "Written by" with a name, the staff or an agency, the name
    over a reader's comment, a bare name between title and body, and notes about the author below
    the body or, under their label, above it.

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
    a person's portrait in an article about that person; signatures of letters; the author in a
    box of facts about a book; code.

Options:
    None.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

from collections.abc import Iterator

from stripper import (
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
from stripper_plugins.byline.lines import find_byline, find_poster, poster_lines, sort_labels
from stripper_plugins.byline.names import find_name
from stripper_plugins.byline.notes import find_note


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
    words = load_words(__file__, document.language.code)
    labels, listed = sort_labels(document, words)
    leads = {cue.block: cue for cue in document.cues("byline-by") if cue.leads}
    leads = {at: cue for at, cue in leads.items() if at not in listed}
    posters = poster_lines(document, leads, words)
    roles = {cue.block for cue in document.cues("byline-role")}
    notes = {cue.block: cue for cue in reversed(document.cues("byline-note"))}
    strong = {cue.block: cue for cue in reversed(document.cues("byline-note-strong"))}
    for at in sorted({*range(document.opening), *leads, *notes}):
        if document.is_gone(at):
            continue
        block, found = document.blocks[at], None
        if at in posters:
            found = find_poster(document, block, leads[at])
        elif at in leads:
            found = find_byline(document, block, leads[at], words, labelled=at in labels)
        if not found and at < document.opening:
            found = find_name(document, block, has_role=at in roles)
        if not found and at in notes:
            found = find_note(document, block, notes[at], strong.get(at))
        if found:
            yield found
