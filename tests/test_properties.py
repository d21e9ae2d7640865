from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st
from kit import INSTALLED, ROOT

from stripper import Config, Result, Status, Stripper, load_phrases
from stripper.log import apply


def _lines() -> Iterator[str]:
    """Yield lines with and without noise: those of the samples, and every phrase of the plugins."""
    for path in sorted((ROOT / "samples").glob("*/input.txt")):
        yield from path.read_text(encoding="utf-8").splitlines()
    for file in files("stripper_plugins").iterdir():
        if file.name.endswith(".toml"):
            for groups in load_phrases(str(file)).values():
                for phrases in groups.values():
                    yield from phrases


LINES = sorted(set(_lines()))
SEPARATORS = ["\n", "\n", "\n\n", "\r\n", " ", "", "\n \n", "\u00a0\n", "\u2028", "\f", "\x1c"]
PIECES = st.one_of(
    st.sampled_from(LINES),
    st.text(),
    st.text(st.characters(), max_size=20),  # lone surrogates too
    st.text("|·•›»>/–—-:;,.!?()[]@#©…'\"“” 1", max_size=8),  # what menus and headers are parted by
    st.sampled_from(LINES).map(str.upper),
    st.tuples(st.sampled_from(LINES), st.text(max_size=5)).map("".join),
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(SEPARATORS)).map("".join), max_size=25).map(
    lambda pieces: "".join(pieces + pieces[:3])  # some of it twice
)
TITLES = st.one_of(st.none(), st.sampled_from(LINES), st.text(max_size=30))


@cache
def stripper_with(ignore: tuple[str, ...], *, suggest: bool) -> Stripper:
    return Stripper(Config(ignore=ignore, suggest=suggest, strict=True))


def _choices() -> list[tuple[str, ...]]:
    dice = random.Random(1)
    return [tuple(name for name in INSTALLED if dice.random() < 0.5) for _ in range(8)]


def check(text: str, result: Result) -> None:
    assert result.restore() == text
    assert apply(text, result.removals) == result.text
    last = 0
    for removal in result.removals:
        assert last <= removal.start < removal.end <= len(text)
        assert removal.text == text[removal.start : removal.end]
        last = removal.end
    for suggestion in result.suggestions:
        assert suggestion.text == text[suggestion.start : suggestion.end]
    assert (result.status is Status.UNCHANGED) <= (result.text == text)


@given(TEXTS, TITLES, st.sampled_from([None, "en", "de", "ja"]))
def test_all_plugins_give_back_what_they_took(
    text: str, title: str | None, lang: str | None
) -> None:
    stripper = stripper_with((), suggest=False)
    result = stripper.clean(text, title=title, lang=lang)
    check(text, result)
    assert stripper.clean(text, title=title, lang=lang) == result


@given(TEXTS, TITLES, st.sampled_from(_choices()), st.booleans())
def test_any_choice_of_plugins_gives_back_what_it_took(
    text: str, title: str | None, ignore: tuple[str, ...], suggest: bool
) -> None:
    check(text, stripper_with(ignore, suggest=suggest).clean(text, title=title))


@given(TEXTS)
def test_ignoring_everything_changes_nothing(text: str) -> None:
    result = stripper_with(INSTALLED, suggest=True).clean(text)
    assert result == Result(text)
