"""The keys of a site file: what each holds and means. Reader, schema and reference go by it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple


class Holds(StrEnum):
    """The form of a value."""

    STRING = "string"
    STRINGS = "list of strings"
    ONE_OR_MORE = "string or list of strings"
    PATTERNS = "list of two patterns"
    PATTERN = "pattern"
    COUNT = "whole number from 1"
    KIND = "noise kind"


class Key(NamedTuple):
    """One key: the form of its value, and what it means, in a sentence."""

    holds: Holds
    says: str
    required: bool = False
    any_line: bool = False  # whether a pattern may match all lines


def _means(verb: str) -> dict[str, Key]:
    return {
        "line": Key(Holds.PATTERN, f"{verb} each line that matches."),
        "phrase": Key(Holds.STRING, f"{verb} these words wherever they stand, inside a line too."),
        "between": Key(
            Holds.PATTERNS,
            f"{verb} from a line that matches the first to the next that matches the second.",
        ),
        "after": Key(
            Holds.PATTERN, f"{verb} the first line below the top that matches, and all below it."
        ),
        "before": Key(
            Holds.PATTERN, f"{verb} the first line above the end that matches, and all above it."
        ),
        "first": Key(Holds.COUNT, f"{verb} so many lines at the top, if one of them matches *if*."),
        "last": Key(Holds.COUNT, f"{verb} so many lines at the end, if one of them matches *if*."),
        "repeated": Key(
            Holds.PATTERN, f"{verb} each line that matches and stood before.", any_line=True
        ),
    }


_ABOUT: Final = {
    "name": Key(Holds.STRING, "The rule's name, for logs; unique in the file.", required=True),
    "below": Key(
        Holds.COUNT,
        "With *line*: also up to so many lines below it, as far as they are no paragraphs.",
    ),
    "if": Key(Holds.PATTERN, "The condition of *first* and *last*."),
    "why": Key(Holds.STRING, "What the site does there, for whoever reads the file."),
}
MEANS: Final = tuple(_means(""))
TABLES: Final[Mapping[str, Mapping[str, Key]]] = MappingProxyType(
    {
        "": {
            "domains": Key(
                Holds.STRINGS, "The site's domains, subdomains included; else the file's name."
            ),
            "extends": Key(Holds.ONE_OR_MORE, "Site files whose rules this one takes over."),
        },
        "config": {
            "preset": Key(Holds.STRING, "The preset for this site."),
            "keep": Key(Holds.STRINGS, "Noise kinds that stay, besides those kept everywhere."),
            "ignore": Key(Holds.STRINGS, "Rules to leave out on this site."),
            "promote": Key(Holds.STRINGS, "Rules to carry out whatever their level."),
            "demote": Key(Holds.STRINGS, "Rules that only report on this site."),
        },
        "html": {
            "prune": Key(
                Holds.STRINGS, "CSS or XPath: elements to drop before the article is extracted."
            ),
            "body": Key(
                Holds.STRINGS,
                "CSS or XPath: the elements that hold the article; the first that is found counts.",
            ),
        },
        "remove": {
            **_ABOUT,
            "kind": Key(Holds.KIND, "What the noise is; `site` unless given."),
            **_means("Removes"),
        },
        "keep": {**_ABOUT, **_means("Keeps")},
        "test": {
            "name": Key(Holds.STRING, "The test's name.", required=True),
            "text": Key(Holds.STRING, "A text as the extractor leaves it."),
            "html": Key(Holds.STRING, "A page, in place of *text*."),
            "url": Key(Holds.STRING, "Its address; the site's first domain unless given."),
            "removed": Key(
                Holds.STRINGS, "All that the file's rules remove, in order; `[]` for nothing."
            ),
            "has": Key(Holds.STRINGS, "What the clean text must still hold."),
            "lacks": Key(Holds.STRINGS, "What it must not."),
        },
    }
)
LISTED: Final = ("remove", "keep", "test")  # tables that may come many times: [[remove]]
