from __future__ import annotations

from typing import NamedTuple

import pytest

from stripper import Frames


class Ask(NamedTuple):
    what: str
    lists: tuple[str, ...]
    most: int = 6


MAIL, GIFT = Ask("a letter", ("letter", "often")), Ask("a gift", ("gift", "reader", "money"))
WORDS = {
    "letter": frozenset({"letter", "mail"}),
    "often": frozenset({"daily", "weekly", "mail"}),
    "gift": frozenset({"gift", "mail"}),
    "reader": frozenset({"readers"}),
    "money": frozenset({"crowns"}),
}
FRAMES = Frames((MAIL, GIFT), WORDS, 6)


@pytest.mark.parametrize(
    ("first", "line", "came"),
    [
        ("letter", "our daily letter", [(MAIL, ["letter", "daily"])]),
        ("letter", "a letter weekly and daily", [(MAIL, ["letter", "daily"])]),
        ("gift", "a crown is no gift of a reader", []),  # more words than it may have
        ("gift", "reader a gift of crowns", [(GIFT, ["gift", "reader", "crowns"])]),
        ("gift", "a gift of crowns", []),
        ("mail", "the mail", []),  # a word stands for one list alone
        ("mail", "the mail is daily", [(MAIL, ["mail", "daily"])]),
        ("daily", "the mail is daily", []),
    ],
)
def test_a_line_fills_a_frame_with_a_word_of_each_list(
    first: str, line: str, came: list[tuple[Ask, list[str]]]
) -> None:
    assert list(FRAMES.filled(first, line.split())) == came


def test_frames_are_known_by_the_words_that_begin_them() -> None:
    assert FRAMES.begun == {"letter": [MAIL], "mail": [MAIL, GIFT], "gift": [GIFT]}
