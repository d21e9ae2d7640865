from __future__ import annotations

import pytest
from kit import make_rule

from stripper import Kind, Removal, Result
from stripper.report.diff import diff_lines
from stripper.report.excerpt import printable, shorten, shorten_left
from stripper.report.findings import locate
from stripper.report.position import Lines
from stripper.report.statistics import Tally

RULES = {code: make_rule(code) for code in ("TST01", "TST02")}
WHY = "      ^noise-tst01: a reason"


def removal(text: str, start: int, end: int, rule: str = "TST01") -> Removal:
    return Removal(start, end, text[start:end], rule, "noisy", Kind.PROMO, 1.0, "a reason")


def diff(text: str, *spans: tuple[int, int]) -> list[str]:
    lines = diff_lines(text, [removal(text, *span) for span in spans], "a.txt", RULES)
    return ["".join(piece for piece, _ in line) for line in lines][2:]


def cut(text: str, noise: str) -> tuple[int, int]:
    return text.index(noise), text.index(noise) + len(noise)


class TestDiff:
    def test_a_whole_line(self) -> None:
        text = "one\ntwo\nNOISE\nthree\n"
        assert diff(text, cut(text, "NOISE\n")) == [
            "@@ line 3 @@",
            "       two",
            "TST01 -NOISE",
            WHY,
            "       three",
        ]

    def test_a_separator_that_comes_before_is_no_part_of_a_line(self) -> None:
        text = "one\n\nNOISE"
        assert diff(text, cut(text, "\n\nNOISE")) == [
            "@@ line 3 @@",
            "       one",
            "TST01 -NOISE",
            WHY,
        ]

    def test_a_part_of_a_line(self) -> None:
        text = f"zero\n{'one ' * 20}NOISE two\nthree"
        assert diff(text, cut(text, "NOISE ")) == [
            "@@ line 2 @@",
            "       zero",
            "TST01 -…one one one one one one one one one one[-NOISE -]two",
            WHY,
            "       three",
        ]

    def test_two_parts_of_one_line(self) -> None:
        text = "NOISE1 one NOISE2 two"
        assert diff(text, cut(text, "NOISE1 "), cut(text, "NOISE2 ")) == [
            "@@ line 1 @@",
            "TST01 -[-NOISE1 -]one",
            WHY,
            "TST01 -one[-NOISE2 -]two",
            WHY,
        ]

    def test_few_kept_lines_between_are_shown_and_many_are_not(self) -> None:
        text = "NOISE1\na\nb\nNOISE2\nc\nd\ne\nNOISE3\n"
        assert diff(text, *(cut(text, f"NOISE{number}\n") for number in (1, 2, 3))) == [
            "@@ line 1 @@",
            "TST01 -NOISE1",
            WHY,
            "       a",
            "       b",
            "TST01 -NOISE2",
            WHY,
            "       c",
            "@@ line 8 @@",
            "       e",
            "TST01 -NOISE3",
            WHY,
        ]

    def test_white_space(self) -> None:
        assert diff("a\n\n\n\nb", (3, 5))[2] == "TST01 -(2 line ends)"
        assert diff("a\n\n\nb", (2, 3))[2] == "TST01 -(1 line end)"
        assert diff("a  b", (1, 2))[1] == "TST01 -(white space)"

    def test_much_kept_text_is_not_read(self) -> None:
        text = "NOISE\n" + "word " * 100_000 + "\nNOISE2\n"
        lines = diff(text, (0, 6), cut(text, "NOISE2\n"))
        assert max(map(len, lines)) < 200


class TestExcerpt:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("a\x1b[2Jb", "a␛[2Jb"),
            ("\ud800\x9b", "��"),
            ("\u202eabc", "<U+202E>abc"),
            ("é\t’", "é\t’"),
        ],
    )
    def test_what_steers_a_terminal_is_shown(self, text: str, shown: str) -> None:
        assert printable(text) == shown

    def test_long_text_is_shortened(self) -> None:
        assert shorten("one two\n three", 20) == "one two three"
        assert shorten("one two three", 8) == "one two…"
        assert shorten_left("one two three", 6) == "…three"
        assert shorten(" " * 100 + "one", 5) == "…"


class TestPlaces:
    def test_line_ends_are_those_of_editors(self) -> None:
        lines = Lines("a\r\nb\rc\nd\fe\x85f")
        assert [lines.locate(offset) for offset in (0, 3, 5, 7, 9)] == [
            (1, 1),
            (2, 1),
            (3, 1),
            (4, 1),
            (4, 3),
        ]

    def test_removals_and_suggestions_are_in_order(self) -> None:
        text = "one\nMAYBE\nNOISE"
        found = locate("a", text, (removal(text, 9, 15),), (removal(text, 4, 9),))
        assert [(p.line, p.column, p.certain) for p in found] == [(2, 1, False), (3, 1, True)]


class TestTally:
    def test_counts(self) -> None:
        tally = Tally()
        tally.add(Result("kept", (removal("NOISE!", 0, 6), removal("ab", 0, 2, "TST02"))))
        tally.add(Result("kept", (removal("NOISE!", 0, 4),)))
        tally.add(Result(""))
        assert tally.table(RULES)[1:] == [
            ["TST01", "noise-tst01", "promo", "2", "10", "50.0%"],
            ["TST02", "noise-tst02", "promo", "1", "2", "10.0%"],
            ["total", "", "", "3", "12", "60.0%"],
        ]
        assert tally.summary() == "3 documents, 2 changed, 3 removals (60.0% of the text)"

    def test_nothing(self) -> None:
        assert Tally().summary() == "0 documents, 0 changed, 0 removals (0.0% of the text)"
        assert Tally().table({})[1:] == [["total", "", "", "0", "0", "0.0%"]]
