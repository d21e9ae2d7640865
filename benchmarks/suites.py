"""The figures of one document and of a whole file, for each of the formats of labelled files.

Every document yields a tally, sums that add up over documents; a suite turns the sum of all
tallies into figures. So documents can be measured in any order and in several processes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from labelled import Format, Record
from stripper import Span

Tally = dict[tuple[str, ...], float]
Figures = dict[str, dict[str, float]]  # by group of documents, then by name

ALL: Final = "all"
WORSE: Final = 0.01  # word F1 that a document may lose before it counts as made worse
FEW: Final = 20  # documents; a language with fewer is counted under "other"
_WORD: Final = re.compile(r"\w+")
_SPACE: Final = re.compile(r"\s+")
_BODY, _UNSCORED = 0, 255  # labels of code points; the kinds of a document lie between


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a cleaner made of a text; *cuts* are the spans it took, sorted, not overlapping."""

    given: str
    text: str
    cuts: Sequence[Span]


class Match(NamedTuple):
    """How far the word n-grams of a text are those of another."""

    precision: float
    recall: float
    f1: float


# One document


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.lower())


@lru_cache(maxsize=16)  # the gold and the text given are asked for once a cleaner
def ngrams(text: str, size: int) -> Counter[tuple[str, ...]]:
    """Count the word n-grams of a text; one shorter than *size* words is a single gram."""
    words = words_of(text)
    if len(words) <= size:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[at:] for at in range(size)), strict=False))


def compare(text: str, gold: str, size: int) -> Match:
    """Return precision, recall and F1 of a text's word n-grams against those of the gold."""
    found, wanted = ngrams(text, size), ngrams(gold, size)
    common = (found & wanted).total()
    if not common:
        return Match(0.0, 0.0, 0.0)
    precision, recall = common / found.total(), common / wanted.total()
    return Match(precision, recall, 2 * precision * recall / (precision + recall))


def label(record: Record, text: str) -> tuple[bytearray, dict[int, str]]:
    """Return a label for every code point of a text, and the kind that each label stands for.

    Label 0 is the body; white space and optional noise have a label of no kind.
    """
    kinds = sorted({noise["kind"] for noise in record["noise"]})
    labels = bytearray(len(text))  # _BODY throughout
    for noise in record["noise"]:
        number = _UNSCORED if noise.get("optional") else kinds.index(noise["kind"]) + 1
        labels[noise["start"] : noise["end"]] = bytes([number]) * (noise["end"] - noise["start"])
    for gap in _SPACE.finditer(text):
        labels[gap.start() : gap.end()] = bytes([_UNSCORED]) * (gap.end() - gap.start())
    return labels, dict(enumerate(kinds, 1))


def tally_spans(record: Record, outcome: Outcome) -> Tally:
    labels, kinds = label(record, outcome.given)
    there = Counter(labels)
    taken = Counter(b"".join(bytes(labels[cut.start : cut.end]) for cut in outcome.cuts))
    tally: Tally = {("documents",): 1, ("body",): there[_BODY], ("lost",): taken[_BODY]}
    for number, kind in kinds.items():
        tally["noise", kind] = there[number]
        tally["hit", kind] = taken[number]
    whole = taken[_BODY] == 0
    tally["untouched",] = whole
    tally["exact",] = whole and all(taken[number] == there[number] for number in kinds)
    return tally


def tally_body(record: Record, outcome: Outcome) -> Tally:
    gold = record["gold"]
    if not words_of(gold):
        return {}
    words, grams = compare(outcome.text, gold, 1), compare(outcome.text, gold, 4)
    worse = words.f1 < compare(outcome.given, gold, 1).f1 - WORSE
    figures = {
        "documents": 1,
        "word F1": words.f1,
        "4-gram P": grams.precision,
        "4-gram R": grams.recall,
        "4-gram F1": grams.f1,
        "made worse": worse,
    }
    source = record.get("source", "html")
    return {(group, name): value for group in (source, ALL) for name, value in figures.items()}


def tally_segments(record: Record, outcome: Outcome) -> Tally:
    text, group = outcome.text, (record["source"], record["lang"])
    return {
        (*group, "documents"): 1,
        (*group, "with"): len(record["with"]),
        (*group, "kept"): sum(snippet in text for snippet in record["with"]),
        (*group, "without"): len(record["without"]),
        (*group, "gone"): sum(snippet not in text for snippet in record["without"]),
    }


# All documents


def add(total: Tally, tally: Tally) -> None:
    """Add a document's tally to the sum."""
    for key, value in tally.items():
        total[key] = total.get(key, 0) + value


def share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def figures_of_spans(total: Tally) -> Figures:
    kinds = sorted({key[1] for key in total if key[0] == "noise" and total[key]})
    recall = {kind: share(total["hit", kind], total["noise", kind]) for kind in kinds}
    hit, noise = (sum(total[name, kind] for kind in kinds) for name in ("hit", "noise"))
    documents = total["documents",]
    figures = {f"recall {kind}": value for kind, value in recall.items()} | {
        "recall, macro": share(sum(recall.values()), len(kinds)),
        "recall, all": share(hit, noise),
        "precision": share(hit, hit + total["lost",]),
        "body kept": 1 - share(total["lost",], total["body",]),
        "docs untouched": share(total["untouched",], documents),
        "docs exact": share(total["exact",], documents),
    }
    return {f"{ALL} ({documents:.0f})": figures}


def figures_of_body(total: Tally) -> Figures:
    groups = sorted({group for group, _ in total} - {ALL})
    figures: Figures = {}
    for group in [*groups, ALL] if len(groups) > 1 else groups:
        documents = total[group, "documents"]
        figures[f"{group} ({documents:.0f})"] = {
            name: value / documents
            for (of, name), value in total.items()
            if of == group and name != "documents"
        }
    return figures


def figures_of_segments(total: Tally) -> Figures:
    documents: defaultdict[str, float] = defaultdict(float)
    for (_, language, name), value in total.items():
        documents[language] += value if name == "documents" else 0
    groups: defaultdict[tuple[int, str], Tally] = defaultdict(dict)
    for (source, language, name), value in total.items():
        lang = language if documents[language] >= FEW else "other"
        for group in ((0, source), (1, lang), (2, f"{source} {lang}"), (3, ALL)):
            add(groups[group], {(name,): value})
    return {
        f"{group} ({sums['documents',]:.0f})": {
            "kept": share(sums["kept",], sums["with",]),
            "gone": share(sums["gone",], sums["without",]),
        }
        for (_, group), sums in sorted(groups.items())
    }


class Suite(NamedTuple):
    """How a format is measured."""

    tally: Callable[[Record, Outcome], Tally]
    figures: Callable[[Tally], Figures]


SUITES: Final[Mapping[Format, Suite]] = {
    Format.SPANS: Suite(tally_spans, figures_of_spans),
    Format.BODY: Suite(tally_body, figures_of_body),
    Format.SEGMENTS: Suite(tally_segments, figures_of_segments),
}
