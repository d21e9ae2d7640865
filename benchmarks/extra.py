"""Modules that come with the extra `bench`, imported when they are used."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class MissingExtraError(ImportError):
    """A module of the extra is not installed."""


def load(module: str) -> Any:
    """Import a module.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        return import_module(module)
    except ImportError as exc:
        raise MissingExtraError(
            f"{module.partition('.')[0]} is not installed ({exc}): it comes with the extra "
            "'bench', pip install -e '.[bench]'"
        ) from exc
