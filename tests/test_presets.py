from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from kit import ROOT, find_words, make_plugin, make_rule, make_stripper

from stripper import Config, Kind, Level, Result, Stripper
from stripper.presets import PRESETS
from stripper.selection import matches

NEWS, ARCHIVE = Stripper(), Stripper(Config(preset="archive"))
SAMPLES = sorted((ROOT / "samples").glob("*/input.txt"))


@cache
def as_news(text: str) -> Result:
    return NEWS.clean(text)


def selectors() -> list[object]:
    return [
        pytest.param(selector, id=f"{name}-{selector}")
        for name, preset in PRESETS.items()
        for selector in (*preset.promote, *preset.demote)
    ]


@pytest.mark.parametrize("selector", selectors())
def test_a_preset_names_rules_that_are_there(selector: str) -> None:
    plugins = NEWS.plugins.plugins
    assert any(matches(selector, plugin.name, rule) for plugin in plugins for rule in plugin.rules)


def test_news_is_what_the_rules_say_themselves() -> None:
    found = NEWS.plugins
    assert found.kept == frozenset()
    assert found.active == found.rules


def test_what_may_be_of_the_record_is_only_reported_for_the_archive() -> None:
    levels = {code: rule.level for code, rule in ARCHIVE.plugins.active.items()}
    told = {code for code, level in levels.items() if level is Level.SUGGEST}
    assert told >= {"LEG02", "NAV04", "DUP03", "REL07", "OFF01", "OFF02", "OFF05", "TEA01"}
    assert not told & {"PRO01", "REL01", "DUP01", "DUP02", "LEG01"}


@pytest.mark.parametrize(("preset", "text"), [("news", "a NOISE b"), ("llm", "a b")])
@pytest.mark.parametrize("name", ["link-list", "contact-line"])
def test_training_text_loses_links_and_contacts(preset: str, text: str, name: str) -> None:
    rule = make_rule(kind=Kind.NAVIGATION, name=name, level=Level.SUGGEST)
    stripper = make_stripper(make_plugin(find_words("NOISE "), rules=[rule]), preset=preset)
    assert stripper.clean("a NOISE b").text == text


def taken(text: str, result: Result, *, but: Kind | None = None) -> set[int]:
    """Return the places of what was removed; white space goes with one neighbour or the other."""
    spans = [range(r.start, r.end) for r in result.removals if r.kind is not but]
    return {at for span in spans for at in span if not text[at].isspace()}


@pytest.mark.parametrize("kind", Kind)
def test_all_but_the_kept_kind_goes_as_ever(kind: Kind) -> None:
    keeping = Stripper(Config(keep=(kind,)), plugins=NEWS.plugins)
    for path in SAMPLES:
        text = path.read_text(encoding="utf-8")
        result, without = keeping.clean(text), as_news(text)
        assert taken(text, result) == taken(text, without, but=kind)
        assert result.metadata == without.metadata
        assert result.restore() == text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_an_archive_loses_less_than_news(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    kept = {Kind.TITLE, Kind.METADATA, Kind.BYLINE, Kind.CAPTION, Kind.TAGS}
    result = ARCHIVE.clean(text)
    assert result.restore() == text
    codes = {removal.rule for removal in result.removals if removal.kind in kept}
    assert codes <= {"MET04", "MET05", "CAP03"}
    assert not {"off-topic", "teaser"} & {removal.kind for removal in result.removals}
    assert len(result.text) >= len(as_news(text).text)
