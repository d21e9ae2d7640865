"""Lines and paragraphs that stand twice word for word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from stripper import Block, Document, Finding, shape
from stripper_plugins.duplicate.signs import (
    answers,
    asks,
    ends_answer,
    is_introduced,
    is_labelled,
    is_prose,
    is_refrain,
)

Pair: TypeAlias = tuple[int, int]

# What a copy must hold at least, since authors say shorter things again, such as offers and
# conditions: words, or code points in languages whose words are long.
_RUN: Final = (30, 180)  # of lines one below the other, in all
_ALONE: Final = (16, 110)  # of a single paragraph
_BULK: Final = 0.25  # share of the text's words at which a run is a copy whatever it is made of
_STEP: Final = 3  # lines; the copy may lack some, such as a caption
_ORDER: Final = 0.8  # share of neighbours that keep their order


def places_of(document: Document, blocks: Sequence[Block]) -> dict[str, list[int]]:
    """Return where each wording stands that stands more than once."""
    words = document.words
    told = [(len(own), own[0], own[-1]) if (own := words[b.index]) else () for b in blocks]
    times = Counter(told)
    if len(times) == len(told):
        return {}  # as in many texts; keys take longer
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, signs in enumerate(told):
        if times[signs] > 1:
            places[document.key(blocks[place].index)].append(place)
    return {key: at for key, at in places.items() if key and len(at) > 1}


def find_repeated(
    document: Document, blocks: Sequence[Block], places: Mapping[str, Sequence[int]]
) -> Iterator[Finding]:
    """Find the paragraphs and the runs of lines that stand before, word for word."""
    if not places:
        return
    bulk = _BULK * sum(map(len, document.words))
    for run in _runs(places):
        words = sum(len(document.words[blocks[place].index]) for place in run)
        length = sum(len(blocks[place].text) for place in run)
        fewest, shortest = _RUN if len(run) > 1 else _ALONE
        if (words < fewest and length < shortest) or _are_answers(document, blocks, run):
            continue
        copies = [places[document.key(blocks[place].index)] for place in run]
        whole = words >= bulk and _is_in_order(copies)
        if not (whole or _is_copied(document, blocks, run, copies)):
            continue
        start, end = blocks[run[0]].start, blocks[run[-1]].end
        source = blocks[copies[0][0]].start
        if len(run) > 1:
            reason = f"{len(run)} lines that stand before, from offset {source}"
            yield Finding(start, end, "DUP01", reason)
        else:
            reason = f"word for word the paragraph at offset {source}"
            yield Finding(start, end, "DUP02", reason)


def beside_copies(blocks: Sequence[Block], places: Mapping[str, Sequence[int]]) -> set[Pair]:
    """Return the indices of the blocks that stand beside equal lines, above or below."""
    firsts = {place: at[0] for at in places.values() for place in at[1:]}
    return {
        (blocks[first + step].index, blocks[place + step].index)
        for place, first in firsts.items()
        for step in (-1, 1)
        if first + step >= 0 and place + step < len(blocks)
    }


def _runs(places: Mapping[str, Sequence[int]]) -> Iterator[list[int]]:
    """Yield the places of second and later copies, neighbours together."""
    run: list[int] = []
    for place in sorted(place for at in places.values() for place in at[1:]):
        if run and place - run[-1] > 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _is_copied(
    document: Document,
    blocks: Sequence[Block],
    run: Sequence[int],
    copies: Sequence[Sequence[int]],
) -> bool:
    """Tell a copy from what comes again by nature: list entries, answers, quoted passages."""
    first, last = run[0], run[-1]
    if len(run) > 1 and all(shape.bullet_length(blocks[place].text) for place in run):
        return False
    prose = [at for place, at in zip(run, copies, strict=True) if is_prose(document, blocks[place])]
    if not prose or any(len(at) > 2 for at in prose):
        return False
    if len(run) == 1 and (
        asks(blocks[first])
        or ends_answer(blocks, first)
        or is_refrain(document, blocks, copies[0][0], first)
    ):
        return False
    # A label with its entry comes again for another thing.
    if is_introduced(blocks, first) or (len(run) == 2 and is_labelled(blocks, last)):
        return False
    # Below a label stands the entry of a list, unless its own text follows.
    entry = is_labelled(blocks, copies[0][0]) or not _goes_on(document, blocks, last)
    return not (is_labelled(blocks, first) and entry)


def _are_answers(document: Document, blocks: Sequence[Block], run: Sequence[int]) -> bool:
    """Tell whether what is prose in a run are questions, each with its answer."""
    prose = [blocks[place] for place in run if is_prose(document, blocks[place])]
    return bool(prose) and all(map(answers, prose))


def _goes_on(document: Document, blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a paragraph follows."""
    return place + 1 < len(blocks) and is_prose(document, blocks[place + 1])


def _is_in_order(copies: Sequence[Sequence[int]]) -> bool:
    """Tell whether the lines come in the order of their first copies, as a table's cells do not."""
    steps = [two[0] - one[0] for one, two in pairwise(copies)]
    return sum(0 < step <= _STEP for step in steps) >= _ORDER * len(steps)
