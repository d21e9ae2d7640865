"""Site files: what to remove and keep on one publisher's pages, as data with tests."""

from __future__ import annotations

from stripper.sites.apply import apply_keeps, apply_removes, extract_with
from stripper.sites.model import SiteFile, SiteRule, SiteTest
from stripper.sites.store import SiteStore, all_places

__all__ = [
    "SiteFile",
    "SiteRule",
    "SiteStore",
    "SiteTest",
    "all_places",
    "apply_keeps",
    "apply_removes",
    "extract_with",
]
