"""Pages as NAV03 sees them, each with the run of lines that is its article.

For train_frame.py: read from body and segments files, and in variants that other collections have.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from labelled import Format, Record, read, recognise
from stripper import Config, Document, Kind, Level, Rule, Stripper, Words, hookimpl
from stripper_plugins.navigation import context, lines, named, outline
from suites import ngrams, words_of

NO_WORDS: Final[Words] = {"item": frozenset(), "opener": frozenset()}
VARIANTS: Final = 1  # of each page that has a frame
ARTICLE_SHARE: Final = 0.85  # of a page's code points; with more it has hardly a frame
FEWEST_LINES: Final = 10
WHOLE: Final = "html_text"  # how the source of whole pages ends
FEWEST_GOLD: Final = 300  # code points that extractors left; of fewer they found no article
LABELLED: Final = 200  # code points; of a longer line a segment says little
HOLDS: Final = 0.5  # share of a line's word 3-grams that the gold holds, from which it is article
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
_CLAUSE: Final = re.compile(r"(?<=[.!?,;:])\s+")


@dataclass
class Page:
    """A text as the model sees it, with the half-open run of lines that is its article."""

    record: Record
    lengths: list[int]
    shape: dict[str, float]
    signs: lines.Signs
    article: tuple[int, int]
    group: str  # the page it was made of; its variants and extracts are never on both sides

    @property
    def is_page(self) -> bool:
        """Whether the text is a whole page and not an article alone."""
        return str(self.record.get("source", "")).endswith(WHOLE)

    @property
    def has_gold(self) -> bool:
        """Whether the whole article is known, and not just segments of it."""
        return "gold" in self.record


class Reader:
    """A plugin that finds nothing: it gets to see documents with everybody's cues."""

    def __init__(self) -> None:
        self.document = Document("")
        self._stripper = Stripper(
            Config(select=("training-reader",)), plugins={"training-reader": self}
        )

    @hookimpl
    def stripper_rules(self) -> list[Rule]:
        """Return a rule, since a plugin that finds must have one."""
        return [Rule("ZZZ01", "training-reader", Kind.NAVIGATION, Level.SAFE, "Finds nothing.")]

    @hookimpl
    def stripper_find(self, document: Document) -> list[Any]:
        """Take the document along."""
        self.document = document
        return []

    def read(self, text: str) -> tuple[Document, Words]:
        """Return the document with cues, and the words of its language."""
        self._stripper.clean(text)
        return self.document, named.load_vocabulary(self.document.language.code)


def is_article(texts: Sequence[str], gold: str) -> list[bool]:
    """Tell for each line whether the gold holds it."""
    grams = ngrams(gold, 3)
    whole = {tuple(words_of(line)) for line in gold.splitlines()}
    marks = []
    for text in texts:
        own = ngrams(text, 3)
        if len(words := words_of(text)) < 3:
            marks.append(bool(words) and tuple(words) in whole)
        else:
            marks.append(sum(gram in grams for gram in own) >= HOLDS * len(own))
    return marks


def best_run(lengths: Sequence[int], marks: Sequence[bool]) -> tuple[int, int]:
    """Return the run of lines that holds most of the article and least of the rest."""
    best, run, gain, start = 0, (0, len(lengths)), 0, 0
    for index, (length, mark) in enumerate(zip(lengths, marks, strict=True)):
        if gain <= 0:
            gain, start = 0, index
        gain += length if mark else -length
        if gain > best:
            best, run = gain, (start, index + 1)
    return run


def make_page(record: Record, document: Document, words: Words, marks: Sequence[bool]) -> Page:
    lengths = [len(block.text) for block in document.blocks]
    return Page(
        record,
        lengths,
        outline.page_shape(document, words),
        context.page_signs(document, words),
        best_run(lengths, marks),
        record.get("url") or record["id"],
    )


def has_frame(page: Page) -> bool:
    """Tell whether a page has much around its article, so that its variants teach something."""
    first, last = page.article
    return sum(page.lengths[first:last]) < ARTICLE_SHARE * sum(page.lengths)


def read_pages(files: Iterable[Path]) -> Iterator[tuple[Page, list[str], list[bool]]]:
    """Yield each text with its lines and whether they are article."""
    reader = Reader()
    for path in files:
        left = extracted(path)
        for record in read(path):
            document, words = reader.read(record["text"])
            texts = [block.text for block in document.blocks]
            if len(texts) < FEWEST_LINES:
                continue
            if recognise(record) is Format.BODY:
                marks = is_article(texts, record["gold"])
            else:
                marks = by_segments(texts, record, left[record["url"]])
            yield make_page(record, document, words, marks), texts, marks


def extracted(path: Path) -> dict[str, str]:
    """Return for each address of a segments file what extractors left of its page."""
    left: dict[str, str] = defaultdict(str)
    for record in read(path):
        if recognise(record) is Format.SEGMENTS and not str(record["source"]).endswith(WHOLE):
            left[record["url"]] += record["text"] + "\n"
    return left


def by_segments(texts: Sequence[str], record: Record, left: str) -> list[bool]:
    """Tell for each line whether it is article, by its segments and by what extractors left."""
    marks = is_article(texts, left)
    for index, text in enumerate(texts):
        if any(segment in text for segment in record["with"]):
            marks[index] = True
        elif len(text) < LABELLED and any(segment in text for segment in record["without"]):
            marks[index] = False
    return marks


def teaches(page: Page, texts: Sequence[str], marks: Sequence[bool]) -> bool:
    """Tell whether the article's run can be trusted; that of a segments page holds its segments."""
    if page.has_gold:
        return True
    first, last = page.article
    inside = set(range(first, last))
    found = sum(length for length, mark in zip(page.lengths, marks, strict=True) if mark)
    stays = page.record["with"]
    return (
        page.is_page
        and found >= FEWEST_GOLD
        and all(
            index in inside or not any(segment in text for segment in stays)
            for index, text in enumerate(texts)
        )
    )


def variants(page: Page, texts: list[str], marks: list[bool], reader: Reader) -> Iterator[Page]:
    """Yield the page with a shorter article, broken paragraphs, or in an unknown language."""
    chance = random.Random(page.group)  # the same variants in every run
    for _ in range(VARIANTS):
        first, last = page.article
        if chance.random() < 0.5:
            last = min(last, first + chance.choice((2, 3, 4, 5, 6, 8, 10, 15, 20)))
        body = [(text, mark) for text, mark in zip(texts, marks, strict=True)][first:last]
        if chance.random() < 0.35:
            body = list(_broken(body, chance))
        above = [(text, False) for text in texts[:first]]
        below = [(text, False) for text in texts[page.article[1] :]]
        shown = [*above, *body, *below]
        text = "\n".join(line for line, _ in shown)
        if chance.random() < 0.5:
            document, words = Document(text, lang="und"), NO_WORDS
        else:
            document, words = reader.read(text)
        if len(document.blocks) == len(shown):
            yield make_page(page.record, document, words, [mark for _, mark in shown])


def _broken(body: Iterable[tuple[str, bool]], chance: random.Random) -> Iterator[tuple[str, bool]]:
    share, ends = chance.choice((0.3, 0.6, 1.0)), chance.choice((_SENTENCE, _CLAUSE))
    for text, mark in body:
        if mark and chance.random() < share:
            yield from ((part, mark) for part in ends.split(text) if part.strip())
        else:
            yield text, mark
