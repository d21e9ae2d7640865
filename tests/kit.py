"""Throw-away rules, plugins and strippers for the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from stripper import Config, Document, Finding, Kind, Level, Rule, Stripper, hookimpl

ROOT: Final = Path(__file__).parent.parent
INSTALLED: Final = tuple(sorted({point.name for point in entry_points(group="stripper")}))


def make_rule(code: str = "TST01", kind: Kind = Kind.PROMO, **options: Any) -> Rule:
    name = options.pop("name", f"noise-{code.lower()}")
    level = options.pop("level", Level.SAFE)
    return Rule(code, name, kind, level, "Noise of a test.", **options)


def make_plugin(find: object = None, *, rules: object = None, **hooks: object) -> ModuleType:
    """Return a plugin whose hooks are the functions given; values stand for functions."""
    plugin = ModuleType("a_plugin_of_a_test")
    if find is not None:
        hooks["find"] = find
    hooks["rules"] = (make_rule(),) if rules is None else rules
    for name, hook in hooks.items():
        setattr(plugin, f"stripper_{name}", hookimpl(hook if callable(hook) else _constant(hook)))
    return plugin


def _constant(value: object) -> Callable[[], object]:
    return lambda: value


def make_stripper(*given: ModuleType, plugins: Any = None, **config: Any) -> Stripper:
    """Return a stripper with these plugins and none that is installed."""
    named = plugins or {f"plugin{number}": plugin for number, plugin in enumerate(given)}
    config["ignore"] = (*INSTALLED, *config.get("ignore", ()))
    return Stripper(Config(**config), plugins=named)


def find_words(
    *words: str, rule: str = "TST01", **options: Any
) -> Callable[..., Iterable[Finding]]:
    """Return a `stripper_find` that finds each place of each word."""

    def find(document: Document) -> Iterable[Finding]:
        text = document.text
        starts = sorted(
            (start, word)
            for word in words
            for start in range(len(text))
            if text.startswith(word, start)
        )
        return [Finding(at, at + len(word), rule, f"has {word}", **options) for at, word in starts]

    return find
