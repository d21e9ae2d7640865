"""Lines and paragraphs that stand twice word for word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from stripper import Block, Document, Finding
from stripper_plugins.duplicate.signs import LONG, is_introduced, is_labelled, is_prose

_RUN: Final = 30  # words that a repeated run must hold in all
_BULK: Final = 0.25  # share of the text's words at which a run is a copy whatever it is made of
_STEP: Final = 3  # lines; the copy may lack some, such as a caption
_ORDER: Final = 0.8  # share of neighbours that keep their order


def places_of(document: Document, blocks: Sequence[Block]) -> dict[str, list[int]]:
    """Return where each wording stands that stands more than once."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        places[document.keys[block.index]].append(place)
    return {key: at for key, at in places.items() if key and len(at) > 1}


def runs_of(
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


def repeated(
    document: Document,
    blocks: Sequence[Block],
    run: Sequence[int],
    places: Mapping[str, Sequence[int]],
) -> Finding | None:
    """Tell a copy from what comes again by nature: list entries, answers, quoted passages."""
    words = sum(len(document.words[blocks[place].index]) for place in run)
    whole = sum(map(len, document.words))
    copies = [places[document.keys[blocks[place].index]] for place in run]
    if words < _BULK * whole or not _is_in_order(copies):
        long = [
            at for place, at in zip(run, copies, strict=True) if is_prose(document, blocks[place])
        ]
        if not long or any(len(at) > 2 for at in long):
            return None
        if is_introduced(blocks, run[0]) or is_labelled(blocks, run[0]):
            return None
    start, end = blocks[run[0]].start, blocks[run[-1]].end
    source = blocks[copies[0][0]].start
    if len(run) > 1 and words >= _RUN:
        return Finding(
            start, end, "DUP01", f"{len(run)} lines that stand before, from offset {source}"
        )
    if len(run) == 1 and words >= LONG:
        return Finding(start, end, "DUP02", f"word for word the paragraph at offset {source}")
    return None


def _is_in_order(copies: Sequence[Sequence[int]]) -> bool:
    """Tell whether the lines come in the order of their first copies, as a table's cells do not."""
    steps = [two[0] - one[0] for one, two in pairwise(copies)]
    return sum(0 < step <= _STEP for step in steps) >= _ORDER * len(steps)
