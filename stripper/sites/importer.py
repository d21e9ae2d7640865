"""Site patterns of FiveFilters as site files: their rules for HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stripper.errors import ConfigError
from stripper.sites.hosts import host_of, is_public_suffix
from stripper.sites.html import Selector
from stripper.toml import literal

SUFFIX: Final = ".txt"
_BARE: Final = ("self::", "descendant", "id(")  # XPath that does not begin as ours must


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of one FiveFilters file.

    Args:
        name: What the site file is to be called.
        text: The site file.
        carried: How many lines were carried over.
        left: What was left out, and how often.
    """

    name: str
    text: str
    carried: int
    left: Counter[str]


def import_file(path: Path) -> Imported:
    """Read a FiveFilters file, called `example.org.txt` or `.example.org.txt`.

    Raises:
        ConfigError: It cannot be read, its name is no domain, or nothing in it is for us.
    """
    name = path.name.removesuffix(SUFFIX).lstrip(".")
    host = host_of(name)
    if host is None or "." not in name:
        raise ConfigError(f"its name is no domain: '{name}'")
    if is_public_suffix(host):
        raise ConfigError(f"'{name}' is where anybody may register, not one site")
    rules: dict[str, list[str]] = {"body": [], "prune": []}
    left: Counter[str] = Counter()
    for directive, value in _directives(path):
        try:
            key, expression = _carried(directive, value)
            Selector(expression)
        except ConfigError as exc:
            left[str(exc)] += 1
        else:
            rules[key].append(expression)
    carried = sum(map(len, rules.values()))
    if not carried:
        told = f": {', '.join(sorted(left))}" if left else ""
        raise ConfigError(f"nothing in it can be carried over{told}")
    return Imported(f"{name}.toml", _site_file(path.name, rules), carried, left)


def _directives(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the lines of a file as name and value, without comments and blank lines."""
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as exc:
        raise ConfigError(f"cannot be read: {exc.strerror}") from exc
    for line in text.splitlines():
        name, _, value = line.strip().partition(":")
        if name and not name.startswith("#"):
            # `http_header(user-agent)` and the like: what is in brackets belongs to the value.
            yield name.partition("(")[0].strip().lower(), value.strip()


def _carried(directive: str, value: str) -> tuple[str, str]:
    """Return the key of a site file, and the XPath, that a line becomes.

    Raises:
        ConfigError: A site file has nothing for it.
    """
    if directive not in ("body", "strip", "strip_id_or_class"):
        raise ConfigError(directive)
    if not value:
        raise ConfigError(f"{directive} without a value")
    if directive == "strip_id_or_class":
        name = value.strip("\"'")
        if '"' in name:
            raise ConfigError(f"{directive} with quotation marks")
        return "prune", f'//*[contains(@id, "{name}") or contains(@class, "{name}")]'
    xpath = f"({value})" if value.startswith(_BARE) else value
    return "body" if directive == "body" else "prune", xpath


def _site_file(source: str, rules: dict[str, list[str]]) -> str:
    lines = [f"# Rules for HTML, read from {source}.", "", "[html]"]
    for key, expressions in rules.items():
        if expressions:
            lines += [f"{key} = [", *(f"    {literal(each)}," for each in expressions), "]"]
    return "\n".join([*lines, ""])
