"""Load plugins one by one, and check what they say of themselves."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import pluggy

from stripper import hookspecs
from stripper.config import Config
from stripper.cues import FALLBACK, OTHERS, Phrases
from stripper.discovery import Candidate, find_candidates
from stripper.document import Document
from stripper.errors import ConfigError, PluginError
from stripper.extract import Article
from stripper.faults import CAUGHT, describe
from stripper.rules import Failure, Finding, Rule, Span, Stage
from stripper.selection import at_its_level, check_selectors, is_active, is_kept


@dataclass(frozen=True, slots=True)
class Plugin:
    """A loaded plugin: its name, where it came from, and its hooks as plain functions."""

    name: str
    source: str
    page: str
    rules: Sequence[Rule]
    phrases: Phrases
    find: Callable[[Document, Config], Iterable[Finding]] | None
    keep: Callable[[Document, Config], Iterable[Span]] | None
    extract: Callable[[str, str | None, Config], Article | None] | None
    adjust: Callable[[str, Config], Config | None] | None

    @property
    def stage(self) -> Stage:
        """The stage of the plugin's noise kind."""
        return self.rules[0].kind.stage if self.rules else Stage.SITE

    @property
    def order(self) -> tuple[Stage, int, str, str]:
        """What plugins are sorted by: stage, rank, code, and name where there are no rules."""
        rank, code = min(((rule.rank, rule.code) for rule in self.rules), default=(0, ""))
        return self.stage, rank, code, self.name


@dataclass(frozen=True, slots=True)
class PluginSet:
    """The plugins of a run, in order, with those that could not be loaded.

    Args:
        plugins: Sorted by stage, rank and code.
        active: The rules that select and ignore leave, by code, at the level of this run.
        kept: The codes of those whose findings stay in the text.
        failures: One for each plugin that could not be loaded.
        blocked: Names of the plugins that were ignored and so never imported.
    """

    plugins: Sequence[Plugin]
    active: Mapping[str, Rule]
    kept: frozenset[str]
    failures: Sequence[Failure]
    blocked: Sequence[str]

    @property
    def rules(self) -> dict[str, Rule]:
        """All rules of the plugins, by code, as they come; those that do not run here, too."""
        return {rule.code: rule for plugin in self.plugins for rule in plugin.rules}

    def phrases(self, language: str) -> dict[str, list[str]]:
        """Return the phrases of a language and of English, by group."""
        groups: dict[str, list[str]] = {}
        for plugin in self.plugins:
            own = language if language in plugin.phrases else OTHERS
            for code in {own, FALLBACK}:
                for group, phrases in plugin.phrases.get(code, {}).items():
                    groups.setdefault(group, []).extend(phrases)
        return groups


def load_plugins(
    config: Config, extra: Mapping[str, object] | PluginSet | None = None
) -> PluginSet:
    """Load the installed plugins, then those of *config*, then *extra*, by name.

    Args:
        config: What it says of plugins, rules and kinds is used, and `strict`.
        extra: Plugin objects by name, for programs that bring their own; or what was loaded for
            another configuration with the same files, which is not loaded again.

    Raises:
        ConfigError: A plugin path holds no plugin, or a selector names nothing.
        PluginError: A plugin cannot be loaded and the configuration is strict.
    """
    if isinstance(extra, PluginSet):
        plugins, failures, blocked = _load_again(config, extra)
    else:
        plugins, failures, blocked = _load_each(config, extra or {})
    ordered = sorted(plugins, key=lambda plugin: plugin.order)
    pairs = [(plugin.name, rule) for plugin in ordered for rule in plugin.rules]
    if not failures:  # what is not loaded may well be what a selector means
        check_selectors(config, pairs, known=blocked)
    active = [pair for pair in pairs if is_active(*pair, config)]
    return PluginSet(
        plugins=tuple(ordered),
        active={rule.code: at_its_level(name, rule, config) for name, rule in active},
        kept=frozenset(rule.code for name, rule in active if is_kept(name, rule, config)),
        failures=tuple(failures),
        blocked=tuple(blocked),
    )


def _load_again(config: Config, loaded: PluginSet) -> tuple[list[Plugin], list[Failure], list[str]]:
    plugins = [plugin for plugin in loaded.plugins if plugin.name not in config.ignore]
    gone = [plugin.name for plugin in loaded.plugins if plugin.name in config.ignore]
    return plugins, list(loaded.failures), [*loaded.blocked, *gone]


def _load_each(
    config: Config, extra: Mapping[str, object]
) -> tuple[list[Plugin], list[Failure], list[str]]:
    """Return the plugins that could be loaded, those that could not, and the names ignored."""
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    plugins: dict[str, Plugin] = {}
    failures: list[Failure] = []
    blocked: list[str] = []
    for candidate in find_candidates(config.plugins, extra):
        name = candidate.name
        if name in config.ignore:
            blocked.append(name)
            continue
        try:
            if name in plugins:
                other = plugins[name].source
                told = f"{other} has this name already, and --ignore leaves out both; rename one"
                raise PluginError(name, f"{candidate.source}: {told}")
            plugin = _register(manager, candidate, config)
            _check_unique(plugin, plugins.values())
            plugins[name] = plugin
        except PluginError as exc:
            if config.strict:
                raise
            failures.append(Failure(name, exc.message))
    return list(plugins.values()), failures, blocked


def _register(manager: pluggy.PluginManager, candidate: Candidate, config: Config) -> Plugin:
    name, source, load = candidate
    try:
        module = load()
        manager.register(module, name)
        manager.check_pending()
        hooks = _hooks_of(manager, name)
        _check_marked(module, hooks)
        return Plugin(
            name=name,
            source=source,
            page=inspect.getdoc(module) or "",
            rules=_checked_rules(hooks, config),
            phrases=_checked_phrases(hooks),
            find=hooks.get("find"),
            keep=hooks.get("keep"),
            extract=hooks.get("extract"),
            adjust=hooks.get("adjust"),
        )
    except ConfigError:
        raise  # what the configuration names cannot be used, and the plugin says so
    except CAUGHT as exc:
        if manager.has_plugin(name):
            manager.unregister(name=name)
        raise PluginError(name, f"{source}: {describe(exc)}") from exc


def _hooks_of(manager: pluggy.PluginManager, name: str) -> dict[str, Callable[..., Any]]:
    """Return the plugin's hooks, each taking the arguments of its specification."""
    hooks: dict[str, Callable[..., Any]] = {}
    for hook in vars(manager.hook).values():
        for impl in [impl for impl in hook.get_hookimpls() if impl.plugin_name == name]:
            if impl.hookwrapper or impl.wrapper:
                raise ValueError(f"{hook.name} may not be a wrapper")
            places = [hook.spec.argnames.index(arg) for arg in impl.argnames]
            hooks[hook.name.removeprefix("stripper_")] = _taking(impl.function, places)
    return hooks


def _check_marked(module: object, hooks: Mapping[str, object]) -> None:
    """Raise where functions of the module would be hooks if they were marked, or none is there."""
    named = [name for name in vars(hookspecs) if name.startswith("stripper_")]
    for name in named:
        if callable(getattr(module, name, None)) and name.removeprefix("stripper_") not in hooks:
            raise ValueError(f"{name} is no hook before it is marked with @stripper.hookimpl")
    if not hooks:
        raise ValueError(f"no hooks in it; there are {', '.join(named)}")


def _taking(function: Callable[..., Any], places: Sequence[int]) -> Callable[..., Any]:
    """Return a function that is given all arguments and takes those at *places*."""
    if places == [0]:  # most hooks take the document alone
        return lambda first, *_: function(first)
    return lambda *args: function(*[args[place] for place in places])


def _checked_rules(hooks: Mapping[str, Callable[..., Any]], config: Config) -> tuple[Rule, ...]:
    rules = tuple(hooks["rules"](config)) if "rules" in hooks else ()
    for rule in rules:
        if not isinstance(rule, Rule):
            raise TypeError(f"stripper_rules gave {rule!r}, want stripper.Rule")
    if "find" in hooks and not rules:
        raise ValueError("stripper_find without a rule: stripper_rules must name at least one")
    if len({rule.kind for rule in rules}) > 1:
        raise ValueError("rules of more than one noise kind: make one plugin of each")
    for what in ("code", "name"):
        values = [getattr(rule, what) for rule in rules]
        if len(set(values)) < len(values):
            raise ValueError(f"two rules with one {what} among {values}")
    return rules


def _checked_phrases(hooks: Mapping[str, Callable[..., Any]]) -> Phrases:
    phrases = hooks["phrases"]() if "phrases" in hooks else {}
    for language, groups in phrases.items():
        for group, members in groups.items():
            if isinstance(members, str) or not all(
                isinstance(phrase, str) and phrase.strip("^$*") for phrase in members
            ):
                raise TypeError(f"phrases [{language}] {group}: want a list of strings, none empty")
    return cast("Phrases", phrases)


def _check_unique(plugin: Plugin, others: Iterable[Plugin]) -> None:
    for other in others:
        for what in ("code", "name"):
            theirs = {getattr(rule, what) for rule in other.rules}
            for rule in plugin.rules:
                if (value := getattr(rule, what)) in theirs:
                    raise PluginError(
                        plugin.name, f"rule {what} {value} is taken by plugin '{other.name}'"
                    )
