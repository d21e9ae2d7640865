"""Templates applied to a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from stripper.document import Document
from stripper.learn.files import Place, Template, TemplateFile, check_folders, file_name, read
from stripper.learn.keys import compile_pattern, constant_words, is_pattern, mask, normal
from stripper.segment import Block

_ALONE: Final = 4  # words; a shorter line might be the author's here
_CACHED: Final = 256  # files; a corpus comes site by site


class Match(NamedTuple):
    """A block that is an instance of a template's line."""

    block: Block
    template: Template
    line: str
    origin: str


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
        from stripper.sites.hosts import domain_of, host_of  # noqa: PLC0415 - slow to import

        host = host_of(document.url) if self.folders and document.url else None
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
            if _stands_alone(match) or index - 1 in found or index + 1 in found
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
    """The lines of one file, ready to be looked up."""

    def __init__(self, file: TemplateFile) -> None:
        self._domain = file.domain
        self._lines: dict[str, Template] = {}
        self._patterns: dict[str, list[tuple[re.Pattern[str], str, Template]]] = {}
        for template in file.templates:
            for line in map(normal, template.lines):
                if is_pattern(line):
                    pattern = (compile_pattern(line), line, template)
                    self._patterns.setdefault(_handle(line), []).append(pattern)
                else:
                    self._lines.setdefault(line, template)

    def matches(self, document: Document) -> Iterator[Match]:
        title = normal(document.title) if document.title else ""
        for block, key in zip(document.blocks, document.keys, strict=True):
            if not key:
                continue
            masked = mask(key)
            if masked == title:
                continue
            for line, template in self._found(masked):
                if _is_in_place(template.place, block, document):
                    origin = f"{self._domain}#{template.id}"
                    yield Match(block, template, line, origin)
                    break

    def _found(self, key: str) -> Iterator[tuple[str, Template]]:
        if template := self._lines.get(key):
            yield key, template
        first, _, rest = key.partition(" ")
        last = rest.rpartition(" ")[2]
        for handle in (f"{first} ", f" {last}", ""):
            for pattern, line, template in self._patterns.get(handle, ()):
                if pattern.fullmatch(key):
                    yield line, template


def _stands_alone(match: Match) -> bool:
    template = match.template
    alone = len(template.lines) == 1 and template.place is not Place.ANY
    return alone or constant_words(match.line) >= _ALONE


def _handle(line: str) -> str:
    """Return what a pattern is looked up by: its first word or its last, where one is constant."""
    words = line.split()
    if not is_pattern(words[0]):
        return f"{words[0]} "
    return "" if is_pattern(words[-1]) else f" {words[-1]}"


def _is_in_place(place: Place, block: Block, document: Document) -> bool:
    if place is Place.ANY or not document.paragraphs:
        return True
    if place is Place.HEAD:
        return block.index <= document.closing
    return block.index > document.opening if place is Place.TAIL else block.index > 0
