"""Read a site file, strictly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NoReturn

from stripper.config import Config
from stripper.errors import ConfigError, meant
from stripper.rules import Kind
from stripper.sites.hosts import host_of, is_public_suffix
from stripper.sites.html import Selector
from stripper.sites.keys import LISTED, MEANS, TABLES, Holds, Key
from stripper.sites.model import SiteFile, SiteRule, SiteTest
from stripper.sites.patterns import Pattern
from stripper.toml import parse_toml, read_text

_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHORTEST: Final = 4  # letters of a phrase; fewer are part of too many words
_HEADER: Final = re.compile(r"^[ \t]*\[{1,2}[ \t]*(\w+)[ \t]*\]{1,2}[ \t]*(?:#.*)?$", re.MULTILINE)


def read_head(path: Path) -> SiteFile:
    """Read the name, domains and families of a site file, and leave its rules for later.

    Raises:
        ConfigError: They cannot be read or used; the message names file and key.
    """
    text = read_text(path)
    table = _HEADER.search(text)
    # In TOML the keys of the file itself come before its first table.
    head = parse_toml(path, text[: table.start()] if table else text)
    reader = _Reader(path, text)
    values = reader.values(head, "", 0)
    return SiteFile(path, path.stem, _domains(reader, values), _names(values.get("extends", ())))


def read_site(path: Path) -> SiteFile:
    """Read a site file.

    Raises:
        ConfigError: It cannot be read, or has a key, value or pattern that cannot be used; the
            message names file, line and pattern.
    """
    text = read_text(path)
    data = parse_toml(path, text)
    reader = _Reader(path, text)
    tables = {name: data.pop(name, [] if name in LISTED else {}) for name in TABLES if name}
    top = reader.values(data, "", 0)
    listed = {name: reader.listed(tables[name], name) for name in LISTED}
    html = reader.values(tables["html"], "html", 0)
    config = reader.values(tables["config"], "config", 0)
    with reader.at("config", 0, ""):
        Config().extended(**config)
    return SiteFile(
        path=path,
        name=path.stem,
        domains=_domains(reader, top),
        extends=_names(top.get("extends", ())),
        config=tuple(config.items()),
        prune=_selectors(reader, html, "prune"),
        body=_selectors(reader, html, "body"),
        removes=tuple(_rules(reader, listed["remove"], "remove")),
        keeps=tuple(_rules(reader, listed["keep"], "keep")),
        tests=tuple(_tests(reader, listed["test"])),
    )


class _Reader:
    """Reads the values of one file, and knows the line that an error is in."""

    def __init__(self, path: Path, text: str) -> None:
        self.path: Final = path
        self._text: Final = text

    def listed(self, tables: Any, name: str) -> list[dict[str, Any]]:
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self.fail(name, 0, "", f"write it as [[{name}]]")
        return [self.values(table, name, number) for number, table in enumerate(tables)]

    def values(self, table: Any, name: str, number: int) -> dict[str, Any]:
        keys = TABLES[name]
        if not isinstance(table, dict):
            self.fail(name, number, "", f"write it as [{name}]")
        for key in table:
            if key in LISTED and not name:
                self.fail(name, number, key, f"write it as [[{key}]]")
            if key not in keys:
                known = [*keys, *(TABLES if not name else ())]
                hint = meant(key, known, f"known are {', '.join(keys)}")
                self.fail(name, number, key, f"unknown key; {hint}")
        for key, wanted in keys.items():
            if wanted.required and key not in table:
                self.fail(name, number, "", f"'{key}' is missing: {wanted.says}")
        values = {}
        for key, value in table.items():
            with self.at(name, number, key):
                values[key] = _converted(keys[key], value)
        return values

    @contextmanager
    def at(self, name: str, number: int, key: str) -> Iterator[None]:
        """Let an error name the line of a key."""
        try:
            yield
        except ConfigError as exc:
            self.fail(name, number, key, str(exc))

    def fail(self, name: str, number: int, key: str, message: str) -> NoReturn:
        heads = [m for m in _HEADER.finditer(self._text) if m[1] == name] if name else []
        start = heads[min(number, len(heads) - 1)].start() if heads else 0
        found = re.compile(rf"^[\s\[]*[\"']?{re.escape(key)}\b", re.MULTILINE).search(
            self._text, start
        )
        at = found.end() if key and found else start
        line = self._text.count("\n", 0, at) + 1
        shown = f"[[{name}]] " if name in LISTED else f"[{name}] " if name else ""
        raise ConfigError(f"{self.path}:{line}: {shown}{key and f'{key}: '}{message}")


def _converted(key: Key, value: Any) -> Any:
    """Return a value in the form that its key wants, patterns compiled."""
    if key.holds is Holds.ONE_OR_MORE and isinstance(value, str):
        return (value,)
    if key.holds in (Holds.STRINGS, Holds.ONE_OR_MORE) and _are_strings(value):
        return tuple(value)
    if key.holds is Holds.PATTERNS and _are_strings(value) and len(value) == 2:
        return tuple(_pattern(source) for source in value)
    if key.holds is Holds.PATTERN and isinstance(value, str):
        return _pattern(value, any_line=key.any_line)
    if key.holds is Holds.KIND and value in list(Kind):
        return Kind(value)
    fits = type(value) is int and value > 0 if key.holds is Holds.COUNT else isinstance(value, str)
    if not fits or key.holds not in (Holds.STRING, Holds.COUNT):
        kinds = f" ({', '.join(Kind)})" if key.holds is Holds.KIND else ""
        raise ConfigError(f"want a {key.holds}{kinds}, got {value!r}")
    return value


def _are_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _pattern(source: str, *, any_line: bool = False) -> Pattern:
    try:
        return Pattern(source, any_line=any_line)
    except ConfigError as exc:
        raise ConfigError(f"the pattern '{source}': {exc}") from None


def _names(value: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.removesuffix(".toml") for name in value)


def _domains(reader: _Reader, top: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the hosts that a file is for; without `domains` its own name, if that is one."""
    named = top.get("domains")
    if named is None:
        host = host_of(reader.path.stem) if "." in reader.path.stem else None
        return (host,) if host and not is_public_suffix(host) else ()
    with reader.at("", 0, "domains"):
        return tuple(map(_host, named))


def _host(domain: str) -> str:
    host = host_of(domain.removeprefix("*."))
    if host is None or "/" in domain:
        raise ConfigError(f"'{domain}' is no domain; write it as example.org")
    if is_public_suffix(host):
        raise ConfigError(f"'{domain}' is where anybody may register; name the site's own domain")
    return host


def _selectors(reader: _Reader, html: Mapping[str, Any], key: str) -> tuple[Selector, ...]:
    with reader.at("html", 0, key):
        return tuple(map(Selector, html.get(key, ())))


def _rules(reader: _Reader, tables: Sequence[Mapping[str, Any]], sort: str) -> Iterator[SiteRule]:
    names: set[str] = set()
    said: dict[tuple[object, ...], str] = {}
    for number, table in enumerate(tables):
        name = table["name"]
        if not _NAME.fullmatch(name):
            reader.fail(sort, number, "name", f"'{name}': want lower-case words joined by '-'")
        if name in names:
            reader.fail(sort, number, "name", f"two rules are called '{name}'")
        names.add(name)
        means = [key for key in MEANS if key in table]
        if len(means) != 1:
            told = f", got {' and '.join(means)}" if means else ""
            reader.fail(sort, number, "", f"'{name}': want one of {', '.join(MEANS)}{told}")
        with reader.at(sort, number, means[0]):
            rule = _rule(reader.path.stem, table, means[0])
            sources = tuple(pattern.source for pattern in rule.patterns)
            first = said.setdefault((rule.means, sources, rule.phrase, rule.count), name)
            if first != name:
                raise ConfigError(f"'{name}' says the same as '{first}'; leave one of them")
            yield rule


def _rule(site: str, table: Mapping[str, Any], means: str) -> SiteRule:
    value = table[means]
    rule = SiteRule(site, table["name"], means, kind=table.get("kind", Kind.SITE))
    if means in ("first", "last"):
        if "if" not in table:
            raise ConfigError("needs an 'if': a pattern that one of the lines must match")
        return replace(rule, count=value, patterns=(table["if"],))
    if "if" in table:
        raise ConfigError("'if' goes with 'first' and 'last' only")
    if "below" in table and means != "line":
        raise ConfigError("'below' goes with 'line' only")
    if means == "phrase":
        if sum(map(str.isalnum, value)) < _SHORTEST:
            raise ConfigError(f"'{value}' has under {_SHORTEST} letters; it would match too much")
        return replace(rule, phrase=value)
    patterns = value if isinstance(value, tuple) else (value,)
    return replace(rule, patterns=patterns, below=table.get("below", 0))


def _tests(reader: _Reader, tables: Sequence[Mapping[str, Any]]) -> Iterator[SiteTest]:
    names: set[str] = set()
    for number, table in enumerate(tables):
        if table["name"] in names:
            reader.fail("test", number, "name", f"two tests are called '{table['name']}'")
        names.add(table["name"])
        if ("text" in table) == ("html" in table):
            reader.fail("test", number, "", f"'{table['name']}': want either text or html")
        if not {"removed", "has", "lacks"} & table.keys():
            reader.fail("test", number, "", f"'{table['name']}': want removed, has or lacks")
        if "html" in table and "removed" in table:
            reader.fail("test", number, "removed", "of a page, say what the text has or lacks")
        yield SiteTest(
            name=table["name"],
            text=table.get("text"),
            html=table.get("html"),
            url=table.get("url"),
            removed=table.get("removed"),
            has=table.get("has", ()),
            lacks=table.get("lacks", ()),
        )
