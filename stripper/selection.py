"""Which rules a configuration means, and what becomes of what they find."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from stripper.config import Config
from stripper.errors import ConfigError, meant
from stripper.presets import PRESETS
from stripper.rules import Level, Rule

_PREFIX: Final = re.compile(r"[A-Z]{1,3}\d{0,2}")


def matches(selector: str, plugin: str, rule: Rule) -> bool:
    """Tell whether *selector* is the rule's code, a prefix of it, its name or its plugin's name."""
    return selector in (plugin, rule.name) or begins_code(selector, rule.code)


def begins_code(selector: str, code: str) -> bool:
    """Tell whether *selector* is a rule's code or a prefix of it."""
    return code.startswith(selector) and _PREFIX.fullmatch(selector) is not None


def check_selectors(
    config: Config, pairs: Sequence[tuple[str, Rule]], *, known: Sequence[str]
) -> None:
    """Raise where a selector means none of the rules.

    Args:
        config: What selects, ignores, promotes and demotes.
        pairs: The rules that are loaded, each behind its plugin's name.
        known: Names of plugins that are not loaded.

    Raises:
        ConfigError: No rule or plugin is called so; the message has the key and the nearest name.
    """
    for key in ("select", "ignore", "promote", "demote"):
        for selector in getattr(config, key):
            if selector not in known and not any(matches(selector, *pair) for pair in pairs):
                raise ConfigError(f"{key}: {told_unknown(selector, pairs)}")


def _is_named(selectors: Iterable[str], plugin: str, rule: Rule) -> bool:
    return any(matches(selector, plugin, rule) for selector in selectors)


def is_active(plugin: str, rule: Rule, config: Config) -> bool:
    """Tell whether a rule runs."""
    return (not config.select or _is_named(config.select, plugin, rule)) and not _is_named(
        config.ignore, plugin, rule
    )


def at_its_level(plugin: str, rule: Rule, config: Config) -> Rule:
    """Return the rule at the level that configuration and preset give it."""
    preset = PRESETS[config.preset]
    for promote, demote in ((config.promote, config.demote), (preset.promote, preset.demote)):
        if _is_named(promote, plugin, rule):
            return replace(rule, level=Level.SAFE)
        if _is_named(demote, plugin, rule):
            return replace(rule, level=Level.SUGGEST)
    return rule


def is_kept(plugin: str, rule: Rule, config: Config) -> bool:
    """Tell whether what a rule finds stays in the text and only its facts are told."""
    preset = PRESETS[config.preset]
    named = (*config.select, *config.promote, *preset.promote)  # these stand over the preset
    return rule.kind in config.keep or (
        rule.kind in preset.keep and not _is_named(named, plugin, rule)
    )


def told_unknown(selector: str, pairs: Iterable[tuple[str, Rule]]) -> str:
    """Return the message for a selector that means none of the rules, with the nearest name."""
    names = [name for plugin, rule in pairs for name in (rule.code, rule.name, plugin)]
    hint = meant(selector, names, "`stripper rules` lists them")
    return f"no rule or plugin is called '{selector}'; {hint}"
