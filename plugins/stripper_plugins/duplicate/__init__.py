"""Text that stands twice.

What it removes:
    Paragraphs that repeat an earlier one word for word, or of which all words stand in a longer
    one, such as a summary or a teaser that is cut off; runs of lines, headings and list items among
    them, that repeat an earlier run; paragraphs that repeat an earlier one with some words changed
    or left out. In a text most of which stands twice, all of the second telling: line after line,
    in another order, in other paragraphs, with other marks or a few other words.

Why it is noise:
    Extractors that find the body in two places of a page give both. The first copy stays, unless
    the second is fuller.

Example:
    before: The town council voted on Monday, nine to four, for a new bridge over the Arl.⏎It is to
        open in May.⏎The town council voted on Monday, nine to four, for a new bridge over the Arl.
    after: The town council voted on Monday, nine to four, for a new bridge over the Arl.⏎It is to
        open in May.

What it keeps:
    Short lines that come again on their own: refrains, questions, labels, table cells. Verse. What
    has a sentence more than the text it repeats. Paragraphs that share a phrase or a quotation but
    go on differently. What an author says of one thing after the other: variants under labels,
    list items, questions, responses to lines of one form, three or more paragraphs alike. The
    transcript below an article, with its speakers in capitals.

Source:
    Shingle containment after Broder (1997), "On the resemblance and containment of documents".
"""

from __future__ import annotations

from stripper import Document, Finding, Kind, Level, Rule, hookimpl
from stripper_plugins.duplicate.copies import find_repeated, places_of
from stripper_plugins.duplicate.retold import find_retold
from stripper_plugins.duplicate.reworded import find_reworded
from stripper_plugins.duplicate.signs import above_transcript


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.DUPLICATE, Level.SAFE
    return [
        Rule(
            "DUP01", "repeated-run", kind, safe, "A run of lines that comes again.", heuristic=False
        ),
        Rule(
            "DUP02",
            "repeated-paragraph",
            kind,
            safe,
            "A paragraph that comes again word for word.",
            heuristic=False,
        ),
        Rule("DUP03", "reworded-paragraph", kind, safe, "A paragraph that comes again reworded."),
        Rule("DUP04", "retold-text", kind, safe, "The text a second time.", heuristic=False),
    ]


@hookimpl
def stripper_find(document: Document) -> list[Finding]:
    findings, blocks = find_retold(document, above_transcript(document, document.remaining))
    places = places_of(document, blocks)
    findings += find_repeated(document, blocks, places)
    findings += find_reworded(document, blocks, places)
    return sorted(findings, key=lambda finding: finding.start)
