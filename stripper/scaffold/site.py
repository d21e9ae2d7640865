"""A new site file: with examples to go by, or with rules proposed from pages."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from stripper.errors import ConfigError
from stripper.rules import COMPARED, Kind
from stripper.runner import Stripper
from stripper.scaffold.files import render
from stripper.sites.hosts import host_of, is_public_suffix
from stripper.sites.propose import Proposal, propose_rules
from stripper.sites.read import read_site
from stripper.testing.cases import visible
from stripper.testing.sites import site_stripper
from stripper.toml import literal

_FEWEST_PAGES: Final = 2
_DOUBT: Final = """\
# These lines stand on most of the pages too, and may be the authors': headings, lists, what they
# like to say. For each that is the site's, take "# " away and add what goes to the test below.

"""
_SHOWN: Final = 72  # characters of an example


def site_name(domain: str) -> str:
    """Return the domain that a user named, as site files write it.

    Raises:
        ConfigError: It is none.
    """
    host = host_of(domain)
    if host is None or is_public_suffix(host):
        raise ConfigError(f"'{domain}' is no site's domain; write it as example.org")
    return host.removeprefix("www.")


def empty_site(domain: str) -> str:
    """Return a site file with commented examples.

    Args:
        domain: As `site_name` returns it.
    """
    names = {"head": "head.toml", "examples": "examples.toml"}
    parts = render("site_files", names, {"domain": domain})
    return f"{parts['head']}\n{parts['examples']}"


def proposed_site(domain: str, pages: Sequence[str]) -> str:
    """Return a site file with rules for what stands on most of *pages*, and tests of them.

    Args:
        domain: As `site_name` returns it.
        pages: The texts of some articles of the site.

    Raises:
        ConfigError: There are too few pages, or nothing stands on most of them.
    """
    if len(pages) < _FEWEST_PAGES:
        raise ConfigError(f"--from needs {_FEWEST_PAGES} pages or more, of different articles")
    kinds = _kinds(pages)
    found = propose_rules(pages, kinds)
    proposals = [replace(p, kind=kinds.get(p.example, p.kind)) for p in found]
    if not proposals:
        raise ConfigError("no line stands on most of these pages; write the rules by hand")
    head = render("site_files", {"head": "head.toml"}, {"domain": domain})["head"]
    rules = "".join(_rule(proposal) for proposal in proposals if proposal.sure)
    doubtful = "".join(_rule(proposal) for proposal in proposals if not proposal.sure)
    asked = _DOUBT + re.sub("(?m)^(?=.)", "# ", doubtful) if doubtful else ""
    return "\n".join([head, rules + asked, *_tests(head + rules, domain, pages)])


def _kinds(pages: Sequence[str]) -> dict[str, Kind]:
    """Return what the rules that are there take the lines of the pages for."""
    stripper = Stripper()
    return {
        line: removal.kind
        for page in pages
        for removal in stripper.clean(page).removals
        if removal.kind not in COMPARED
        for line in removal.text.splitlines()
    }


def _rule(proposal: Proposal) -> str:
    patterns = [literal(pattern) for pattern in proposal.patterns]
    value = patterns[0] if len(patterns) == 1 else f"[{', '.join(patterns)}]"
    example = " ".join(proposal.example.split())
    shown = example if len(example) <= _SHOWN else f"{example[: _SHOWN - 1]}…"
    below = f"below = {abs(proposal.below)}\n" if proposal.below else ""
    if proposal.below < 0:
        below = f"# {below.rstrip()}  # with the list below it, if that is the site's\n"
    return (
        f"[[remove]]  # {shown}\n"
        f'name = "{proposal.name}"\nkind = "{proposal.kind}"\n{proposal.means} = {value}\n{below}\n'
    )


def _tests(text: str, domain: str, pages: Sequence[str]) -> Iterator[str]:
    """Yield a test that shows all that goes from the first page, and one of what stays."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"{domain}.toml")
        file.write_text(text, encoding="utf-8")
        stripper = site_stripper(read_site(file))
    first, *others = map(stripper.clean, pages)
    removed = [visible(removal.text) for removal in first.removals]
    longest = max((line for r in others for line in r.text.splitlines()), key=len, default="")
    if not longest:
        raise ConfigError("the same lines make up all of these pages; name different articles")
    yield "[[test]]"
    yield f'name = "the first page"\ntext = {_block(pages[0])}'
    yield "removed = [\n" + "".join(f"    {literal(part)},\n" for part in removed) + "]\n"
    yield f'[[test]]\nname = "the article stays"\ntext = {literal(longest)}\nremoved = []\n'


def _block(text: str) -> str:
    """Return a TOML string over several lines."""
    lines = text.replace("\\", "\\\\").replace('"""', '""\\"').split("\n")
    return '"""\n' + "\n".join(map(_escaped, lines)) + '"""'


def _escaped(line: str) -> str:
    return "".join(c if c.isprintable() or c == "\t" else f"\\U{ord(c):08X}" for c in line)
