"""The harness for a plugin's case files: what a rule removes, and what it must keep.

A case file is TOML, named after the plugin, with `[[removes]]` and `[[keeps]]` tables. One line in
a test module runs it, one test a case:

    test_cases = case_tests(Path(__file__).with_name("signoff.toml"))

Vague files fail: each rule needs a case of both sorts, the removed text is stated exactly, and
unknown keys, repeated names and repeated texts are errors.
"""

from __future__ import annotations

from stripper.testing.cases import Case, CaseError, CaseFailure, load_cases
from stripper.testing.harness import Harness
from stripper.testing.pytest_cases import case_tests

__all__ = ["Case", "CaseError", "CaseFailure", "Harness", "case_tests", "load_cases"]
