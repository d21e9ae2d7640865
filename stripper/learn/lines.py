"""The lines that come again on the pages of one domain, word for word or nearly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final, TypeVar

from stripper.learn.keys import MOST_WILD, NUMBER, WILD, compile_pattern, constant_words
from stripper.learn.pages import Page

_LONGEST: Final = 80  # words; a longer line with a gap in it may be anybody's paragraph
_SLOTS: Final = 2
LEAST_WORDS: Final = 3  # constant words of a pattern: "how to *" is anybody's
_CONSTANT: Final = 0.5  # share of a line's words that must be the same on every page
_VARIANTS: Final = 4  # lines; fewer that differ in one place are lines of their own
_WIDER: Final = 1.2  # on how many more pages a pattern must stand than the line itself
_EDGE: Final = ""
_Item = TypeVar("_Item", bound=Hashable)


def label_lines(pages: Sequence[Page], least: int) -> list[list[str]]:
    """Return, for each block of each page, the line or pattern it is an instance of.

    The words that come with neither of their neighbours on *least* pages are taken for what
    varies; then lines that differ in one place alone are taken together. A line, or a pattern,
    that does not stand on *least* pages leaves its blocks an empty label.
    """
    lines = _frequent((page.keys for page in pages), least)
    pairs = _frequent((_pairs_of(page.keys) for page in pages), least)
    drafts = {key: key for key in lines}
    for page in pages:
        for key in page.keys:
            if key not in drafts:
                drafts[key] = _draft(key, pairs)
    counts = Counter(drafts[key] for page in pages for key in set(page.keys))
    del counts[""]
    widened = _widen(counts, least)
    labels = {key: widened.get(draft, draft) for key, draft in drafts.items()}
    frequent = _frequent(([labels[key] for key in page.keys] for page in pages), least)
    patterns = {label: compile_pattern(label) for label in frequent}
    for key, label in labels.items():
        if label not in patterns or not patterns[label].fullmatch(key):
            labels[key] = ""
    return [[labels[key] for key in page.keys] for page in pages]


def _frequent(pages: Iterable[Iterable[_Item]], least: int) -> Collection[_Item]:
    """Return what stands on at least so many pages."""
    counts = Counter(item for items in pages for item in set(items))
    return {item for item, count in counts.items() if item and count >= least}


def _pairs_of(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    for key in keys:
        words = key.split()
        if len(words) <= _LONGEST:
            yield from pairwise((_EDGE, *words, _EDGE))


def _draft(key: str, pairs: Collection[tuple[str, str]]) -> str:
    """Return a line with * for its rare words; empty where it has too many of them."""
    words = key.split()
    if not LEAST_WORDS < len(words) <= _LONGEST:
        return ""
    known = [pair in pairs for pair in pairwise((_EDGE, *words, _EDGE))]
    kept = [left or right for left, right in pairwise(known)]
    drafted: list[str] = []
    for constant, run in groupby(zip(kept, words, strict=True), key=lambda pair: pair[0]):
        part = [word for _, word in run]
        if not constant and len(part) > MOST_WILD:
            return ""
        drafted += part if constant else [WILD]
    return " ".join(drafted) if _is_specific(drafted, len(words)) else ""


def _is_specific(words: Sequence[str], size: int) -> bool:
    """Tell whether enough of a pattern, of a line of *size* words, is constant.

    A number helps a single word: "published * 0".
    """
    numbers, wild = words.count(NUMBER), words.count(WILD)
    fixed = len(words) - wild
    enough = fixed - numbers >= (1 if numbers else LEAST_WORDS)
    return enough and fixed >= _CONSTANT * size and wild <= _SLOTS


def _widen(counts: Mapping[str, int], least: int) -> dict[str, str]:
    """Return the pattern of each line that differs from others in one place alone.

    Args:
        counts: On how many pages each line stands.
        least: On how many pages a pattern must stand.
    """
    words = {line: line.split() for line in counts}
    heads = _shared(words, counts, least)
    tails = _shared({line: split[::-1] for line, split in words.items()}, counts, least)
    patterns = {line: _gapped(words[line], heads[line], tails[line]) for line in counts}
    totals: Counter[str] = Counter()
    variants: Counter[str] = Counter()
    for line, gapped in patterns.items():
        for pattern in gapped:
            totals[pattern] += counts[line]
            variants[pattern] += 1

    def weight(pattern: str) -> tuple[int, int, str]:
        constant = constant_words(pattern)
        return totals[pattern] * constant, constant, pattern

    widened: dict[str, str] = {}
    for line, gapped in patterns.items():
        best = max((p for p in gapped if variants[p] >= _VARIANTS), key=weight, default=line)
        if totals[best] >= _WIDER * counts[line]:
            widened[line] = best
    return widened


def _shared(
    lines: Mapping[str, Sequence[str]], counts: Mapping[str, int], least: int
) -> dict[str, int]:
    """Return with how many of its first words each line begins as *least* pages do."""
    shared = dict.fromkeys(lines, 0)
    active = list(lines)
    for size in range(1, _LONGEST + 1):
        active = [line for line in active if len(lines[line]) >= size]
        begun: Counter[tuple[str, ...]] = Counter()
        for line in active:
            begun[tuple(lines[line][:size])] += counts[line]
        active = [line for line in active if begun[tuple(lines[line][:size])] >= least]
        shared.update(dict.fromkeys(active, size))
    return shared


def _gapped(words: Sequence[str], head: int, tail: int) -> set[str]:
    """Return the patterns that a line becomes when one to four of its words vary.

    Args:
        words: The line's.
        head: How many of the first words may stay.
        tail: How many of the last.
    """
    patterns = set()
    for start in range(max(0, len(words) - tail - MOST_WILD), min(head, len(words) - 1) + 1):
        ends = range(max(start + 1, len(words) - tail), min(start + MOST_WILD, len(words)) + 1)
        for end in ends:
            beside = (*words[max(0, start - 1) : start], *words[end : end + 1])
            pattern = [*words[:start], WILD, *words[end:]]
            if WILD not in beside and _is_specific(pattern, len(words)):
                patterns.add(" ".join(pattern))
    return patterns
