"""Lists of topics behind a label."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Cue, Document, Finding, Words, shape

_WORD: Final = re.compile(r"[^\s:,;|/#]+")
_MOST_WORDS: Final = 80
_LONGEST: Final = 300  # words of a paragraph with topics behind it
_ITEM_WORDS: Final = 7
_BARE_WORDS: Final = 3
_LABEL_WORDS: Final = 2  # before a label that stands inside a line: "Our story tags:"
_LOOKED_AT: Final = 2  # lines below a label that stands alone
_MOST_TOPICS: Final = 12  # likewise
_AFTER: Final = tuple("|—–>»•/")  # what may stand behind "tags" for a colon
_SEPARATOR: Final = re.compile(r"\s*[,;|•·/#\n]\s*|\s{2,}")
_LABEL: Final = re.compile(r"((?:[^\W\d]+ ){0,4}[^\W\d]+) ?: ?")
_COUNTED: Final = re.compile(r"(?:^|[:,;|] ?)\d{1,3}(?=[ =,]|$)")  # "People: 4", "male, 43, smoker"
_NUMBER: Final = re.compile(r"(?<!\w)\d{1,3} [a-z]")  # "women aged 18 to 30"
_FEWEST_INDEXED: Final = 2  # topics behind a label in the site's own words
_FEWEST_ROW: Final = 3  # topics behind a plain word without a colon
_SMALL_SHARE: Final = 0.25  # of function words; sentences have about 0.4
_WHOLE_SHARE: Final = 0.2  # the same in a line that ends as a sentence does


def tag_line(document: Document, block: Block, cue: Cue, *, weak: bool) -> Finding | None:
    rest = document.text[cue.end : block.end]
    colon, language = rest.lstrip().startswith(":"), document.language
    after = block.index > document.closing
    sentence = block.text.endswith((".", "?", "!"))
    if "::" in rest or (weak and _is_data(document, block, rest)):
        listed = False
    elif cue.trails:
        listed = after and (not weak or _heads_topics(document, block, colon=colon))
    elif not _is_dense(document, rest, whole=sentence):
        listed = False
    elif len(document.words[block.index]) > _MOST_WORDS or sentence:
        least = 1 if after and rest.lstrip(" :")[:1].isupper() else 3
        listed = (colon or not (weak or ":" in rest)) and _all_short(rest, items=least)
    elif not colon and weak:
        listed = after and (_is_topic(document, rest) or _is_row(document, rest))
    elif not colon and not rest.lstrip()[:1].isupper():
        listed = after and language.function.isdisjoint(rest.lower().split())
    else:
        listed = after or _all_short(rest, items=1) or (colon and "," not in rest)
    if not (listed or weak or colon) and rest.lstrip()[:1] in _AFTER:  # "Tags | ferries | Olm"
        listed = _is_dense(document, rest) and _all_short(
            rest.lstrip("".join(_AFTER) + " "), items=2
        )
    if not listed:
        return None
    return found(document, block, cue, last=_last_topic(document, block) if cue.trails else block)


def indexed_line(document: Document, block: Block, words: Words) -> Finding | None:
    """Find topics behind a label in any words that has one of an index: "Our topics today: ...".

    A word such as "regions" does alone, where no other labels stand around it; such as "series",
    with one topic.
    """
    label = _LABEL.match(block.text)
    if label is None:
        return None
    named, tags = label[1].lower().split(), block.text[label.end() :]
    alone = len(named) == 1 and not _is_fact(document, block)
    sole = alone and named[0] in words["sole"] and _is_topic(document, tags)
    facet = alone and named[0] in words["facet"]
    ends = named[0], named[-1]  # "companies in this story", "related companies"
    told = any(a in words["facet"] and b in words["story"] for a, b in (ends, ends[::-1]))
    marked = told or named[-1] in words["mark"]
    if not (facet or sole or marked or not words["index"].isdisjoint(named)):
        return None
    if tags.endswith((".", "?", "!")) or not _is_dense(document, tags) or _COUNTED.search(tags):
        return None
    if not _all_short(tags, items=1 if sole or marked else _FEWEST_INDEXED):
        return None
    if not marked and is_phrase(_SEPARATOR.split(tags)):
        return None
    reason = f"a list of topics behind '{label[1]}'"
    return Finding(block.start, block.end, "TAG01", reason, 0.9, {"tags": tags})


def _is_data(document: Document, block: Block, rest: str) -> bool:
    """Tell whether what stands behind a label counts something, or is one of a list of facts."""
    if _COUNTED.search(rest) or (block.index <= document.closing and _NUMBER.search(rest)):
        return True
    value = rest.strip(" :")  # "Section: perl", among other such lines
    plain = value.islower() and value.isalpha() and block.index < document.closing
    return plain and _is_fact(document, block)


def _is_fact(document: Document, block: Block) -> bool:
    """Tell whether the line above or below has a label, too, as in a list of facts."""
    near = document.blocks[max(0, block.index - 1) : block.index + 2]
    return any(each.index != block.index and _LABEL.match(each.text) for each in near)


def _heads_topics(document: Document, block: Block, *, colon: bool) -> bool:
    """Tell whether what is below a plain word is as short as topics; longer points are a list.

    Where no colon announces them, the text must tell of one.
    """
    below = range(block.index + 1, min(block.index + 1 + _LOOKED_AT, len(document.blocks)))
    told = any(document.term_counts[term] > 1 for at in below for term in document.terms[at])
    return (colon or told) and all(len(document.words[at]) <= _BARE_WORDS for at in below)


def _is_dense(document: Document, rest: str, *, whole: bool = False) -> bool:
    """Tell whether few words are function words, as in no sentence: one, or a quarter.

    One is too many where no capital follows ("the cut surface"), and so are plain words alone.
    """
    words = _WORD.findall(rest)
    if document.language.everyday.issuperset(words):
        return False
    small = sum(map(document.language.function.__contains__, words))
    if whole:
        return small <= _WHOLE_SHARE * len(words)
    one = int(words[0][0].isupper())
    return small <= max(one, _SMALL_SHARE * len(words))


def _is_topic(document: Document, rest: str) -> bool:
    """Tell whether up to three rare words follow, the first with a capital."""
    words, known = rest.split(), document.language.everyday
    few = 0 < len(words) <= _BARE_WORDS and words[0][0].isupper()
    return few and known.isdisjoint(map(str.lower, words))


def _is_row(document: Document, rest: str) -> bool:
    """Tell whether three short items or more follow between commas, without a function word."""
    plain = "|" not in rest and document.language.function.isdisjoint(rest.lower().split())
    return plain and rest.count(",") >= _FEWEST_ROW - 1 and _all_short(rest, items=_FEWEST_ROW)


def _last_topic(document: Document, label: Block) -> Block:
    """Return the last of the short lines below a label that names what the text tells of."""
    last = label
    for block in document.blocks[label.index + 1 : label.index + 1 + _MOST_TOPICS]:
        if len(document.words[block.index]) > _BARE_WORDS or document.is_gone(block.index):
            break
        if any(document.term_counts[term] > 1 for term in document.terms[block.index]):
            last = block
    return last


def found(
    document: Document, block: Block, cue: Cue, *, last: Block | None = None, glued: bool = False
) -> Finding:
    """Return the finding of a label's line, or from it on, down to the *last* line of its list."""
    label, end = document.phrase(cue), (last or block).end
    listed = document.text[cue.end : end].strip(" :|-–—\n").splitlines()
    tags = ", ".join(filter(str.strip, listed))
    facts = {"tags": tags} if tags else {}
    reason = f"a list of topics after '{label}'"
    return Finding(cue.start if glued else block.start, end, "TAG01", reason, 0.95, facts)


def is_phrase(items: list[str]) -> bool:
    """Tell whether only the first of several words has a capital, as when a sentence lists them."""
    return len(items) > 1 and items[0][:1].isupper() and all(map(str.islower, items[1:]))


def _all_short(rest: str, *, items: int) -> bool:
    parts = [part for part in _SEPARATOR.split(rest.strip(" :.")) if part]
    return len(parts) >= items and all(len(part.split()) <= _ITEM_WORDS for part in parts)


def inner_line(document: Document, block: Block, cue: Cue) -> Finding | None:
    """Find a line such as "First published: 3 May Tags: bees" or "Our news tags: bees, honey".

    Behind a sentence, with a capital, only what stands from the label on.
    """
    before, rest = (
        document.text[block.start : cue.start].split(),
        document.text[cue.end : block.end],
    )
    glued = bool(before) and shape.ends_sentence(before[-1]) and document.phrase(cue)[0].isupper()
    if glued:
        led = _all_short(rest, items=_FEWEST_INDEXED)
    elif any(word[0].isdigit() for word in before):
        led = len(before) <= _ITEM_WORDS and document.phrase(cue)[0].isupper()
    else:
        led = len(before) <= _LABEL_WORDS and _all_short(rest, items=_FEWEST_INDEXED)
    ended = cue.trails or block.text.endswith(".")
    if not led or ended or len(document.words[block.index]) > (_LONGEST if glued else _MOST_WORDS):
        return None
    return found(document, block, cue, glued=glued) if _is_dense(document, rest) else None
