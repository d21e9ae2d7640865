"""The sentences of a block, which of them are the article's, and what they report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stripper import shape
from stripper.document import Document
from stripper.rules import Span
from stripper.segment import Block
from stripper.words import words_of

_FEWEST_WORDS: Final = 10  # shorter sentences have too few words to tell whose they are
_PREFACE_WORDS: Final = 30  # before a notice; what is longer is no preface of it
_KNOWN: Final = 0.4  # share of content words that stand elsewhere in the article, too
# No abbreviation of a single letter; what follows does not begin with a small one.
_END: Final = re.compile(r"(?<!\b[^\W\d])[.!?…][\"'”’»)]*\s+(?=©|\W{0,3}[^\W\da-zà-ÿа-я_])")
# The clause in which somebody said what stands before it: ", the sign said", ", wrote Ida".
_CLAUSE: Final = re.compile(r"[,!?][\"”»“]? ((?:[\w-]+ ){0,3}\w+)")


def split_sentences(document: Document, block: Block) -> list[Span]:
    """Return the sentences of a block, in order; offsets are code points in the document."""
    return list(_sentences(document, block))


def _sentences(document: Document, block: Block) -> Iterator[Span]:
    start = block.start
    for end in _END.finditer(document.text, block.start, block.end):
        yield Span(start, end.start() + len(end[0].rstrip()))
        start = end.end()
    yield Span(start, block.end)


def is_articles(document: Document, block: Block, sentence: Span) -> bool:
    """Tell whether a sentence of a block speaks of what other blocks speak of.

    Copies of the block do not count, nor do sentences too short to tell.
    """
    words = words_of(document.folded[sentence.start : sentence.end])
    if len(words) < _FEWEST_WORDS:
        return False
    terms = set(filter(None, map(document.language.terms.__getitem__, words)))
    copies, title = document.key_counts[document.key(block.index)], document.title_terms
    known = [term for term in terms if document.term_counts[term] > copies or term in title]
    return len(known) >= _KNOWN * len(terms)


def notice_start(document: Document, block: Block, at: int) -> int:
    """Return where a notice at the end of a block begins: with the block, or behind the article.

    Where one of the sentences before the notice is the article's, all of them are; and where they
    are too long to lead to a notice.

    Args:
        document: The text.
        block: The block with the notice.
        at: A code point in the notice's first sentence, in the document's text.
    """
    start = block.start
    own = False
    for sentence in _sentences(document, block):
        if sentence.end > at:
            return sentence.start if own else start
        own = own or is_articles(document, block, sentence)
        own = own or len(words_of(document.folded[start : sentence.end])) >= _PREFACE_WORDS
    return start


def is_reported(document: Document, block: Block) -> bool:
    """Tell whether an author says whose words a block holds: "Sign up now, they said".

    Or whether all of it stands within quotation marks.
    """
    if shape.is_quoted(block.text):
        return True
    speech = document.language.speech
    if speech.isdisjoint(document.words[block.index]):
        return False
    clauses = _CLAUSE.findall(document.folded, block.start, block.end)
    return any(not speech.isdisjoint(clause.split()) for clause in clauses)
