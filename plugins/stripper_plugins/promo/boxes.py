"""Lines of a box that are no plea by themselves: its heading, its button, what stands between."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from stripper import Finding, shape
from stripper_plugins.promo.voice import Article
from stripper_plugins.promo.words import begins, newness, stem

_HEADING_WORDS: Final = 8
_BUTTON_WORDS: Final = 4
_LINE_WORDS: Final = 25
_NEW: Final = 0.75  # share of a line's content words that stand nowhere else
_DENSE: Final = 0.5  # share of its content words that are words of pleas
_SHOWN: Final = 40  # code points of the plea in the reason
_SENTENCE_ENDS: Final = ".:;,"


def find_boxes(
    article: Article, pleas: Mapping[int, Finding], fields: Collection[int]
) -> dict[int, Finding]:
    """Return the lines that belong to a plea beside them, by block index.

    Args:
        article: The text.
        pleas: What was found, by block index.
        fields: Those of them that wait for an address; what sends it stands below.
    """
    blocks = article.document.blocks
    found: dict[int, Finding] = {}
    for at, plea in pleas.items():
        if (plea.start, plea.end) != (blocks[at].start, blocks[at].end):
            continue
        below = at + 2 in pleas or _is_button(article, at + 1)
        for near, belongs in ((at - 1, _is_heading(article, at - 1)), (at + 1, below)):
            sends = near == at + 1 and at in fields
            if belongs and near not in pleas and _is_line(article, near, said=sends):
                start, end = blocks[near].start, blocks[near].end
                reason = f"beside a plea: '{blocks[at].text[:_SHOWN]}'"
                found[near] = Finding(start, end, plea.rule, reason, 0.8)
    return found


def _is_line(article: Article, at: int, *, said: bool) -> bool:
    """Tell whether a block may be a line of a box: short, new, with something of a plea.

    *said* tells that it needs nothing of one.
    """
    document = article.document
    if not 0 <= at < len(document.blocks) or document.is_gone(at):
        return False
    short = len(document.words[at]) <= _LINE_WORDS
    return short and newness(document, at) >= _NEW and (said or _has_signs(article, at))


def _has_signs(article: Article, at: int) -> bool:
    """Tell whether a block begins as pleas do, or is made of their words."""
    document, words = article.document, article.words
    if begins(document, document.blocks[at], words.asks):
        return True
    content = [word for word in document.words[at] if word not in document.language.function]
    lures = sum(stem(word) in words.lures for word in content)
    return lures > _DENSE * len(content)


def _is_heading(article: Article, at: int) -> bool:
    blocks = article.document.blocks
    if at < 0 or blocks[at].text[-1] in _SENTENCE_ENDS:
        return False
    return len(article.document.words[at]) <= _HEADING_WORDS


def _is_button(article: Article, at: int) -> bool:
    blocks = article.document.blocks
    if at >= len(blocks) or shape.ends_sentence(blocks[at].text):
        return False
    return len(article.document.words[at]) <= _BUTTON_WORDS
