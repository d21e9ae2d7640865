"""The values that travel between plugins, runner and log."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

_CODE: Final = re.compile(r"[A-Z]{3}\d{2}")
_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Level(StrEnum):
    """Whether a rule's findings are carried out (`safe`) or only reported (`suggest`)."""

    SAFE = "safe"
    SUGGEST = "suggest"


class Kind(StrEnum):
    """What a reader would call the noise."""

    TITLE = "title"
    METADATA = "metadata"
    BYLINE = "byline"
    CAPTION = "caption"
    TAGS = "tags"
    PROMO = "promo"
    RELATED = "related"
    TEASER = "teaser"
    OFF_TOPIC = "off-topic"
    DUPLICATE = "duplicate"
    LEGAL = "legal"
    COMMENTS = "comments"
    NAVIGATION = "navigation"
    TEMPLATE = "template"
    SITE = "site"
    BLANK = "blank"

    @property
    def stage(self) -> Stage:
        """The stage in which plugins of this kind run."""
        return _STAGES.get(self, Stage.LINE)


class Stage(IntEnum):
    """The order in which plugins run; a later stage sees what earlier ones took."""

    SITE = 0
    HEADER = 1
    LINE = 2
    REPEAT = 3
    TOPIC = 4
    TIDY = 5


# What rules of these kinds find, they find by comparing it with other text or by its place; that
# says nothing of the line itself.
COMPARED: Final = frozenset({Kind.DUPLICATE, Kind.OFF_TOPIC, Kind.TEASER, Kind.BLANK, Kind.TITLE})
_STAGES: Final[Mapping[Kind, Stage]] = {
    Kind.SITE: Stage.SITE,
    Kind.TEMPLATE: Stage.SITE,
    Kind.TITLE: Stage.HEADER,
    Kind.METADATA: Stage.HEADER,
    Kind.BYLINE: Stage.HEADER,
    Kind.DUPLICATE: Stage.REPEAT,
    Kind.TEASER: Stage.TOPIC,
    Kind.OFF_TOPIC: Stage.TOPIC,
    Kind.BLANK: Stage.TIDY,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One test that a plugin makes.

    Args:
        code: Three capital letters for the noise kind and two digits, never reused: `REL02`.
        name: The noise in kebab case, so that "removed 3 related-list" reads well.
        kind: The noise kind; all rules of one plugin share it.
        level: `safe` rules remove by default, `suggest` rules only when asked to.
        summary: One sentence for the catalogue.
        rank: Order inside the stage, lower first; ties go by code.
        heuristic: False for a rule that cannot be wrong about its text (an exact copy, a site's
            own rule); the guards leave its findings alone.
        frames: True for a rule that takes what stands around an article; what is left is looked at
            once more, as a text of its own.

    Raises:
        ValueError: The code or the name has another form.
        TypeError: The kind or the level is a string.
    """

    code: str
    name: str
    kind: Kind
    level: Level
    summary: str
    rank: int = 0
    heuristic: bool = True
    frames: bool = False

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise ValueError(
                f"rule code {self.code!r}: want three capitals and two digits, as in REL02"
            )
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"rule name {self.name!r}: want lower-case words joined by '-'")
        if not isinstance(self.kind, Kind) or not isinstance(self.level, Level):
            raise TypeError(
                f"rule {self.code}: want a stripper.Kind and a stripper.Level, "
                f"got {self.kind!r} and {self.level!r}"
            )


NO_FACTS: Final[Mapping[str, str]] = MappingProxyType({})


# Spans, findings and removals come by the dozen for each document; named tuples are made in a fifth
# of the time that frozen dataclasses take.


class Span(NamedTuple):
    """A half-open run `[start, end)` of code points."""

    start: int
    end: int


class Finding(NamedTuple):
    """A span that a rule proposes to remove.

    Args:
        start: First code point, in the text given.
        end: One past the last code point; greater than *start*.
        rule: The code of one of the plugin's rules.
        reason: A sentence with the evidence in it: the cue matched, the block repeated.
        score: How sure the rule is, in [0, 1].
        facts: What the span tells about the article (`{"date": "2022-08-16"}`); handed back in
            `Result.metadata` when the finding is carried out or its kind is kept.
        kind: The noise kind, where the rule's own does not say it: a site rule takes any kind.
        origin: What in a file of rules found it (`example.org#plea`); empty for a plugin's own.
    """

    start: int
    end: int
    rule: str
    reason: str
    score: float = 1.0
    facts: Mapping[str, str] = NO_FACTS
    kind: Kind | None = None
    origin: str = ""


class Removal(NamedTuple):
    """A finding that the runner carried out, with the text it took.

    Offsets are code points in the text given. In `Result.suggestions` the same fields describe
    what would have been taken.
    """

    start: int
    end: int
    text: str
    rule: str
    plugin: str
    kind: Kind
    score: float
    reason: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A plugin that failed on a document; the document lost nothing but that plugin's findings."""

    plugin: str
    message: str
