"""Templates applied to a document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from stripper.document import Document
from stripper.learn.files import Place, Template, TemplateFile, check_folders, file_name, read
from stripper.learn.keys import compile_pattern, constant_words, is_pattern, mask_all, normal
from stripper.segment import Block

_ALONE: Final = 4  # words; a shorter line might be the author's here
_CACHED: Final = 256  # files; a corpus comes site by site


class Match(NamedTuple):
    """A block that is an instance of a template's line."""

    block: Block
    template: Template
    line: str
    origin: str


class _Pattern(NamedTuple):
    regex: re.Pattern[str]
    line: str
    template: Template


class Templates:
    """The templates in some folders.

    Args:
        folders: Where `stripper learn` put them.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self.folders: Final = tuple(folders)

    def check(self) -> None:
        """Look whether they can be used, without reading them all.

        Raises:
            ConfigError: A folder is not there, or a file in it is of another version.
        """
        check_folders(self.folders)

    def find(self, document: Document) -> list[Match]:
        """Return the blocks of a document that its domain's templates know, in order.

        A line of few words that belongs to a run, or to no place, counts only beside another line.
        What was learned below the articles does not count above them, where a title may say the
        same.

        Raises:
            ConfigError: The file of the document's domain cannot be used.
        """
        if not self.folders or not document.url:
            return []
        from stripper.sites.hosts import domain_of, host_of  # noqa: PLC0415 - slow to import

        host = host_of(document.url)
        if host is None:
            return []
        name = file_name(domain_of(host))
        found: dict[int, Match] = {}
        for folder in self.folders:
            if lines := _lines_in(folder / name):
                for match in lines.matches(document):
                    found.setdefault(match.block.index, match)
        return [
            match
            for index, match in sorted(found.items())
            if index - 1 in found or index + 1 in found or _stands_alone(match)
        ]


def _lines_in(path: Path) -> _Lines | None:
    """Return what a file holds, read anew where it has changed; None where there is no file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return _read(path, status.st_mtime_ns, status.st_size)


@lru_cache(_CACHED)
def _read(path: Path, _mtime: int, _size: int) -> _Lines:
    return _Lines(read(path))


class _Lines:
    """The lines of one file, ready to be looked up: patterns by their first or last word."""

    def __init__(self, file: TemplateFile) -> None:
        self._domain = file.domain
        self._lines: dict[str, Template] = {}
        self._first: dict[str, list[_Pattern]] = {}
        self._last: dict[str, list[_Pattern]] = {}
        self._open: list[_Pattern] = []
        for template in file.templates:
            for line in map(normal, template.lines):
                self._file(line, template)

    def _file(self, line: str, template: Template) -> None:
        if not is_pattern(line):
            self._lines.setdefault(line, template)
            return
        pattern = _Pattern(compile_pattern(line), line, template)
        words = line.split()
        if not is_pattern(words[0]):
            self._first.setdefault(words[0], []).append(pattern)
        elif not is_pattern(words[-1]):
            self._last.setdefault(words[-1], []).append(pattern)
        else:
            self._open.append(pattern)

    def matches(self, document: Document) -> list[Match]:
        """Return the blocks that are instances of a line and stand where it does."""
        found = []
        for block, key in zip(document.blocks, mask_all(document), strict=True):
            if template := self._lines.get(key):
                line = key
            elif pattern := self._pattern(key):
                line, template = pattern.line, pattern.template
            else:
                continue
            if _is_in_place(template.place, block, document):
                found.append((key, Match(block, template, line, f"{self._domain}#{template.id}")))
        title = normal(document.title) if found and document.title else ""
        return [match for key, match in found if key != title]

    def _pattern(self, key: str) -> _Pattern | None:
        """Return the first pattern that a key is an instance of."""
        first = self._first.get(key.partition(" ")[0], ())
        last = self._last.get(key.rpartition(" ")[2], ())
        for patterns in (first, last, self._open):
            for pattern in patterns:
                if pattern.regex.fullmatch(key):
                    return pattern
        return None


def _stands_alone(match: Match) -> bool:
    template = match.template
    alone = len(template.lines) == 1 and template.place is not Place.ANY
    return alone or constant_words(match.line) >= _ALONE


def _is_in_place(place: Place, block: Block, document: Document) -> bool:
    if place is Place.ANY or not document.paragraphs:
        return True
    if place is Place.HEAD:
        return block.index <= document.closing
    return block.index > document.opening if place is Place.TAIL else block.index > 0
