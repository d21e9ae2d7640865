"""What plugins do wrong: told with the place it came from, noted, or raised in a strict run."""

from __future__ import annotations

import traceback
from pathlib import Path
from types import FrameType
from typing import Final

from stripper.errors import PluginError, StripperError
from stripper.rules import Failure

# What is caught where a plugin is called; a program's own interrupt goes through.
CAUGHT: Final = (Exception, SystemExit)
# What stands between us and the code of a plugin, by the first part of a module's name.
_BETWEEN: Final = frozenset({"stripper", "pluggy", "importlib"})


class Faults:
    """What went wrong with one document.

    Args:
        strict: Whether a fault ends the run.
    """

    def __init__(self, *, strict: bool) -> None:
        self._strict: Final = strict
        self.failures: Final[list[Failure]] = []

    def note(self, plugin: str, exc: BaseException) -> None:
        """Note what a plugin did.

        Raises:
            PluginError: The run is strict.
        """
        failure = Failure(plugin, describe(exc))
        if self._strict:
            raise PluginError(plugin, failure.message) from exc
        if failure not in self.failures:  # a plugin with several hooks meets the same in each
            self.failures.append(failure)


def describe(exc: BaseException) -> str:
    """Return what an exception says, with the line of the plugin's code that it came out of.

    An error of ours names the place itself: a line of a site file.
    """
    said = f"{type(exc).__name__}: {exc}"
    if isinstance(exc, StripperError):
        return said
    frames = [(f, line) for f, line in traceback.walk_tb(exc.__traceback__) if _owner(f)]
    own = [(f, line) for f, line in frames if _owner(f) == _owner(frames[0][0])]
    if not own:
        return said
    frame, line = own[-1]
    return f"{said} ({Path(frame.f_code.co_filename).name}, line {line})"


def _owner(frame: FrameType) -> str:
    """Return the first part of the name of a frame's module; empty where it is none of a plugin."""
    name = str(frame.f_globals.get("__name__", "")).partition(".")[0]
    return "" if name in _BETWEEN else name
