"""What can go wrong, for people."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class StripperError(Exception):
    """The base of every error that this package raises on purpose."""


class ConfigError(StripperError):
    """A configuration file or option that cannot be used; the message names file and key."""


class InputError(StripperError):
    """A file or record that cannot be read; the message names it and the place in it."""


class PluginError(StripperError):
    """A plugin that cannot be loaded or that broke the contract.

    Args:
        plugin: The plugin's name.
        message: What happened; what to do is added.
    """

    def __init__(self, plugin: str, message: str) -> None:
        super().__init__(f"plugin '{plugin}': {message} (leave it out with --ignore {plugin})")
        self.plugin = plugin
        self.message = message


class OutputError(StripperError):
    """A file that cannot be written; the message names it."""


def meant(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return a guess at which of the names somebody meant; *otherwise* where none is like it."""
    names = {each.lower(): each for each in known}
    close = get_close_matches(name.lower(), names, n=1)
    return f"did you mean {names[close[0]]}?" if close else otherwise
