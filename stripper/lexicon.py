"""Find the cue phrases of all plugins in one pass over a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation

from stripper.cues import Cue, fold, new_cue
from stripper.segment import Block
from stripper.words import words_of

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_EDGE: Final = 8  # code points; a bullet, a number or an emoji may stand before a cue
# Cues of one group in one block. A page in a line has thousands, and rules look at the block anew
# for each.
_MOST: Final = 50
_UNSPACED: Final = "\u2e80"  # the first code point of scripts whose words nothing parts


class _Phrase(NamedTuple):
    text: str
    prefix: bool
    first: bool
    last: bool
    groups: tuple[str, ...]


_Hit: TypeAlias = tuple[Cue, tuple[str, ...]]
# Word -> the phrases that begin (or end) with it, and their texts, which are tried all at once.
_Filed: TypeAlias = dict[str, tuple[tuple[str, ...], list[_Phrase]]]


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
        self._anywhere: list[_Phrase] = []
        leading: defaultdict[str, list[_Phrase]] = defaultdict(list)
        trailing: defaultdict[str, list[_Phrase]] = defaultdict(list)
        for phrase, names in sorted(groups.items(), key=lambda item: -len(item[0])):
            entry, words = _parse(phrase, sorted(names))
            if entry.first and _is_letter(entry.text[0]) and not (entry.prefix and len(words) == 1):
                leading[words[0]].append(entry)
            elif entry.last and not entry.first and _is_letter(entry.text[-1]):
                trailing[words[-1]].append(entry)
            else:
                self._anywhere.append(entry)
        self._leading: Final = _filed(leading)
        self._trailing: Final = _filed(trailing)
        self._automaton = AhoCorasick(
            [phrase.text for phrase in self._anywhere], implementation=Implementation.ContiguousNFA
        )

    def find(
        self, folded: str, blocks: Sequence[Block], words: Sequence[Sequence[str]]
    ) -> dict[str, list[Cue]]:
        """Return the cues of each group, sorted by start; of those that start together the longest.

        Args:
            folded: The document's text as `fold` returns it.
            blocks: Its blocks, in order.
            words: The words of each block.
        """
        found: dict[str, list[Cue]] = {}
        hits = [
            *self._found_anywhere(folded, blocks),
            *self._found_at_edges(folded, blocks, words),
        ]
        hits.sort(key=lambda hit: (hit[0].start, -hit[0].end))
        for cue, groups in hits:
            for group in groups:
                cues = found.setdefault(group, [])
                if cues and cues[-1].start == cue.start:
                    continue
                if len(cues) >= _MOST and cues[-_MOST].block == cue.block:
                    cues.pop()  # the last one of a block tells how it ends
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

    def _found_at_edges(
        self, folded: str, blocks: Sequence[Block], words: Sequence[Sequence[str]]
    ) -> list[_Hit]:
        """Return the hits of phrases filed by the word that a block begins or ends with."""
        leading, trailing = self._leading, self._trailing
        hits: list[_Hit] = []
        for block, own in zip(blocks, words, strict=True):
            if not own:
                continue
            first, last = own[0], own[-1]
            if not first.isalpha():
                first = first if first[0].isalpha() else _lettered(own)
            if first in leading:
                texts, phrases = leading[first]
                start = folded.index(first, block.start)
                if folded.startswith(texts, start) and start - block.start <= _EDGE:
                    hits += _hits(folded, block, [(start, phrase) for phrase in phrases])
            if not last.isalpha():
                last = last if last[-1].isalpha() else _lettered(reversed(own))
            if last in trailing:
                texts, phrases = trailing[last]
                end = folded.rindex(last, block.start, block.end) + len(last)
                if folded.endswith(texts, block.start, end) and _end(folded, block) - end <= _EDGE:
                    hits += _hits(folded, block, [(end - len(p.text), p) for p in phrases])
        return hits


def _parse(phrase: str, groups: Iterable[str]) -> tuple[_Phrase, list[str]]:
    """Return a phrase without its marks, and its words."""
    text = phrase.lstrip("^").rstrip("$*")
    first, last, prefix = phrase.startswith("^"), phrase.endswith("$"), phrase.endswith("*")
    return _Phrase(text, prefix, first, last, tuple(groups)), words_of(text)


def _filed(phrases: Mapping[str, list[_Phrase]]) -> _Filed:
    return {word: (tuple(entry.text for entry in own), own) for word, own in phrases.items()}


def _lettered(words: Iterable[str]) -> str:
    """Return the first word that is no number, without the underscores of Markdown."""
    for word in words:
        bare = word.strip("_")
        if bare and not bare.isnumeric():
            return bare
    return ""


def _hits(folded: str, block: Block, places: Iterable[tuple[int, _Phrase]]) -> list[_Hit]:
    """Return the hits of phrases, each looked for at one place."""
    return [
        (_cue(folded, block, start, start + len(phrase.text)), phrase.groups)
        for start, phrase in places
        if folded.startswith(phrase.text, start)
        and _is_whole(folded, start, start + len(phrase.text), phrase.prefix)
    ]


def _cue(folded: str, block: Block, start: int, end: int) -> Cue:
    first, last = block.start, _end(folded, block)
    leads = start - first <= _EDGE and not _has_letter(folded, first, start)
    trails = last - end <= _EDGE and not _has_letter(folded, end, last)
    return new_cue((start, end, block.index, leads, trails))


def _end(folded: str, block: Block) -> int:
    """Return where a block's text ends, without the target of a link that it ends with."""
    if folded[block.end - 1] != " ":
        return block.end
    return block.start + len(folded[block.start : block.end].rstrip())


def _has_letter(text: str, start: int, end: int) -> bool:
    return start < end and any(map(str.isalpha, text[start:end]))


def _is_whole(text: str, start: int, end: int, prefix: bool) -> bool:
    """Tell whether a match begins and ends with a word; scripts without spaces have no words."""
    if start and _joined(text[start - 1], text[start]):
        return False
    return prefix or end >= len(text) or not _joined(text[end - 1], text[end])


def _joined(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and left < _UNSPACED and right < _UNSPACED


def _is_letter(char: str) -> bool:
    """Tell whether *char* is a letter of a script with words."""
    return char.isalpha() and char < _UNSPACED
