"""What speaks for a paragraph being another story's: the signs, and what each of them weighs."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Final

from stripper import Document
from stripper_plugins.off_topic.core import Core

# A capital inside a sentence: a name, in most languages.
_NAME: Final = re.compile(r"(?<=[^\s.!?:\"“„«(–—-]\s)[^\W\d_a-zß-öø-ÿа-яёіїєґ][\w’'-]+")
_STEM: Final = 6  # letters of a content word that count, as in `Document.terms`
_AROUND: Final = 3  # blocks
_USUAL: Final = 0.1  # overlap; keeps the quotient sane where paragraphs share little

# Log odds a unit. From benchmarks/off_topic.py over the pages of WCXB (CC BY 4.0).
WEIGHTS: Final[Mapping[str, float]] = {
    "far": -13.04,
    "around": -9.16,
    "names": -1.38,
    "unseen": 10.12,
    "vocabulary": 1.39,
}
BIAS: Final = -8.47


def read_signs(document: Document, core: Core, place: int) -> dict[str, float]:
    """Return the signs of the paragraph at *place*, by the names of `WEIGHTS`.

    They are: the overlap with all but the neighbours, as a share of what is usual in the article;
    the share of content words that stand in the blocks around it; how many of its names the
    article knows (logarithm); the share of its plain words that stand nowhere else; and how
    many different words the article has (logarithm).
    """
    block = core.blocks[place]
    terms, words = document.terms[block.index], frozenset(document.words[block.index])
    plain = words & (document.language.common | document.language.function)
    names = {name.lower()[:_STEM] for name in _NAME.findall(block.text)}
    near = range(max(0, place - _AROUND), min(len(core.blocks), place + _AROUND + 1))
    around = [document.terms[core.blocks[at].index] for at in near if at not in core.doubtful]
    return {
        "far": core.doubtful[place] / (core.usual + _USUAL),
        "around": len(terms & frozenset[str]().union(*around)) / len(terms),
        "names": math.log1p(sum(core.count(name) > 0 for name in names)),
        "unseen": len(plain - core.words) / max(1, len(plain)),
        "vocabulary": math.log1p(len(core.words)),
    }


def weigh(signs: Mapping[str, float]) -> float:
    """Return the log odds that a paragraph with these signs is another story's."""
    return BIAS + sum(WEIGHTS[name] * value for name, value in signs.items())
