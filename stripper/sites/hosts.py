"""From an address to the names that site files may be filed under."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from tld import Result, get_tld

_HOST: Final = re.compile(r"[\w:-]+(?:\.[\w-]+)*", re.ASCII)  # colons: IPv6
_REMEMBERED: Final = 10_000  # hosts; a corpus comes site by site


def host_of(url: str) -> str | None:
    """Return the host of an address, or of a bare domain, in the form that site files use.

    Args:
        url: `https://News.example.org:8080/a`, `news.example.org/a` or `news.example.org`.

    Returns:
        Lower case, without user, port, trailing dot and brackets; letters beyond ASCII as IDNA
        writes them. None where there is no host.
    """
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    try:
        host = (host or "").rstrip(".").encode("idna").decode("ascii")
    except UnicodeError:  # an empty label, or one that is too long
        return None
    return host if _HOST.fullmatch(host) else None


@lru_cache(_REMEMBERED)
def names_of(host: str) -> tuple[str, ...]:
    """Return the names under which a host is looked up, the most specific first.

    Args:
        host: As `host_of` returns it.

    Returns:
        `a.b.example.co.uk`, `b.example.co.uk`, `example.co.uk`; never a public suffix. An IP
        address stands for itself alone.
    """
    domain = domain_of(host)
    above = host.removesuffix(domain).split(".")[:-1]
    return tuple(".".join([*above[at:], domain]) for at in range(len(above) + 1))


@lru_cache(_REMEMBERED)
def domain_of(host: str) -> str:
    """Return the part of a host that somebody registered: `example.co.uk`.

    Args:
        host: As `host_of` returns it. An IP address is returned as it is.
    """
    if is_ip(host):
        return host
    known = _parsed(host)
    # A suffix that the list does not have is one label, as the list's own rules say.
    labels = known.fld.count(".") + 1 if known else 2
    return ".".join(host.split(".")[-labels:])


def is_public_suffix(host: str) -> bool:
    """Tell whether anybody may register a name below this one: `co.uk`, `github.io`."""
    known = _parsed(f"a.{host}")
    return known is not None and known.tld.count(".") == host.count(".")


def is_ip(host: str) -> bool:
    """Tell whether a host is an IP address."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _parsed(host: str) -> Result | None:
    """Return a host taken apart by the list of public suffixes; None without one of them."""
    if is_ip(host):
        return None
    # The list has the suffixes in their own letters.
    found = get_tld(f"http://{host.encode().decode('idna')}", fail_silently=True, as_object=True)
    return found if isinstance(found, Result) else None
