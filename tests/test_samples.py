from __future__ import annotations

import difflib
import json
import tomllib
from functools import cache
from pathlib import Path

import pytest
from kit import ROOT

from stripper import Result, Stripper
from stripper.log import dumps, to_dict

SAMPLES = sorted(path.parent for path in (ROOT / "samples").glob("*/expected.txt"))
# Samples whose clean text is not yet the one made by hand: noise that stays, text that goes. They
# run all the same, and one that holds fails until it is taken off this list. Their logs are on
# file like all others, so that whatever a rule takes more or less shows.
KNOWN_FAILURES: frozenset[str] = frozenset(
    {
        "council-night-buses",
        "grain-exchange-close",
        "harbour-cup-final",
        "library-roof",
        "lighthouse-interview",
        "salt-road-travel",
        "stiff-knees-column",
    }
)


@cache
def stripper() -> Stripper:
    return Stripper()


@cache
def clean(sample: Path) -> tuple[str | None, Result]:
    """Return the text given, None for a page, and what came of it."""
    meta = {}
    if (path := sample / "meta.toml").exists():
        meta = tomllib.loads(path.read_text(encoding="utf-8"))
    if (path := sample / "input.html").exists():
        return None, stripper().clean_html(path.read_bytes(), url=meta.get("url"))
    text = (sample / "input.txt").read_bytes().decode()
    return text, stripper().clean(text, **meta)


def diff(expected: str, came: str) -> str:
    lines = difflib.unified_diff(
        expected.splitlines(), came.splitlines(), "expected.txt", "came", lineterm="", n=1
    )
    return "\n".join(lines) or f"only line ends differ: {expected[-20:]!r}, {came[-20:]!r}"


def samples(failing: frozenset[str]) -> list[object]:
    mark = pytest.mark.xfail(raises=AssertionError, strict=True)
    return [
        pytest.param(path, id=path.name, marks=[mark] if path.name in failing else [])
        for path in SAMPLES
    ]


@pytest.mark.parametrize("sample", samples(KNOWN_FAILURES))
def test_the_clean_text_is_the_one_made_by_hand(sample: Path) -> None:
    expected = (sample / "expected.txt").read_bytes().decode()
    came = clean(sample)[1].text
    if came != expected:
        raise AssertionError(f"{sample.name}\n{diff(expected, came)}")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_log_is_the_one_on_file(sample: Path, request: pytest.FixtureRequest) -> None:
    path = sample / "expected.log.jsonl"
    log = "".join(dumps(to_dict(removal)) + "\n" for removal in clean(sample)[1].removals)
    if request.config.getoption("--update-samples"):
        path.write_text(log, encoding="utf-8", newline="")
    on_file = path.read_text(encoding="utf-8") if path.exists() else ""
    assert log == on_file, f"run pytest --update-samples and read the difference in {path}"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_sample_comes_back_whole(sample: Path) -> None:
    text, result = clean(sample)
    assert text is None or result.restore() == text
    assert not result.failures


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_clean_sample_stays_as_it_is(sample: Path) -> None:
    text = (sample / "expected.txt").read_bytes().decode()
    result = stripper().clean(text)
    taken = json.dumps([to_dict(removal) for removal in result.removals], ensure_ascii=False)
    assert result.text == text, taken


def test_known_failures_are_samples() -> None:
    assert {sample.name for sample in SAMPLES} >= KNOWN_FAILURES
