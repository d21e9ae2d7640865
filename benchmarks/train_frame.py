"""Learn the weights by which NAV03 finds the article in a whole page.

    python benchmarks/train_frame.py FILE... --source "NAME (LICENCE)" [-o WEIGHTS.toml]

Takes body and segments files (see benchmarks/README.md), whole pages among them. A page teaches
where its article begins and ends: the run of lines that holds most of the gold and least of the
rest. Where a page has only segments, its lines that some extractor left are the gold, and what the
segments say of a line goes before that. The weights make that run the likely one among all runs.
Pages are also shown with a shorter article, with paragraphs broken into lines, and in a language
of which nothing is known, since other collections have those. All texts teach what a whole page
looks like. Prints figures in which no page is judged by weights that it taught.
"""

from __future__ import annotations

import argparse
import importlib
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any, Final

from stripper import Config, Document, Kind, Level, Rule, Stripper, hookimpl, load_words
from stripper_plugins.navigation import context, frame, lines, segment
from suites import Format, Record, compare, ngrams, read, recognise, words_of

Array = Any  # of numpy, which only the extra `bench` installs

NAVIGATION: Final = str(Path(context.__file__).parent / "__init__.py")
NO_WORDS: Final[lines.Vocabulary] = {"item": frozenset(), "opener": frozenset()}
LINE: Final = (
    *("words", "log_words", "one_word", "two_words", "few_words", "prose", "function_words"),
    *("capitals", "digits", "colon", "question", "copyright", "date", "repeated", "headline"),
    *("comments", "link", "byline", "furniture", "opener", "topic"),
    *("sentence-1", "sentence+1", "sentence-2", "sentence+2", "log_words-1", "log_words+1"),
    *("prose~3", "prose~8", "paragraph~3", "paragraph~8", "furniture~3", "furniture~8"),
    *("opener~3", "opener~8", "headline~3", "date~8", "short~20"),
    *("prose_above", "prose_below", "below_core", "far_below"),
)
EDGE: Final = (
    *("title_word", "sentence", "short", "log_words", "paragraph", "headline", "colon", "date"),
    *("repeated", "capitals", "furniture", "opener"),
    *("plea", "related", "comments", "link", "tags", "share", "byline"),
)
FOLDS: Final = 5
STEPS: Final = 80  # of the optimiser; more fits the pages shown better and others no better
PENALTY: Final = 1.0
RARE: Final = 0.02  # added to a sign's spread, so that what few lines have gets no great weight
ODDEST: Final = 0.05  # share of pages left out of the second fit: most have a gold of a few lines
VARIANTS: Final = 1  # of each page that has a frame
ARTICLE_SHARE: Final = 0.85  # of a page's code points; with more it has hardly a frame
CLEAN_SHARE: Final = 4  # every fourth body text that is no page is shown too
FEWEST_LINES: Final = 10
WHOLE: Final = "html_text"  # how the source of whole pages ends
FEWEST_GOLD: Final = 300  # code points that extractors left; of fewer they found no article
LABELLED: Final = 200  # code points; of a longer line a segment says little
HOLDS: Final = 0.5  # share of a line's word 3-grams that the gold holds, from which it is article
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
_CLAUSE: Final = re.compile(r"(?<=[.!?,;:])\s+")


def load(name: str) -> Any:
    return importlib.import_module(name)


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

    def read(self, text: str) -> tuple[Document, lines.Vocabulary]:
        """Return the document with cues, and the words of its language."""
        self._stripper.clean(text)
        return self.document, load_words(NAVIGATION, self.document.language.code)


# Pages


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


def make_page(
    record: Record, document: Document, words: lines.Vocabulary, marks: Sequence[bool]
) -> Page:
    lengths = [len(block.text) for block in document.blocks]
    return Page(
        record,
        lengths,
        frame.page_shape(document, words),
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


# The model


class Model:
    """Weights of a single run of lines, learned by the likelihood of the articles' runs."""

    def __init__(self) -> None:
        self.np = load("numpy")
        self.minimize: Callable[..., Any] = load("scipy.optimize").minimize

    def fit(self, pages: Sequence[Page], shapes: Sequence[Page]) -> segment.Weights:
        """Learn from *pages*, then again without those that the weights fit worst.

        Args:
            pages: Texts with articles that teach.
            shapes: Whole pages and other texts, as given.
        """
        _, losses = self._fit(pages)
        limit = sorted(losses)[int((1 - ODDEST) * (len(losses) - 1))]
        kept = [page for page, loss in zip(pages, losses, strict=True) if loss <= limit]
        shape, bias = self._fit_shape(shapes)
        return self._fit(kept)[0]._replace(shape=shape, shape_bias=bias)

    def _fit_shape(self, pages: Sequence[Page]) -> tuple[dict[str, float], float]:
        """Return the weights that tell whole pages from other texts, by logistic regression."""
        np = self.np
        names = list(pages[0].shape)
        signs = np.array([[*(page.shape[name] for name in names), 1.0] for page in pages])
        sides = np.array([1.0 if page.is_page else -1.0 for page in pages])

        def loss(flat: Array) -> tuple[float, Array]:
            margins = sides * (signs @ flat)
            slope = -(sides / (1 + np.exp(margins))) @ signs
            return float(np.logaddexp(0, -margins).sum() + flat @ flat / 2), slope + flat

        flat = self.minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
        *weights, bias = (round(float(value), 4) for value in flat)
        return dict(zip(names, weights, strict=True)), bias

    def _fit(self, pages: Sequence[Page]) -> tuple[segment.Weights, list[float]]:
        np = self.np
        lines_, edges = zip(*map(self._arrays, pages), strict=True)
        every, edge_spread = np.concatenate(lines_), np.concatenate(edges).std(0)
        centre = np.array([*every[:, :-1].sum(0) / every[:, -1].sum(), 0.0])
        spread = (every - centre * every[:, -1:])[:, :-1].std(0)
        edge_scale = np.array([*(1 / (edge_spread + RARE)), 1.0])
        scale = [np.array([*(1 / (spread + RARE)), 1.0]), edge_scale, edge_scale]
        data = [
            self._scaled(inside - centre * inside[:, -1:], edge, page, scale)
            for inside, edge, page in zip(lines_, edges, pages, strict=True)
        ]
        sizes = np.cumsum([len(part) for part in scale])[:-1]

        def loss(flat: Array) -> tuple[float, Array]:
            parts = np.split(flat, sizes)
            total, slope = 0.0, np.zeros(len(flat))
            for item in data:
                value, slopes = self._loss(item, parts)
                total += value
                slope += np.concatenate(slopes)
            shrink = PENALTY / len(data)
            return total / len(data) + shrink / 2 * flat @ flat, slope / len(data) + shrink * flat

        start = np.zeros(sum(map(len, scale)))
        options = {"maxiter": STEPS}
        flat = self.minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
        parts = np.split(flat, sizes)
        losses = [self._loss(item, parts)[0] for item in data]
        inside, start_, end = (part * by for part, by in zip(parts, scale, strict=True))
        inside[-1] -= inside[:-1] @ centre[:-1]
        return self._weights([inside, start_, end]), losses

    def _arrays(self, page: Page) -> tuple[Array, Array]:
        np = self.np
        inside = np.array([*(page.signs[name] for name in LINE), [1.0] * len(page.lengths)]).T
        at_edge = np.array([page.signs[name] for name in EDGE]).T
        gap = np.zeros((1, len(EDGE)))
        both = np.hstack([np.vstack([gap, at_edge]), np.vstack([at_edge, gap])])
        short = np.minimum(1, np.array(page.lengths) / segment.FULL_LENGTH) ** 0.5
        return inside * short[:, None], both

    def _scaled(self, inside: Array, edge: Array, page: Page, scale: Sequence[Array]) -> Any:
        np = self.np
        size = len(inside)
        top, bottom = np.zeros((2, size + 1, 1))
        top[0] = bottom[size] = 1
        parts = (inside, np.hstack([edge, top]), np.hstack([edge, bottom]))
        return [part * by for part, by in zip(parts, scale, strict=True)], page.article

    def _loss(self, item: Any, weights: Sequence[Array]) -> tuple[float, list[Array]]:
        """Return minus the logarithm of the article's chance, and its slopes."""
        np = self.np
        (inside, top, bottom), (first, last) = item
        size = len(inside)
        sums = np.concatenate([[0.0], np.cumsum(inside @ weights[0])])
        start = (top @ weights[1] - sums)[:size]
        end = (bottom @ weights[2] + sums)[1:]
        starts = np.logaddexp.accumulate(start)
        ends = np.logaddexp.accumulate(end[::-1])[::-1]
        whole = np.logaddexp.reduce(starts + end)
        begins, stops = np.zeros((2, size + 1))
        begins[:size] = np.exp(start + ends - whole)
        stops[1:] = np.exp(starts + end - whole)
        is_in = np.exp(starts + ends - whole)
        is_in[first:last] -= 1
        begins[first] -= 1
        stops[last] -= 1
        slopes = [is_in @ inside, begins @ top, stops @ bottom]
        return float(whole - start[first] - end[last - 1]), slopes

    def _weights(self, parts: Sequence[Array]) -> segment.Weights:
        inside, *edges = ([round(float(value), 4) for value in part] for part in parts)
        line = dict(zip(LINE, inside, strict=False))
        start, end = (
            segment.Edge(
                dict(zip(EDGE, edge, strict=False)),
                dict(zip(EDGE, edge[len(EDGE) :], strict=False)),
                edge[-1],
            )
            for edge in edges
        )
        return segment.Weights({}, 0.0, line, inside[-1], start, end)


# Figures


def word_f1(page: Page, first: int, last: int, texts: Sequence[str]) -> float:
    return compare("\n".join(texts[first : last + 1]), page.record["gold"], 1).f1


def print_figures(rows: Iterable[tuple[Page, list[str], segment.Weights]]) -> None:
    """Print word F1 of the pages by source: as given, and without their frame."""
    by: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for page, texts, weights in rows:
        first, last = frame.article_lines(page.signs, page.lengths, weights)
        before = word_f1(page, 0, len(texts), texts)
        by[str(page.record.get("source", ""))].append((before, word_f1(page, first, last, texts)))
    print(f"{'source':30} {'pages':>6} {'given':>7} {'without frame':>14} {'made worse':>11}")
    for source, pairs in sorted(by.items()):
        given, left = (mean(column) for column in zip(*pairs, strict=True))
        worse = mean(after < before - 0.01 for before, after in pairs)
        print(f"{source:30} {len(pairs):6} {given:7.4f} {left:14.4f} {worse:11.3f}")


# The file


def write_weights(path: Path, weights: segment.Weights, source: str) -> None:
    def table(name: str, values: Mapping[str, float]) -> str:
        rows = "\n".join(f'"{key}" = {value}' for key, value in values.items() if value)
        return f"[{name}]\n{rows}\n"

    tables = [
        "# Written by benchmarks/train_frame.py. Positive: the text is a whole page (shape), the",
        "# line is article, the article begins (start) or ends (end) here; above and below: by the",
        f"# line on that side.\n# {source}.",
        f"shape_bias = {weights.shape_bias}\nbias = {weights.bias}\n",
        table("shape", weights.shape),
        table("line", weights.line),
    ]
    for name, edge in (("start", weights.start), ("end", weights.end)):
        tables.append(f"[{name}]\npage = {edge.page}\n")
        tables += [table(f"{name}.above", edge.above), table(f"{name}.below", edge.below)]
    path.write_text("\n".join(tables), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="body or segments files"
    )
    parser.add_argument("--source", required=True, help="the collection's name and licence")
    parser.add_argument("-o", "--output", type=Path, help="where the weights go; else nowhere")
    args = parser.parse_args()
    model, reader = Model(), Reader()
    given = list(read_pages(args.files))
    shapes = [page for page, _, _ in given]
    taught = [page for page, texts, marks in given if page.is_page and teaches(page, texts, marks)]
    taught += [page for page in shapes if page.has_gold and not page.is_page][::CLEAN_SHARE]
    for page, texts, marks in given:
        if page.is_page and teaches(page, texts, marks) and has_frame(page):
            taught += variants(page, texts, marks, reader)
    groups = {group: at % FOLDS for at, group in enumerate(dict.fromkeys(p.group for p in shapes))}
    rows = []
    for fold in range(FOLDS):
        weights = model.fit(
            [page for page in taught if groups[page.group] != fold],
            [page for page in shapes if groups[page.group] != fold],
        )
        rows += [
            (page, texts, weights)
            for page, texts, _ in given
            if page.has_gold
            and groups[page.group] == fold
            and frame.has_page_shape(page.shape, weights)
        ]
    print_figures(rows)
    if args.output:
        write_weights(args.output, model.fit(taught, shapes), f"Trained on {args.source}")


if __name__ == "__main__":
    main()
