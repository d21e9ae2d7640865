"""What a site file says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stripper.rules import Kind
from stripper.sites.html import Selector
from stripper.sites.patterns import Pattern


@dataclass(frozen=True, slots=True)
class SiteRule:
    """One `[[remove]]` or `[[keep]]`.

    Args:
        site: The name of the file it stands in.
        name: Unique in the file.
        means: Which of `keys.MEANS` it goes by.
        patterns: The patterns of that: one, or two for `between`; that of `if` for a count.
        phrase: The words, for `phrase`.
        count: The lines, for `first` and `last`.
        below: The lines below a `line` that go with it.
        kind: What the noise is.
    """

    site: str
    name: str
    means: str
    patterns: tuple[Pattern, ...] = ()
    phrase: str = ""
    count: int = 0
    below: int = 0
    kind: Kind = Kind.SITE

    @property
    def origin(self) -> str:
        """What logs call it: `example.org#plea`."""
        return f"{self.site}#{self.name}"


@dataclass(frozen=True, slots=True)
class SiteTest:
    """One `[[test]]`: a text or a page, and what must become of it. None: not asked."""

    name: str
    text: str | None
    html: str | None
    url: str | None
    removed: tuple[str, ...] | None
    has: tuple[str, ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A site file.

    Args:
        path: Where it is.
        name: Its name without the ending.
        domains: The hosts it is for, subdomains included; empty for a family.
        extends: The names of the files whose rules it takes over.
        config: What it says of the configuration, by field.
        prune: Elements to drop from a page.
        body: Elements that hold the article.
        removes: Its rules.
        keeps: Likewise, for what must stay.
        tests: Its tests.
    """

    path: Path
    name: str
    domains: tuple[str, ...] = ()
    extends: tuple[str, ...] = ()
    config: tuple[tuple[str, Any], ...] = ()
    prune: tuple[Selector, ...] = ()
    body: tuple[Selector, ...] = ()
    removes: tuple[SiteRule, ...] = ()
    keeps: tuple[SiteRule, ...] = ()
    tests: tuple[SiteTest, ...] = ()
