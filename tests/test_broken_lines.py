from __future__ import annotations

import textwrap

import pytest

from stripper import Document

PARAGRAPHS = (
    "The ferry to Olm runs every hour again, the harbour office said on Tuesday, after nine days "
    "of storm in which no boat had left the quay and the islands had lived on what they had.",
    "Its skipper had slept on board, so that nobody could take his berth while the harbour waited "
    "for the wind to drop, which it did on the tenth day, shortly before the church bells rang.",
)
LONG = (
    "Harbour office, quay nine, Olm; mill, dyke road, Sorle; school, church lane, Upper Tove " * 2
)


def blocks(text: str) -> list[str]:
    return [block.text for block in Document(text).blocks]


def wrapped(width: int) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)


@pytest.mark.parametrize("width", [72, 78, 100])
def test_a_text_of_a_fixed_width_has_its_paragraphs(width: int) -> None:
    text = "\n\n".join([wrapped(width)] * 3)
    assert blocks(text) == [*PARAGRAPHS] * 3
    assert all(
        text[block.start : block.end].split() == block.text.split()
        for block in Document(text).blocks
    )


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join([wrapped(40)] * 3),  # verse
        textwrap.fill(PARAGRAPHS[0], 78),  # too few lines to tell
        "\n\n".join([wrapped(78), *[LONG] * 9]),  # most lines are longer
        "\n\n".join([wrapped(78), "and so\non a line\n\n" * 9]),  # most are shorter
        "- flour from the mill\n- salt and honey\n- milk of two goats\n" * 4,
    ],
)
def test_other_lines_stand_by_themselves(text: str) -> None:
    assert blocks(text) == [line.strip() for line in text.splitlines() if line.strip()]


def test_tags_may_break_some_lines_of_a_fixed_width_too() -> None:
    text = "\n\n".join([wrapped(78)] * 3).replace("every hour ", "every hour\n      ", 2)
    assert text.count("every hour\n      again") == 2
    assert [" ".join(block.split()) for block in blocks(text)] == [*PARAGRAPHS] * 3


def test_lines_that_tags_have_broken_are_one() -> None:
    text = (
        "The ferry to\nOlm\n, which had lain at the quay, sails again.\n"
        "Its skipper,\nPiet Adler\n, slept on board.\n"
        "So did his\ndog\n.\n"
        "Sport"
    )
    assert blocks(text) == [
        "The ferry to Olm , which had lain at the quay, sails again.",
        "Its skipper, Piet Adler , slept on board.",
        "So did his dog .",
        "Sport",
    ]


def test_two_lines_that_begin_so_are_slips() -> None:
    text = "The ferry sails\n, again.\nThe mill\n, too."
    assert blocks(text) == text.splitlines()
