from __future__ import annotations

import json
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stripper import InputError, Kind, Removal, restore
from stripper.log import apply, dumps, from_dict, to_dict

REMOVAL = Removal(2, 5, "b\n\ud800", "TST01", "test", Kind.PROMO, 0.25, "has é")


def removals_of(text: str, cuts: list[int]) -> list[Removal]:
    edges = sorted({cut % (len(text) + 1) for cut in cuts})
    return [
        REMOVAL._replace(start=start, end=end, text=text[start:end])
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]


@given(st.text(st.characters()), st.lists(st.integers(0), max_size=12), st.randoms())
def test_the_way_out_is_the_way_back(text: str, cuts: list[int], random: Random) -> None:
    removals = removals_of(text, cuts)
    cleaned = apply(text, removals)
    assert len(cleaned) == len(text) - sum(len(removal.text) for removal in removals)
    random.shuffle(removals)
    assert restore(cleaned, removals) == text


def test_a_removal_survives_its_line() -> None:
    line = dumps(to_dict(REMOVAL))
    line.encode()
    assert "\n" not in line
    assert from_dict(json.loads(line)) == REMOVAL


def test_a_line_stays_readable() -> None:
    assert "é ж 東" in dumps({"text": "é ж 東"})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda row: row.pop("start"),
        lambda row: row.pop("text"),
        lambda row: row.update(start="two"),
        lambda row: row.update(end=None),
        lambda row: row.update(kind="adverts"),
        lambda row: row.update(score="high"),
    ],
)
def test_a_row_that_is_no_removal_is_an_error(spoil: Callable[[dict[str, object]], None]) -> None:
    row = to_dict(REMOVAL)
    spoil(row)
    with pytest.raises(InputError, match="not a removal"):
        from_dict(row)


@pytest.mark.parametrize(
    "removals",
    [
        [REMOVAL._replace(start=9, end=12)],
        [REMOVAL, REMOVAL],
        [REMOVAL, REMOVAL._replace(start=4, end=7)],
        [REMOVAL._replace(end=6)],
        [REMOVAL._replace(text="")],
    ],
)
def test_a_log_of_another_text_is_an_error(removals: list[Removal]) -> None:
    with pytest.raises(InputError, match="does not fit this text"):
        restore("aabb", removals)
