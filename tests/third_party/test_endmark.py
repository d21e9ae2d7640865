from pathlib import Path

from stripper.testing import case_tests

test_cases = case_tests(Path(__file__).with_name("endmark.toml"))
