"""Pieces of documents that are safe to show on a terminal."""

from __future__ import annotations

from typing import Final, TypeAlias

from stripper.segment import LINE_ENDS

StyledLine: TypeAlias = list[tuple[str, str]]
"""One line as pieces, each with its style."""

ELLIPSIS: Final = "…"
GONE, KEPT, WHY = "red", "dim", "yellow"
# A document may hold escape sequences, and a terminal would obey them.
_SHOWN: Final[dict[int, int | str]] = {
    **{code: 0x2400 + code for code in range(32) if chr(code) != "\t"},
    0x7F: 0x2421,
    **dict.fromkeys((*range(128, 160), *range(55296, 57344)), 65533),
    **{code: f"<U+{code:04X}>" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))},
}


def printable(text: str) -> str:
    """Return *text* with a visible sign for each character that is not for showing.

    Those are what steers a terminal, turns the direction of the rest of the line, or cannot be
    written at all.
    """
    return text.translate(_SHOWN)


def white_space(text: str) -> str:
    """Return what to show for *text*, which is nothing but white space."""
    breaks = len(text.splitlines())
    if text[-1:] not in LINE_ENDS:
        return "(white space)"
    return "(1 line end)" if breaks == 1 else f"({breaks} line ends)"


def cut_line(before: str, gone: str, after: str, width: int) -> StyledLine:
    """Return a line that goes, or the part of it that does between `[-` and `-]`.

    Args:
        before: What stays of the line in front of that part.
        gone: The part, printable.
        after: What stays behind it.
        width: How many characters of what stays are shown, at most, on each side.
    """
    if not (before.strip() or after.strip()):
        return [(gone, GONE)]
    return [
        (shorten_left(before, width), KEPT),
        (f"[-{gone}-]", GONE),
        (shorten(after, width), KEPT),
    ]


def shorten(text: str, width: int) -> str:
    """Return *text* on one line, white space folded, at most *width* characters and printable."""
    line = " ".join(text[: 4 * width].split())
    if len(line) <= width and len(text) <= 4 * width:
        return printable(line)
    return printable(line[: width - 1].rstrip()) + ELLIPSIS


def shorten_left(text: str, width: int) -> str:
    """Return the end of *text* in the manner of `shorten`."""
    line = " ".join(text[-4 * width :].split())
    if len(line) <= width and len(text) <= 4 * width:
        return printable(line)
    return ELLIPSIS + printable(line[-(width - 1) :].lstrip())
