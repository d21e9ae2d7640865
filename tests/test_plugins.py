from __future__ import annotations

import sys
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from kit import INSTALLED, find_words, make_plugin, make_rule, make_stripper

from stripper import (
    Config,
    ConfigError,
    Finding,
    Kind,
    Level,
    PluginError,
    Rule,
    Stripper,
    hookimpl,
)
from stripper.presets import Preset

SOURCE = '''
"""Noise of a file."""
from stripper import Finding, Kind, Level, Rule, hookimpl

@hookimpl
def stripper_rules():
    return [Rule("FIL01", "file-noise", Kind.PROMO, Level.SAFE, "Noise of a file.")]

@hookimpl
def stripper_find(document):
    return [Finding(0, 1, "FIL01", "the first character")]
'''


def wrapper() -> ModuleType:
    plugin = make_plugin()

    @hookimpl(wrapper=True)
    def stripper_find(document: object) -> Any:
        return (yield)

    plugin.stripper_find = stripper_find  # type: ignore[attr-defined]
    return plugin


def unmarked() -> ModuleType:
    plugin = make_plugin()
    plugin.stripper_find = lambda document: []  # type: ignore[attr-defined]
    return plugin


def misspelt() -> ModuleType:
    plugin = make_plugin(find_words("x"))
    plugin.stripper_fnd = hookimpl(lambda document: [])  # type: ignore[attr-defined]
    return plugin


LOADING = {
    "misspelt hook": (misspelt(), "unknown hook 'stripper_fnd'"),
    "no mark": (unmarked(), "stripper_find is no hook before it is marked with @stripper.hookimpl"),
    "no hooks": (ModuleType("bare"), "no hooks in it; there are stripper_rules, "),
    "wrapper": (wrapper(), "stripper_find may not be a wrapper"),
    "unknown argument": (make_plugin(lambda text: []), "Argument(s) {'text'}"),
    "no rule": (make_plugin(find_words("x"), rules=[]), "stripper_find without a rule"),
    "rules raise": (make_plugin(rules=lambda: 1 / 0), "ZeroDivisionError"),
    "rules of text": (make_plugin(rules=["TST01"]), "gave 'TST01', want stripper.Rule"),
    "rules are none": (make_plugin(rules=lambda: None), "not iterable"),
    "two kinds": (
        make_plugin(rules=[make_rule(), make_rule("TST02", Kind.TITLE)]),
        "rules of more than one noise kind",
    ),
    "one code twice": (
        make_plugin(rules=[make_rule(), make_rule(name="other")]),
        "two rules with one code",
    ),
    "one name twice": (
        make_plugin(rules=[make_rule(), make_rule("TST02", name="noise-tst01")]),
        "two rules with one name",
    ),
    "phrases of text": (make_plugin(phrases={"en": {"x": "phrase"}}), "want a list of strings"),
    "empty phrase": (make_plugin(phrases={"en": {"x": [""]}}), "want a list of strings"),
    "phrase of marks": (make_plugin(phrases={"en": {"x": ["^$"]}}), "want a list of strings"),
    "phrases not nested": (make_plugin(phrases={"en": ["x"]}), "AttributeError"),
}


@pytest.mark.parametrize(("plugin", "message"), LOADING.values(), ids=LOADING)
def test_a_plugin_that_cannot_be_loaded_is_left_out(plugin: ModuleType, message: str) -> None:
    stripper = make_stripper(plugins={"bad": plugin, "good": good()})
    (failure,) = stripper.plugins.failures
    assert failure.plugin == "bad"
    assert message in failure.message
    assert stripper.clean("x").text == ""
    with pytest.raises(PluginError, match="plugin 'bad': given by the program: "):
        make_stripper(plugins={"bad": plugin}, strict=True)


def good(code: str = "TST09") -> ModuleType:
    find = find_words("x", rule=code)
    return make_plugin(find, rules=[make_rule(code, heuristic=False)])


def test_a_plugin_left_out_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    make_stripper(plugins={"bad": misspelt()})
    assert "plugin 'bad' is left out: " in caplog.text


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (make_rule("TST09", name="other"), "rule code TST09 is taken by plugin 'first'"),
        (make_rule("TST08", name="noise-tst09"), "rule name noise-tst09 is taken by plugin"),
    ],
)
def test_a_code_or_name_of_another_plugin_is_an_error(rule: Rule, message: str) -> None:
    plugins = {"first": good(), "second": make_plugin(rules=[rule])}
    (failure,) = make_stripper(plugins=plugins).plugins.failures
    assert failure.plugin == "second"
    assert message in failure.message


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (("ADS1", "ads"), "three capitals and two digits"),
        (("ads01", "ads"), "three capitals and two digits"),
        (("ADS01", "Ads"), "lower-case words"),
        (("ADS01", "ads_banner"), "lower-case words"),
    ],
)
def test_a_rule_has_a_code_and_a_name_of_one_form(values: tuple[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make_rule(values[0], name=values[1])


@pytest.mark.parametrize("values", [{"kind": "promo"}, {"level": "suggest"}])
def test_a_rule_has_no_string_for_its_kind_or_level(values: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"rule TST01: want a stripper\.Kind and a stripper\.Level"):
        replace(make_rule(), **values)


def test_order_is_stage_then_rank_then_code() -> None:
    rules = {
        "z": make_rule("AAA01", rank=1),
        "y": make_rule("BBB01", Kind.TITLE, rank=9),
        "x": make_rule("AAB01", rank=1),
        "w": make_rule("CCC01", Kind.SITE),
        "v": make_rule("ZZZ01", rank=-1),
        "u": make_rule("AAC01", Kind.BLANK),
    }
    plugins = {name: make_plugin(rules=[rule]) for name, rule in rules.items()}
    assert [p.name for p in make_stripper(plugins=plugins).plugins.plugins] == list("wyvzxu")


def test_hooks_may_leave_arguments_out() -> None:
    plugin = make_plugin(lambda: [Finding(0, 1, "TST01", "all")])
    assert make_stripper(plugin, max_removed=1.0).clean("x").text == ""


# Select and ignore


@pytest.mark.parametrize(
    ("select", "ignore", "active"),
    [
        ((), (), "ABC"),
        (("AAA01",), (), "A"),
        (("AA",), (), "AB"),
        (("A", "CCC"), (), "ABC"),
        (("noise-aab01",), (), "B"),
        (("c",), (), "C"),
        ((), ("AAA",), "BC"),
        ((), ("noise-ccc01",), "AB"),
        (("ab",), ("AAB01",), "A"),
    ],
)
def test_rules_are_selected_and_ignored(
    select: tuple[str, ...], ignore: tuple[str, ...], active: str
) -> None:
    plugins = {
        "ab": make_plugin(rules=[make_rule("AAA01"), make_rule("AAB01")]),
        "c": make_plugin(rules=[make_rule("CCC01")]),
    }
    stripper = make_stripper(plugins=plugins, select=select, ignore=ignore)
    names = {"A": "AAA01", "B": "AAB01", "C": "CCC01"}
    assert list(stripper.plugins.active) == [names[letter] for letter in active]


@pytest.mark.parametrize("option", ["select", "ignore", "promote"])
@pytest.mark.parametrize(
    ("selector", "message"),
    [
        ("TST8", "'TST8'; did you mean TST09"),
        ("nois-tst09", "did you mean noise-tst09"),
        ("quite-different", "`stripper rules` lists them"),
        ("tst", "'tst'"),
    ],
)
def test_an_unknown_selector_is_an_error(option: str, selector: str, message: str) -> None:
    with pytest.raises(ConfigError, match=f"^{option}: no rule or plugin is called .*{message}"):
        make_stripper(plugins={"goods": good()}, **{option: (selector,)})


def test_an_ignored_rule_does_not_run_and_an_ignored_plugin_is_not_asked() -> None:
    calls: list[str] = []

    def find(document: object) -> list[Finding]:
        calls.append("find")
        return []

    plugin = make_plugin(find)
    make_stripper(plugins={"mine": plugin}, ignore=("TST01",)).clean("x")
    make_stripper(plugins={"mine": plugin}, ignore=("mine",)).clean("x")
    assert calls == []


# Keep, promote and presets


@pytest.mark.parametrize(
    ("options", "kept", "safe"),
    [
        ({}, "T", "TG"),
        ({"keep": ("promo",)}, "TP", "TG"),
        ({"keep": ("tags",)}, "TG", "TG"),
        ({"promote": ("PPP01",)}, "T", "TPG"),
        ({"promote": ("ti",)}, "", "TG"),
        ({"promote": ("ti",), "keep": ("title",)}, "T", "TG"),
        ({"select": ("TTT", "PPP")}, "", "T"),
        ({"select": ("TTT",), "keep": ("title",)}, "T", "T"),
        ({"ignore": ("TTT01", "GGG01")}, "", ""),
    ],
)
def test_options_stand_over_the_preset(
    monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], kept: str, safe: str
) -> None:
    preset = Preset(keep=(Kind.TITLE, Kind.TAGS), promote=("GGG", "no-rule"), demote=("pr",))
    monkeypatch.setattr("stripper.selection.PRESETS", {"news": preset})
    plugins = {
        "ti": make_plugin(rules=[make_rule("TTT01", Kind.TITLE)]),
        "pr": make_plugin(rules=[make_rule("PPP01")]),
        "ta": make_plugin(rules=[make_rule("GGG01", Kind.TAGS, level=Level.SUGGEST)]),
    }
    found = make_stripper(plugins=plugins, **options).plugins
    assert {code[0] for code in found.kept} == set(kept)
    levels = {code: rule.level for code, rule in found.active.items()}
    assert {code[0] for code, level in levels.items() if level is Level.SAFE} == set(safe)


# Entry points and files


def test_an_ignored_plugin_is_not_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [EntryPoint("broken", "no_such_module_at_all", "stripper")]
    monkeypatch.setattr("stripper.discovery.entry_points", lambda group: points)
    assert Stripper(Config(ignore=("broken",), strict=True)).plugins.blocked == ("broken",)
    stripper = Stripper()
    (failure,) = stripper.plugins.failures
    assert (failure.plugin, "no_such_module_at_all" in failure.message) == ("broken", True)
    with pytest.raises(PluginError, match=r"plugin 'broken': .*ignore broken"):
        Stripper(Config(strict=True))


@pytest.mark.parametrize("name", ["mine.py", "folder/mine.py", "folder/json.py"])
def test_a_plugin_may_be_a_file_or_in_a_folder(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(SOURCE)
    file.with_name("_private.py").write_text("1 / 0")
    path = file if file.parent == tmp_path else file.parent
    stripper = Stripper(Config(plugins=(path,), ignore=INSTALLED))
    (plugin,) = stripper.plugins.plugins
    assert not stripper.plugins.failures
    assert (plugin.name, plugin.source, plugin.page) == (file.stem, str(file), "Noise of a file.")
    assert sys.modules["json"].__name__ == "json"
    assert not list(tmp_path.rglob("__pycache__"))


@pytest.mark.parametrize("source", ["1 / 0", "import no_such_module_at_all", "def (", "\0"])
def test_a_file_that_cannot_be_imported_is_named(tmp_path: Path, source: str) -> None:
    file = tmp_path / "mine.py"
    file.write_text(source)
    (failure,) = Stripper(Config(plugins=(file,), ignore=INSTALLED)).plugins.failures
    assert failure.plugin == "mine"
    assert str(file) in failure.message


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    file = tmp_path / "mine.txt"
    file.write_text(SOURCE)
    (failure,) = Stripper(Config(plugins=(file,), ignore=INSTALLED)).plugins.failures
    assert "mine.txt is not a Python file" in failure.message


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"gone\.py: no such file or folder"):
        Stripper(Config(plugins=(tmp_path / "gone.py",)))


def test_a_folder_without_plugins_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no plugin")
    with pytest.raises(ConfigError, match="no Python files in this folder"):
        Stripper(Config(plugins=(tmp_path,)))


def test_two_plugins_of_one_name_are_an_error(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mine.py").write_text(SOURCE.replace("FIL", f"FI{folder.upper()}"))
    config = Config(plugins=(tmp_path / "a", tmp_path / "b"), ignore=INSTALLED)
    (failure,) = Stripper(config).plugins.failures
    assert failure.plugin == "mine"
    assert str(tmp_path / "a" / "mine.py") in failure.message
    assert str(tmp_path / "b" / "mine.py") in failure.message
    assert "rename one" in failure.message
