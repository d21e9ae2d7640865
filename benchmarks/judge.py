"""How much of what a rule removed was noise, by the labels of the document.

- spans: the share of its characters that are labelled as noise; optional noise is not judged;
- body: the share of its word 3-grams that the gold does not miss. A gram is missed where the
  gold has it more often than the output does, so the second copy of a paragraph is noise while
  the first one stands. A removal of one or two words is judged by those;
- segments: of the characters that belong to a labelled snippet, the share in snippets that must
  go. A snippet that must stay counts only where the output has lost it.

White space is never counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from labelled import Format, Record, recognise
from stripper import Removal, Result
from suites import label, ngrams, share, words_of

GRAM: Final = 3  # words
RIGHT: Final = 0.5  # a removal is right when more than this share of it was noise
_CONTEXT: Final = 80  # code points shown on each side
_SHOWN: Final = 400  # code points shown of a removal


class Grade(NamedTuple):
    """Characters that the labels speak of, and those of them that are noise."""

    judged: float
    noise: float


Grader = Callable[[Removal, bool], Grade]  # the removal, and whether it was only suggested


@dataclass(frozen=True, slots=True)
class Verdict:
    """One removal or suggestion and what the labels say of it."""

    document: str
    page: str
    collection: str
    removal: Removal
    size: int
    grade: Grade
    before: str
    after: str

    @property
    def lost(self) -> float:
        """The characters of the article that went with it."""
        return self.grade.judged - self.grade.noise

    @property
    def is_right(self) -> bool:
        """Whether most of it was noise."""
        return self.grade.noise > RIGHT * self.grade.judged

    def show(self) -> str:
        """Return the removal in its context, with rule, reason and document."""
        removal = self.removal
        text = _flat(removal.text.strip())
        if len(text) > _SHOWN:
            text = f"{text[: _SHOWN // 2]} [...] {text[-_SHOWN // 2 :]}"
        return (
            f"{removal.rule} {self.document} {removal.start}:{removal.end}, "
            f"{self.lost:.0f} of {self.size} characters lost, score {removal.score:.2f}\n"
            f"  {removal.reason}\n  ...{_flat(self.before)}[[{text}]]{_flat(self.after)}..."
        )


def judge(record: Record, result: Result, *, suggested: Iterable[str] = ()) -> Iterator[Verdict]:
    """Yield a verdict for each removal, and for the suggestions of the rules *suggested*.

    A suggestion is judged as if it alone had been carried out too.
    """
    given, suggested = result.restore(), set(suggested)
    grade = _GRADERS[recognise(record)](record, given, result.text)
    named = [(removal, False) for removal in result.removals]
    named += [(removal, True) for removal in result.suggestions if removal.rule in suggested]
    for removal, is_suggestion in named:
        yield Verdict(
            document=str(record["id"]),
            page=str(record.get("url") or record.get("title") or record["id"]),
            collection=collection_of(record),
            removal=removal,
            size=_size(removal.text),
            grade=grade(removal, is_suggestion),
            before=given[max(0, removal.start - _CONTEXT) : removal.start],
            after=given[removal.end : removal.end + _CONTEXT],
        )


def collection_of(record: Record) -> str:
    """Return under what a removal is counted: the format, or for a body where its text is from."""
    format_ = recognise(record)
    if format_ is not Format.BODY:
        return format_.value
    return "whole pages" if "html_text" in record.get("source", "") else "extracted"


def _grade_spans(record: Record, given: str, _: str) -> Grader:
    labels, kinds = label(record, given)

    def grade(removal: Removal, _: bool) -> Grade:
        counts = Counter(labels[removal.start : removal.end])
        noise = sum(counts[number] for number in kinds)
        return Grade(noise + counts[0], noise)

    return grade


def _grade_body(record: Record, _: str, text: str) -> Grader:
    def grade(removal: Removal, is_suggestion: bool) -> Grade:
        length = min(GRAM, len(words_of(removal.text)))
        if not length:
            return Grade(0, 0)
        gold, standing = ngrams(record["gold"], length), ngrams(text, length)
        taken = _grams_of(removal.text, length)
        missed = sum(
            min(count, max(0, gold[gram] - standing[gram] + (count if is_suggestion else 0)))
            for gram, count in taken.items()
        )
        size = _size(removal.text)
        return Grade(size, size * (1 - share(missed, taken.total())))

    return grade


def _grade_segments(record: Record, given: str, text: str) -> Grader:
    stay = {snippet: _places(snippet, given) for snippet in record["with"]}
    gone = {snippet: _places(snippet, given) for snippet in record["without"]}

    def grade(removal: Removal, is_suggestion: bool) -> Grade:
        lost = noise = 0
        for snippet, places in stay.items():
            shared = _shared(removal, places, given)
            hits = len(shared) if is_suggestion else 0
            if text.count(snippet) <= hits:
                lost += sum(shared)
        for places in gone.values():
            noise += sum(_shared(removal, places, given))
        return Grade(lost + noise, noise)

    return grade


_GRADERS: Final[Mapping[Format, Callable[[Mapping[str, Any], str, str], Grader]]] = {
    Format.SPANS: _grade_spans,
    Format.BODY: _grade_body,
    Format.SEGMENTS: _grade_segments,
}


def _grams_of(text: str, size: int) -> Counter[tuple[str, ...]]:
    return ngrams.__wrapped__(text, size)  # removals would push the golds out of the cache


def _places(snippet: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(re.escape(snippet), text)] if snippet else []


def _shared(removal: Removal, places: Iterable[tuple[int, int]], given: str) -> list[int]:
    """Return the characters that a removal shares with each place that it touches."""
    return [
        _size(given[max(start, removal.start) : min(end, removal.end)])
        for start, end in places
        if start < removal.end and removal.start < end
    ]


def _size(text: str) -> int:
    return len("".join(text.split()))


def _flat(text: str) -> str:
    return text.replace("\n", "⏎")
