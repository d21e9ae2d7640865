from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

collect_ignore = ["third_party"]  # a distribution of its own; test_packaging.py runs it

# What the tests print and find is not to depend on whose machine they run on.
for name in ("FORCE_COLOR", "NO_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
    os.environ.pop(name, None)

_CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fast", _CALM, max_examples=50)
settings.register_profile("thorough", _CALM, max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-samples",
        action="store_true",
        help="write the removal logs of samples/ anew; the expected texts are written by hand",
    )
    parser.addoption(
        "--update-docs",
        action="store_true",
        help="write into README.md and docs/ what their commands print now",
    )


@pytest.fixture
def heeded_interrupts() -> Iterator[None]:
    """What runs in the background of a shell ignores Ctrl-C, and so would what it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
