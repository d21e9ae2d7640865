"""Text that stands twice.

What it removes:
    Paragraphs that repeat an earlier one word for word; runs of lines, headings and list items
    among them, that repeat an earlier run, such as a whole body given twice; paragraphs that
    repeat an earlier one with some words changed or left out.

Why it is noise:
    Extractors that find the body in two places of a page give both. The first copy stays, unless
    the second is fuller.

Example:
    before: The town voted on Monday, nine to four.⏎It opens in May.⏎The town voted on Monday, nine
        to four.
    after: The town voted on Monday, nine to four.⏎It opens in May.

What it keeps:
    Short lines that come again on their own: refrains, questions, labels, table cells. Verse.
    Paragraphs that share a phrase or a quotation but go on differently.

Options:
    None.

Source:
    Shingle containment after Broder (1997), "On the resemblance and containment of documents".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from stripper import Block, Document, Finding, Kind, Level, Rule, hookimpl

_LONG: Final = 12  # words; shorter lines come again by nature
_RUN: Final = 30  # words that a repeated run must hold in all
_GAP: Final = 1  # lines that one of two copies may lack inside a run
_RARE: Final = 4  # blocks; a word in more of them does not tell which blocks are alike
_SHARED: Final = 0.6  # share of a paragraph's rare words that its likely source holds
_CONTAINED: Final = 0.6  # share of a paragraph's word pairs that its source holds
_REWORDED: Final = 14  # words; the shortest paragraph that is compared by its words


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.DUPLICATE, Level.SAFE
    return [
        Rule(
            "DUP01", "repeated-run", kind, safe, "A run of lines that comes again.", heuristic=False
        ),
        Rule(
            "DUP02",
            "repeated-paragraph",
            kind,
            safe,
            "A paragraph that comes again word for word.",
            heuristic=False,
        ),
        Rule("DUP03", "reworded-paragraph", kind, safe, "A paragraph that comes again reworded."),
    ]


@hookimpl
def stripper_find(document: Document) -> list[Finding]:
    blocks = document.remaining
    first, copies = _copies(document, blocks)
    findings = []
    gone = set()
    for run in _runs(blocks, copies):
        words = sum(len(document.words[block.index]) for block in run)
        if len(run) > 1 and words >= _RUN:
            source = first[document.keys[run[0].index]]
            reason = f"{len(run)} lines that stand before, from offset {source.start}"
            findings.append(Finding(run[0].start, run[-1].end, "DUP01", reason))
            gone.update(block.index for block in run)
            continue
        for block in run:
            if len(document.words[block.index]) >= _LONG:
                source = first[document.keys[block.index]]
                reason = f"word for word the paragraph at offset {source.start}"
                findings.append(Finding(block.start, block.end, "DUP02", reason))
                gone.add(block.index)
    rest = [block for block in blocks if block.index not in gone]
    return sorted([*findings, *_reworded(document, rest)], key=lambda finding: finding.start)


def _copies(document: Document, blocks: Sequence[Block]) -> tuple[dict[str, Block], set[int]]:
    """Return the first block of each wording, and the places of later ones."""
    first: dict[str, Block] = {}
    copies: set[int] = set()
    for place, block in enumerate(blocks):
        if first.setdefault(document.keys[block.index], block) is not block:
            copies.add(place)
    return first, copies


def _runs(blocks: Sequence[Block], copies: set[int]) -> Iterator[list[Block]]:
    """Yield the copies in runs of neighbours."""
    run: list[Block] = []
    last = -2
    for place in sorted(copies):
        if run and place - last > 1:
            yield run
            run = []
        run.append(blocks[place])
        last = place
    if run:
        yield run


def _reworded(document: Document, blocks: Sequence[Block]) -> Iterator[Finding]:
    long = [block for block in blocks if len(document.words[block.index]) >= _REWORDED]
    if len(long) < 2:
        return
    taken: set[int] = set()
    for one, two in _likely_pairs(document, long):
        if one.index in taken or two.index in taken:
            continue
        less, more = sorted((one, two), key=lambda b: len(document.words[b.index]))
        share = _contained(document.words[less.index], document.words[more.index])
        if share < _CONTAINED or _differ_in_numbers(document, less, more):
            continue
        # The first copy stays unless it is clearly the poorer one.
        fuller = len(document.words[more.index]) > 1.2 * len(document.words[less.index])
        copy, source = (less, more) if fuller else (two, one)
        taken.add(copy.index)
        reason = f"{share:.0%} of its word pairs stand in the paragraph at offset {source.start}"
        yield Finding(copy.start, copy.end, "DUP03", reason, min(1.0, 0.5 + share / 2))


def _likely_pairs(document: Document, blocks: Sequence[Block]) -> list[tuple[Block, Block]]:
    """Return the pairs that share most of the poorer block's rare words, in order."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        for term in document.terms[block.index]:
            holders[term].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    rare: Counter[int] = Counter()
    for places in holders.values():
        if len(places) <= _RARE:
            rare.update(places)
            for at, one in enumerate(places):
                for two in places[at + 1 :]:
                    shared[one, two] += 1
    return [
        (blocks[one], blocks[two])
        for (one, two), count in sorted(shared.items())
        if count >= 3 and count >= _SHARED * min(rare[one], rare[two])
    ]


def _differ_in_numbers(document: Document, less: Block, more: Block) -> bool:
    """Two records of one form, a price list's or a score table's, differ in their numbers."""
    numbers = [{w for w in document.words[b.index] if w[0].isdigit()} for b in (less, more)]
    return bool(numbers[0] - numbers[1])


def _contained(words: Sequence[str], source: Sequence[str]) -> float:
    """Return the share of the word pairs of *words* that *source* holds, in [0, 1]."""
    pairs = list(pairwise(words))
    known = set(pairwise(source))
    return sum(pair in known for pair in pairs) / len(pairs)
