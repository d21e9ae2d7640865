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

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from stripper import Block, Document, Finding, Kind, Level, Rule, hookimpl, shape

_LONG: Final = 12  # words; shorter lines come again by nature
_RUN: Final = 30  # words that a repeated run must hold in all
_BULK: Final = 0.25  # share of the text's words at which a run is a copy whatever it is made of
_MARKS: Final = 0.08  # share of characters that are marks; prose has about 0.03, code 0.15
_RARE: Final = 4  # blocks; a word in more of them does not tell which blocks are alike
_SHARED: Final = 0.6  # share of a paragraph's rare words that its likely source holds
_CONTAINED: Final = 0.7  # share of a paragraph's word pairs that its source holds
# A word that begins with a capital, or a number.
_NAME: Final = re.compile(r"(?<!\w)(?:[^\W\d_a-zß-öø-ÿа-яёіїєґ]\w*|\d\w*)")
_LABEL: Final = 40  # code points of a line that labels the entry below it
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
    places = _places(document, blocks)
    findings, gone = [], set()
    for run in _runs(document, blocks, places):
        if finding := _repeated(document, blocks, run, places):
            findings.append(finding)
            gone.update(run)
    rest = [block for block in blocks if document.keys[block.index] not in places]
    return sorted([*findings, *_reworded(document, rest)], key=lambda finding: finding.start)


def _places(document: Document, blocks: Sequence[Block]) -> dict[str, list[int]]:
    """Return where each wording stands that stands more than once."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        places[document.keys[block.index]].append(place)
    return {key: at for key, at in places.items() if key and len(at) > 1}


def _runs(
    document: Document, blocks: Sequence[Block], places: Mapping[str, Sequence[int]]
) -> Iterator[list[int]]:
    """Yield the places of second and later copies, neighbours together."""
    run: list[int] = []
    for place in sorted(place for at in places.values() for place in at[1:]):
        if run and place - run[-1] > 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _repeated(
    document: Document,
    blocks: Sequence[Block],
    run: Sequence[int],
    places: Mapping[str, Sequence[int]],
) -> Finding | None:
    """Tell a copy from what comes again by nature: list entries, answers, quoted passages."""
    words = sum(len(document.words[blocks[place].index]) for place in run)
    whole = sum(map(len, document.words))
    copies = [places[document.keys[blocks[place].index]] for place in run]
    if words < _BULK * whole:
        long = [
            at for place, at in zip(run, copies, strict=True) if _is_prose(document, blocks[place])
        ]
        if not long or any(len(at) > 2 for at in long):
            return None
        if _is_introduced(blocks, run[0]) or _is_labelled(blocks, run[0]):
            return None
    start, end = blocks[run[0]].start, blocks[run[-1]].end
    source = blocks[copies[0][0]].start
    if len(run) > 1 and words >= _RUN:
        return Finding(
            start, end, "DUP01", f"{len(run)} lines that stand before, from offset {source}"
        )
    if len(run) == 1 and words >= _LONG:
        return Finding(start, end, "DUP02", f"word for word the paragraph at offset {source}")
    return None


def _is_prose(document: Document, block: Block) -> bool:
    """Whole sentences of some length, and no code or table row."""
    if len(document.words[block.index]) < _LONG or not shape.ends_sentence(block.text):
        return False
    marks = sum(not (char.isalnum() or char.isspace()) for char in block.text)
    return marks <= _MARKS * len(block.text)


def _is_introduced(blocks: Sequence[Block], place: int) -> bool:
    """A question or a colon above asks for the text, though it stands elsewhere too."""
    return place > 0 and blocks[place - 1].text.endswith(("?", ":", "？", "："))


def _is_labelled(blocks: Sequence[Block], place: int) -> bool:
    """A short line above makes the text the entry of a list."""
    above = blocks[place - 1].text if place else ""
    return 0 < len(above) <= _LABEL and not shape.ends_sentence(above)


def _reworded(document: Document, blocks: Sequence[Block]) -> Iterator[Finding]:
    long = {
        block.index: place
        for place, block in enumerate(blocks)
        if len(document.words[block.index]) >= _REWORDED and _is_prose(document, block)
    }
    taken: set[int] = set()
    for one, two in _likely_pairs(document, [blocks[place] for place in long.values()]):
        if one.index in taken or two.index in taken:
            continue
        less, more = sorted((one, two), key=lambda b: len(document.words[b.index]))
        share = _contained(document.words[less.index], document.words[more.index])
        if share < _CONTAINED or _speaks_of_another(document, less, more):
            continue
        # The first copy stays unless it is clearly the poorer one.
        fuller = len(document.words[more.index]) > 1.2 * len(document.words[less.index])
        copy, source = (less, more) if fuller else (two, one)
        if _is_introduced(blocks, long[copy.index]):
            continue
        taken.add(copy.index)
        reason = f"{share:.0%} of its word pairs stand in the paragraph at offset {source.start}"
        yield Finding(copy.start, copy.end, "DUP03", reason, min(1.0, 0.5 + share / 2))


def _speaks_of_another(document: Document, less: Block, more: Block) -> bool:
    """Entries of one form, such as reviews or price lists, differ in their names and numbers."""
    language = document.language
    known = language.function.union(language.common, document.words[more.index])
    words = _NAME.findall(less.text)
    return any(word.lower() not in known for word in words)


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
