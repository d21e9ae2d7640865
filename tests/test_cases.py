from __future__ import annotations

from kit import INSTALLED, ROOT

from stripper import Config
from stripper.testing import case_tests

CASES = ROOT / "tests" / "cases"

# Plugins that do nothing without files of their own.
ELSEWHERE = {"site"}

test_cases = case_tests(CASES, config=Config(templates=(CASES / "templates",)))


def test_every_plugin_has_a_case_file() -> None:
    assert {path.stem for path in CASES.glob("*.toml")} == set(INSTALLED) - ELSEWHERE
