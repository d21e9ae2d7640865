"""Paragraphs and sections of another story.

What it removes:
    Paragraphs of which almost no content word comes again in the rest of the article or in its
    title, while the article's other paragraphs share theirs. More speaks for another story if the
    words are such as texts on any subject have, if they mean other things than the article's do, if
    the paragraph speaks to the reader, of its author or of the day as the article does not, and if
    it has apostrophes or quotation marks of the kind that the article does without. What stands
    next to such a paragraph and goes on with its words goes too, as does a heading above it. Short
    paragraphs that follow each other go if all of this is true of them as one text. A section under
    its own heading goes if it shares little and a later heading returns to the title. A whole
    article below the first goes where each of the two speaks of one thing all the way and they
    share next to no content words. Below the marks of an article's end (its tags, share buttons,
    comment form, a list of other stories, a note on its author) all that is left goes, down to the
    end of the text: boxes, other stories, contacts. Passages with fewer signs are suggestions.

Why it is noise:
    It is another article's text: a teaser box, a second story, a paragraph that the page put in
    the wrong place. It brings names into the text that have nothing to do with it.

Example:
    before: a report on a bridge, with a paragraph on a tennis final in the middle
    after: the report on the bridge

What it keeps:
    What stands above the article's first paragraph; quotations; credits; passages in another
    language; articles whose paragraphs share little with each other, such as round-ups; texts that
    fall into more than two parts. List items
    and paragraphs that begin by going on ("But", "This"), unless other foreign paragraphs stand
    next to them. Single short paragraphs. What is told of years long past, or by an author who says
    "I". Most paragraphs of a short article: there they must be on sport or famous people, and the
    article must not be, or on politics, and it is on one of these, or they must speak of courts,
    police, accidents and the like, and it is no report. Most single paragraphs inside an
    English article that have no word of news and do not speak to the reader, since digressions are
    such. Below the marks of an end: two paragraphs that follow one another, a single last one, fact
    boxes, ingredients, verses, postscripts, and a list that goes on.

Source:
    Overlap of content words with the rest of the document, as in SORE (arXiv 2506.16644), with
    word counts in place of sentence vectors. The weights of the signs are those of a logistic
    regression, fitted by benchmarks/topic.py to pages with paragraphs of other pages in them
    (WCXB, CC BY 4.0). What texts on any subject have: the most frequent words of the language, in
    English by Google Books Ngram (CC BY 3.0), in others by wordfreq (CC BY-SA 4.0). What English
    words mean: GloVe 6B (PDDL 1.0).
"""

from __future__ import annotations

from typing import Final

from stripper import Document, Finding, Kind, Level, Rule, hookimpl, load_words
from stripper_plugins.off_topic.core import find_core
from stripper_plugins.off_topic.ending import below_the_end
from stripper_plugins.off_topic.paragraphs import foreign_passages
from stripper_plugins.off_topic.second import find_second
from stripper_plugins.off_topic.sections import foreign_sections
from stripper_plugins.off_topic.vocabulary import read_vocabulary

_LAST: Final = 10  # rank; what the other rules find goes under their names


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.OFF_TOPIC, Level.SAFE
    unconnected = "A paragraph that shares little with the rest, with fewer signs."
    return [
        Rule("OFF01", "foreign-paragraph", kind, safe, "A paragraph of another story."),
        Rule("OFF02", "foreign-section", kind, safe, "A section of another story."),
        Rule("OFF04", "unconnected-paragraph", kind, Level.SUGGEST, unconnected),
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
            rule = "OFF01" if passage.sure else "OFF04"
            findings += [
                Finding(block.start, block.end, rule, passage.reason, 0.85)
                for block in blocks[passage.first : passage.last + 1]
            ]
    words = load_words(__file__, document.language.code)
    ending = below_the_end(document, document.remaining, words)
    if ending:
        findings.append(ending)
    return sorted(findings, key=lambda finding: finding.start)
