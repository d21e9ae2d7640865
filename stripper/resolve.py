"""From findings to removals: who gets a span, and which white space goes with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from stripper.rules import Finding, Kind, Rule, Span
from stripper.segment import LINE_ENDS, Block

_START: Final = attrgetter("start")
_LINE_END: Final = re.compile(rf"\r\n|[{LINE_ENDS}]")


@dataclass(slots=True)
class Claim:
    """A part of a finding that no keep and no earlier finding covers."""

    start: Final[int]
    end: Final[int]
    rule: Final[Rule]
    plugin: Final[str]
    finding: Final[Finding]
    merged: Final[int] = 1

    @property
    def span(self) -> Span:
        """Where it is."""
        return Span(self.start, self.end)

    def part(self, start: int, end: int) -> Claim:
        """Return the same claim on another span."""
        if start == self.start and end == self.end:
            return self
        return Claim(start, end, self.rule, self.plugin, self.finding, self.merged)


class Claims:
    """Who has which code point of one text. A byte a code point: 1 where it is not free.

    Args:
        text: The document's text.
        keeps: The spans that must stay.
    """

    def __init__(self, text: str, keeps: Iterable[Span]) -> None:
        self._text = text
        self._taken = bytearray(len(text))
        self._closed = self._taken
        self._new: list[Claim] = []
        for start, end in keeps:
            if self._closed is self._taken:  # one will do for a text without keeps, as most are
                self._closed = bytearray(len(text))
            self._closed[start:end] = b"\1" * (end - start)

    def free_parts(self, claim: Claim) -> list[Claim]:
        """Return the free parts of a claim, without those of white space unless it is all that."""
        closed, start, end = self._closed, claim.start, claim.end
        if closed.find(1, start, end) < 0:
            return [claim]
        blank = self._text[start:end].isspace()
        parts = []
        at = closed.find(0, start, end)
        while at >= 0:
            stop = closed.find(1, at, end)
            stop = end if stop < 0 else stop
            if blank or not self._text[at:stop].isspace():
                parts.append(claim.part(at, stop))
            at = closed.find(0, stop, end)
        return parts

    def take(self, claim: Claim) -> list[Claim]:
        """Return the free parts of a claim, and close them for later claims."""
        parts = self.free_parts(claim)
        for part in parts:
            ones = b"\1" * (part.end - part.start)
            self._taken[part.start : part.end] = ones
            if self._closed is not self._taken:
                self._closed[part.start : part.end] = ones
        self._new += parts
        return parts

    def gone(self, blocks: Sequence[Block]) -> dict[int, Kind]:
        """Return the blocks of which nothing is left since the last call, and what they were."""
        gone: dict[int, Kind] = {}
        for claim in self._new:
            at = max(0, bisect_right(blocks, claim.start, key=_START) - 1)
            while at < len(blocks) and blocks[at].start < claim.end:
                if self._taken.find(0, blocks[at].start, blocks[at].end) < 0:
                    gone[at] = claim.finding.kind or claim.rule.kind
                at += 1
        self._new = []
        return gone

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing in a span is kept or taken."""
        return self._closed.find(1, start, end) < 0


def settle(text: str, claims: Iterable[Claim], keeps: Sequence[Span]) -> list[Claim]:
    """Return what is cut: neighbours of one rule merged, separators swallowed.

    Where whole lines go, the larger of the two separators around them stays, so that paragraphs
    are neither glued nor left with a double gap; the indentation of the next line stays.

    Args:
        text: The document's text.
        claims: Claims that do not overlap, in any order.
        keeps: Spans that must stay, white space too.

    Returns:
        Claims sorted by start, not overlapping.
    """
    kept = Claims(text, keeps)
    solid: list[Claim] = []
    blank: list[Claim] = []
    for claim in sorted(claims, key=_START):
        (blank if text[claim.start : claim.end].isspace() else solid).append(claim)
    settled: list[Claim] = []
    for run in _runs(text, solid, kept):
        start, end = _with_separator(text, run[0].start, run[-1].end)
        if kept.is_free(start, run[0].start):
            run[0] = run[0].part(start, run[0].end)
        if kept.is_free(run[-1].end, end):
            run[-1] = run[-1].part(run[-1].start, end)
        settled += run
    if blank:
        taken = Claims(text, [Span(claim.start, claim.end) for claim in settled])
        settled += [part for claim in blank for part in taken.free_parts(claim)]
    return sorted(settled, key=_START)


def _runs(text: str, claims: Iterable[Claim], kept: Claims) -> list[list[Claim]]:
    """Group claims with nothing but white space between them, merging those of one rule."""
    runs: list[list[Claim]] = []
    for claim in claims:
        last = runs[-1][-1] if runs else None
        if last is None or not _is_gap(text, last.end, claim.start, kept):
            runs.append([claim])
        elif last.rule is claim.rule and last.finding.origin == claim.finding.origin:
            facts = {**claim.finding.facts, **last.finding.facts}
            score = min(last.finding.score, claim.finding.score)
            finding = last.finding._replace(score=score, facts=facts)
            merged = last.merged + 1
            runs[-1][-1] = Claim(last.start, claim.end, last.rule, last.plugin, finding, merged)
        else:
            runs[-1][-1] = last.part(last.start, claim.start)
            runs[-1].append(claim)
    return runs


def _is_gap(text: str, start: int, end: int, kept: Claims) -> bool:
    return start == end or (text[start:end].isspace() and kept.is_free(start, end))


def _with_separator(text: str, start: int, end: int) -> Span:
    """Widen a cut by the separator before or after it."""
    before = start
    while before and text[before - 1].isspace():
        before -= 1
    after = end
    while after < len(text) and text[after].isspace():
        after += 1
    breaks_before = [match.end() for match in _LINE_END.finditer(text, before, start)]
    breaks_after = [match.end() for match in _LINE_END.finditer(text, end, after)]
    if before == 0 or (before == 1 and text[0] == "\ufeff"):  # a byte order mark stays
        return Span(before, breaks_after[-1] if breaks_after and after < len(text) else after)
    if after == len(text) or len(breaks_after) > len(breaks_before):
        return Span(before, end)
    if breaks_before:
        return Span(breaks_before[-1], breaks_after[-1] if breaks_after else after)
    return Span(start, after if before < start else end)
