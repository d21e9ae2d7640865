"""TOML files: those that people write, read with errors that say what is wrong and where."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from stripper.errors import ConfigError


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Raises:
        ConfigError: It cannot be read, or is no TOML; the message names file and place.
    """
    return parse_toml(path, read_text(path))


def read_text(path: Path) -> str:
    """Return the text of a TOML file, without the byte order mark that some editors write.

    Raises:
        ConfigError: It cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as exc:
        raise ConfigError(f"{path}: not UTF-8 at byte {exc.start}; save it as UTF-8") from exc
    except OSError as exc:
        raise ConfigError(f"{path}: cannot be read: {exc.strerror or exc}") from exc


def parse_toml(path: Path, text: str) -> dict[str, Any]:
    """Return the tables in *text*, which is all or a part of a file.

    Raises:
        ConfigError: It is no TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as exc:
        # A regular expression in double quotes, most likely.
        hint = "; in single quotes it stands for itself" if "Unescaped '\\'" in str(exc) else ""
        raise ConfigError(f"{path}: {exc}{hint}") from exc


def quoted(text: str) -> str:
    """Return *text* as a string of TOML on one line."""
    # JSON's strings are TOML's, but for this control character.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def literal(text: str) -> str:
    """Return *text* as a string of TOML in which a backslash needs no other, where that can be."""
    return f"'{text}'" if "'" not in text and text.isprintable() else quoted(text)
