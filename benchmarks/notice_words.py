"""Weigh the words, and pairs of words, by which the plugin legal knows a notice.

Usage:
    python benchmarks/notice_words.py FILE... --notices LANG=NOTICES.txt...
        --others LANG=OTHERS.txt... --prior WEIGHTS.toml --source "NAME (LICENCE)" -o WEIGHTS.toml

Takes what authors wrote from body and spans files, and lines: notices, and sentences of authors
that look like some, in the languages that are learned. The model is a logistic regression over
what `legal/weighed.py` adds up, with the costs that stand there. A weight stays near the prior's as
long as little speaks against it.
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

from labelled import Format, Record, add_arguments, add_lines, read, recognise, told
from stripper import Document, shape
from stripper.language import Language, load_language
from stripper_plugins.legal.edges import MOST_WORDS, edges
from stripper_plugins.legal.weighed import ENOUGH, KNOWN, LINE, LONG, STRANGE

_FIRST: Final = "en"
_UNIT: Final = 0.4  # of the logarithm of odds
_MOST: Final = 6  # the greatest weight
_PAIR: Final = 2  # the least weight of a pair
_COPIES: Final = 3  # of each line, in different articles
# What each counts: a copy of a notice and of an author's line, a paragraph, one where notices
# stand; and in the other languages, which have fewer articles.
_COSTS: Final = (2.7, 24.0, 1.0, 16.0)
_OTHER_COSTS: Final = (2.7, 72.0, 15.0, 60.0)
_FREQUENT: Final = 25  # texts with a word that no notice has
_FREQUENT_PAIR: Final = 60
_NO_NAME: Final = 5  # texts that have a word in lower case
_RIDGE: Final = 0.3
_RATE: Final = 0.15
_ROUNDS: Final = 12
_RIGHT: Final = 1e-4  # an error that teaches nothing
_OWN: Final = 4  # notices that have a word; a German noun is never in lower case
_WORD: Final = re.compile(r"(?<![\w.@/-])[^\W\d_]{2,}(?![\w@]|\.\w)")  # not of an address


class Text(NamedTuple):
    """What may be a notice."""

    text: str
    language: Language
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


def paragraphs(documents: Iterable[Document], plain: float, edge: float) -> Iterator[Text]:
    """Yield the texts of articles, each once."""
    found: dict[str, Text] = {}
    for document in documents:
        outside, terms = set(edges(document)), document.language.terms
        for block in document.blocks:
            words, at = document.words[block.index], block.index in outside
            known = frozenset(w for w in words if document.term_counts[terms[w]] > 1)
            if at or block.text not in found:
                found[block.text] = Text(
                    block.text, document.language, words, known, False, edge if at else plain
                )
    return (text for text in found.values() if 1 < len(text.words) <= MOST_WORDS)


def copies(
    path: Path, documents: Sequence[Document], counts: float, *, notice: bool
) -> Iterator[Text]:
    """Yield each line of a file as it stands in some articles."""
    rng = random.Random(5)
    for line in path.read_text(encoding="utf-8").splitlines():
        words = shape.key_of(line).split()
        if 1 < len(words) <= MOST_WORDS:
            for _ in range(_COPIES):
                article = rng.choice(documents)
                terms, told = article.language.terms, article.term_counts
                known = frozenset(word for word in words if told[terms[word]])
                yield Text(line, article.language, words, known, notice, counts)


def vocabulary(texts: Sequence[Text]) -> set[str]:
    """Return the words and pairs that are weighed: those of notices, and frequent ones."""
    notices = [text for text in texts if text.notice]
    others = [text for text in texts if not text.notice]
    lower = Counter(chain.from_iterable(_lower(text) for text in others))
    plain = {word for word, count in lower.items() if count >= _NO_NAME}
    plain.update(*map(_lower, notices))
    often = Counter(chain.from_iterable(set(text.words) for text in notices))
    plain.update(w for w, count in often.items() if count >= _OWN * _COPIES and w.isalpha())
    words = Counter(chain.from_iterable(set(text.words) for text in others))
    pairs = Counter(chain.from_iterable(set(text.pairs()) for text in others))
    found = {word for word, count in words.items() if count >= _FREQUENT}
    found |= {pair for pair, count in pairs.items() if count >= _FREQUENT_PAIR}
    found.update(*(text.words for text in notices))
    pairs = Counter(chain.from_iterable(set(text.pairs()) for text in notices))
    found |= {pair for pair, count in pairs.items() if count > _COPIES}
    return {sign for sign in found if all(w in plain for w in sign.split())}


def _lower(text: Text) -> set[str]:
    return set(filter(str.islower, _WORD.findall(text.text)))


def read_signs(text: Text, weighed: Iterable[str]) -> tuple[list[str], float]:
    """Return what of a text is weighed, and what speaks against it besides."""
    words = dict.fromkeys(text.words)
    new = [word for word in words if word not in text.known]
    signs = [sign for sign in (*new, *dict.fromkeys(text.pairs())) if sign in weighed]
    terms = text.language.terms
    strange = sum(bool(terms[w]) and w not in weighed and w in text.text for w in new)
    sentence = shape.ends_sentence(text.text) or text.text.endswith(")")
    against = KNOWN * (len(words) - len(new)) + STRANGE * strange
    return signs, against + len(text.words) // LONG + LINE * (not sentence) + ENOUGH


def unweighed(sign: str, language: Language) -> int:
    """Return what a word or pair counts that is in no table."""
    return 0 if " " in sign or not language.terms[sign] else -STRANGE


def read_weights(path: Path) -> dict[str, dict[str, int]]:
    """Return the weights of each language."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["words"]
    return {
        language: {word: int(weight) for weight, words in lists.items() for word in words}
        for language, lists in tables.items()
    }


def fit(texts: Sequence[Text], prior: Mapping[str, int], language: Language) -> dict[str, int]:
    """Return the weights of a logistic regression. Gradient descent, each sign at its own pace."""
    weighed = sorted(vocabulary(texts) | prior.keys())
    means = {sign: float(prior.get(sign, unweighed(sign, language))) for sign in weighed}
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
        if weight != unweighed(sign, language) and (" " not in sign or abs(weight) >= _PAIR)
    }


def show(learned: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """Yield the tables of weighed.toml, one a language, with the greatest weights first."""
    names = {weight for weights in learned.values() for weight in weights.values()}
    for language, weights in learned.items():
        yield f"\n[words.{language}]"
        for name in sorted(names, reverse=True):
            signs = sorted(sign for sign, weight in weights.items() if weight == name)
            listed = [f"{json.dumps(sign, ensure_ascii=False)}," for sign in signs]
            if signs or language == _FIRST:  # which names all lists
                lines = textwrap.fill(" ".join(sign.replace(" ", "\0") for sign in listed), 94)
                yield f"{name} = [\n{textwrap.indent(lines, '    ')}\n]".replace("\0", " ")


@told
def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_arguments(parser)
    add_lines(parser, notices="one a line", others="authors' lines like them")
    parser.add_argument("--prior", type=Path, required=True, help="weights to begin with")
    given = parser.parse_args()
    records = chain.from_iterable(read(path, given.every) for path in given.files)
    bodies = dict.fromkeys(body_of(r) for r in records if recognise(r) is not Format.SEGMENTS)
    documents = list(map(Document, bodies))
    learned = read_weights(given.prior)
    for language in dict.fromkeys(language for language, _ in given.notices):
        own = [document for document in documents if document.language.code == language]
        if not own:
            raise ValueError(f"no text in '{language}' in a body or spans file")
        notice, other, plain, edge = _COSTS if language == _FIRST else _OTHER_COSTS
        texts = [
            *chain.from_iterable(
                copies(path, own, counts, notice=files is given.notices)
                for files, counts in ((given.notices, notice), (given.others, other))
                for code, path in files
                if code == language
            ),
            *paragraphs(own, plain, edge),
        ]
        learned[language] = fit(texts, learned[language], load_language(language))
        print(f"{language}: {len(texts)} texts, {len(learned[language])} weights")
    head = f"""\
# How much each word, or two in a row, speaks for a notice and against a story: two fifths of the
# logarithm of odds; 0 is said by both. Written by benchmarks/notice_words.py from
{textwrap.fill(given.source, 96, initial_indent="# ", subsequent_indent="# ")}
"""
    given.output.write_text(head + "\n".join(show(learned)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
