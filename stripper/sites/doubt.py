"""Which of the lines that stand on several pages are surely the site's, and which may be authors'.

Authors have headings and sentences that they like: "Ingredients", "So it goes." A few pages cannot
tell them from furniture. What is short or stands between paragraphs is left for people to judge.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from stripper.document import Document
from stripper.shape import bullet_length, ends_sentence

_LONG: Final = 120  # code points; what varies from page to page and is longer is the article
_SENTENCE: Final = 10  # words; likewise, of a line that ends as a sentence does
_HEADLINE: Final = 2  # words
_ABOVE: Final = 2  # words of a line above the article that is the site's
_BELOW: Final = 3  # below it
_INSIDE: Final = 5  # between its paragraphs
_SAID: Final = 6  # words of a sentence
_MANY: Final = 0.8  # of the pages, on which a line between paragraphs stands
_IDEOGRAPHS: Final = "\u2e80"  # from here on a word has no spaces around it, and two letters or so
_LETTERS: Final = 3


def reads_on(line: str) -> bool:
    """Tell a sentence of an article from a headline."""
    return len(line) >= _LONG or (ends_sentence(line) and words(line) > _SENTENCE)


def is_headline(line: str) -> bool:
    """Tell whether a line that varies may be another story's headline: no sentence, no amount."""
    listed = line[:1].isdigit() or bullet_length(line)
    return not (listed or reads_on(line) or ends_sentence(line)) and words(line) >= _HEADLINE


def words(line: str) -> float:
    """Return how many words a line has, without single letters and what has numbers in it."""
    found = " ".join(Document(line).keys).split()
    counted = sum(len(word) > 1 and not any(map(str.isdigit, word)) for word in found)
    return counted + sum(word >= _IDEOGRAPHS for word in found if len(word) == 1) / _LETTERS


class Judge:
    """Tells what is surely the site's.

    Args:
        pages: The lines of each page.
        known: The keys of the lines that stand on most pages.
        keys: The keys of the lines of each page.
        ruled: Lines that the rules take for noise, whatever the site.
    """

    def __init__(
        self,
        pages: Sequence[Sequence[str]],
        known: Collection[str],
        keys: Sequence[Sequence[str]],
        ruled: Collection[str],
    ) -> None:
        self._keys = keys
        self._ruled = ruled
        # Of each page, the first and last line that only an article has.
        self._edges = []
        for lines, line_keys in zip(pages, keys, strict=True):
            # The clubs of a league, and what goes into bread, are the same on every page.
            counted = {at for at, line in enumerate(lines) if line[:1].isdigit()}
            varying = [at for at, key in enumerate(line_keys) if key not in known or at in counted]
            opens = [at for at in varying if reads_on(lines[at])]
            own = [at for at in varying if not is_headline(lines[at])]
            self._edges.append((min(opens or own, default=0), max(own, default=-1)))

    def is_sure(self, key: str, lines: Sequence[str]) -> bool:
        """Tell whether a line is the site's.

        Args:
            key: The line's.
            lines: It, as each page has it.
        """
        if any(line in self._ruled for line in lines):
            return True
        line, count, varies = lines[0], words(lines[0]), len(set(lines)) > 1
        if varies and reads_on(line):
            return False
        if self.is_above(key):
            return count >= _ABOVE
        said = ends_sentence(line)
        if self.is_below(key):
            return count + varies >= (_SAID if said else _BELOW)
        many = len(lines) >= _MANY * len(self._keys)
        return many and not varies and count >= (_SAID if said else _INSIDE)

    def is_above(self, key: str) -> bool:
        """Tell whether a line stands above the article wherever it stands."""
        edges = zip(self._keys, self._edges, strict=True)
        return all(key not in keys[opens:] for keys, (opens, _) in edges)

    def is_below(self, key: str) -> bool:
        """Tell whether a line stands below the article wherever it stands."""
        edges = zip(self._keys, self._edges, strict=True)
        return all(key not in keys[: closes + 1] for keys, (_, closes) in edges)
