"""Paragraphs and sections of another story.

What it removes:
    Paragraphs of which almost no content word comes again in the rest of the article or in its
    title, above all if they are words that texts on any subject have, while the article's other
    paragraphs share theirs, and which mean other things than the article's do; what stands next to
    them and goes on with their words, a heading above them too. Short paragraphs that follow each
    other, if that is true of all of them as one text. That they speak to the reader, of their
    author or of the day as the article does not is a sign, too, and so are apostrophes or quotation
    marks of the kind that the article does without. A section under its own heading that shares
    little, where a later heading returns to the title. A whole article below the first, where each
    of the two speaks of one thing all the way and they share next to no content words. What is left
    below the marks of an article's end (its tags, share buttons, comment form, a list of other
    stories, a note on its author) down to the end of the text: boxes, other stories, contacts.
    Passages with fewer signs are suggestions.

Why it is noise:
    It is another article's text: a teaser box, a second story, a paragraph that the page put in
    the wrong place. It brings names into the text that have nothing to do with it.

Example:
    before: a report on a bridge, with a paragraph on a tennis final in the middle
    after: the report on the bridge

What it keeps:
    What stands above the article's first paragraph. Below the marks of an end, two paragraphs that
    follow one another, a single last one, fact boxes, ingredients, verses, postscripts, and a list
    that goes on. Quotations, list items, and paragraphs that begin by going on ("But", "This"),
    unless other foreign paragraphs stand next to them. Single short paragraphs, what is told of
    years long past, or by an author who says "I" there or elsewhere, and those of a short article
    unless they are on sport or famous people and it is not, or on politics and it is on one of
    these (told by words that little else has, or by fewer beside names that are new to the text),
    or they speak of courts, police, accidents and the like and it is no report. Most
    digressions: single paragraphs inside an English article that tell a story without a word of
    news and do not speak to the reader. Paragraphs with a long name that the article has, or a
    shorter one that it often has. Credits and passages in another language. Articles whose
    paragraphs share little with each other, such as round-ups; texts that fall into more than two
    parts.

Source:
    Overlap of content words with the rest of the document, as in SORE (arXiv 2506.16644), with
    word counts in place of sentence vectors. The weights of the signs are those of a logistic
    regression, fitted by benchmarks/topic.py to pages with paragraphs of other pages in them
    (WCXB, CC BY 4.0). What texts on any subject have: the most frequent words of the language, in
    English by Google Books Ngram (CC BY 3.0), in others by wordfreq (CC BY-SA 4.0). What English
    words mean: GloVe 6B (PDDL 1.0).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stripper import Block, Document, Finding, Kind, Level, Rule, hookimpl
from stripper_plugins.off_topic.core import find_core
from stripper_plugins.off_topic.ending import below_the_end
from stripper_plugins.off_topic.paragraphs import Passage, foreign_passages
from stripper_plugins.off_topic.second import find_second
from stripper_plugins.off_topic.sections import foreign_sections
from stripper_plugins.off_topic.vocabulary import read_vocabulary

_LAST: Final = 10  # rank; what the other rules find goes under their names


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.OFF_TOPIC, Level.SAFE
    return [
        Rule("OFF01", "foreign-paragraph", kind, safe, "A paragraph of another story."),
        Rule("OFF02", "foreign-section", kind, safe, "A section of another story."),
        Rule(
            "OFF03",
            "unconnected-section",
            kind,
            Level.SUGGEST,
            "A section that shares little with the rest, without a second sign.",
        ),
        Rule(
            "OFF04",
            "unconnected-paragraph",
            kind,
            Level.SUGGEST,
            "A paragraph that shares little with the rest, with fewer signs.",
        ),
        Rule("OFF05", "below-the-end", kind, safe, "What is left below the article.", rank=_LAST),
        Rule("OFF06", "second-article", kind, safe, "A whole article below the first."),
    ]


@hookimpl
def stripper_find(document: Document) -> list[Finding]:
    blocks = document.remaining
    findings = foreign_sections(document, blocks)
    second = find_second(document, blocks)
    if second:
        findings.append(second)
    if findings:
        blocks = [b for b in blocks if not any(f.start <= b.start < f.end for f in findings)]
    core = find_core(document, blocks)
    if core is not None:
        vocabulary = read_vocabulary(__file__, document.language.code)
        for passage in foreign_passages(document, core, vocabulary):
            findings += _read(passage, blocks)
    ending = below_the_end(document, document.remaining)
    if ending:
        findings.append(ending)
    return sorted(findings, key=lambda finding: finding.start)


def _read(passage: Passage, blocks: Sequence[Block]) -> list[Finding]:
    """Return a passage as findings: a section in one, paragraphs one by one."""
    own = blocks[passage.first : passage.last + 1]
    if passage.sure:
        return [Finding(block.start, block.end, "OFF01", passage.reason, 0.85) for block in own]
    if not passage.section:
        return [Finding(block.start, block.end, "OFF04", passage.reason, 0.85) for block in own]
    return [Finding(own[0].start, own[-1].end, "OFF03", passage.reason, 0.85)]
