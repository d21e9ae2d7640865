"""The order in which plugins run, stage by stage, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from stripper.config import Config
from stripper.document import Document
from stripper.plugins import Plugin, PluginSet
from stripper.resolve import Claim
from stripper.rules import Finding, Kind, Rule, Stage


class Step(NamedTuple):
    """A plugin's turn: its name, its hook and those of its rules that are active."""

    plugin: Plugin
    find: Callable[[Document, Config], Iterable[Finding]]
    rules: Mapping[str, Rule]


class Look(NamedTuple):
    """What a look at a text takes, holds back, leaves by choice, and only suggests."""

    taken: list[Claim]
    withheld: list[Claim]
    spared: list[Claim]
    suggested: list[Claim]


def stages_of(
    plugins: PluginSet, *, without: Collection[Kind] = ()
) -> list[tuple[Stage, list[Step]]]:
    """Return the stages in order, each with the turns of its plugins.

    Args:
        plugins: Those of the run.
        without: Noise kinds whose rules get no turn.
    """
    active = {code: rule for code, rule in plugins.active.items() if rule.kind not in without}
    return [
        (
            stage,
            [
                Step(plugin, plugin.find, rules)
                for plugin in members
                if plugin.find is not None
                and (rules := {r.code: active[r.code] for r in plugin.rules if r.code in active})
            ],
        )
        for stage, members in groupby(plugins.plugins, key=lambda plugin: plugin.stage)
    ]


def priority(claim: Claim) -> tuple[int, str, int]:
    """What the claims of a stage are sorted by: the first has a span."""
    return claim.rule.rank, claim.rule.code, claim.start
