"""Lists of topics behind a label."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Cue, Document, Finding

_MOST_WORDS: Final = 80
_ITEM_WORDS: Final = 7
_BARE_WORDS: Final = 3
_LOOKED_AT: Final = 2  # lines below a label that stands alone
_SEPARATOR: Final = re.compile(r"\s*[,;|•·/#\n]\s*|\s{2,}")
_SMALL_SHARE: Final = 0.25  # of function words; sentences have about 0.4


def tag_line(document: Document, block: Block, cue: Cue, *, weak: bool) -> Finding | None:
    rest = document.text[cue.end : block.end]
    colon, language = rest.lstrip().startswith(":"), document.language
    after = block.index > document.closing
    sentence = block.text.endswith((".", "?", "!"))
    if weak and _asks(document, rest):
        listed = False
    elif len(document.words[block.index]) > _MOST_WORDS or sentence:
        least = 1 if after and rest.lstrip(" :")[:1].isupper() else 3
        listed = (colon or not (weak or ":" in rest)) and _all_short(rest, items=least)
    elif cue.trails:
        listed = after and (not weak or (colon and _heads_topics(document, block)))
    elif not colon and weak:
        listed = after and _is_topic(document, rest)
    elif not colon and not rest.lstrip()[:1].isupper():
        listed = after and language.function.isdisjoint(rest.lower().split())
    else:
        listed = after or _all_short(rest, items=1) or (colon and _is_keyed(document, rest))
    return found(document, block, cue) if listed else None


def _asks(document: Document, rest: str) -> bool:
    """Tell whether points begin as questions do: "what to plant, when to water"."""
    parts = [part for part in _SEPARATOR.split(rest.strip(" :.").lower()) if part]
    asked = sum(part.split()[0] in document.language.function for part in parts)
    return asked > 1 and asked > len(parts) / 2


def _heads_topics(document: Document, block: Block) -> bool:
    """Tell whether what is below a plain word is as short as topics; longer points are a list."""
    below = document.words[block.index + 1 : block.index + 1 + _LOOKED_AT]
    return all(len(words) <= _BARE_WORDS for words in below)


def _is_keyed(document: Document, rest: str) -> bool:
    """Tell whether topics follow without marks between them: words, few of them function words."""
    words = rest.lower().split()
    small = sum(word in document.language.function for word in words)
    return "," not in rest and small <= _SMALL_SHARE * len(words)


def _is_topic(document: Document, rest: str) -> bool:
    """Tell whether up to three rare words follow, all with capitals."""
    words, known = rest.split(), document.language.everyday
    return 0 < len(words) <= _BARE_WORDS and all(
        word[0].isupper() and word.lower() not in known for word in words
    )


def found(document: Document, block: Block, cue: Cue) -> Finding:
    label = document.phrase(cue)
    tags = document.text[cue.end : block.end].strip(" :|-–—")
    facts = {"tags": tags} if tags else {}
    reason = f"a list of topics after '{label}'"
    return Finding(block.start, block.end, "TAG01", reason, 0.95, facts)


def _all_short(rest: str, *, items: int) -> bool:
    parts = [part for part in _SEPARATOR.split(rest.strip(" :.")) if part]
    return len(parts) >= items and all(len(part.split()) <= _ITEM_WORDS for part in parts)


def follows_date(document: Document, block: Block, cue: Cue) -> bool:
    """A line such as "First published: 3 May Tags: bees, honey" below the body."""
    before = document.text[block.start : cue.start]
    label = document.phrase(cue)
    dated = any(map(str.isdigit, before)) and len(before.split()) <= _ITEM_WORDS
    short = dated and len(document.words[block.index]) <= _MOST_WORDS
    return short and label.endswith(":") and label[0].isupper() and not block.text.endswith(".")
