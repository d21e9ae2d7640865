"""Which sentences of a block with a plea are the article's, and which are the plea's."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Document, Span, is_articles, split_sentences
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
    plain = [
        _is_plain(document, span, words, spoken=article.is_talk)
        or _is_told(document, block, span, words)
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


def _size(document: Document, spans: list[Span]) -> int:
    return sum(len(words_in(document, span)) for span in spans)


def words_in(document: Document, span: Span) -> list[str]:
    """Return the words of a part of a block, as `Document.words` has those of the whole."""
    return _WORD.findall(document.folded, span.start, span.end)


def _is_plain(document: Document, span: Span, words: Vocabulary, *, spoken: bool) -> bool:
    """Tell whether a sentence has nothing of a plea: no ask, no thing, nobody spoken to.

    Where author and reader are *spoken* of elsewhere, too, they may be in it, without any lure.
    """
    own = words_in(document, span)
    silent = words.ours.isdisjoint(own) and words.yours.isdisjoint(own)
    if not silent and not spoken:
        return False
    content = [stem(word) for word in own if word not in document.language.function]
    lures = sum(word in words.lures for word in content)
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
    """Tell whether a sentence says what its author did: "Ours lasted a week"."""
    document, words = article.document, article.words
    if words.past.isdisjoint(document.words[block.index]):  # as mostly
        return False
    speaker = words.us | words.author
    own = (words_in(document, span) for span in split_sentences(document, block))
    return any(not (words.past.isdisjoint(each) or speaker.isdisjoint(each)) for each in own)
