"""Headings of lists of other stories that are known by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from stripper import Block, Cue, Document, Words, shape
from stripper_plugins.related.labels import either

_HEADING_WORDS: Final = 6  # of a heading that begins with "more" or "top"
_WORDED: Final = 9  # words of a heading all of whose words are known
_LABEL_WORDS: Final = 5
_FEWEST_POINTING: Final = 4  # words of a line that sends readers elsewhere
_MOST_POINTING: Final = 20
_THESE: Final = 4  # words at its end, with what other stories are called
_FEWEST_ENCLOSING: Final = 3  # words of a heading that has its subject inside
# A title behind a colon: the line points to one story, and heads none.
_TITLED: Final = re.compile(r": (?:\S+ ){2,}\S")


def vague_headings(document: Document) -> set[int]:
    """Return the lines below the body that begin as such headings do."""
    return {cue.block for cue in document.cues("related-vague") if _is_vague(document, cue)}


def enclosing_headings(document: Document, vocabulary: Words) -> set[int]:
    """Return the lines below the body that name a subject inside: "More tennis headlines"."""
    words, published = document.words, vocabulary["published"]
    return {
        index
        for index in document.led_by(vocabulary["kindred"])
        if index > document.closing
        and _FEWEST_ENCLOSING <= len(words[index]) <= _LABEL_WORDS
        and words[index][-1] in published
        and document.blocks[index].text[-1].isalpha()
    }


def reader_headings(document: Document) -> set[int]:
    """Return the lines that tell readers what else they might like.

    They stand below the body, though perhaps above a paragraph on the author or the site.
    """
    blocks, words = document.blocks, document.words
    cues = document.cues("related-reader")
    if not cues:
        return set()
    paragraphs = [document.is_paragraph(block.index) for block in blocks]
    end = min(shape.end_of_body(paragraphs), document.closing + 1)
    return {
        cue.block
        for cue in cues
        if cue.block >= end
        and cue.leads
        and len(words[cue.block]) <= _WORDED
        and not blocks[cue.block].text.removesuffix("...").endswith((".", ","))
        and not _TITLED.search(blocks[cue.block].text)
    }


def pointing_headings(document: Document, vocabulary: Words) -> set[int]:
    """Return the lines below the body that send readers elsewhere: "Check out these posts!"."""
    asks, these, published = vocabulary["asks"], vocabulary["these"], vocabulary["published"]
    return {
        index
        for index, own in enumerate(document.words[document.closing + 1 :], document.closing + 1)
        if _FEWEST_POINTING <= len(own) <= _MOST_POINTING
        and own[-1] in published
        and not these.isdisjoint(own[-_THESE:])
        and not asks.isdisjoint(own)
    }


def _is_vague(document: Document, cue: Cue) -> bool:
    """A short line that begins with "more" or "top" is such a heading below the body alone."""
    if cue.block <= document.closing or len(document.words[cue.block]) > _HEADING_WORDS:
        return False
    text = document.blocks[cue.block].text
    return not (shape.ends_sentence(text) or text.endswith(","))


def worded_headings(document: Document, vocabulary: Words) -> set[int]:
    """Return the short lines that are made of the words of such headings alone."""
    inside, glue, closing = vocabulary["heading"], document.language.function, document.closing
    below = either(inside, vocabulary["heading-below"])
    words = either(below, vocabulary["beside"])
    return {
        index
        for index, own in enumerate(document.words)
        if 1 < len(own) <= _WORDED
        and not (below if index > closing else inside).isdisjoint(own)
        and len(words.intersection(own)) > 1
        and all(word in words or word in glue for word in own)
        and not document.blocks[index].text.endswith((".", ",", "?"))
    }


def unmistakable_headings(document: Document, worded: Iterable[int], vocabulary: Words) -> set[int]:
    """Return the *worded* lines that name other stories: "More articles from this series"."""
    kindred, published, words = vocabulary["kindred"], vocabulary["published"], document.words
    return {
        index
        for index in worded
        if not (kindred.isdisjoint(words[index]) or published.isdisjoint(words[index]))
        and not shape.bullet_length(document.blocks[index].text)
    }


def continuing_links(document: Document) -> set[int]:
    """Return the lines such as "Continue reading" that stand below several points of a list."""
    links = {cue.block for cue in document.cues("related-glued") if cue.alone}
    return links if len(links) > 1 else set()


def is_label(document: Document, block: Block, vocabulary: Words) -> bool:
    """Tell whether a short line above a list of other stories is its label.

    An author's heading has words that the text below it has, too.
    """
    own, text = document.words[block.index], block.text
    if len(own) > _LABEL_WORDS or not text[0].isupper() or not text[-1].isalpha():
        return False
    words = either(vocabulary["heading"], vocabulary["beside"])
    return not words.isdisjoint(own) and document.novelty(block.index) == 1
