"""Case files, read strictly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

from stripper.document import Document
from stripper.errors import ConfigError, StripperError
from stripper.toml import read_toml

_BOTH: Final = {"name", "text", "title", "url", "lang", "known_failure", "context", "after"}
_KEYS: Final = {
    "removes": _BOTH | {"rule", "removed", "settles"},
    "keeps": _BOTH | {"tempts", "why"},
}
_REQUIRED: Final = {
    "removes": ("name", "text", "rule", "removed"),
    "keeps": ("name", "text", "why"),
}
_CONTEXTS: Final = ("plugin", "all")


class CaseError(StripperError):
    """A case file that cannot be used, or that leaves a rule untested."""


class CaseFailure(AssertionError):  # noqa: N818 - no error, a failed test
    """A case that does not hold; the message says what was expected and what came."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one test.

    Args:
        path: The file that it stands in.
        name: Its name; empty for what is wrong with the whole file.
        fault: What is wrong, with a diff; empty where the test holds.
    """

    path: Path
    name: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One text, with what a plugin must do to it.

    Args:
        path: The file it stands in.
        plugin: The plugin's name.
        name: Unique in the file.
        text: The text given.
        rules: The code of each removal, or of one for all; for a keep, the rules it tempts.
        removed: What goes, in order, without the white space around it; empty for a keep. A
            removal of white space alone stands as it is.
        after: The clean text, where the case states it; for a keep, what rules that it does
            not tempt leave of the text.
        why: For a keep, why the text looks like noise and is none.
        title: The article's title.
        url: Its address.
        lang: Its language; detected when None.
        known_failure: Why the case does not hold today; then it must not.
        settles: False where a second run finds more.
        context: `plugin` to run only its rules, `all` to run every plugin's.
    """

    path: Path
    plugin: str
    name: str
    text: str
    rules: tuple[str, ...]
    removed: tuple[str, ...] = ()
    after: str | None = None
    why: str = ""
    title: str | None = None
    url: str | None = None
    lang: str | None = None
    known_failure: str | None = None
    settles: bool = True
    context: str = "plugin"

    @property
    def id(self) -> str:
        """The case's name in a test run."""
        return f"{self.plugin}-{self.name}"

    def document(self) -> Document:
        """Return a new document of the case's text."""
        return Document(self.text, title=self.title, url=self.url, lang=self.lang)

    def fail(self, message: str) -> NoReturn:
        """Raise a failure that names file and case."""
        __tracebackhide__ = True
        raise CaseFailure(f"{self.path}: {self.name}: {message}")


def load_cases(path: str | Path, plugin: str | None = None) -> list[Case]:
    """Read a case file.

    Args:
        path: The file.
        plugin: The plugin's name; the file's stem when None.

    Raises:
        CaseError: The file cannot be read, or a table has an unknown key, lacks one or repeats
            another; the message names file and case.
    """
    path = Path(path)
    try:
        data = read_toml(path)
    except ConfigError as exc:
        raise CaseError(str(exc)) from exc
    if unknown := data.keys() - _KEYS.keys():
        raise CaseError(f"{path}: unknown {join(unknown)}; want [[removes]] and [[keeps]]")
    cases = []
    for sort in _KEYS:
        for number, table in enumerate(data.get(sort, ()), 1):
            where = f"{path}: {table.get('name') or f'[[{sort}]] number {number}'}"
            try:
                cases.append(_read_case(sort, table, path, plugin or path.stem))
            except (TypeError, ValueError) as exc:
                raise CaseError(f"{where}: {exc}") from None
    _check_repeats(path, cases)
    return cases


def _read_case(sort: str, table: Mapping[str, Any], path: Path, plugin: str) -> Case:
    if unknown := table.keys() - _KEYS[sort]:
        raise ValueError(f"unknown key {join(unknown)}; known are {join(_KEYS[sort])}")
    if missing := [key for key in _REQUIRED[sort] if not table.get(key)]:
        raise ValueError(f"a case in [[{sort}]] needs {join(missing)}")
    values = dict(table)
    rules = values.pop("rule" if sort == "removes" else "tempts", [])
    removed = values.pop("removed", [])
    for key, value in values.items():
        if not isinstance(value, bool if key == "settles" else str):
            raise TypeError(f"{key}: {value!r} has the wrong type")
    case = Case(path, plugin, rules=_strings(rules), removed=_strings(removed), **values)
    if case.context not in _CONTEXTS:
        raise ValueError(f"context: want {' or '.join(_CONTEXTS)}, got {case.context!r}")
    if case.removed and len(case.rules) not in (1, len(case.removed)):
        raise ValueError("rule: want one code, or one for each text removed")
    for part in case.removed:
        if part != visible(part):
            raise ValueError(f"removed: leave out the white space around {part!r}")
        if part not in case.text:
            raise ValueError(f"removed: {part!r} is not in the text")
    return case


def _strings(value: object) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(item, str) and item for item in values):
        raise TypeError(f"want strings, got {value!r}")
    return tuple(values)


def _check_repeats(path: Path, cases: Iterable[Case]) -> None:
    names: set[str] = set()
    texts: dict[tuple[str | None, ...], str] = {}
    for case in cases:
        if case.name in names:
            raise CaseError(f"{path}: two cases are called {case.name}")
        names.add(case.name)
        first = texts.setdefault((case.text, case.title, case.url, case.lang), case.name)
        if first != case.name:
            raise CaseError(f"{path}: {first} and {case.name} have the same text")


def visible(text: str) -> str:
    """Return *text* without the white space around it, unless it is nothing else."""
    return text if text.isspace() else text.strip()


def join(names: Iterable[str]) -> str:
    """Return *names* for a message, in one order."""
    return ", ".join(sorted(names))
