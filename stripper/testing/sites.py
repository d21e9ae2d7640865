"""The tests of site files, each run with the rules of its own file alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from stripper.config import Config
from stripper.document import Document
from stripper.errors import StripperError
from stripper.extract import Article
from stripper.hookspecs import hookimpl
from stripper.result import Result
from stripper.rules import Finding, Kind, Level, Rule, Span
from stripper.runner import Stripper
from stripper.sites import (
    SiteFile,
    SiteTest,
    apply_keeps,
    apply_removes,
    extract_with,
)
from stripper.sites.store import Families
from stripper.testing.cases import Outcome, visible
from stripper.testing.harness import diff

_CODE = "SIT01"


class _Only:
    """A plugin that applies one site file to every document, whatever its address."""

    def __init__(self, site: SiteFile) -> None:
        self._site = site

    @hookimpl
    def stripper_rules(self) -> list[Rule]:
        return [Rule(_CODE, "site-rule", Kind.SITE, Level.SAFE, "The rules tested.", 0, False)]

    @hookimpl
    def stripper_extract(self, html: str, url: str | None) -> Article | None:
        return extract_with(self._site, html, url)

    @hookimpl
    def stripper_keep(self, document: Document) -> list[Span]:
        return apply_keeps(self._site, document)

    @hookimpl
    def stripper_find(self, document: Document) -> list[Finding]:
        return apply_removes(self._site, document, _CODE)


def site_stripper(site: SiteFile) -> Stripper:
    """Return a cleaner with the rules of one site file, for documents of any address."""
    # The plugin for site files would look the address up, and find another file perhaps.
    config = Config(ignore=("site",), select=("tested",))
    return Stripper(config, plugins={"tested": _Only(site)})


def check_site(path: Path, families: Families, config: Config) -> Iterator[Outcome]:
    """Run the tests of a site file.

    Args:
        path: The file.
        families: What reads it.
        config: The configuration that its own adds to.

    Yields:
        One outcome a test, and one for each sort of test that is missing.
    """
    try:
        site = families.load(path)
        if site.config:
            Stripper(config.extended(**dict(site.config)))
    except StripperError as exc:
        yield Outcome(path, "", str(exc))
        return
    stripper = site_stripper(site)
    for test in site.tests:
        try:
            yield Outcome(path, test.name, _fault(stripper, site, test))
        except StripperError as exc:
            yield Outcome(path, test.name, str(exc))
    if site.removes or site.keeps:
        for what, there in _sorts(site.tests):
            if not there:
                yield Outcome(path, "", f"no [[test]] that {what}")


def _sorts(tests: Sequence[SiteTest]) -> Iterator[tuple[str, bool]]:
    yield "shows something removed", any(test.removed or test.lacks for test in tests)
    yield "shows something kept", any(test.has or test.removed == () for test in tests)


def _fault(stripper: Stripper, site: SiteFile, test: SiteTest) -> str:
    """Return what is wrong; nothing where the test holds."""
    url = test.url or (f"https://{site.domains[0]}/" if site.domains else None)
    if test.html is not None:
        result = stripper.clean_html(test.html, url=url)
    else:
        result = stripper.clean(test.text or "", url=url)
    if result.failures:
        return "; ".join(failure.message for failure in result.failures)
    return "\n".join(_differences(test, result))


def _differences(test: SiteTest, result: Result) -> Iterator[str]:
    came = [visible(removal.text) for removal in result.removals]
    if test.removed is not None and came != list(test.removed):
        told = "; ".join(f"'{r.origin}' took {visible(r.text)!r}" for r in result.removals)
        yield f"{told or 'nothing was removed'}\n{diff(test.removed, came)}"
    for part in test.has:
        if part not in result.text:
            yield f"the clean text does not hold {part!r}"
    for part in test.lacks:
        if part in result.text:
            yield f"the clean text still holds {part!r}"
