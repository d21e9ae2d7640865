"""A plugin's distribution, small and whole: it installs, runs and passes its own tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import chain, combinations, product
from string import ascii_uppercase
from typing import Final

from stripper.errors import ConfigError
from stripper.plugins import PluginSet
from stripper.rules import Kind
from stripper.scaffold.files import render

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FILES: Final = {
    "pyproject.toml": "pyproject.toml",
    "README.md": "README.md",
    "$module.py": "module.py",
    "$module.toml": "phrases.toml",
    "tests/$name.toml": "cases.toml",
    "tests/test_$ident.py": "test.py",
}


def plugin_files(given: str, kind: Kind, known: PluginSet) -> dict[str, str]:
    """Return the files of a new plugin, with their paths in its folder.

    Args:
        given: What the user calls it.
        kind: The noise kind of its rule.
        known: The plugins that are there, whose names and codes are taken.

    Raises:
        ConfigError: The name has another form, or is taken.
    """
    name = plugin_name(given)
    ident = name.replace("-", "_")
    values = {
        "name": name,
        "ident": ident,
        "module": f"stripper_{ident}",
        "distribution": f"stripper-{name}",
        "rule": f"{name}-line",
        "code": f"{_free_prefix(name, known)}01",
        "kind": kind.name,
    }
    _check_free(values, known)
    return render("plugin_files", _FILES, values)


def plugin_name(given: str) -> str:
    """Return the name of a plugin as entry points have it: `page-turn` for `Page_Turn`.

    Raises:
        ConfigError: It has another form.
    """
    name = re.sub(r"[\s_.-]+", "-", given.strip().lower()).removeprefix("stripper-")
    if not _NAME.fullmatch(name):
        raise ConfigError(
            f"plugin name {given!r}: want letters a to z, digits and hyphens, a letter first, as "
            "in page-turn"
        )
    return name


def _check_free(values: dict[str, str], known: PluginSet) -> None:
    name, rule, module = values["name"], values["rule"], values["module"]
    owners = {plugin.name: f"plugin '{plugin.name}'" for plugin in known.plugins}
    owners |= {failure.plugin: f"plugin '{failure.plugin}'" for failure in known.failures}
    for plugin in known.plugins:
        owners |= {rule.name: f"rule {rule.code} of '{plugin.name}'" for rule in plugin.rules}
    for taken in (name, rule):
        if taken in owners:
            raise ConfigError(f"plugin name '{name}': {owners[taken]} has the name {taken} already")
    if find_spec(module):
        raise ConfigError(f"plugin name '{name}': a module {module} is installed already")


def _free_prefix(name: str, known: PluginSet) -> str:
    """Return three letters that no rule's code begins with, if possible out of the name's."""
    taken = {code[:3] for code in known.rules}
    return next(prefix for prefix in _prefixes(name) if prefix not in taken)


def _prefixes(name: str) -> Iterator[str]:
    letters = re.sub("[^A-Z]", "", name.upper()).ljust(3, "X")
    pairs = chain(combinations(letters[1:], 2), product(ascii_uppercase, repeat=2))
    yield from (letters[0] + "".join(pair) for pair in pairs)
    yield from ("".join(letters) for letters in product(ascii_uppercase, repeat=3))
