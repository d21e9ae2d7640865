"""Template files: one a domain, TOML that people read and edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from stripper.errors import ConfigError
from stripper.rules import Kind
from stripper.toml import quoted, read_toml

FORMAT: Final = 1
SUFFIX: Final = ".toml"
_HEAD: Final = """\
# Learned by `stripper learn`. Delete what is no noise; a kind can be changed.
# In a line, * stands for one to four words and 0 for any number.
"""
_FILE_KEYS: Final = {"format", "domain", "articles", "template"}


class Place(StrEnum):
    """Where on its pages a template stands, seen from the article's paragraphs."""

    HEAD = "head"
    INSIDE = "inside"
    TAIL = "tail"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Template:
    """A line, or a run of lines that stand together.

    Args:
        id: What the log calls it, together with the domain.
        lines: Their words in lower case, with 0 for numbers and * for what varies.
        kind: The noise kind.
        place: Where it stands.
        count: On how many distinct articles it was seen.
        share: That as a share of the articles looked at, in [0, 1].
        first: The day of the first of them, where days are known.
        last: The day of the last.
        example: The lines of one page.
        seen: The address of that page.
    """

    id: str
    lines: tuple[str, ...]
    kind: Kind = Kind.TEMPLATE
    place: Place = Place.ANY
    count: int = 0
    share: float = 0.0
    first: date | None = None
    last: date | None = None
    example: tuple[str, ...] = ()
    seen: str = ""


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """The templates of one domain, learned from so many distinct articles."""

    domain: str
    articles: int
    templates: tuple[Template, ...]


def file_name(domain: str) -> str:
    """Return the name of a domain's file; colons, of IPv6 addresses, are not allowed everywhere."""
    return domain.replace(":", "_") + SUFFIX


def dump(file: TemplateFile) -> str:
    """Return a template file as TOML."""
    head = f"{_HEAD}format = {FORMAT}\ndomain = {quoted(file.domain)}\narticles = {file.articles}\n"
    return head + "".join(f"\n{_dump_one(template)}" for template in file.templates)


def _dump_one(template: Template) -> str:
    rows = [
        "[[template]]",
        f"id = {quoted(template.id)}",
        f"kind = {quoted(template.kind)}",
        f"place = {quoted(template.place)}",
        f"lines = {_strings(template.lines)}",
        f"count = {template.count}",
        f"share = {template.share:.3f}",
        *(f"{key} = {day}" for key in ("first", "last") if (day := getattr(template, key))),
        f"example = {_strings(template.example)}",
        f"seen = {quoted(template.seen)}",
    ]
    return "\n".join(rows) + "\n"


def _strings(values: Sequence[str]) -> str:
    if len(values) == 1:
        return f"[{quoted(values[0])}]"
    return "[\n" + "".join(f"  {quoted(value)},\n" for value in values) + "]"


def read(path: Path) -> TemplateFile:
    """Read a template file.

    Raises:
        ConfigError: It is damaged or of another version, or a key or value is wrong; the message
            names file and template and says what to do.
    """
    try:
        data = read_toml(path)
    except ConfigError as exc:
        raise ConfigError(f"{exc}; mend it, or learn it anew") from exc
    try:
        check_format(data.get("format"))
        _check_keys(data, _FILE_KEYS)
        tables = _typed(data, "template", list, [])
        return TemplateFile(
            _typed(data, "domain", str),
            _typed(data, "articles", int, 0),
            tuple(_read_numbered(number, table) for number, table in enumerate(tables, 1)),
        )
    except (TypeError, ValueError) as exc:
        raise ConfigError(f"{path}: {exc}") from None


def check_format(number: object) -> None:
    """Raise ValueError for a format that is not read here."""
    if number != FORMAT or isinstance(number, bool):
        told = "no 'format'" if number is None else f"format {number!r}"
        raise ValueError(f"{told}, and format {FORMAT} is read here; learn the templates anew")


def _read_numbered(number: int, table: object) -> Template:
    name = table.get("id") if isinstance(table, Mapping) else None
    try:
        return _read_one(table)
    except (TypeError, ValueError) as exc:
        raise ValueError(f"template {name or f'number {number}'}: {exc}") from None


def _read_one(table: object) -> Template:
    if not isinstance(table, Mapping):
        raise TypeError(f"want a [[template]] table, got {table!r}")
    _check_keys(table, Template.__slots__)
    lines = _typed(table, "lines", list)
    if not lines or not all(isinstance(line, str) and line.strip(" *0") for line in lines):
        raise ValueError(f"lines: want strings, each with a word in it, got {lines!r}")
    return Template(
        id=_typed(table, "id", str, lines[0]),
        lines=tuple(lines),
        kind=_chosen(table, "kind", Kind, Kind.TEMPLATE),
        place=_chosen(table, "place", Place, Place.ANY),
        count=_typed(table, "count", int, 0),
        share=float(_typed(table, "share", (float, int), 0.0)),
        first=_typed(table, "first", date, None),
        last=_typed(table, "last", date, None),
        example=tuple(map(str, _typed(table, "example", list, []))),
        seen=_typed(table, "seen", str, ""),
    )


def _check_keys(table: Mapping[str, Any], known: Iterable[str]) -> None:
    if unknown := table.keys() - set(known):
        raise ValueError(f"unknown key {', '.join(sorted(unknown))}; known: {', '.join(known)}")


_REQUIRED: Final = object()


def _typed(
    table: Mapping[str, Any], key: str, wanted: type | tuple[type, ...], default: Any = _REQUIRED
) -> Any:
    value = table.get(key, default)
    if value is _REQUIRED:
        raise ValueError(f"'{key}' is missing")
    if value is not default and (not isinstance(value, wanted) or isinstance(value, bool)):
        raise TypeError(f"{key}: {value!r} has the wrong type")
    return value


def _chosen(table: Mapping[str, Any], key: str, choices: type[StrEnum], default: StrEnum) -> Any:
    value = table.get(key, default)
    if value not in list(choices):
        raise ValueError(f"{key}: {value!r} is none of {', '.join(choices)}")
    return choices(value)


def check_folders(folders: Iterable[Path]) -> None:
    """Check that the folders are there and hold templates of this format.

    Only the first lines of each file are read; the rest is, when a document of its domain comes.

    Raises:
        ConfigError: One is not there, or a file is of another version.
    """
    for folder in folders:
        if not folder.is_dir():
            raise ConfigError(
                f"templates {folder}: no such folder; `stripper learn PATH -o {folder}` makes one"
            )
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            try:
                check_format(_format_of(path))
            except (OSError, ValueError) as exc:
                raise ConfigError(f"{path}: {exc}") from exc


def _format_of(path: Path) -> object:
    """Return the format that stands in the first line that is no comment."""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                key, _, value = line.partition("=")
                value = value.partition("#")[0].strip()
                if key.strip() != "format":
                    return None
                return int(value) if value.isdecimal() else value
    return None
