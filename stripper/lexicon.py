"""Find the cue phrases of all plugins in one pass over a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation

from stripper.cues import Cue, fold
from stripper.segment import Block

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_EDGE: Final = 8  # code points; a bullet, a number or an emoji may stand before a cue
_KEYS: Final = (5, 3, 2)  # letters by which the phrases at the edges are filed
_HEAD: Final = 2  # letters that tell most blocks apart from all of them


class _Phrase(NamedTuple):
    text: str
    prefix: bool
    first: bool
    last: bool
    groups: tuple[str, ...]


_Hit: TypeAlias = tuple[Cue, tuple[str, ...]]


class Lexicon:
    """The phrases of all plugins for one language.

    Args:
        phrases: Group name -> phrases of the language and of English, as `Phrases` writes them.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        groups: dict[str, set[str]] = {}
        for group, members in phrases.items():
            for phrase in members:
                groups.setdefault(fold(phrase), set()).add(group)
        self._leading: dict[str, list[_Phrase]] = {}
        self._trailing: dict[str, list[_Phrase]] = {}
        self._anywhere: list[_Phrase] = []
        for phrase, names in sorted(groups.items(), key=lambda item: -len(item[0])):
            self._file(phrase, tuple(sorted(names)))
        self._heads: Final = {key[:_HEAD] for key in self._leading}
        self._tails: Final = {key[-_HEAD:] for key in self._trailing}
        self._automaton = AhoCorasick(
            [phrase.text for phrase in self._anywhere], implementation=Implementation.DFA
        )

    def _file(self, phrase: str, groups: tuple[str, ...]) -> None:
        text = phrase.lstrip("^").rstrip("$*")
        first, last = phrase.startswith("^"), phrase.endswith("$")
        entry = _Phrase(text, phrase.endswith("*"), first, last, groups)
        size = next((size for size in _KEYS if size <= len(text)), 0)
        if first and text[:1].isalpha():
            # A single letter is filed with the space that must follow it.
            self._leading.setdefault(text[:size] if size else f"{text} ", []).append(entry)
        elif last and size and text[-1].isalpha():
            self._trailing.setdefault(text[-size:], []).append(entry)
        else:
            self._anywhere.append(entry)

    def find(self, folded: str, blocks: Sequence[Block]) -> dict[str, list[Cue]]:
        """Return the cues of each group, sorted by start; of those that start together the longest.

        Args:
            folded: The document's text as `fold` returns it.
            blocks: Its blocks, in order.
        """
        found: dict[str, list[Cue]] = {}
        hits = [
            *self._found_anywhere(folded, blocks),
            *self._found_leading(folded, blocks),
            *self._found_trailing(folded, blocks),
        ]
        hits.sort(key=lambda hit: (hit[0].start, -hit[0].end))
        for cue, groups in hits:
            for group in groups:
                cues = found.setdefault(group, [])
                if not cues or cues[-1].start != cue.start:
                    cues.append(cue)
        return found

    def _found_anywhere(self, folded: str, blocks: Sequence[Block]) -> list[_Hit]:
        try:
            matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        except UnicodeEncodeError:  # the automaton reads UTF-8, which has no lone surrogates
            folded = _SURROGATE.sub("\ufffd", folded)
            matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        matches.sort(key=lambda match: match[1])
        hits: list[_Hit] = []
        at = 0
        for entry, start, end in matches:
            phrase = self._anywhere[entry]
            if not _is_whole(folded, start, end, phrase.prefix):
                continue
            while blocks[at].end <= start:
                at += 1
            if end > blocks[at].end:
                continue
            cue = _cue(folded, blocks[at], start, end)
            if (cue.leads or not phrase.first) and (cue.trails or not phrase.last):
                hits.append((cue, phrase.groups))
        return hits

    def _found_leading(self, folded: str, blocks: Sequence[Block]) -> list[_Hit]:
        hits: list[_Hit] = []
        filed, heads = self._leading, self._heads
        for block in blocks:
            start = block.start
            if not folded[start].isalpha():
                start = _first_letter(folded, block)
            if folded[start : start + _HEAD] not in heads:
                continue
            for size in _KEYS:
                for phrase in filed.get(folded[start : start + size], ()):
                    end = start + len(phrase.text)
                    if _stands(folded, phrase, start, end):
                        hits.append((_cue(folded, block, start, end), phrase.groups))
        return hits

    def _found_trailing(self, folded: str, blocks: Sequence[Block]) -> list[_Hit]:
        hits: list[_Hit] = []
        filed, tails = self._trailing, self._tails
        for block in blocks:
            end = block.end
            if not folded[end - 1].isalpha():
                end = _last_letter(folded, block)
            if folded[end - _HEAD : end] not in tails:
                continue
            for size in _KEYS:
                for phrase in filed.get(folded[end - size : end], ()):
                    start = end - len(phrase.text)
                    if _stands(folded, phrase, start, end):
                        hits.append((_cue(folded, block, start, end), phrase.groups))
        return hits


def _stands(folded: str, phrase: _Phrase, start: int, end: int) -> bool:
    return folded.startswith(phrase.text, start) and _is_whole(folded, start, end, phrase.prefix)


def _cue(folded: str, block: Block, start: int, end: int) -> Cue:
    return Cue(
        start,
        end,
        block.index,
        leads=start - block.start <= _EDGE and not _has_letter(folded, block.start, start),
        trails=block.end - end <= _EDGE and not _has_letter(folded, end, block.end),
    )


def _has_letter(text: str, start: int, end: int) -> bool:
    return start < end and any(map(str.isalpha, text[start:end]))


def _first_letter(text: str, block: Block) -> int:
    at, stop = block.start, min(block.end, block.start + _EDGE)
    while at < stop and not text[at].isalpha():
        at += 1
    return at


def _last_letter(text: str, block: Block) -> int:
    at, stop = block.end, max(block.start, block.end - _EDGE)
    while at > stop and not text[at - 1].isalpha():
        at -= 1
    return at


def _is_whole(text: str, start: int, end: int, prefix: bool) -> bool:
    """Tell whether a match begins and ends with a word; scripts without spaces have no words."""
    if start and _joined(text[start - 1], text[start]):
        return False
    return prefix or end >= len(text) or not _joined(text[end - 1], text[end])


def _joined(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and left < "\u2e80" and right < "\u2e80"
