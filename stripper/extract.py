"""HTML to an Article: title, date and blocks with their tags. The only importer of trafilatura."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stripper.segment import Block


@dataclass(frozen=True, slots=True)
class Article:
    """What an extractor found in a page.

    Args:
        text: The text, one block a line.
        blocks: Its blocks with tag and link density; empty to have the text split into lines.
        metadata: Facts of the page, such as title, date, author, site and url; only those known.
    """

    text: str
    blocks: Sequence[Block] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)


def decode_html(data: bytes) -> str:
    raise NotImplementedError


def extract_article(html: str, url: str | None = None) -> Article:
    raise NotImplementedError
