"""A site file, carried out on a document or a page."""

from __future__ import annotations

from stripper.document import Document
from stripper.errors import ConfigError
from stripper.extract import Article, extract_article
from stripper.rules import Finding, Span
from stripper.sites.find import spans_of
from stripper.sites.html import prepare_page
from stripper.sites.model import SiteFile


def apply_removes(site: SiteFile, document: Document, code: str) -> list[Finding]:
    """Return what the site's rules find.

    Args:
        site: The site file.
        document: A document of the site.
        code: The rule code that the findings carry.

    Raises:
        ConfigError: A pattern takes too long; the message names file, rule and pattern.
    """
    findings = []
    for rule in site.removes:
        try:
            findings += [
                Finding(
                    start, end, code, f"{rule.origin}: {says}", kind=rule.kind, origin=rule.origin
                )
                for (start, end), says in spans_of(document, rule)
            ]
        except ConfigError as exc:
            raise ConfigError(f"{site.path}: '{rule.name}': {exc}") from None
    return sorted(findings, key=lambda finding: finding.start)


def apply_keeps(site: SiteFile, document: Document) -> list[Span]:
    """Return what must stay, in any order.

    Raises:
        ConfigError: A pattern takes too long; the message names file, rule and pattern.
    """
    spans: list[Span] = []
    for rule in site.keeps:
        try:
            spans += [span for span, _ in spans_of(document, rule)]
        except ConfigError as exc:
            raise ConfigError(f"{site.path}: '{rule.name}': {exc}") from None
    return spans


def extract_with(site: SiteFile, html: str, url: str | None) -> Article | None:
    """Return the article in a page as the site file reads it; None where it says nothing of pages.

    Raises:
        InputError: The extractor fails on the page.
    """
    if not (site.prune or site.body) or not html.strip():
        return None
    return extract_article(prepare_page(html, site.prune, site.body), url)
