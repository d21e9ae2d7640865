"""Where the command line looks for site files, besides what the configuration names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import typer

PROJECT_FOLDER: Final = "stripper-sites"


def user_folder() -> Path:
    """Return the user's folder of site files, where the platform keeps such things."""
    return Path(typer.get_app_dir("stripper")) / "sites"


def project_folder(config: Path | None) -> Path:
    """Return the folder of site files beside the configuration file, or in this folder."""
    return (config.parent if config else Path.cwd()) / PROJECT_FOLDER


def site_places(
    named: Sequence[Path], configured: Sequence[Path], project: Path
) -> tuple[Path, ...]:
    """Return where site files are looked for, the nearest first.

    Args:
        named: What `--sites` names.
        configured: What the configuration names.
        project: The project's folder.
    """
    usual = [folder for folder in (project, user_folder()) if folder.is_dir()]
    return (*named, *configured, *usual)
