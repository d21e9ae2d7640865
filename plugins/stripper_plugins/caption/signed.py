"""Credits without a label and a colon: the name behind a stroke, the sign of rights or "photo"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from stripper import Block, Cue, Document, shape
from stripper_plugins.caption.credits import MOST_WORDS, Credit, credit_at

_LONGEST: Final = 600  # code points; cheaper to tell than how many words there are
_NAME: Final = r"[^\W\d_a-zà-ÿа-яёіїєґ][\w.'’]*"
_NAMES: Final = rf"{_NAME}(?:[ -](?:(?:de|da|di|del|van|von|der|la) )?{_NAME}){{1,3}}"
_PART: Final = rf"{_NAME}(?:[ /&,-]{{1,3}}(?:(?:de|da|di|del|van|von|der|la) )?{_NAME}){{0,5}}"
_STROKE: Final = re.compile(rf"\s[/|]\s?(?P<name>{_NAMES})\.?$")
_CAPITALS: Final = re.compile(
    r"[.!?]\s(?P<name>[^\W\d_a-zà-ÿа-яёіїєґ]+(?:[ -][^\W\d_a-zà-ÿа-яёіїєґ]+){1,2})$"
)
_RIGHTS: Final = re.compile(rf"©\s?(?P<name>{_PART})\)?\.?$")
_ALONE: Final = re.compile(rf"(?P<name>{_NAMES})\s?/\s?(?P<paper>{_PART})$")
_BEHIND: Final = re.compile(rf"\s(?P<by>(?:di|de|von|by|par|por) )?(?P<name>{_PART})[)\].]*$")
_MARKS: Final = "/|©"
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_CAPTION_WORDS: Final = 3
_SMALL: Final = re.compile(r"(?<![\w.])[a-zà-ÿа-яёіїєґ]{3,}")


class _Body:
    """What the paragraphs of a document speak of, put together when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self.document: Final = document

    @cached_property
    def _terms(self) -> frozenset[str]:
        terms = self.document.terms
        return frozenset().union(*[terms[at] for at in self.document.paragraphs])

    def is_rare(self, name: str) -> bool:
        """Tell whether a name has no everyday word, and no paragraph has a word of it."""
        words = [word.lower() for word in _LETTERS.findall(name)]
        language = self.document.language
        if not words or not language.everyday.isdisjoint(words):
            return False
        return all(language.terms[word] not in self._terms for word in words)


def find_signed(document: Document) -> dict[int, Credit]:
    """Return the blocks above and inside the body that end with such a credit, by index."""
    found: dict[int, Credit] = {}
    body = _Body(document)
    above = document.blocks[: document.closing]
    starts = [block.start for block in above]
    marks = {bisect_right(starts, at) - 1 for at in _marks(document.text)}
    for block in [b for b in above if b.index in marks or b.text[-2:].isupper()]:
        if len(block.text) <= _LONGEST and (cue := _sign(body, block)):
            found[block.index] = credit_at(document, cue)
    for cue in document.cues("caption-bare"):
        if _is_labelled(body, cue):
            found[cue.block] = credit_at(document, cue)
    return found


def _marks(text: str) -> Iterator[int]:
    """Yield where the marks stand that such credits have; few texts have any."""
    for mark in _MARKS:
        at = text.find(mark)
        while at >= 0:
            yield at
            at = text.find(mark, at + 1)


def _sign(body: _Body, block: Block) -> Cue | None:
    """Return where the stroke or the sign stands behind which a line's last words are a name."""
    text = block.text
    if len(body.document.words[block.index]) > MOST_WORDS:
        return None
    if (rights := _RIGHTS.search(text)) and not _YEAR.search(text):
        at = rights.start() if rights.start() and _SMALL.search(text, 0, rights.start()) else -1
    elif (name := _STROKE.search(text)) and _is_caption(text[: name.start()]):
        sure = shape.ends_sentence(text[: name.start()])
        at = name.start() + 1 if _stands(body, block, name["name"], sure=sure) else -1
    elif (name := _CAPITALS.search(text)) and _is_caption(text[: name.start()]):
        at = name.start("name") if _stands(body, block, name["name"], sure=True) else -1
    elif name := _ALONE.fullmatch(text):
        at = 0 if _stands(body, block, text, sure=False) else -1
    else:
        return None
    if at < 0:
        return None
    start = block.start + at
    return Cue(start, start + 1 if at else block.end, block.index, leads=not at, trails=False)


def _is_caption(before: str) -> bool:
    return len(before.split()) >= _CAPTION_WORDS and _SMALL.search(before) is not None


def _stands(body: _Body, block: Block, name: str, *, sure: bool) -> bool:
    """Tell whether a line parts two paragraphs, and its name is nobody the text tells of."""
    is_paragraph = body.document.is_paragraph
    beside = is_paragraph(block.index - 1) and is_paragraph(block.index + 1)
    return beside and (sure or body.is_rare(name))


def _is_labelled(body: _Body, cue: Cue) -> bool:
    """Tell whether a name that the text does not have again follows a label to the line's end."""
    document = body.document
    block = document.blocks[cue.block]
    if len(block.text) > _LONGEST or len(document.words[cue.block]) > MOST_WORDS:
        return False
    name = _BEHIND.fullmatch(document.text, cue.end, block.end)
    if name is None:
        return False
    label, before = document.phrase(cue), document.text[block.start : cue.start].rstrip()
    if cue.leads:
        bare = len(name["name"].split()) > 1 and not shape.ends_sentence(block.text)
        apart = not name["by"] or cue.block > document.closing
        apart = apart or _stands(body, block, name["name"], sure=True)
        return bare and apart and body.is_rare(name["name"])
    set_off = label[0].isupper() and before[-1:].islower()
    return (
        set_off or label.endswith(".") or before.endswith((".", "!", "?", "(", "[", "|", "–", "—"))
    )
