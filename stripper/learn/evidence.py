"""Which of the lines that recur are furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from stripper.learn.files import Place
from stripper.learn.keys import NUMBER, WILD, constant_words, is_pattern
from stripper.learn.lines import LEAST_WORDS
from stripper.learn.pages import Page
from stripper.rules import COMPARED, Kind
from stripper.runner import Stripper
from stripper.shape import ends_sentence

LEAST: Final = 5  # articles
_SOME: Final = 0.04  # share of the articles; for a line with a second sign
_MANY: Final = 0.25  # for a line with none
_LONG: Final = 0.1  # for a line that is too long to be said twice by chance, and no sentence
_NEVER: Final = 2.0
_FEW: Final = 5  # constant words; an author's heading has no more
_SENTENCE: Final = 6  # constant words; authors have shorter sentences that they like
_WORDS: Final = 8  # constant words of a long line
_MOST: Final = 0.8  # of the occurrences, to say that a line stands somewhere
_HALF: Final = 0.5
_LISTED: Final = 2.0  # times on a page
_LOOKS: Final = 3  # pages on which the rules are asked about a line
_PAGES: Final = 40  # pages of one domain that the rules are run on


@dataclass(slots=True)
class Line:
    """What was seen of one line or pattern.

    *pages* are the numbers of the pages it stands on; *before* and *after* count the labels of its
    neighbours, *kinds* what the rules took it for, and *titles* the pages that it is the title of.
    """

    label: str
    pages: list[int] = field(default_factory=list)
    places: Counter[Place] = field(default_factory=Counter)
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    kinds: Counter[Kind | None] = field(default_factory=Counter)
    seen: int = 0
    sentences: int = 0
    titles: int = 0
    at: float = 0.0

    @property
    def place(self) -> Place:
        """Where it mostly stands."""
        (place, count), *_ = self.places.most_common(1) or [(Place.ANY, 0)]
        return place if count >= _MOST * self.places.total() else Place.ANY

    @property
    def is_outside(self) -> bool:
        """Whether it mostly stands above the article or below it."""
        return self.place in (Place.HEAD, Place.TAIL)

    @property
    def kind(self) -> Kind | None:
        """What the rules mostly take it for; None where they leave it."""
        (kind, count), *_ = self.kinds.most_common(1) or [(None, 0)]
        return kind if count > _HALF * self.kinds.total() else None

    @property
    def is_framed(self) -> bool:
        """Whether it mostly has the same line beside it, and one that recurs itself."""
        return any(
            count >= _HALF * self.seen
            for neighbours in (self.before, self.after)
            for label, count in neighbours.items()
            if label
        )


def least_pages(articles: int) -> int:
    """Return on how many of so many articles a line must stand."""
    return max(LEAST, round(_SOME * articles))


def gather(pages: Sequence[Page], labels: Sequence[Sequence[str]]) -> dict[str, Line]:
    """Return what the pages say of each label, sorted by label."""
    lines: dict[str, Line] = {}
    for number, (page, labelled) in enumerate(zip(pages, labels, strict=True)):
        padded = ["", *labelled, ""]
        closing = _closing(page, labelled)
        for index, label in enumerate(labelled):
            if not label:
                continue
            line = lines.setdefault(label, Line(label))
            if not line.pages or line.pages[-1] != number:
                line.pages.append(number)
            line.seen += 1
            line.at += index / len(labelled)
            line.before[padded[index]] += 1
            line.after[padded[index + 2]] += 1
            line.sentences += ends_sentence(page.document.blocks[index].text)
            line.titles += page.keys[index] == page.title
            if page.document.paragraphs:
                line.places[_place(page, index, closing)] += 1
    return dict(sorted(lines.items()))


def _place(page: Page, index: int, closing: int) -> Place:
    if index < page.document.opening:
        return Place.HEAD
    return Place.TAIL if index > closing else Place.INSIDE


def _closing(page: Page, labelled: Sequence[str]) -> int:
    """Return the index of the article's last line: of its last paragraph, or of a list below it.

    Ingredients, steps, results: lines of which most end as a sentence does or have a number in
    them, and that do not recur but for what is counted. Other stories' headlines are no such lines.
    """
    blocks = page.document.blocks
    own = [ends_sentence(b.text) or any(map(str.isdigit, b.text)) for b in blocks]
    for recurs, run in groupby(reversed(blocks), key=lambda b: _is_label(labelled[b.index])):
        lines = [block.index for block in run]
        if lines[0] <= page.document.closing:
            break
        if not recurs and sum(own[at] for at in lines) > _HALF * len(lines):
            return lines[0]
    return page.document.closing


def _is_label(label: str) -> bool:
    """Tell whether a line recurs, and not as what is counted does: "2 eggs", "3 Havn 4 1"."""
    return bool(label) and not _counts(label)


def _counts(label: str) -> bool:
    return label.startswith(NUMBER) and constant_words(label) < _FEW


def ask_rules(
    pages: Sequence[Page],
    labels: Sequence[Sequence[str]],
    lines: Mapping[str, Line],
    stripper: Stripper,
) -> None:
    """Note what the installed rules take the lines for, on a few pages that hold them all."""
    asked = 0
    for page, labelled in zip(pages, labels, strict=True):
        wanted = any(lines[label].kinds.total() < _LOOKS for label in labelled if label)
        if not wanted or asked == _PAGES:
            continue
        asked += 1
        for index, kind in _kinds_of(page, stripper):
            if label := labelled[index]:
                lines[label].kinds[kind] += 1


def _kinds_of(page: Page, stripper: Stripper) -> Iterator[tuple[int, Kind | None]]:
    """Yield each block of a page with the kind that the rules take it for."""
    result = stripper.clean_document(page.document)
    found = [*result.removals, *result.suggestions]
    for block in page.document.blocks:
        middle = (block.start + block.end) // 2
        kinds = [r.kind for r in found if r.start <= middle < r.end and r.kind not in COMPARED]
        yield block.index, kinds[0] if kinds else None


def is_furniture(line: Line, articles: int) -> bool:
    """Tell whether a line that recurs is the site's and not the authors'."""
    if line.titles or not any(map(str.isalpha, line.label.split())):
        return False
    # Amounts, scores: lines of one form that stand below each other.
    if _varies(line.label) and line.seen >= _LISTED * len(line.pages):
        return False
    needed = _needed(line) if line.kind is None else _needed_by_rule(line)
    return len(line.pages) >= needed * articles


def _needed_by_rule(line: Line) -> float:
    """Return on which share of the articles a line must stand that a rule takes for noise."""
    if line.kind is Kind.RELATED and _counts(line.label):  # a table, taken for a list of links
        return _NEVER
    if not is_pattern(line.label) or constant_words(line.label) >= LEAST_WORDS:
        return _SOME
    return _MANY if line.kind is Kind.METADATA and line.is_outside else _NEVER


def _needed(line: Line) -> float:
    """Return on which share of the articles a line must stand to be furniture.

    What has the same neighbour outside the text need not come often. A sentence must, since authors
    have theirs that they like. A sentence that varies, or a short line, is never enough between
    paragraphs: weather reports are written so, and recipes.
    """
    words = constant_words(line.label)
    if (is_pattern(line.label) and words < LEAST_WORDS) or _counts(line.label):
        return _NEVER
    if line.sentences > _HALF * line.seen:
        if line.place is not Place.HEAD and words < _SENTENCE:
            return _NEVER
        varies = _varies(line.label)
        firm = words >= _WORDS and line.label.count(WILD) <= 1 and line.place is not Place.INSIDE
        return _MANY if (line.is_framed and line.is_outside) or firm or not varies else _NEVER
    if line.is_framed and line.is_outside:
        return _SOME
    if words >= _WORDS:
        return _LONG
    known = line.is_outside or (line.is_framed and line.place is Place.ANY)
    return _MANY if words >= _FEW or known else _NEVER


def _varies(label: str) -> bool:
    return bool({WILD, NUMBER}.intersection(label.split()))
