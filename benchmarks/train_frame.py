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
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Final

from frame_model import Model
from frame_pages import Page, Reader, has_frame, read_pages, teaches, variants
from labelled import told
from stripper_plugins.navigation import chances, frame, outline
from suites import compare

FOLDS: Final = 5
CLEAN_SHARE: Final = 4  # every fourth body text that is no page is shown too


def word_f1(page: Page, first: int, last: int, texts: Sequence[str]) -> float:
    return compare("\n".join(texts[first : last + 1]), page.record["gold"], 1).f1


def print_figures(rows: Iterable[tuple[Page, list[str], chances.Weights]]) -> None:
    """Print word F1 of the pages by source: as given, and without their frame."""
    by: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for page, texts, weights in rows:
        scores = chances.score(page.signs, page.lengths, weights)
        first, last = frame.article_lines(*chances.edge_chances(scores), page.signs)
        before = word_f1(page, 0, len(texts), texts)
        by[str(page.record.get("source", ""))].append((before, word_f1(page, first, last, texts)))
    print(f"{'source':30} {'pages':>6} {'given':>7} {'without frame':>14} {'made worse':>11}")
    for source, pairs in sorted(by.items()):
        given, left = (mean(column) for column in zip(*pairs, strict=True))
        worse = mean(after < before - 0.01 for before, after in pairs)
        print(f"{source:30} {len(pairs):6} {given:7.4f} {left:14.4f} {worse:11.3f}")


def write_weights(path: Path, weights: chances.Weights, source: str) -> None:
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


@told
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
            and outline.has_page_shape(page.shape, weights)
        ]
    print_figures(rows)
    if args.output:
        write_weights(args.output, model.fit(taught, shapes), f"Trained on {args.source}")


if __name__ == "__main__":
    sys.exit(main())
