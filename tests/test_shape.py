from __future__ import annotations

import pytest

from stripper import Document, shape


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Date of birth: 3 May 1971", "date"),
        ("Ort :", "ort"),
        ("12:30 the doors open", ""),
        ("Four words before it: no label", ""),
        ("A line", ""),
        ("", ""),
    ],
)
def test_a_label_is_up_to_three_words_before_a_colon(text: str, label: str) -> None:
    assert shape.label_of(text) == label


@pytest.mark.parametrize("text", ["Ferry’s end – 3 dead", "橋は五月", "", "ÉTÉ,\xa0HIVER"])
def test_a_key_is_that_of_a_block(text: str) -> None:
    assert shape.key_of(text) == "".join(Document(text).keys)


@pytest.mark.parametrize(
    ("text", "ends"),
    [("It ends.", True), ("“It ends.”", True), ("橋。", True), ("A heading", False), ("", False)],
)
def test_a_sentence_ends_with_its_mark_or_with_a_quote_behind_it(text: str, ends: bool) -> None:
    assert shape.ends_sentence(text) is ends


@pytest.mark.parametrize(
    ("text", "length"), [("- item", 2), ("12. item", 4), ("-item", 0), ("2031 was dry", 0), ("", 0)]
)
def test_a_bullet_is_a_mark_or_a_number_with_a_space_behind_it(text: str, length: int) -> None:
    assert shape.bullet_length(text) == length


@pytest.mark.parametrize(
    ("lines", "end"),
    [("p-p-p", 5), ("ppp-p-p", 3), ("p-pp-p-", 4), ("p-p-pp-p", 6), ("pp--", 4), ("", 0)],
)
def test_a_body_ends_below_the_last_paragraph_that_follows_another(lines: str, end: int) -> None:
    assert shape.end_of_body([line == "p" for line in lines]) == end


@pytest.mark.parametrize(
    ("text", "share"), [("The Old Ferry", 1.0), ("the Old 9 boats", 0.5), ("– …", 0.0), ("", 0.0)]
)
def test_words_with_a_capital_or_a_digit_count(text: str, share: float) -> None:
    assert shape.capital_share(text) == share


@pytest.mark.parametrize(
    ("text", "is_code"),
    [
        ("# by default none is loaded", True),
        ("$ date", True),
        ("apt install --no-recommends tar", True),
        ("boot from /etc/olm.conf", True),
        ("a  :  b     c", False),
        ("The quay at dawn --Ida Lind", False),
        ("Related stories ->", False),
        ("== Related stories ==", False),
        ("if (a >= b)", True),
        ("# Related stories", False),
        ("The ferry -- and its crew", False),
        ("Share / Print", False),
        ("Ida Lind (@ida_lind)", False),
    ],
)
def test_code_has_signs_that_no_sentence_has(text: str, is_code: bool) -> None:
    assert shape.has_code(text) is is_code


@pytest.mark.parametrize(
    ("text", "is_section"),
    [
        ("7.3. Log in", True),
        ("14.7.3 Evidence", True),
        ("3.5 million came", False),
        ("7. Log", False),
    ],
)
def test_a_section_has_a_number_of_two_parts(text: str, is_section: bool) -> None:
    assert shape.is_section(text) is is_section


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We are open.”", True),
        ("«Ouvert»", True),
        ("b) »Offen.« (ein Wirt)", True),
        ('"Open," he said.', False),
        ("", False),
    ],
)
def test_a_quoted_line_begins_and_ends_with_a_mark(text: str, quoted: bool) -> None:
    assert shape.is_quoted(text) is quoted


@pytest.mark.parametrize(
    ("text", "is_time"),
    [
        ("9.30", True),
        ("21:05 Uhr", True),
        ("7:15pm", True),
        ("9.30 The boat", False),
        ("2019", False),
    ],
)
def test_a_time_is_all_that_a_line_says(text: str, is_time: bool) -> None:
    assert shape.is_time(text) is is_time


@pytest.mark.parametrize(
    ("text", "is_reference"),
    [("Dunne, R. (2014b) Hedges", True), ("Olm (3015)", False), ("in 2014 she wrote", False)],
)
def test_a_reference_has_a_year_in_brackets(text: str, is_reference: bool) -> None:
    assert shape.is_reference(text) is is_reference


@pytest.mark.parametrize(
    ("text", "has_columns"), [("eth0     up", True), ("Sport  Jobs", False), ("   up", False)]
)
def test_columns_stand_apart_inside_a_line(text: str, has_columns: bool) -> None:
    assert shape.has_columns(text) is has_columns
