"""What a site file says of a publisher's pages.

What it removes:
    The lines, passages and words that the site file for the document's address names.

Why it is noise:
    Somebody who reads the site has said so, and has tests for it.

Example:
    before: The vote is on Friday.⏎The Olm Courier is read by 9,000 households.
    after: The vote is on Friday.

What it keeps:
    Documents without an address, and those of sites that have no file. What a `[[keep]]` of the
    site file names, whichever plugin finds it.

Options:
    `sites` in the configuration, and `--sites`: files and folders, the nearest first. Of two files
    for one domain the nearer is used; it may extend the other.

Source:
    docs/sites.md
"""

from __future__ import annotations

from pathlib import Path

from stripper import Article, Config, Document, Finding, Kind, Level, Rule, Span, hookimpl
from stripper.sites import SiteFile, SiteStore, all_places, apply_keeps, apply_removes, extract_with

_stores: dict[tuple[Path, ...], SiteStore] = {}  # an index of files, none of documents


@hookimpl
def stripper_rules(config: Config) -> list[Rule]:
    _stores[config.sites] = SiteStore(all_places(config.sites))
    summary = "What the site file for the document's address names."
    return [Rule("SIT01", "site-rule", Kind.SITE, Level.SAFE, summary, heuristic=False)]


@hookimpl
def stripper_adjust(url: str, config: Config) -> Config | None:
    site = _site(url, config)
    return config.extended(**dict(site.config)) if site and site.config else None


@hookimpl
def stripper_extract(html: str, url: str | None, config: Config) -> Article | None:
    site = _site(url, config)
    return extract_with(site, html, url) if site else None


@hookimpl
def stripper_keep(document: Document, config: Config) -> list[Span]:
    site = _site(document.url, config)
    return apply_keeps(site, document) if site else []


@hookimpl
def stripper_find(document: Document, config: Config) -> list[Finding]:
    site = _site(document.url, config)
    return apply_removes(site, document, "SIT01") if site else []


def _site(url: str | None, config: Config) -> SiteFile | None:
    return _stores[config.sites].site_for(url)
