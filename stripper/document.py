"""One article's text with what is known of it, and the analysis that plugins share."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, compress
from typing import Final

from stripper.cues import Cue, fold
from stripper.header import header_end
from stripper.language import LANGUAGES, UNKNOWN, Language, detect_language, load_language, read_tag
from stripper.lazy import lazy
from stripper.lexicon import Lexicon
from stripper.meanings import add_meanings
from stripper.rules import Kind, Span
from stripper.segment import Block, split_blocks
from stripper.shape import ends_sentence
from stripper.words import split_words

_PARAGRAPH: Final = 100  # code points; shorter blocks may be headings, captions or list items
_INK: Final = re.compile(r"\S")
_TAIL: Final = 60  # code points at the end of a block


class Document:
    """One article's text.

    Immutable: what is derived from the text is computed once, when a plugin first asks for it, and
    shared by all plugins.

    Args:
        text: The text, as given.
        title: The title, where the caller knows it.
        url: The address it came from.
        lang: A language tag, such as `de`, `de-AT` or `deu_Latn`; detected when None or unknown, or
            when the text is plainly in another language.
        blocks: Its blocks with tags and link densities, from HTML; None to split the text.
    """

    def __init__(
        self,
        text: str,
        *,
        title: str | None = None,
        url: str | None = None,
        lang: str | None = None,
        blocks: Sequence[Block] | None = None,
    ) -> None:
        if not isinstance(text, str):  # what an extractor gives that found nothing
            raise TypeError(f"want a text, got {type(text).__name__}")
        for name, value in (("title", title), ("url", url), ("lang", lang)):
            if value is not None and not isinstance(value, str):  # NaN, in what a table lacks
                raise TypeError(f"{name}: want a string or None, got {value!r}")
        self.text: Final = text
        self.title: Final = title
        self.url: Final = url
        self.blocks: Final = split_blocks(text) if blocks is None else tuple(blocks)
        self._given: Final = blocks is not None
        self._lang: Final = lang
        self._lexicon: Lexicon | None = None
        self._gone: Mapping[int, Kind] = {}

    @lazy
    def folded(self) -> str:
        """The text in lower case with plain apostrophes and spaces; same length, same offsets."""
        return fold(self.text)

    @lazy
    def words(self) -> list[list[str]]:
        """The lower-case words of each block, by index; letters in scripts without spaces."""
        return split_words(self.folded, self.blocks)

    @lazy
    def keys(self) -> list[str]:
        """The words of each block joined by spaces, so that case and punctuation do not count."""
        return [" ".join(words) for words in self.words]

    def key(self, index: int) -> str:
        """Return the key of one block; cheaper than `keys` where few are asked for."""
        return " ".join(self.words[index])

    @lazy
    def key_counts(self) -> Counter[str]:
        """How many blocks have each key."""
        return Counter(self.keys)

    @lazy
    def leading(self) -> Mapping[str, list[int]]:
        """The indices of the blocks that begin with each word; few of them begin as a cue does."""
        leading: defaultdict[str, list[int]] = defaultdict(list)
        for index, words in enumerate(self.words):
            if words:
                leading[words[0]].append(index)
        return leading

    def led_by(self, words: Collection[str]) -> list[int]:
        """Return the indices of the blocks that begin with one of *words*, in order."""
        found = self._firsts.intersection(words)
        leading = self.leading
        return sorted(chain.from_iterable([leading[word] for word in found])) if found else []

    @lazy
    def _firsts(self) -> frozenset[str]:
        """The words that blocks begin with; two sets meet in fewer steps than a set and a dict."""
        return frozenset(self.leading)

    @lazy
    def language(self) -> Language:
        """The language given, unless its paragraphs have the function words of another one."""
        given = (self._lang and read_tag(self._lang)) or UNKNOWN
        if given not in (*LANGUAGES, UNKNOWN):
            return load_language(given)
        # Of its paragraphs, if it has any: the menus of a page have no function words.
        told = [self.words[index] for index in self.paragraphs]
        return load_language(detect_language(chain.from_iterable(told or self.words), given))

    @lazy
    def terms(self) -> list[set[str]]:
        """The content words of each block, cut to their first letters, by block index."""
        term = self.language.terms.__getitem__
        terms = [set(map(term, words)) for words in self.words]
        for own in terms:
            own.discard("")  # cheaper than to look at each word
        return terms

    @lazy
    def term_counts(self) -> Counter[str]:
        """In how many blocks each content word stands."""
        return Counter(chain.from_iterable(self.terms))

    @lazy
    def lone_terms(self) -> set[str]:
        """The content words that stand in one block alone and not in the title."""
        once = {term for term, count in self.term_counts.items() if count == 1}
        once -= self.title_terms
        return once

    def novelty(self, index: int) -> float:
        """Return the share of a block's content words that stand in no other block nor the title.

        Args:
            index: The block's index.

        Returns:
            Ratio in [0, 1]; 1.0 for a block without content words, which nothing ties to the rest.
        """
        terms = self.terms[index]
        return len(terms & self.lone_terms) / len(terms) if terms else 1.0

    def meaning(self, terms: Iterable[str]) -> Sequence[int]:
        """Return what content words mean together, for `likeness` to compare.

        Args:
            terms: Content words, cut as in `terms`.

        Returns:
            Numbers without a unit; none if nothing is known of the words. English alone is known.
        """
        return add_meanings(terms, self.language.code)

    @lazy
    def paragraphs(self) -> list[int]:
        """The indices of the blocks that read as paragraphs: whole sentences of some length."""
        return [
            block.index
            for block in self.blocks
            if len(block.text) >= _PARAGRAPH and ends_sentence(block.text)
        ]

    @lazy
    def _paragraph_set(self) -> frozenset[int]:
        return frozenset(self.paragraphs)

    def is_paragraph(self, index: int) -> bool:
        """Tell whether the block with this index reads as a paragraph."""
        return index in self._paragraph_set

    @lazy
    def dotted(self) -> list[int]:
        """The indices of the blocks with three dots near their end, as what is cut off has them."""
        if "…" not in self.text and "..." not in self.text:  # as most texts; cheaper to tell
            return []
        tails = [(block.index, block.text[-_TAIL:]) for block in self.blocks]
        return [index for index, tail in tails if "…" in tail or "..." in tail]

    @lazy
    def questions(self) -> int:
        """How many blocks end with a question mark, as those of an interview do."""
        return sum([block.text.endswith("?") for block in self.blocks])

    @lazy
    def opening(self) -> int:
        """The index of the first paragraph below the header and its lead; 0 without any."""
        return header_end(self.blocks, self.paragraphs) if self.paragraphs else 0

    @lazy
    def closing(self) -> int:
        """The index of the last paragraph; what stands after it is the tail."""
        return self.paragraphs[-1] if self.paragraphs else len(self.blocks)

    def is_inside(self, index: int) -> bool:
        """Tell whether a block stands in the body, which goes from `opening` to `closing`."""
        return self.opening <= index <= self.closing

    def above(self, index: int) -> str:
        """Return the text of the block above; empty for the first."""
        return self.blocks[index - 1].text if index else ""

    @lazy
    def title_terms(self) -> set[str]:
        """The content words of the title, cut as in `terms`; empty without a title."""
        if not self.title:
            return set()
        return set().union(*Document(self.title, lang=self.language.code).terms)

    @lazy
    def _cues(self) -> dict[str, list[Cue]]:
        if self._lexicon is None:
            return {}
        # Looked up while the words are in the processor's cache: the automaton drives them out.
        _ = self.terms
        return self._lexicon.find(self.folded, self.blocks, self.words)

    def cues(self, group: str) -> Sequence[Cue]:
        """Return where the phrases of *group* stand, sorted by start.

        Of more than 50 in one block, as a page in a line may have, the first 49 and the last.

        Args:
            group: A group that some plugin's `stripper_phrases` names.
        """
        return self._cues.get(group, ())

    def phrase(self, cue: Cue) -> str:
        """Return what stands in the text where a phrase was found."""
        return self.text[cue.start : cue.end]

    @lazy
    def remaining(self) -> Sequence[Block]:
        """The blocks that no earlier stage took, in order."""
        if not self._gone:
            return self.blocks
        left = bytearray(b"\1" * len(self.blocks))  # few are gone; the others are not looked at
        for index in self._gone:
            left[index] = 0
        return list(compress(self.blocks, left))

    def is_gone(self, index: int) -> bool:
        """Tell whether an earlier stage took the block with this index."""
        return index in self._gone

    def with_lexicon(self, lexicon: Lexicon) -> Document:
        """Return this document with the phrases that `cues` looks for."""
        twin = self._twin()
        twin._lexicon = lexicon
        return twin

    @property
    def gone(self) -> Mapping[int, Kind]:
        """The blocks that earlier stages took, by index, with the noise kind of each."""
        return self._gone

    def without(self, gone: Mapping[int, Kind]) -> Document:
        """Return this document with these blocks taken too; the analysis goes along.

        Args:
            gone: The blocks' indices, each with the noise kind that it was taken for.
        """
        if not gone:
            return self
        twin = self._twin()
        twin._gone = {**self._gone, **gone}
        twin.__dict__.pop("remaining", None)
        return twin

    def left(self, gone: Iterable[Span]) -> Document:
        """Return the document that is left, with white space where something went.

        It is like a text that never had more, but for its offsets, which are those of this one.

        Args:
            gone: Spans, none over another.
        """
        parts, at = [], 0
        for start, end in sorted(gone):
            parts += [self.text[at:start], _INK.sub(" ", self.text[start:end])]
            at = end
        text = "".join([*parts, self.text[at:]])
        own = (block for block in self.blocks if not text[block.start : block.end].isspace())
        blocks = [replace(block, index=at) for at, block in enumerate(own)] if self._given else None
        return Document(text, title=self.title, url=self.url, lang=self._lang, blocks=blocks)

    def _twin(self) -> Document:
        twin = object.__new__(Document)
        twin.__dict__.update(self.__dict__)
        return twin
