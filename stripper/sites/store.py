"""Where site files are, and which one is for an address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from stripper.errors import ConfigError, meant
from stripper.sites.hosts import host_of, names_of
from stripper.sites.model import SiteFile, SiteRule
from stripper.sites.read import read_head, read_site

GROUP: Final = "stripper.sites"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of site files, or a single one, with the files by host and by name."""

    path: Path
    hosts: dict[str, Path]
    names: dict[str, Path]


class SiteStore:
    """The site files of some folders; a nearer one stands over those farther away.

    Reads the domains of all files at once, and the rest of a file when an address asks for it.

    Args:
        paths: Folders and files, the nearest first.

    Raises:
        ConfigError: One does not exist, two files in one of them claim the same domain, or the
            domains of a file cannot be read.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self.places: Final = [_read_place(path) for path in paths]
        self._sites: dict[Path, SiteFile] = {}

    def path_for(self, url: str | None) -> Path | None:
        """Return the site file for an address: of the nearest place, for the longest domain."""
        host = host_of(url) if url else None
        if host is None:
            return None
        names = names_of(host)
        found = (
            place.hosts[name] for place in self.places for name in names if name in place.hosts
        )
        return next(found, None)

    def site_for(self, url: str | None) -> SiteFile | None:
        """Return the site file for an address, with the rules of the files that it extends.

        Raises:
            ConfigError: The file cannot be used.
        """
        path = self.path_for(url)
        return None if path is None else self.load(path)

    def load(self, path: Path) -> SiteFile:
        """Return a site file with the rules of the files that it extends.

        Raises:
            ConfigError: It, or one of those, cannot be used.
        """
        if path not in self._sites:
            self._sites[path] = self._extended(read_site(path), (path,))
        return self._sites[path]

    def _extended(self, site: SiteFile, chain: tuple[Path, ...]) -> SiteFile:
        for name in reversed(site.extends):
            path = self._named(name, site, chain)
            site = _joined(self._extended(read_site(path), (*chain, path)), site)
        return site

    def _named(self, name: str, site: SiteFile, chain: tuple[Path, ...]) -> Path:
        """Return the nearest file of this name that is not being extended already."""
        paths = [place.names[name] for place in self.places if name in place.names]
        for path in paths:
            if path not in chain:
                return path
        if paths:
            circle = " -> ".join([*(path.stem for path in chain), name])
            raise ConfigError(f"{site.path}: extends: goes round in a circle: {circle}")
        known = [name for place in self.places for name in place.names]
        hint = meant(name, known, "`stripper sites` lists them")
        raise ConfigError(f"{site.path}: extends: no site file is called '{name}'; {hint}")


class Families:
    """Reads single site files, whatever else lies beside them.

    Args:
        places: Where the files that they extend are looked for, after their own folders.
    """

    def __init__(self, places: Sequence[Path]) -> None:
        self._places: Final = places
        self._stores: dict[Path, SiteStore] = {}
        self._claims: dict[Path, dict[str, Path]] = {}

    def load(self, path: Path) -> SiteFile:
        """Return a site file with the rules of the files that it extends.

        Raises:
            ConfigError: It, or one of those, cannot be used, or it claims a domain that one read
                before from the same folder has.
        """
        site, folder = read_site(path), path.parent
        _claim(self._claims.setdefault(folder, {}), site.domains, path, "are for")
        if not site.extends:
            return site
        if folder not in self._stores:
            self._stores[folder] = SiteStore([folder, *self._places])
        return self._stores[folder].load(path)


def all_places(named: Sequence[Path]) -> list[Path]:
    """Return *named*, then the folders that installed distributions bring, in the order of names.

    Those are entry points in the group `stripper.sites`, each the name of a package with the files.
    """
    places = list(named)
    for point in sorted(set(entry_points(group=GROUP)), key=lambda point: point.name):
        spec = find_spec(point.module)
        places += map(Path, spec.submodule_search_locations or ()) if spec else ()
    return places


def site_files(path: Path) -> list[Path]:
    """Return the site files that *path* names: itself, or those in it and its folders.

    Raises:
        ConfigError: There is nothing of that name.
    """
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise ConfigError(f"site files {path}: no such file or folder")
    files = (file for file in path.rglob("*.toml") if not file.name.startswith("."))
    return sorted(file for file in files if file.is_file())


def _read_place(path: Path) -> Place:
    hosts: dict[str, Path] = {}
    names: dict[str, Path] = {}
    for file in site_files(path):
        head = read_head(file)
        _claim(names, [head.name], file, "are called")
        _claim(hosts, head.domains, file, "are for")
    return Place(path, hosts, names)


def _claim(taken: dict[str, Path], names: Iterable[str], file: Path, what: str) -> None:
    for name in names:
        other = taken.setdefault(name, file)
        if other != file:
            raise ConfigError(f"{other} and {file} both {what} {name}; leave one of them")


def _joined(base: SiteFile, site: SiteFile) -> SiteFile:
    """Return *site* with what *base* has; a rule of the same name stands over the base's."""
    config = dict(base.config)
    for key, value in site.config:
        config[key] = (*config.get(key, ()), *value) if isinstance(value, tuple) else value
    return replace(
        site,
        config=tuple(config.items()),
        prune=(*base.prune, *site.prune),
        body=site.body or base.body,
        removes=tuple(_over(base.removes, site.removes)),
        keeps=tuple(_over(base.keeps, site.keeps)),
    )


def _over(base: Sequence[SiteRule], own: Sequence[SiteRule]) -> Iterator[SiteRule]:
    names = {rule.name for rule in own}
    yield from (rule for rule in base if rule.name not in names)
    yield from own
