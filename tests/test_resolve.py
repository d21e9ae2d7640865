from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit import make_rule

from stripper import Finding, Span, split_blocks
from stripper.resolve import Claim, Claims, settle

ONE = make_rule("TST01")
TWO = make_rule("TST02")


def claim(start: int, end: int, rule: object = ONE) -> Claim:
    return Claim(start, end, rule, "test", Finding(start, end, "TST01", ""))  # type: ignore[arg-type]


def cut(text: str, claims: list[Claim], keeps: list[Span] | None = None) -> str:
    parts, at = [], 0
    for settled in settle(text, claims, keeps or []):
        assert settled.start >= at
        parts.append(text[at : settled.start])
        at = settled.end
    return "".join([*parts, text[at:]])


def marked(text: str) -> tuple[str, list[Claim]]:
    """Return *text* without its marks `<` and `>`, and a claim for each pair."""
    claims, out = [], ""
    for part in re.split(r"(<[^>]*>)", text):
        body = part.strip("<>")
        if body != part:
            claims.append(claim(len(out), len(out) + len(body)))
        out += body
    return out, claims


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        # Whole lines go with their line end.
        ("a\n<x>\nb", "a\nb"),
        ("<x>\nb", "b"),
        ("a\n<x>", "a"),
        ("a\n<x>\n", "a\n"),
        ("<x>", ""),
        # The larger of two gaps stays.
        ("a\n\n<x>\n\nb", "a\n\nb"),
        ("a\n\n<x>\nb", "a\n\nb"),
        ("a\n<x>\n\nb", "a\n\nb"),
        ("a\r\n\r\n<x>\r\n\r\nb", "a\r\n\r\nb"),
        ("a\r\n<x>\r\nb", "a\r\nb"),
        # Neighbours go together, whatever is between them.
        ("a\n<x>\n<y>\nb", "a\nb"),
        ("a\n\n<x>\n \n<y>\n\nb", "a\n\nb"),
        ("a\n<x>\n  b", "a\n  b"),  # indentation stays
        ("a\n  <x>\n  b", "a\n  b"),
        # Parts of a line: words stay apart and the line ends stay.
        ("a <x> b", "a b"),
        ("a<x> b", "a b"),
        ("a <x>b", "a b"),
        ("a <x>\nb", "a\nb"),
        ("a.<x>\nb", "a.\nb"),
        ("a\n<x> b", "a\nb"),
        ("<x> b", "b"),
        ("a <x>", "a"),
        # White space alone.
        ("a<\n\n>\nb", "a\nb"),
        ("a\n<x>\n<\n\n>b", "a\nb"),
        # A byte order mark stays.
        ("\ufeff<x>\nb", "\ufeffb"),
    ],
)
def test_separators_go_with_the_cut(given: str, clean: str) -> None:
    text, claims = marked(given)
    assert cut(text, claims) == clean


@pytest.mark.parametrize(
    ("keep", "clean"),
    [
        (Span(1, 2), "a\nb"),
        (Span(3, 4), "a\n\nb"),
        (Span(1, 4), "a\n\nb"),
    ],
)
def test_a_kept_separator_stays(keep: Span, clean: str) -> None:
    assert cut("a\nx\nb", [claim(2, 3)], [keep]) == clean


def test_neighbours_of_two_rules_stay_two() -> None:
    first, second = settle("a\nx\ny\nb", [claim(2, 3), claim(4, 5, TWO)], [])
    assert (first.start, first.end, first.rule.code) == (2, 4, "TST01")
    assert (second.start, second.end, second.rule.code) == (4, 6, "TST02")


@pytest.mark.parametrize(
    ("span", "parts"),
    [
        ((0, 7), [(0, 2), (4, 7)]),
        ((2, 4), []),
        ((1, 3), [(1, 2)]),
        ((0, 5), [(0, 2)]),  # white space alone is not worth a removal
        ((4, 5), [(4, 5)]),  # unless it is all there was
    ],
)
def test_free_parts_leave_out_what_is_kept(
    span: tuple[int, int], parts: list[tuple[int, int]]
) -> None:
    free = Claims("abcd ef", [Span(2, 4)]).free_parts(claim(*span))
    assert [(part.start, part.end) for part in free] == parts


def test_blocks_are_gone_when_claims_take_all_of_them() -> None:
    text = "one two\nthree\nfour"
    claims, blocks = Claims(text, [Span(16, 18)]), split_blocks(text)
    assert [(part.start, part.end) for part in claims.take(claim(0, 4))] == [(0, 4)]
    assert claims.gone(blocks) == {}
    assert [(part.start, part.end) for part in claims.take(claim(2, 16))] == [(4, 16)]
    assert claims.take(claim(4, 7)) == []
    assert claims.gone(blocks) == {0: ONE.kind, 1: ONE.kind}
    claims.take(claim(14, 18))
    assert claims.gone(blocks) == {}  # a part of it is kept


LINES = st.lists(
    st.sampled_from(["", "", " ", "one", "two words", "  three", "four "]), max_size=12
)


@given(LINES, st.sets(st.integers(0, 11)))
def test_whole_lines_leave_no_glue_and_no_wider_gap(lines: list[str], chosen: set[int]) -> None:
    text = "\n".join(lines)
    blocks = split_blocks(text)
    claims = [claim(block.start, block.end) for block in blocks if block.index in chosen]
    clean = cut(text, claims)
    kept = [block.text for block in blocks if block.index not in chosen]
    assert [block.text for block in split_blocks(clean)] == kept
    gaps = [gap.count("\n") for gap in re.findall(r"[\n ]+", text)]
    assert all(gap.count("\n") <= max(gaps) for gap in re.findall(r"[\n ]+", clean))
