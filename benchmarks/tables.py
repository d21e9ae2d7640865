"""Tables in Markdown, aligned so that a terminal shows them well, and their place in a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).parent.parent / "docs" / "quality.md"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table with columns of even width."""
    lines = [header, *rows]
    widths = [max(3, *(len(line[column]) for line in lines)) for column in range(len(header))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"
        for line in lines
    )


def write_section(page: Path, name: str, text: str) -> None:
    """Put *text* between the markers of that name in a page.

    Raises:
        ValueError: The page has no such markers.
    """
    before = page.read_text(encoding="utf-8")
    start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    pattern = re.compile(f"(?s){re.escape(start)}.*?{re.escape(end)}")
    after, found = pattern.subn(lambda _: f"{start}\n{text}\n\n{end}", before)
    if not found:
        raise ValueError(f"{page}: no section <!-- {name} --> ... <!-- /{name} -->")
    page.write_text(after, encoding="utf-8")
