"""`stripper rules`, `stripper explain` and `stripper plugins`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from stripper.cli import options
from stripper.cli.console import show_json, show_page, show_table
from stripper.errors import ConfigError
from stripper.plugins import Plugin, PluginSet
from stripper.rules import Rule
from stripper.selection import matches, told_unknown


def rules(
    *,
    preset: options.Preset = None,
    plugin: options.PluginPaths = None,
    config: options.ConfigFile = None,
    output_format: options.OutputFormat = options.Format.TEXT,
) -> None:
    """List the rules, in the order in which they run.

    Levels are those that they have in a run. What the configuration leaves out is marked (off),
    what it keeps in the text (kept).
    """
    settings = options.load_config(config, preset=preset, plugins=plugin)
    found = options.load_stripper(settings).plugins
    rows = list(_rules(found))
    if output_format is options.Format.JSON:
        show_json(rows)
        return
    shown = ("code", "name", "kind", "level", "summary")
    show_table([shown, *([_level(row) if k == "level" else row[k] for k in shown] for row in rows)])


def plugins(
    *,
    plugin: options.PluginPaths = None,
    config: options.ConfigFile = None,
    output_format: options.OutputFormat = options.Format.TEXT,
) -> None:
    """List the plugins, where they come from, and what they bring.

    The exit status is 1 when one could not be loaded.
    """
    settings = options.load_config(config, plugins=plugin, strict=False)
    found = options.load_stripper(settings, quiet=True).plugins
    rows = list(_plugins(found))
    if output_format is options.Format.JSON:
        show_json(rows)
    else:
        shown = ("name", "source", "stage", "rules", "state")
        show_table([shown, *([_cell(row[key]) for key in shown] for row in rows)])
    raise typer.Exit(1 if found.failures else 0)


def explain(
    rule: Annotated[
        str,
        typer.Argument(
            metavar="RULE",
            help="A code (REL02), a code prefix (REL), a rule name or a plugin name.",
            autocompletion=options.complete_rule,
        ),
    ],
    *,
    plugin: options.PluginPaths = None,
    config: options.ConfigFile = None,
    output_format: options.OutputFormat = options.Format.TEXT,
) -> None:
    """Show the page of a rule: what it removes, and what it keeps."""
    settings = options.load_config(config, plugins=plugin, strict=False)
    # What the configuration leaves out can be asked about all the same.
    found = options.load_stripper(settings.override(select=(), ignore=()), quiet=True).plugins
    pages = [page for page in found.plugins if _concerns(rule, page)]
    if not pages:
        raise ConfigError(_unknown(rule, found))
    if output_format is options.Format.JSON:
        show_json([_page(page, rule) for page in pages])
    else:
        show_page("\n\n".join(_page_text(page, rule) for page in pages))


def _rules(found: PluginSet) -> Iterator[dict[str, Any]]:
    for plugin in found.plugins:
        for rule in sorted(plugin.rules, key=lambda rule: (rule.rank, rule.code)):
            yield {
                **_rule(found.active.get(rule.code, rule)),
                "plugin": plugin.name,
                "active": rule.code in found.active,
                "kept": rule.code in found.kept,
            }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "kind": str(rule.kind),
        "level": str(rule.level),
        "summary": rule.summary,
    }


def _level(row: dict[str, Any]) -> str:
    state = " (kept)" if row["kept"] else "" if row["active"] else " (off)"
    return f"{row['level']}{state}"


def _plugins(found: PluginSet) -> Iterator[dict[str, Any]]:
    for plugin in found.plugins:
        yield {
            "name": plugin.name,
            "source": plugin.source,
            "stage": plugin.stage.name.lower(),
            "rules": [rule.code for rule in plugin.rules],
            "state": "loaded",
        }
    rest = {"source": "", "stage": "", "rules": []}
    for name in found.blocked:
        yield {"name": name, **rest, "state": "ignored"}
    for failure in found.failures:
        yield {"name": failure.plugin, **rest, "state": f"failed: {failure.message}"}


def _concerns(selector: str, plugin: Plugin) -> bool:
    return selector == plugin.name or any(matches(selector, plugin.name, r) for r in plugin.rules)


def _unknown(selector: str, found: PluginSet) -> str:
    for failure in found.failures:
        if failure.plugin == selector:
            return f"plugin '{selector}' could not be loaded: {failure.message}"
    return told_unknown(selector, [(p.name, rule) for p in found.plugins for rule in p.rules])


def _page(plugin: Plugin, selector: str) -> dict[str, Any]:
    rules = [rule for rule in plugin.rules if matches(selector, plugin.name, rule)]
    return {
        "plugin": plugin.name,
        "source": plugin.source,
        "stage": plugin.stage.name.lower(),
        "rules": [_rule(rule) for rule in rules or plugin.rules],
        "page": plugin.page,
    }


def _page_text(plugin: Plugin, selector: str) -> str:
    page = _page(plugin, selector)
    heads = [
        f"{rule['code']} {rule['name']} ({rule['level']}): {rule['summary']}"
        for rule in page["rules"]
    ]
    about = f"Plugin {plugin.name} of {plugin.source}, stage {page['stage']}."
    return "\n".join([*heads, about, "", plugin.page or "This plugin has no page."])


def _cell(value: object) -> str:
    return " ".join(value) if isinstance(value, list) else str(value)
