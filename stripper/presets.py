"""What common users want kept and removed, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stripper.rules import Kind


@dataclass(frozen=True, slots=True)
class Preset:
    """A choice of what to remove, under a name.

    Args:
        keep: Noise kinds that stay in the text.
        promote: Rules that are carried out whatever their level, even those of a kind that is
            kept; by code, code prefix, rule name or plugin name. They need not be installed.
        demote: Rules that only report, in the same terms.
    """

    keep: tuple[Kind, ...] = ()
    promote: tuple[str, ...] = ()
    demote: tuple[str, ...] = ()


PRESETS: Final[Mapping[str, Preset]] = MappingProxyType(
    {
        "news": Preset(),
        "llm": Preset(promote=("link-list", "contact-line")),
        "archive": Preset(
            keep=(Kind.TITLE, Kind.METADATA, Kind.BYLINE, Kind.CAPTION, Kind.TAGS),
            # of these kinds, but furniture
            promote=("share-bar", "breadcrumb", "picture-button"),
            # Corrections and disclosures are part of the record, and so may be a line above the
            # title. The others judge by likeness, and may be wrong.
            demote=(
                *("disclaimer", "page-header"),
                *("reworded-paragraph", "related-cards", "off-topic", "teaser"),
            ),
        ),
    }
)
