"""What came of one test."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


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
