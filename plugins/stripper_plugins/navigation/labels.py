"""What a page's buttons, fields and counters say, by the learned weights of their words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, Final

from stripper import Block, Document, Finding, Words, shape
from stripper_plugins.navigation.messages import is_on_forms

WEIGHTS: Final = Path(__file__).with_name("labels.toml")
MOST_WORDS: Final = 12
ALL: Final = ""  # the sign that every line has: what the odds begin with
_ENGLISH: Final = "en"  # in which pages of every language have some
_STEM: Final = 7  # letters of a word
_MANY: Final = 8  # words; longer lines are alike
OUTSIDE: Final = 0.5  # logarithm of odds
_INSIDE: Final = 2.0  # likewise, in the body, and of a line that something may follow on
_ALONE: Final = 1.0  # how much more must speak for one word
_SAME: Final = 4.0  # how much each word on its subject that the article has, too, speaks against
_MOST_KNOWN: Final = 0.5  # share of the line's words
_TELLING: Final = 0.5  # what the word that says most must say
_LISTED: Final = re.compile(r"^\w[.)] |\d ?[€$£]$")  # "c) ...", "Takings: 400 €"
_NAMED: Final = 3  # words in a reason


def read_signs(words: Sequence[str], text: str) -> Iterator[str]:
    """Yield what is weighed of a line, each once.

    The stems of its words, two in a row, the first and the last, how many they are, and the mark
    that the line ends with.
    """
    stems = ["0" if word.isdecimal() else word[:_STEM] for word in words]
    yield from dict.fromkeys(stems)
    yield from dict.fromkeys(map(" ".join, pairwise(stems)))
    yield f"^ {stems[0]}"
    yield f"{stems[-1]} $"
    yield f"# {min(len(stems), _MANY)}"
    yield f"$ {'' if text[-1].isalnum() else text[-1]}"


def find_labels(document: Document, vocabulary: Words) -> Iterator[Finding]:
    """Yield the short lines whose words say that they are labels.

    An article about forms keeps what it quotes of them.
    """
    telling = _telling(document.language.code)
    likely = [
        block
        for block in document.remaining
        if len(words := document.words[block.index]) <= MOST_WORDS
        and not telling.isdisjoint([word[:_STEM] for word in words])
    ]
    languages = dict.fromkeys((document.language.code, _ENGLISH))
    tables = [table for table in map(load_label_weights, languages) if table]
    weighed = [each for block in likely if (each := _weigh(document, block, tables))]
    if not weighed:
        return
    told = frozenset[str]().union(*[document.words[at] for at in document.paragraphs])
    terms = document.title_terms.union(*[document.terms[at] for at in document.paragraphs])
    quotes = is_on_forms(document, vocabulary)
    for block, more, table in weighed:
        own = set(document.words[block.index]) - document.language.function
        known = own & told
        if len(known) > _MOST_KNOWN * len(own) or (quotes and document.is_inside(block.index)):
            continue
        same = terms.intersection(map(document.language.terms.__getitem__, own))
        against = _SAME * len(same) + sum([max(0.0, table.get(w[:_STEM], 0.0)) for w in known])
        named = [w for w in sorted(own - known) if table.get(w[:_STEM], 0.0) >= _TELLING]
        if named and more >= against:
            named.sort(key=lambda word: -table[word[:_STEM]])
            listed = ", ".join(map(repr, named[:_NAMED]))
            reason = f"words of a page's buttons and fields: {listed}"
            yield Finding(block.start, block.end, "NAV06", reason, 0.85)


def _weigh(
    document: Document, block: Block, tables: Iterable[Mapping[str, float]]
) -> tuple[Block, float, Mapping[str, float]] | None:
    """Return how much more than enough speaks for a label, by which table; None if too little."""
    own = document.words[block.index]
    loose = not document.is_inside(block.index) and not block.text.endswith(":")
    enough = (OUTSIDE if loose else _INSIDE) + (_ALONE if len(own) == 1 else 0.0)
    signs = list(read_signs(own, block.text))
    for table in tables:
        more = table[ALL] + sum([table.get(sign, 0.0) for sign in signs]) - enough
        if more >= 0 and not _is_point(block.text):
            return block, more, table
    return None


def _is_point(text: str) -> bool:
    """Tell whether a line is a point of a list, one of a program, or said."""
    listed = shape.bullet_length(text) > 0 or text.endswith(";") or _LISTED.search(text) is not None
    printed = shape.has_code(text) or shape.has_columns(text)
    return listed or printed or shape.is_quoted(text)


@cache
def load_label_weights(language: str) -> Mapping[str, float]:
    """Return how much each sign of a line speaks for a label; nothing in an unknown language."""
    own = _read().get(language, {})
    return {sign: float(weight) for weight, signs in own.items() for sign in signs}


@cache
def _read() -> dict[str, Any]:
    signs: dict[str, Any] = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))["signs"]
    return signs


@cache
def _telling(language: str) -> frozenset[str]:
    """Return the stems of which a label in a language has one, and those of English labels."""
    tables = map(load_label_weights, (language, _ENGLISH))
    said = chain.from_iterable(table.items() for table in tables)
    return frozenset(sign for sign, weight in said if weight >= _TELLING)
