"""The order in which plugins run, stage by stage, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Final, NamedTuple

from stripper.config import Config
from stripper.document import Document
from stripper.plugins import Plugin, PluginSet
from stripper.resolve import Claim
from stripper.rules import COMPARED, Finding, Kind, Rule, Stage

# Noise that is told from the text as a whole, or line by line.
_AT_ONCE: Final = COMPARED | {Kind.SITE, Kind.TEMPLATE}


class Step(NamedTuple):
    """A plugin's turn: the plugin, its hook and those of its rules that are active."""

    plugin: Plugin
    find: Callable[[Document, Config], Iterable[Finding]]
    rules: Mapping[str, Rule]


class Look(NamedTuple):
    """What a look at a text takes, holds back, leaves by choice, and only suggests."""

    taken: list[Claim]
    withheld: list[Claim]
    spared: list[Claim]
    suggested: list[Claim]


def stages_of(plugins: PluginSet, *, again: bool = False) -> list[tuple[Stage, list[Step]]]:
    """Return the stages in order, each with the turns of its plugins.

    Args:
        plugins: Those of the run.
        again: Leave out the rules whose noise looks the same once the frame of a page is gone.
    """
    active = {
        code: rule
        for code, rule in plugins.active.items()
        if not (again and (rule.frames or rule.kind in _AT_ONCE))
    }
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


def hid_edges(document: Document, taken: Iterable[Claim]) -> bool:
    """Tell whether noise hid where the article begins or ends.

    A frame did, or what cannot err took the last paragraph, as a thread of comments does.
    """
    last = document.blocks[document.closing].start if document.paragraphs else -1
    sure = (c for c in taken if not c.rule.heuristic and c.rule.kind not in COMPARED)
    cut = any(claim.start <= last < claim.end for claim in sure)
    return cut or any(claim.rule.frames for claim in taken)
