"""Lines that move around the page, and menus of a site's sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Final

from stripper import Block, Document, Finding, Words, shape

_LINK_WORDS: Final = 6  # of a link made of a verb and what it shows
_BACK: Final = range(3, 5)  # words of a link back to something that is not known
_ITEM_WORDS: Final = 4  # of a section's name
_FEWEST: Final = 4  # lines; fewer short lines are no menu, unless all of them name a section
_FEWEST_NAMED: Final = 3
_PARTS: Final = (" | ", " • ", " · ", " – ", " / ", "  ")  # marks between the names of a menu
_CAPITALS: Final = 0.8  # share of a menu's words that begin with a capital
_LINE_WORDS: Final = 60  # of a menu in one line
_SHARE: Final = 0.6  # share of a menu's lines that must name a section


def link_lines(document: Document, vocabulary: Words) -> set[int]:
    """Return the indices of the lines that are nothing but a link around the page."""
    links = {c.block for c in document.cues("navigation-link") if c.alone}
    for verb, target in (("go", "place"), ("show", "thing")):
        verbs, targets = vocabulary[verb], vocabulary[target]
        for index in document.led_by(verbs):
            own = document.words[index]
            if not 1 < len(own) <= _LINK_WORDS:
                continue
            counted = verb == "show" and own[-1] in targets  # "Show 12 more comments"
            unknown = sum(
                word not in targets and not (counted and word.isdecimal()) for word in own[1:]
            )
            # "See all football news" names one thing more, and so does "Back to football".
            more = len(own) > _LINK_WORDS // 2 and own[1] in targets and own[-1] in targets
            last = index > document.closing and own[-1] not in targets and len(own) in _BACK
            most = int(more if verb == "show" else last)
            if unknown <= most and not shape.ends_sentence(document.blocks[index].text):
                links.add(index)
    return links


def find_links(document: Document, links: set[int]) -> Iterator[Finding]:
    """Find the lines that are links around the page."""
    for index in sorted(links):
        if not document.is_gone(index):
            block = document.blocks[index]
            if not _is_point(document, block):
                yield Finding(block.start, block.end, "NAV01", f"only '{block.text}'", 0.95)


def _is_point(document: Document, block: Block) -> bool:
    """Tell whether a line is a numbered heading, a list's point, said, or a command in the body."""
    command = block.text.islower() and len(document.words[block.index]) == 1
    listed = shape.is_section(block.text) or block.text.endswith(";")
    said = shape.is_quoted(block.text) or block.text.startswith(("— ", "– "))
    return listed or said or (command and document.is_inside(block.index))


def find_menus(document: Document, links: set[int], items: frozenset[str]) -> Iterator[Finding]:
    """Find menus above and below the body, as one line or as a run of short lines.

    Args:
        document: The text.
        links: What `link_lines` returns.
        items: Names of a site's sections.
    """
    blocks = document.blocks
    for side in (blocks[: document.opening], blocks[document.closing + 1 :]):
        run: list[Block] = []
        for block in side:
            if document.is_gone(block.index):
                continue
            if len(document.words[block.index]) <= _ITEM_WORDS and not _is_parted(
                document, block, items
            ):
                run.append(block)
                continue
            yield from _menu(document, run, items, links)
            run = []
            if _is_menu_line(document, block, items):
                yield Finding(block.start, block.end, "NAV02", "a menu in one line", 0.9)
        yield from _menu(document, run, items, links)


def _menu(
    document: Document, run: Sequence[Block], items: frozenset[str], links: set[int]
) -> Iterator[Finding]:
    if len(run) < _FEWEST_NAMED:
        return
    named = [b for b in run if b.index in links or _is_section(document.key(b.index), items)]
    if len(named) < _FEWEST_NAMED:
        return
    if run[0].index > document.closing:
        run = run[run.index(named[0]) :]  # what stands above may be the article's last line
    if document.above(run[0].index).endswith(":"):
        return  # the text announces the list
    if len(named) == len(run) or len(named) >= max(_FEWEST, _SHARE * len(run)):
        reason = f"{len(named)} of {len(run)} short lines name sections of a site"
        yield Finding(run[0].start, run[-1].end, "NAV02", reason, 0.9)


def _is_menu_line(document: Document, block: Block, items: frozenset[str]) -> bool:
    """A line outside the body that is made of section names, without a sentence."""
    words = document.words[block.index]
    if _is_parted(document, block, items):
        return True
    if not _FEWEST < len(words) <= _LINE_WORDS or block.text.endswith((".", "?", "!")):
        return False
    if sum(word in items for word in words) < _SHARE * len(words):
        return False
    return shape.capital_share(block.text) >= _CAPITALS


def _is_parted(document: Document, block: Block, items: frozenset[str]) -> bool:
    """Tell whether marks part a line into short names, half of which are sections."""
    mark = next((mark for mark in _PARTS if mark in block.text), None)
    if mark is None or len(document.words[block.index]) > _LINE_WORDS:
        return False
    parts = [shape.key_of(part) for part in block.text.split(mark)]
    if all(part in items for part in parts):
        return True
    if len(parts) < _FEWEST_NAMED or any(part.count(" ") >= _ITEM_WORDS for part in parts):
        return False
    named = sum(_is_section(part, items) for part in parts)
    return named >= _FEWEST_NAMED and named * 2 >= len(parts)


def _is_section(key: str, items: frozenset[str]) -> bool:
    """Tell whether a name is that of a section, or made of the words of such names."""
    return key in items or (" " in key and _item_words(items).issuperset(key.split(" ")))


@cache
def _item_words(items: frozenset[str]) -> frozenset[str]:
    return frozenset(chain.from_iterable(item.split(" ") for item in items))
