"""Pointers to other stories.

What it removes:
    Lines that point to one other story ("Read more: ...", "See our gallery from the market"), known
    ones and such as are made of the same words; all lines with labels in capitals, where some of
    them point to a story; a heading such as "Most read" with the list below it, bulleted or not,
    with lone dashes between the entries or without, and with the teasers of those stories where
    nothing else follows down to the end; cards of stories with their dates, the newest first;
    several cut-off teasers in a row with headlines between them; lists whose entries are a headline
    and the cut-off beginning of its story, or its date, run together; a phrase like "Read full
    story" or "(See page 7)" glued to the end of a paragraph, known ones and such as are made of the
    same words, a label with a new headline there, the paper or the agency that sent a report, and
    the marks of a cut-off text, there or on a line of their own; lists of headlines under no
    heading whose words stand nowhere else. A list of headlines below the body without any of these
    signs is a suggestion.

Why it is noise:
    Another story's headline brings names into the text that the article never mentions.

Example:
    before: The vote is on Friday.⏎Most read⏎- Ferry runs aground⏎- Mayor steps down
    after: The vote is on Friday.

What it keeps:
    Lists that belong to the text: introduced by a colon, numbered, of short items, of words that
    the article uses too; headings such as "Background" above paragraphs of the article; requests
    to look at something of the publisher's in a whole sentence; tables; "read more" inside a
    sentence; papers in brackets, where several are named, each behind what it reports; single
    words in which a capital follows a small letter.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

from typing import Final

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
from stripper_plugins.related.capitals import find_capitals
from stripper_plugins.related.cards import find_cards
from stripper_plugins.related.cut_off import find_cut_off
from stripper_plugins.related.dated_cards import find_dated_cards
from stripper_plugins.related.foreign import find_foreign_lists
from stripper_plugins.related.glued import find_glued
from stripper_plugins.related.labels import find_behind, find_labelled, find_worded
from stripper_plugins.related.link_lists import find_link_lists
from stripper_plugins.related.lists import find_lists
from stripper_plugins.related.lone import find_lone
from stripper_plugins.related.neighbours import find_arrows, find_neighbours
from stripper_plugins.related.pointers import find_lines
from stripper_plugins.related.run_together import find_dated, find_run_together

_LAST: Final = 10  # rank; what other rules know by name goes under that name


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.RELATED, Level.SAFE
    return [
        Rule("REL01", "related-line", kind, safe, "A line that points to another story."),
        Rule("REL02", "related-list", kind, safe, "A heading with a list of other stories.", -1),
        Rule("REL03", "run-together", kind, safe, "A headline and a cut-off teaser run together."),
        Rule("REL04", "glued-pointer", kind, safe, "A pointer glued to the end of a paragraph."),
        Rule("REL05", "link-list", kind, Level.SUGGEST, "A list of headlines below the body."),
        Rule("REL06", "foreign-list", kind, safe, "A list of headlines about other things."),
        Rule("REL07", "related-cards", kind, safe, "Other stories down to the end.", rank=_LAST),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> list[Finding]:
    vocabulary = load_words(__file__, document.language.code)
    findings = [
        *find_lists(document, vocabulary),
        *find_run_together(document),
        *find_dated(document),
        *find_lines(document, vocabulary),
        *find_labelled(document),
        *find_worded(document, vocabulary),
        *find_behind(document, vocabulary),
        *find_capitals(document, vocabulary),
        *find_neighbours(document),
        *find_arrows(document),
        *find_glued(document, vocabulary),
        *find_lone(document, vocabulary),
        *find_link_lists(document),
        *find_foreign_lists(document, vocabulary),
        *find_cards(document),
        *find_dated_cards(document),
        *find_cut_off(document),
    ]
    return sorted(findings, key=lambda finding: finding.start)
