"""Write what the code says of itself: the pages and tables of rules, the reference of site files.

`--check` writes nothing and fails where a file is not current.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from stripper import Config
from stripper.plugins import Plugin, load_plugins
from stripper.rules import Kind
from stripper.sites.keys import LISTED, MEANS, TABLES, Holds, Key

ROOT: Final = Path(__file__).parent.parent
HEADINGS: Final = (
    "What it removes",
    "Why it is noise",
    "Example",
    "What it keeps",
    "Options",  # where there are any
    "Source",
)
_HEADING: Final = re.compile(rf"(?m)^({'|'.join(HEADINGS)}):\n")
_TABLE: Final = re.compile(r"(?s)(<!-- rules -->\n).*?(<!-- /rules -->\n)")
_KEYS: Final = re.compile(r"(?s)(<!-- keys -->\n).*?(<!-- /keys -->\n)")

_STRINGS: Final = {"type": "array", "items": {"type": "string"}}
_FORMS: Final[Mapping[Holds, dict[str, Any]]] = {
    Holds.STRING: {"type": "string"},
    Holds.STRINGS: _STRINGS,
    Holds.ONE_OR_MORE: {"anyOf": [{"type": "string"}, _STRINGS]},
    Holds.PATTERNS: {**_STRINGS, "minItems": 2, "maxItems": 2},
    Holds.PATTERN: {"type": "string", "format": "regex"},
    Holds.COUNT: {"type": "integer", "minimum": 1},
    Holds.KIND: {"enum": [str(kind) for kind in Kind]},
}


def built_in() -> tuple[Plugin, ...]:
    """Return the plugins that come with stripper, in the order in which they run."""
    plugins = load_plugins(Config(strict=True)).plugins
    return tuple(plugin for plugin in plugins if plugin.source.startswith("article-stripper "))


def sections(page: str) -> dict[str, str]:
    """Return the sections of a plugin's page by heading; what stands first is under ''."""
    parts = ["", *_HEADING.split(page)]
    return {
        heading: re.sub(r"(?m)^    ", "", body).strip()
        for heading, body in zip(parts[::2], parts[1::2], strict=True)
    }


def example(page: str) -> tuple[str, str]:
    """Return the texts before and after in a page's example, with real line ends."""
    match = re.fullmatch(r"(?s)before: (.*)\nafter: (.*)", sections(page)["Example"])
    if match is None:
        raise ValueError(f"no example with 'before:' and 'after:' in: {page.splitlines()[0]}")
    before, after = (re.sub(r"\n\s+", " ", part).replace("⏎", "\n") for part in match.groups())
    return before, after


def table(plugins: Iterable[Plugin], *, link: bool = False) -> str:
    """Return the rules as a Markdown table."""
    rows = ["| code | rule | plugin | level | what it finds |", "| --- | --- | --- | --- | --- |"]
    for plugin in plugins:
        name = f"[{plugin.name}](docs/rules.md#{plugin.name})" if link else plugin.name
        rows += [
            f"| `{rule.code}` | {rule.name} | {name} | {rule.level} | {rule.summary} |"
            for rule in sorted(plugin.rules, key=lambda rule: rule.code)
        ]
    return "\n".join(rows) + "\n"


def rules_page(plugins: Iterable[Plugin]) -> str:
    """Return docs/rules.md."""
    pages = [
        "# Rules\n\nWritten by `make docs` from the plugins themselves; edit those. Plugins stand "
        "in the order in which\nthey run. `stripper explain RULE` shows the same page.\n"
    ]
    for plugin in plugins:
        parts = sections(plugin.page)
        pages.append(f"## {plugin.name}\n\n{parts['']}\n\n{table([plugin])}")
        for heading in filter(parts.__contains__, HEADINGS):
            body = parts[heading]
            if heading == "Example":
                before, after = example(plugin.page)
                body = f"Before:\n\n```text\n{before}\n```\n\nAfter:\n\n```text\n{after}\n```"
            pages.append(f"### {heading}\n\n{body}\n")
    return "\n".join(pages)


def site_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a site file."""
    top = _table_schema("")
    for name in TABLES:
        if name:
            table = _table_schema(name)
            top["properties"][name] = {"type": "array", "items": table} if name in LISTED else table
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A site file of stripper",
        **top,
    }


def _table_schema(name: str) -> dict[str, Any]:
    keys = TABLES[name]
    table: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _key_schema(entry) for key, entry in keys.items()},
    }
    if required := [key for key, entry in keys.items() if entry.required]:
        table["required"] = required
    if set(MEANS) <= keys.keys():
        table["oneOf"] = [{"required": [means]} for means in MEANS]
    return table


def _key_schema(key: Key) -> dict[str, Any]:
    return {**_FORMS[key.holds], "description": key.says.replace("*", "")}


def reference() -> str:
    """Return the tables of keys, in Markdown."""
    parts = []
    for name, keys in TABLES.items():
        title = f"[[{name}]]" if name in LISTED else f"[{name}]"
        parts.append(f"### `{title}`\n" if name else "### At the top\n")
        parts.append("| key | holds | what it means |\n| --- | --- | --- |")
        parts += [
            f"| `{key}` | {entry.holds}{', required' if entry.required else ''} | {entry.says} |"
            for key, entry in keys.items()
        ]
        parts.append("")
    return "\n".join(parts)


def files() -> dict[Path, str]:
    """Return the files that are written, with what they should hold."""
    plugins = built_in()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rules = table(plugins, link=True)
    sites = (ROOT / "docs" / "sites.md").read_text(encoding="utf-8")
    schema = json.dumps(site_schema(), indent=2, ensure_ascii=False)
    return {
        ROOT / "docs" / "rules.md": rules_page(plugins),
        ROOT / "docs" / "sites.md": _KEYS.sub(lambda m: m[1] + reference() + m[2], sites),
        ROOT / "docs" / "site.schema.json": f"{schema}\n",
        ROOT / "README.md": _TABLE.sub(lambda match: match[1] + rules + match[2], readme),
    }


def main() -> int:
    """Write the files, or with `--check` name those that are not current."""
    stale = 0
    for path, text in files().items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if "--check" in sys.argv[1:]:
            print(f"{path.relative_to(ROOT)} is not current: run `make docs`", file=sys.stderr)
            stale = 1
        else:
            path.write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
