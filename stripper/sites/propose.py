"""Rules for a site, proposed from a few of its pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile
from typing import Final

from stripper.cues import fold
from stripper.document import Document
from stripper.rules import Kind
from stripper.shape import bullet_length, ends_sentence
from stripper.sites.doubt import Judge, is_headline, reads_on

_SHARE: Final = 0.6  # of the pages that furniture stands on
_FEWEST: Final = 2  # pages
_BOX: Final = 10  # lines that vary between the first and last line of a box
_WORDS: Final = 2  # words that lines with a name or a date in them must have alike
_DIGITS: Final = re.compile(r"\d+")
_MARK: Final = re.compile(r"[|:·•—]|\d")  # what parts or counts the facts in a line
_SPECIAL: Final = re.compile(r"[\\.^$*+?{}\[\]|()]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rule for a site file: by which means, with which patterns, and an example.

    What is not *sure* may be the authors', and is for people to judge.
    """

    name: str
    means: str
    patterns: tuple[str, ...]
    example: str
    below: int = 0  # lines that go with it; negative where they may be the author's
    kind: Kind = Kind.SITE
    sure: bool = True


def propose_rules(pages: Sequence[str], ruled: Collection[str] = ()) -> list[Proposal]:
    """Return rules for what stands on most of the pages.

    Args:
        pages: The texts of articles of one site, as an extractor leaves them; two at least.
        ruled: Lines that the rules take for noise, whatever the site.
    """
    texts = [[block.text for block in Document(page).blocks] for page in pages]
    known = _recurring(texts)
    judge = Judge(texts, known, [_keys(lines) for lines in texts], ruled)
    sure = {key: lines for key, lines in known.items() if judge.is_sure(key, lines)}
    tail = _tail(texts, known, sure)
    if tail:
        texts = [_above(lines, tail) for lines in texts]
    boxes = [
        (first, last)
        for first, last in _boxes(texts, known)
        if first in sure and last in sure and not judge.is_above(last)  # around a title
    ]
    covered = {key for box in boxes for key in box}
    standing = {key for lines in texts for key in _keys(lines)}
    found: list[tuple[str, tuple[str, ...]]]
    found = [("line", (key,)) for key in known if key in standing and key not in covered]
    found += [("between", box) for box in boxes]
    found += [("after", (tail,))] if tail else []
    numbers = Counter[str]()
    proposals: list[Proposal] = []
    for means, keys in found:
        numbers[means] += 1
        patterns = tuple(_pattern(known[key]) for key in keys)
        example = known[keys[0]][0]
        below = _below(texts, keys[0], known) if means == "line" else 0
        if below and judge.is_above(keys[0]):
            below = 1 - abs(below)  # the last of them is the article's title
        name = f"{means}-{numbers[means]}"
        proposal = Proposal(name, means, patterns, example, below, sure=keys[0] in sure)
        proposals.append(proposal)
    facts = _varying(texts, known)
    above = [judge.is_above(_key(proposal.example)) for proposal in facts]
    return [*proposals, *(replace(p, sure=sure) for p, sure in zip(facts, above, strict=True))]


def _key(line: str) -> str:
    return " ".join(_DIGITS.sub("0", fold(line)).split())


def _keys(lines: Sequence[str]) -> list[str]:
    return [_key(line) for line in lines]


def _recurring(pages: Sequence[Sequence[str]]) -> dict[str, list[str]]:
    """Return the lines that stand on most pages: key -> the line as each page has it."""
    found: dict[str, list[str]] = {}
    for page in pages:
        for key, line in dict(zip(_keys(page), page, strict=True)).items():
            found.setdefault(key, []).append(line)
    return {key: lines for key, lines in found.items() if _is_most(len(lines), len(pages))}


def _is_most(count: int, pages: int) -> bool:
    return count >= max(_FEWEST, _SHARE * pages)


def _tail(
    pages: Sequence[Sequence[str]], known: Mapping[str, object], sure: Collection[str]
) -> str | None:
    """Return the key of the line below which there is no more article, on any page.

    Only where lines that vary stand below it: else each line has a rule of its own.
    """
    best, most = None, 0
    for key in sure:
        below = [page[keys.index(key) :] for page in pages if key in (keys := _keys(page))]
        if not all(_may_follow(line, known) for lines in below for line in lines):
            continue
        varying = sum(_key(line) not in known for lines in below for line in lines)
        if varying and varying >= most and min(map(len, below)) > 1:
            best, most = (key, varying) if varying > most else (best or key, most)
    return best


def _may_follow(line: str, known: Collection[str]) -> bool:
    """Tell whether a line may stand below the end of articles."""
    return is_headline(line) or (_key(line) in known and not line[:1].isdigit())


def _above(lines: list[str], key: str) -> list[str]:
    """Return the lines above the one with this key; all where there is none."""
    keys = _keys(lines)
    return lines[: keys.index(key)] if key in keys else lines


def _boxes(
    pages: Sequence[Sequence[str]], known: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    """Yield the first and last line of boxes: on most pages, with short lines that vary inside."""
    seen: Counter[tuple[str, str]] = Counter()
    for page in pages:
        keys = _keys(page)
        places = [at for at, key in enumerate(keys) if key in known]
        pairs = set()
        for first, last in pairwise(places):
            inside = page[first + 1 : last]
            if 0 < len(inside) <= _BOX and all(map(is_headline, inside)):
                pairs.add((keys[first], keys[last]))
        seen.update(pairs)
    yield from (pair for pair, count in seen.items() if _is_most(count, len(pages)))


def _below(pages: Sequence[Sequence[str]], key: str, known: Mapping[str, object]) -> int:
    """Return how many headlines stand below a line on every page that has it.

    Negative where they are list items: such lists are authors' as well.
    """
    counts, listed = [], False
    for page in pages:
        keys = _keys(page)
        if key in keys:
            below = zip(page[keys.index(key) + 1 :], keys[keys.index(key) + 1 :], strict=True)
            run = list(takewhile(lambda line: _is_entry(line[0]) and line[1] not in known, below))
            counts.append(len(run))
            listed = listed or any(not is_headline(line) for line, _ in run)
    count = min(counts) if min(counts) <= _BOX else 0
    return -count if listed else count


def _is_entry(line: str) -> bool:
    """Tell whether a line may be a headline, with or without the bullet of a list."""
    return is_headline(line[bullet_length(line) :])


def _varying(pages: Sequence[Sequence[str]], known: Mapping[str, object]) -> list[Proposal]:
    """Return rules for lines of facts that are alike on all pages: a byline, a date."""
    facts = [[line for line in page if _is_labelled(line, known)] for page in pages]
    proposals: list[Proposal] = []
    for line in facts[0] if all(facts) else ():
        constant = _constant(line)
        for others in facts[1:]:
            best = max(others, key=lambda other: len(constant & set(other.split())))
            constant &= _constant(best)
        if sum(word[0].isalnum() for word in constant) >= _WORDS:
            name = f"facts-{len(proposals) + 1}"
            proposals.append(Proposal(name, "line", (_masked(line, constant),), line))
    return proposals


def _is_labelled(line: str, known: Mapping[str, object]) -> bool:
    """Tell a line of facts from a headline and a sentence."""
    if reads_on(line) or ends_sentence(line) or _key(line) in known:
        return False
    return _MARK.search(line) is not None


def _constant(line: str) -> set[str]:
    """Return the words of a line that are no part of a date or number."""
    words = line.split()
    dated = {at for at, word in enumerate(words) if _DIGITS.search(word)}
    near = dated | {at + 1 for at in dated} | {at - 1 for at in dated}
    marks = {at for at, word in enumerate(words) if _MARK.search(word) and at not in dated}
    return {word for at, word in enumerate(words) if at in marks or at not in near}


def _masked(line: str, constant: set[str]) -> str:
    """Return a pattern for a line in which anything may stand for the words that vary."""
    parts = (_escape(word) if word in constant else ".*" for word in line.split())
    return " ".join(part for part, _ in groupby(parts))


def _pattern(lines: Sequence[str]) -> str:
    """Return a pattern for a line; where its numbers differ from page to page, for any number."""
    text = _escape(lines[0])
    return text if len(set(lines)) == 1 else _DIGITS.sub(r"\\d+", text)


def _escape(text: str) -> str:
    # `regex.escape` puts a backslash before spaces and dashes too, and makes it hard to read.
    return _SPECIAL.sub(lambda match: "\\" + match[0], text)
