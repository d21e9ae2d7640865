"""Credits without a label and a colon: the name behind a stroke, the sign of rights or "photo"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import Final

from stripper import Block, Cue, Document, shape
from stripper_plugins.caption.agencies import MOST_WORDS
from stripper_plugins.caption.credits import Credit, closes, credit_at

_LONGEST: Final = 600  # code points; cheaper to tell than how many words there are
_CAPITAL: Final = r"[^\W\d_a-zà-ÿа-яёіїєґ]"
_NAME: Final = rf"{_CAPITAL}(?:\.|[\w'’]*)"
_WORD: Final = rf"{_CAPITAL}[\w.'’]*"
_SMALL_NAME: Final = "(?:(?:de|da|di|del|van|von|der|la|of|of the) )?"
_NAMES: Final = rf"{_NAME}(?:[ -]{_SMALL_NAME}{_NAME}){{1,3}}"
_PART: Final = rf"{_WORD}(?:[ /&,–-]{{1,3}}{_SMALL_NAME}{_WORD}){{0,5}}"
_SHOP: Final = r"[\w-]+(?:\.[\w-]+)?\.(?:com|de|net|org|at|ch|eu|info)"  # "stock.adobe.com"
_RIGHTS: Final = re.compile(
    rf"©\s?(?P<name>{_PART}(?:[ /–-]{{1,3}}{_SHOP})?|(?<=[.!?] © )\w{{4,30}})\)?\.?$"
)
_OF_PAPER: Final = re.compile(
    rf"(?P<name>{_NAMES})(?:\s?[/|]\s?(?:[Ff]or )?(?:[Tt]he )?| POUR (?:« ?)?)"
    rf"(?P<paper>{_PART})(?: ?»)?[)\]]?\.?$"
)
# "The square at dusk. / IDA LIND", "The square at dusk. OC/Ida Lind"
_STROKE: Final = re.compile(rf"(?<=[.!?] )(?P<paper>{_CAPITAL}{{,6}})\s?[/|]\s?(?P<name>{_NAMES})$")
# "The square in the evening, as so often. Ida Lind"
_BARE: Final = re.compile(rf"[^\W\d_]{{3}}[.!?]\)? (?P<name>{_NAMES})$")
_FOR: Final = re.compile(rf"(?P<name>{_NAMES}) for (?P<paper>[Tt]he {_PART}|{_CAPITAL}{{2,6}})$")
_BEHIND: Final = re.compile(rf"\s(?P<by>(?:di|de|von|by|par|por) )?(?P<name>{_PART})[)\].]*$")
_MAKER: Final = re.compile(rf"\w by (?P<name>{_CAPITAL}\w+(?: {_CAPITAL}\w+)?)$")
_WORKS: Final = 3  # lines; of fewer a list of books has the same author
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_CAPTION_WORDS: Final = 3
_BARE_WORDS: Final = 4  # of a caption before a name alone
_QUOTES: Final = frozenset("\"'“„«‘")  # a saying and whose it is
_SMALL: Final = re.compile(r"(?<![\w.])[a-zà-ÿа-яёіїєґ]{2,}")


class _Body:
    """What the paragraphs of a document speak of, put together when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self.document: Final = document

    @cached_property
    def _times(self) -> Counter[str]:
        terms = self.document.terms
        return Counter(chain.from_iterable([terms[at] for at in self.document.paragraphs]))

    def is_rare(self, block: Block, name: str) -> bool:
        """Tell whether a name has no everyday word, and no other paragraph has a word of it."""
        words = [word.lower() for word in _LETTERS.findall(name) if not word.islower()]
        language = self.document.language
        if not words or not language.everyday.isdisjoint(words):
            return False
        own = self.document.is_paragraph(block.index)
        return all(self._times[language.terms[word]] <= own for word in words)

    def is_entry(self, block: Block, name: str) -> bool:
        """Tell whether lines that say something else have the name, too, as in a list."""
        terms = {self.document.language.terms[word.lower()] for word in _LETTERS.findall(name)}
        counts, times = self.document.term_counts, self.document.key_counts
        return max([counts[term] for term in terms]) > times[self.document.key(block.index)]


def find_signed(document: Document, between: Iterable[Block]) -> dict[int, Credit]:
    """Return the blocks that end with such a credit, by index, *between* among them."""
    found: dict[int, Credit] = {}
    body = _Body(document)
    for block in between:
        text = block.text
        marked = "/" in text or "|" in text or " for " in text or " POUR " in text
        if cue := _sign(body, block) if marked else _bare(body, block):
            found[block.index] = credit_at(document, cue)
    found |= _by_one(between)
    for block in _with_rights(document):
        if cue := _rights(document, block):
            found[block.index] = credit_at(document, cue)
    for cue in document.cues("caption-bare"):
        if _is_labelled(body, cue):
            found[cue.block] = credit_at(document, cue)
    return found


def _by_one(between: Iterable[Block]) -> dict[int, Credit]:
    """Return the lines that end with the same maker, as the pictures of a firm's own page do."""
    made = [
        (block, name["name"])
        for block in between
        if " by " in block.text and (name := _MAKER.search(block.text))
    ]
    if len(made) < _WORKS:
        return {}
    times = Counter(name for _, name in made)
    works = [(block, name) for block, name in made if times[name] >= _WORKS]
    return {block.index: Credit(block.start, f"by {name}") for block, name in works}


def _with_rights(document: Document) -> Iterator[Block]:
    """Yield the blocks above and inside the body that have the sign of rights."""
    at = document.text.find("©")
    if at < 0:
        return
    above = document.blocks[: document.closing]
    starts = [block.start for block in above]
    while at >= 0:
        block = bisect_right(starts, at) - 1
        if block >= 0 and at < above[block].end:
            yield above[block]
        at = document.text.find("©", at + 1)


def _rights(document: Document, block: Block) -> Cue | None:
    """Return where the sign of rights stands behind which a line's last words are a name."""
    if len(block.text) > _LONGEST or len(document.words[block.index]) > MOST_WORDS:
        return None
    found = _RIGHTS.search(block.text)
    if not found or not _SMALL.search(block.text, 0, found.start()):
        return None
    # A year is part of a notice; but one in the sentence before is not.
    behind = found.start() if closes(block.text[: found.start()].rstrip()) else 0
    return None if _YEAR.search(block.text, behind) else _cue(block, found.start())


def _sign(body: _Body, block: Block) -> Cue | None:
    """Return where the credit of a line begins that ends with a name, a stroke and a paper."""
    if len(block.text) > _LONGEST or len(body.document.words[block.index]) > MOST_WORDS:
        return None
    name = _OF_PAPER.search(block.text) or _STROKE.search(block.text) or _FOR.match(block.text)
    if name is None or not _is_of_paper(body, block, name):
        return None
    return _cue(block, 0 if name.start() < 2 else name.start())


def _is_of_paper(body: _Body, block: Block, name: re.Match[str]) -> bool:
    """Tell whether nothing, or a caption, stands before a name, a stroke and a paper."""
    before = block.text[: name.start()].rstrip()
    if not before and "|" in block.text and not name["name"].isupper():
        return False  # as headings have it
    alone = before in ("", "(", "[") and not body.is_entry(block, name["name"])
    caption = len(before) > 1 and closes(before) and _is_caption(before)
    rare = body.is_rare(block, name["name"]) or (caption and body.is_rare(block, name["paper"]))
    return (alone or caption) and rare


def _bare(body: _Body, block: Block) -> Cue | None:
    """Return where the name stands alone with which a line between two paragraphs ends."""
    found = _BARE.search(block.text) if block.text[-1].isalpha() else None
    if found is None or len(block.text) > _LONGEST or not _parts_paragraphs(body, block):
        return None
    said = block.text[: found.start("name")]
    caption = len(said.split()) > _BARE_WORDS and _is_caption(said) and said[0] not in _QUOTES
    rare = caption and body.is_rare(block, found["name"])
    return _cue(block, found.start("name")) if rare else None


def _cue(block: Block, at: int) -> Cue:
    """Return the credit from *at* to the end of a block."""
    return Cue(block.start + at, block.end, block.index, leads=not at, trails=False)


def _is_caption(before: str) -> bool:
    entry = len(before.split()) < _CAPTION_WORDS or shape.bullet_length(before)  # of a list
    return not entry and _SMALL.search(before) is not None


def _parts_paragraphs(body: _Body, block: Block) -> bool:
    return all(map(body.document.is_paragraph, (block.index - 1, block.index + 1)))


def _is_labelled(body: _Body, cue: Cue) -> bool:
    """Tell whether a name that the text does not have again follows a label to the line's end."""
    document, block = body.document, body.document.blocks[cue.block]
    few = len(block.text) <= _LONGEST and len(document.words[cue.block]) <= MOST_WORDS
    name = _BEHIND.fullmatch(document.text, cue.end, block.end) if few else None
    if name is None:
        return False
    label, before = document.phrase(cue), document.text[block.start : cue.start].rstrip()
    if cue.leads:
        bare = len(name["name"].split()) > 1 and not shape.ends_sentence(block.text)
        apart = not name["by"] or cue.block > document.closing or _parts_paragraphs(body, block)
        return bare and apart and body.is_rare(block, name["name"])
    if label.endswith(".") or before[-1] in ".!?([|–—":
        return True
    # "In the harbour Photo Lind", and not "the Tarn Photo Prize"
    whole = " " in name["name"] or before.split()[-1][0].islower()
    return whole and label[0].isupper() and before[-1].islower()
