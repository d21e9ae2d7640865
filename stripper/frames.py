"""What a line says by naming something of each of several sorts, in any order and wording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Final, Generic, Protocol, TypeVar

from stripper.cues import Words


class Frame(Protocol):
    """What plugins have in their tables: the lists that have a word each in a line, and its size.

    The first list is the one whose words are rarest; lines are looked at for these alone.
    """

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of the lists."""

    @property
    def most(self) -> int:
        """How many words a line may have."""


_Frame = TypeVar("_Frame", bound=Frame)


class Frames(Generic[_Frame]):
    """The frames of a plugin with the words of one language.

    Args:
        frames: The plugin's table.
        words: Its word lists.
        letters: By how many of their first letters the forms of a word are told.
    """

    def __init__(self, frames: Sequence[_Frame], words: Words, letters: int) -> None:
        # In C, since it is asked for many words of many lines.
        self._stem: Final[Callable[[str], str]] = itemgetter(slice(letters))
        begun: defaultdict[str, list[_Frame]] = defaultdict(list)
        for frame in frames:
            for word in words[frame.lists[0]]:
                begun[word].append(frame)
        self.begun: Final[Mapping[str, Sequence[_Frame]]] = dict(begun)
        """The frames by the words of their first lists."""
        names = {name for frame in frames for name in frame.lists}
        stems = {name: frozenset(map(self._stem, words[name])) for name in names}
        self._others: Final = {
            word: [(frame, [stems[name] for name in frame.lists[1:]]) for frame in own]
            for word, own in begun.items()
        }

    def filled(self, first: str, words: Sequence[str]) -> Iterator[tuple[_Frame, list[str]]]:
        """Yield the frames that a line fills, each with the words that fill it.

        A word stands for one list alone.

        Args:
            first: The word for the first list; nothing is found for any that is in none.
            words: The words of the line.
        """
        begun = self._others.get(first)
        if not begun:  # as for most words of a line
            return
        stem = self._stem
        stems = set(map(stem, words))
        for frame, lists in begun:
            if len(words) > frame.most or any(map(stems.isdisjoint, lists)):  # as mostly
                continue
            others = [own.intersection(stems) - {stem(first)} for own in lists]
            if all(others) and len(set().union(*others)) >= len(others):
                ends = {stem(word): word for word in words}
                yield frame, [first, *(ends[min(found)] for found in others)]
