"""Case files as pytest tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NoReturn

from stripper.config import Config
from stripper.testing.cases import CaseError, CaseFailure, load_cases
from stripper.testing.harness import Harness


def case_tests(
    path: str | Path,
    *,
    plugin: str | None = None,
    config: Config | None = None,
    plugins: Mapping[str, object] | None = None,
) -> Callable[..., None]:
    """Return a pytest test that runs case files, one test a case.

    Its identifiers are `<plugin>-<name>`; `<plugin>` alone checks that no rule is untested. A case
    with `known_failure` is a strict xfail.

    Args:
        path: A case file, or a folder of them.
        plugin: The plugin's name; each file's stem when None.
        config: Where to find the plugin, when it is a file; its `plugins` are used.
        plugins: Plugin objects by name, for one that is not installed.
    """
    import pytest  # noqa: PLC0415 - who runs the harness alone needs no pytest

    path = Path(path)
    params = []
    for file in sorted(path.glob("*.toml")) if path.is_dir() else [path]:
        harness = Harness(plugin or file.stem, config or Config(), plugins or {})
        for name, known_failure, check in _checks(file, harness):
            mark = pytest.mark.xfail(
                reason=known_failure or "", raises=pytest.fail.Exception, strict=True
            )
            params.append(pytest.param(check, id=name, marks=[mark] if known_failure else []))

    @pytest.mark.parametrize("check", params)
    def test(check: Callable[[], None]) -> None:
        try:
            check()
        except CaseFailure as exc:  # whose message says more than the lines of this function
            raise pytest.fail.Exception(str(exc), pytrace=False) from None

    return test


def _checks(file: Path, harness: Harness) -> Iterator[tuple[str, str | None, Callable[[], None]]]:
    """Yield the tests of a file: name, known failure, function.

    A file that cannot be read is a failing test, so that it does not stop all others.
    """
    try:
        cases = load_cases(file, harness.plugin)
    except CaseError as exc:
        yield harness.plugin, None, partial(_raise, exc)
        return
    yield harness.plugin, None, partial(harness.check_rules, cases)
    for case in cases:
        yield case.id, case.known_failure, partial(harness.check, case)


def _raise(exc: Exception) -> NoReturn:
    __tracebackhide__ = True
    raise exc
