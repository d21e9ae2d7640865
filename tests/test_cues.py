from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from kit import ROOT

from stripper import Document, load_phrases, load_words
from stripper.lexicon import Lexicon


def found(text: str, *phrases: str) -> list[tuple[str, bool, bool]]:
    document = Document(text).with_lexicon(Lexicon({"x": phrases}))
    cues = document.cues("x")
    assert all(cue.alone == (cue.leads and cue.trails) for cue in cues)
    return [(document.phrase(cue), cue.leads, cue.trails) for cue in cues]


@pytest.mark.parametrize(
    ("text", "phrases", "cues"),
    [
        ("Read more: here", ["read more"], [("Read more", True, False)]),
        ("• READ MORE!", ["read more"], [("READ MORE", True, True)]),
        ("Please read more.", ["read more"], [("read more", False, True)]),
        ("Unread mores", ["read more"], []),
        ("reading", ["read*"], [("read", True, False)]),
        ("read", ["read*"], [("read", True, True)]),
        ("spread", ["read*"], []),
        ("Don\u2019t miss", ["don't miss"], [("Don\u2019t miss", True, True)]),
        ("read\u00a0more", ["read more"], [("read\u00a0more", True, True)]),
        ("read\nmore", ["read more"], []),
        ("read more on", ["read more", "read more on"], [("read more on", True, True)]),
        ("Tags: a\nTwo tags: b", ["^tags"], [("Tags", True, False)]),
        ("• 12. Tags: a", ["^tags"], [("Tags", True, False)]),
        ("a b tags", ["^tags"], []),
        ("__Tags__: a", ["^tags"], [("Tags", True, False)]),
        ("3d tags: a", ["^tags"], []),
        ("........ tags: a", ["^tags"], []),
        ("¹ tags", ["^tags", "tags$"], [("tags", True, True)]),
        ("all tags 12", ["tags$"], [("tags", False, True)]),
        ("기사를 읽다", ["^기사"], [("기사", True, False)]),
        pytest.param(
            "9 of 10\nTen of 9 of 10",
            ["^9 of"],
            [("9 of", True, False)],
            marks=pytest.mark.xfail(reason="only phrases that begin with letters are anchored"),
        ),
        (
            "All rights reserved.\nThey are reserved, too",
            ["reserved$"],
            [("reserved", False, True)],
        ),
        ("taggers: a", ["^tag*"], [("tag", True, False)]),
        ("taggers: a", ["^tag"], []),
        (
            "* [Read more](https://example.org/read-more/1)",
            ["read more"],
            [("Read more", True, True)],
        ),
        ("[All tags](/tags/all-tags)", ["tags$"], [("tags", False, True)]),
        ('[Here](/read) you read [more](/x_(y) "read")', ["read"], [("read", False, False)]),
        ("相关阅读是", ["相关阅读"], [("相关阅读", True, False)]),
        ("\ud800 read more", ["read more"], [("read more", True, True)]),
        ("read more", [], []),
        ("", ["read more"], []),
        (
            "a\n\nsee also\nb see also",
            ["see also"],
            [("see also", True, True), ("see also", False, True)],
        ),
    ],
)
def test_cues(text: str, phrases: list[str], cues: list[tuple[str, bool, bool]]) -> None:
    assert found(text, *phrases) == cues


def test_a_phrase_may_stand_in_two_groups() -> None:
    document = Document("a\nsee also").with_lexicon(Lexicon({"x": ["see also"], "y": ["see also"]}))
    assert [cue.block for cue in document.cues("x")] == [1]
    assert list(document.cues("x")) == list(document.cues("y"))


def test_a_page_in_a_line_has_the_first_cues_and_the_last() -> None:
    document = Document("read more " * 9_000 + "\nread more").with_lexicon(
        Lexicon({"x": ["read*"]})
    )
    *inside, after = document.cues("x")
    assert [cue.start for cue in inside] == [*range(0, 490, 10), 89_990]
    assert after.block == 1


def test_phrases_lie_beside_the_plugin(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[en]\nmine-lead = ["see also"]\n', encoding="utf-8")
    assert load_phrases(str(tmp_path / "mine.py")) == {"en": {"mine-lead": ["see also"]}}


@pytest.mark.parametrize(
    ("text", "told"),
    [("[en", "mine.toml: Expected ']'"), ("[words.de]\n", r"no table \[words.en\]")],
)
def test_data_that_cannot_be_used_is_named(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        load_words(str(tmp_path / "mine.py"), "de")


def test_a_language_without_a_table_has_the_one_for_all_others(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        '[words.en]\nask = ["read"]\n[words.de]\nask = ["lies"]\n[words.und]\nask = ["lees"]\n',
        encoding="utf-8",
    )
    mine = str(tmp_path / "mine.py")
    assert load_words(mine, "de") == {"ask": {"read", "lies"}}
    assert load_words(mine, "nl") == load_words(mine, "und") == {"ask": {"read", "lees"}}


SOURCES = ROOT / "plugins" / "stripper_plugins"
DATA = sorted(SOURCES.glob("*.toml"))


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_each_list_is_asked_for(path: Path) -> None:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = {name for table in tables.pop("words", {}).values() for name in table}
    lists |= {name for table in tables.values() for name in table}
    code = "".join(module.read_text(encoding="utf-8") for module in SOURCES.rglob("*.py"))
    assert [name for name in sorted(lists) if f'"{name}"' not in code] == []


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_lists_name_a_phrase_once_and_those_of_words_have_an_english_one(path: Path) -> None:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    words = tables.pop("words", {})
    for lists in (*tables.values(), *words.values()):
        for name, phrases in lists.items():
            assert len(phrases) == len(set(phrases)), name
    for language, lists in words.items():
        assert lists.keys() <= words["en"].keys(), language
