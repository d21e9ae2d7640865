"""Weigh the words, and pairs of words, by which the plugin legal knows an English notice.

Usage:
    python benchmarks/notice_words.py FILE... --notices NOTICES.txt... --others OTHERS.txt
        --prior WEIGHTS.toml --source "NAME (LICENCE)" -o WEIGHTS.toml

Takes what authors wrote from body and spans files, and lines: notices, and sentences of authors
that look like some. The model is a logistic regression over what `legal/weighed.py` adds up, with
the costs that stand there. A weight stays near the prior's as long as little speaks against it.
Writes `legal/weighed.toml`; the weights of other languages are the prior's.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
import textwrap
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Final, NamedTuple

from labelled import Format, Record, add_arguments, read, recognise, told
from stripper import Document, shape
from stripper.language import load_language
from stripper_plugins.legal.edges import MOST_WORDS, edges
from stripper_plugins.legal.weighed import ENOUGH, KNOWN, LINE, LONG, STRANGE

_LANGUAGE: Final = "en"
_TERMS: Final = load_language(_LANGUAGE).terms
_UNIT: Final = 0.4  # of the logarithm of odds
_MOST: Final = 6  # the greatest weight
_PAIR: Final = 2  # the least weight of a pair
_COPIES: Final = 3  # of each line, in different articles
_NOTICE: Final = 2.7  # what a copy of a notice counts, a paragraph being one
_OTHER: Final = 24.0  # the same of an author's line
_EDGE: Final = 16.0  # the same of a paragraph where notices stand
_FREQUENT: Final = 25  # texts with a word that no notice has
_FREQUENT_PAIR: Final = 60
_NO_NAME: Final = 5  # texts that have a word in lower case
_RIDGE: Final = 0.3
_RATE: Final = 0.15
_ROUNDS: Final = 12
_RIGHT: Final = 1e-4  # an error that teaches nothing
_LOWER: Final = re.compile(r"(?<![\w.@/-])[a-z]{2,}(?![\w@]|\.\w)")  # not of an address


class Text(NamedTuple):
    """What may be a notice."""

    text: str
    words: Sequence[str]
    known: frozenset[str]  # those that the rest of its article has, too
    notice: bool
    counts: float

    def pairs(self) -> Iterator[str]:
        """Yield each two words in a row."""
        return map(" ".join, pairwise(self.words))


def body_of(record: Record) -> str:
    """Return what the author wrote of a text."""
    if recognise(record) is Format.BODY:
        return str(record["gold"])
    marks = list(record["text"])
    for span in record["noise"]:
        marks[span["start"] : span["end"]] = [""] * (span["end"] - span["start"])
    return "".join(marks)


def paragraphs(documents: Iterable[Document]) -> Iterator[Text]:
    """Yield the texts of articles, each once."""
    found: dict[str, Text] = {}
    for document in documents:
        outside = set(edges(document))
        for block in document.blocks:
            words, at = document.words[block.index], block.index in outside
            known = frozenset(w for w in words if document.term_counts[_TERMS[w]] > 1)
            if at or block.text not in found:
                found[block.text] = Text(block.text, words, known, False, _EDGE if at else 1.0)
    return (text for text in found.values() if 1 < len(text.words) <= MOST_WORDS)


def copies(path: Path, documents: Sequence[Document], *, notice: bool) -> Iterator[Text]:
    """Yield each line of a file as it stands in some articles."""
    rng = random.Random(5)
    for line in path.read_text(encoding="utf-8").splitlines():
        words = shape.key_of(line).split()
        if 1 < len(words) <= MOST_WORDS:
            for _ in range(_COPIES):
                article = rng.choice(documents).term_counts
                known = frozenset(word for word in words if article[_TERMS[word]])
                yield Text(line, words, known, notice, _NOTICE if notice else _OTHER)


def vocabulary(texts: Sequence[Text]) -> set[str]:
    """Return the words and pairs that are weighed: those of notices, and frequent ones."""
    notices = [text for text in texts if text.notice]
    others = [text for text in texts if not text.notice]
    lower = Counter(chain.from_iterable(set(_LOWER.findall(text.text)) for text in others))
    plain = {word for word, count in lower.items() if count >= _NO_NAME}
    plain.update(*(_LOWER.findall(text.text) for text in notices))
    words = Counter(chain.from_iterable(set(text.words) for text in others))
    pairs = Counter(chain.from_iterable(set(text.pairs()) for text in others))
    found = {word for word, count in words.items() if count >= _FREQUENT}
    found |= {pair for pair, count in pairs.items() if count >= _FREQUENT_PAIR}
    found.update(*(text.words for text in notices))
    pairs = Counter(chain.from_iterable(set(text.pairs()) for text in notices))
    found |= {pair for pair, count in pairs.items() if count > _COPIES}
    return {sign for sign in found if all(w in plain for w in sign.split())}


def read_signs(text: Text, weighed: Iterable[str]) -> tuple[list[str], float]:
    """Return what of a text is weighed, and what speaks against it besides."""
    words = dict.fromkeys(text.words)
    new = [word for word in words if word not in text.known]
    signs = [sign for sign in (*new, *dict.fromkeys(text.pairs())) if sign in weighed]
    strange = sum(bool(_TERMS[w]) and w not in weighed and w in text.text for w in new)
    sentence = shape.ends_sentence(text.text) or text.text.endswith(")")
    against = KNOWN * (len(words) - len(new)) + STRANGE * strange
    return signs, against + len(text.words) // LONG + LINE * (not sentence) + ENOUGH


def unweighed(sign: str) -> int:
    """Return what a word or pair counts that is in no table."""
    return 0 if " " in sign or not _TERMS[sign] else -STRANGE


def read_weights(path: Path) -> dict[str, dict[str, int]]:
    """Return the weights of each language."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["words"]
    return {
        language: {word: int(weight) for weight, words in lists.items() for word in words}
        for language, lists in tables.items()
    }


def fit(texts: Sequence[Text], prior: Mapping[str, int]) -> dict[str, int]:
    """Return the weights of a logistic regression. Gradient descent, each sign at its own pace."""
    weighed = sorted(vocabulary(texts) | prior.keys())
    means = {sign: float(prior.get(sign, unweighed(sign))) for sign in weighed}
    rows = [(text, *read_signs(text, means)) for text in texts]
    often = Counter(chain.from_iterable(signs for _, signs, _ in rows))
    weights, pace = dict(means), dict.fromkeys(means, 0.05)
    rng = random.Random(0)
    for _ in range(_ROUNDS):
        rng.shuffle(rows)
        for text, signs, against in rows:
            odds = _UNIT * (sum(map(weights.__getitem__, signs)) - against)
            error = text.counts * (1 / (1 + math.exp(-odds)) - text.notice)
            for sign in signs if abs(error) > _RIGHT else ():
                slope = error + _RIDGE / often[sign] * _UNIT * (weights[sign] - means[sign])
                pace[sign] += slope * slope
                weights[sign] -= _RATE / _UNIT * slope / math.sqrt(pace[sign])
    whole = {sign: max(-_MOST, min(_MOST, round(weight))) for sign, weight in weights.items()}
    return {
        sign: weight
        for sign, weight in whole.items()
        if weight != unweighed(sign) and (" " not in sign or abs(weight) >= _PAIR)
    }


def show(learned: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """Yield the tables of weighed.toml, one a language, with the greatest weights first."""
    names = {weight for weights in learned.values() for weight in weights.values()}
    for language, weights in learned.items():
        yield f"\n[words.{language}]"
        for name in sorted(names, reverse=True):
            signs = sorted(sign for sign, weight in weights.items() if weight == name)
            listed = [f"{json.dumps(sign, ensure_ascii=False)}," for sign in signs]
            if signs or language == _LANGUAGE:  # which names all lists
                lines = textwrap.fill(" ".join(sign.replace(" ", "\0") for sign in listed), 94)
                yield f"{name} = [\n{textwrap.indent(lines, '    ')}\n]".replace("\0", " ")


@told
def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_arguments(parser)
    parser.add_argument("--notices", type=Path, nargs="+", required=True, help="one a line")
    parser.add_argument("--others", type=Path, required=True, help="authors' lines like them")
    parser.add_argument("--prior", type=Path, required=True, help="weights to begin with")
    parser.add_argument("--source", required=True, help="what the texts are, and their licence")
    parser.add_argument("-o", "--output", type=Path, required=True, help="weights to write")
    given = parser.parse_args()
    records = chain.from_iterable(read(path, given.every) for path in given.files)
    bodies = dict.fromkeys(body_of(r) for r in records if recognise(r) is not Format.SEGMENTS)
    documents = [d for d in map(Document, bodies) if d.language.code == _LANGUAGE]
    if not documents:
        raise ValueError("no English text of a body or spans file")
    texts = [
        *chain.from_iterable(copies(path, documents, notice=True) for path in given.notices),
        *copies(given.others, documents, notice=False),
        *paragraphs(documents),
    ]
    prior = read_weights(given.prior)
    learned = {**prior, _LANGUAGE: fit(texts, prior[_LANGUAGE])}
    head = f"""\
# How much each word, or two in a row, speaks for a notice and against a story: two fifths of the
# logarithm of odds; 0 is said by both. English written by benchmarks/notice_words.py from
{textwrap.fill(given.source, 96, initial_indent="# ", subsequent_indent="# ")}
"""
    given.output.write_text(head + "\n".join(show(learned)) + "\n", encoding="utf-8")
    print(f"{len(texts)} texts, {len(learned[_LANGUAGE])} weights")


if __name__ == "__main__":
    sys.exit(main())
