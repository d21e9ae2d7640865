"""Which sentences of a block with a plea are the article's, and which are the plea's."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Cue, Document, Span, is_articles, split_sentences
from stripper_plugins.promo.voice import Article
from stripper_plugins.promo.words import Vocabulary, begins, stem

_PLAIN_WORDS: Final = 14  # of the sentences beside a plea, so that they are more than its preface
_PLAIN: Final = 0.2  # share of a sentence's content words that are words of pleas
_WORD: Final = re.compile(r"\w+")


def trim(article: Article, block: Block) -> Span:
    """Return a block that holds a plea without the sentences of the article at its edges."""
    document, words = article.document, article.words
    spans = split_sentences(document, block)
    if len(spans) == 1:
        return spans[0]
    spoken = not article.is_report(block.index)
    plain = [
        _is_plain(document, span, words, spoken=spoken) or _is_told(document, block, span, words)
        for span in spans
    ]
    if all(plain):
        return Span(block.start, block.end)
    first, last = plain.index(False), len(plain) - 1 - plain[::-1].index(False)
    if _size(document, spans[:first]) < _PLAIN_WORDS:
        first = 0
    if _size(document, spans[last + 1 :]) < _PLAIN_WORDS:
        last = len(spans) - 1
    return Span(spans[first].start, spans[last].end)


def sentence_at_edge(document: Document, block: Block, cue: Cue, words: Vocabulary) -> Span | None:
    """Return the first or last sentence of a paragraph if the phrase stands in it."""
    spans = split_sentences(document, block)
    if len(spans) > 1:
        for span, rest in ((spans[0], spans[1:]), (spans[-1], spans[:-1])):
            if span.start <= cue.start < span.end and _is_paragraph(document, block, rest, words):
                return span
    return None


def _is_paragraph(document: Document, block: Block, rest: list[Span], words: Vocabulary) -> bool:
    plain = [
        span
        for span in rest
        if _is_plain(document, span, words) or is_articles(document, block, span)
    ]
    return _size(document, plain) >= _PLAIN_WORDS and len(plain) * 2 > len(rest)


def _size(document: Document, spans: list[Span]) -> int:
    return sum(len(words_in(document, span)) for span in spans)


def words_in(document: Document, span: Span) -> list[str]:
    """Return the words of a part of a block, as `Document.words` has those of the whole."""
    return _WORD.findall(document.folded, span.start, span.end)


def _is_plain(document: Document, span: Span, words: Vocabulary, *, spoken: bool = False) -> bool:
    """Tell whether a sentence has nothing of a plea: no ask, no thing, nobody spoken to.

    Where author and reader are *spoken* of elsewhere, too, they may be in it, without any lure.
    """
    own = words_in(document, span)
    silent = words.ours.isdisjoint(own) and words.yours.isdisjoint(own)
    if not silent and not spoken:
        return False
    content = [stem(word) for word in own if word not in document.language.function]
    lures = sum(word in words.every for word in content)
    if not words.about.isdisjoint(content) or lures > (_PLAIN * len(content) if silent else 0):
        return False
    return not begins(document, span, words.asks)


def _is_told(document: Document, block: Block, span: Span, words: Vocabulary) -> bool:
    """Tell whether a sentence speaks of what the article does, and for nobody else."""
    own = words_in(document, span)
    if not words.ours.isdisjoint(own) or begins(document, span, words.asks):
        return False
    if not words.things["letter"].isdisjoint(map(stem, own)):
        return False
    return is_articles(document, block, span)


def tells_of_self(article: Article, block: Block) -> bool:
    """Tell whether a sentence says what its author did or is like: "Ours lasted a week"."""
    document, words = article.document, article.words
    own = [words_in(document, span) for span in split_sentences(document, block)]
    did = any(
        not words.past.isdisjoint(each)
        and not (words.us.isdisjoint(each) and words.author.isdisjoint(each))
        for each in own
    )
    return did or ("?" not in block.text and any(_is_about_self(each, words) for each in own))


def _is_about_self(own: list[str], words: Vocabulary) -> bool:
    """Tell whether a sentence says "we" and nothing to the reader nor of what pleas do."""
    if not own or own[0] not in words.us:
        return False
    return words.you.isdisjoint(own) and words.every.isdisjoint(map(stem, own))
