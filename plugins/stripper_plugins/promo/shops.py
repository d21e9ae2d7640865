"""Buttons of shops, as a review has them below each thing: "$49 at Tarn's", "See price at ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from stripper import Document, Finding, Words

_LONGEST: Final = 120  # code points
_PRICE: Final = (
    r"(?:(?:US|A|AU|C|CA|NZ|R|S|HK|MX)?[$€£₹₦]\s?\d[\d.,]*"
    r"|\d[\d.,]*(?:[ \xa0]\d{3})*(?:,[-–—])?\s?"
    r"(?:€|EUR\b|[Ee]uros?\b|CHF\b|zł|₽|руб\b\.?|грн\b\.?|₴|£|\$))"
)
_PRICES: Final = rf"{_PRICE}(?:[\s/–-]+{_PRICE})*"
_SUM: Final = re.compile(_PRICE)
_CAPITAL: Final = r"[^\W_a-zà-öø-ÿа-яёіїєґß][\w.&'’-]*"
_NAME: Final = rf"{_CAPITAL}(?: (?:& )?{_CAPITAL}){{,3}}"
_ROW: Final = 3  # lines
_SIGNS: Final = frozenset("0123456789$€£₹₽₴*•+–-")
_LISTS: Final = ("shop-at", "shop-now", "shop-price", "shop-ask", "shop-lead", "shop-behind")


class _Line(NamedTuple):
    """A line that says where a thing is sold.

    Args:
        shop: In which shop.
        priced: It is about the price.
        asks: It asks to see the price.
    """

    shop: str
    priced: bool
    asks: bool


class _Patterns(NamedTuple):
    """How such a line begins and is made in one language, where its shop stands, how it asks."""

    firsts: frozenset[str]
    line: re.Pattern[str]
    shop: re.Pattern[str]
    price: re.Pattern[str]


def find_shops(document: Document, words: Words) -> Iterator[tuple[int, Finding]]:
    """Yield the lines that only say where a thing is sold, by index.

    One alone may be a heading ("Buy on Harbourly") or what a seat costs ("$15 at Tarn Hall"): it
    needs a shop that is known, a copy, or others like it, and no text on the shop below it.
    """
    lines = dict(_lines(document, _patterns(*map(words.__getitem__, _LISTS))))
    priced = sum(line.priced for line in lines.values())
    for at, line in lines.items():
        known = line.shop.lower() in words["shops"]
        if line.priced:
            sold = line.asks or known or priced > 1
        else:
            alone = not known and len(lines) < _ROW
            copied = document.key_counts[document.key(at)] > 1
            sold = copied or not (alone or _heads_text(document, at, line.shop))
        if sold and not document.is_gone(at):
            block = document.blocks[at]
            reason = f"only where a thing is sold: '{line.shop}'"
            yield at, Finding(block.start, block.end, "PRO03", reason, 0.9)


def _lines(document: Document, patterns: _Patterns) -> Iterator[tuple[int, _Line]]:
    sums = (block.index for block in document.blocks if block.text[0] in _SIGNS)
    for at in sorted({*sums, *document.led_by(patterns.firsts)}):
        text = document.blocks[at].text
        if len(text) <= _LONGEST and patterns.line.fullmatch(text):
            asks = patterns.price.match(text) is not None
            priced = asks or _SUM.search(text) is not None
            yield at, _Line(patterns.shop.findall(text)[-1], priced, asks)


def _heads_text(document: Document, at: int, shop: str) -> bool:
    """Tell whether the block below speaks of the shop, as it does below a heading."""
    return at + 1 < len(document.words) and shop.lower().split()[0] in document.words[at + 1]


@cache
def _patterns(*lists: frozenset[str]) -> _Patterns:
    at, now, price, ask, lead, behind = map(_either, lists)
    begins = lists[1:-1]
    where = rf"(?:\s*[-–—|]\s*|\s*\b{at}\s+)"
    offers = (
        rf"(?:{now} )?{_PRICES}(?:\s*\([^()]*\))?{where}{_NAME}",  # "Now $49 at Tarn's"
        rf"(?:{price}|{ask}){where}{_NAME}(?:{where}{_NAME})?(?:[\s/–-]+{_PRICE}(?: List)?)*",
        rf"{lead} {_NAME} {behind}",  # "Check Tarn's Price"
    )
    offer = f"(?:{'|'.join(offers)})"
    return _Patterns(
        frozenset(phrase.split()[0] for phrases in begins for phrase in phrases),
        re.compile(rf"\W{{,3}}{offer}(?:\W{{,3}}{offer})*\W{{,3}}"),
        re.compile(rf"(?:{where}|{lead} )({_NAME})"),
        re.compile(rf"\W*{price}\b"),
    )


def _either(phrases: Iterable[str]) -> str:
    return f"(?i:{'|'.join(sorted(map(re.escape, phrases), key=len, reverse=True))})"
