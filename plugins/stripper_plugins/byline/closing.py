"""What stands at the very end: how to reach the author, who wrote for whom, her name, her trade."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from stripper import Block, Document, Finding, Words, shape
from stripper_plugins.byline.interviews import introduces
from stripper_plugins.byline.names import are_rare, found_name, is_name
from stripper_plugins.byline.notes import is_new

_MOST_WORDS: Final = 40
_NEW: Final = 0.9  # share of content words that stand nowhere else; who is of the story shares some
_MOSTLY_NEW: Final = 0.6  # the same where somebody says what she writes about
_HEAD: Final = 6  # words of a line that say what it is about
_ADDRESS: Final = re.compile(
    r"(?<!\S)@\w{3,}|[\w.+-]+@[\w-]+\.\w[\w.-]*|\(?\b\d{3}[-.) ]{1,2}\d{3}[-.]\d{4}\b"
)
_ACCOUNT: Final = re.compile(r"(?:Twitter|X|Instagram|Threads|Bluesky|Telegram): ?@[\w.]+")
_I_AM: Final = re.compile(r"I['’]m ([^\W\d_a-z]\w+), [a-z]")
_GOES_ON: Final = re.compile(r"\W*(?:$|(?:or|and|oder|und|ou|et|y|o|e|lub|или|або)\b)")
_BY: Final = re.compile(r"\b(?:by|from) (?:(?:our|the|a) )?(?:\w+ )?[A-Z]")
_HONOURS: Final = ("Dr.", "Dr", "Prof.", "Professor", "Rev.", "Sir", "Guest")
_DASHES: Final = ("—", "–", "-", "~")
_QUOTES: Final = '"“”„«»'


def find_closing(document: Document, block: Block, words: Words) -> Finding | None:
    """A line among the last ones that only speaks of the author or of how the text came."""
    theirs = document.words[block.index]
    first = theirs[0] if theirs else ""
    last = block.index + 1 == len(document.blocks)
    if not first or len(theirs) > _MOST_WORDS:
        return None
    if first in words["contact"] or (first in words["network"] and "@" in block.text):
        return _contact(document, block, theirs, words)
    if first in words["this"]:
        return _origin(block, theirs, words)
    if block.text[0] in _DASHES:
        return _signature(document, block, words)
    if not last:
        return None
    return _myself(document, block, theirs, words) or _trade(document, block, theirs, words)


def _signature(document: Document, block: Block, words: Words) -> Finding | None:
    """A dash and a name below the body; behind a quotation it would be who said it."""
    name = block.text.strip(" —–-~").split()
    if block.index <= document.closing or not is_name(name, words):
        return None
    above = document.above(block.index)
    quoted = any(mark in above for mark in _QUOTES) or not document.is_paragraph(block.index - 1)
    others = sum(near.text.startswith(_DASHES) for near in document.blocks)
    if quoted or others > 1 or not are_rare(document, block, [name], words):
        return None
    return found_name(block, " ".join(name), "a dash and a name sign the text")


def _contact(
    document: Document, block: Block, theirs: Sequence[str], words: Words
) -> Finding | None:
    """Whom to contact and where: "Contact Ida Lind at 555-0101", and not what to book there."""
    addresses = list(_ADDRESS.finditer(block.text))
    if not addresses or not _GOES_ON.match(block.text, addresses[-1].end()):
        return None
    address = addresses[0]
    if theirs[0] == "you" and "reach" not in theirs[1:3]:
        return None  # "You may also contact the office"
    named = [word for word in block.text[: address.start()].split()[1:_HEAD] if word[0].isupper()]
    account = _ACCOUNT.fullmatch(block.text) and block.index > document.closing
    if words["whom"].isdisjoint(theirs[1:_HEAD]) and not named and not account:
        return None
    if named and not is_new(document, block, named[-1]):
        return None
    reason = f"says how to reach the author: '{address[0]}'"
    return Finding(block.start, block.end, "BYL02", reason, 0.9)


def _origin(block: Block, theirs: Sequence[str], words: Words) -> Finding | None:
    """Who wrote it, in a sentence: "This article was contributed by Ida Lind"."""
    if words["piece"].isdisjoint(theirs[1:_HEAD]) or words["made"].isdisjoint(
        theirs[2 : _HEAD + 2]
    ):
        return None
    if not _BY.search(block.text):
        return None
    reason = f"says who wrote it: '{' '.join(theirs[:_HEAD])}'"
    return Finding(block.start, block.end, "BYL01", reason, 0.9)


def _myself(
    document: Document, block: Block, theirs: Sequence[str], words: Words
) -> Finding | None:
    """The last block says what its writer does, who speaks of herself nowhere else."""
    if theirs[0] not in words["self"] or words["do"].isdisjoint(theirs[1:2]):
        return None
    if document.novelty(block.index) < _MOSTLY_NEW:
        return None
    others = (
        near
        for near in document.blocks[: block.index]
        if not words["self"].isdisjoint(document.words[near.index])
    )
    if not all(any(map(near.text.__contains__, _QUOTES)) for near in others):
        return None  # the text is hers throughout
    reason = f"the last line says what the author does: '{' '.join(theirs[:_HEAD])}'"
    return Finding(block.start, block.end, "BYL02", reason, 0.9)


def _trade(document: Document, block: Block, theirs: Sequence[str], words: Words) -> Finding | None:
    """The last block says what somebody does for a living whom the text does not know."""
    first = _I_AM.match(block.text)
    head = block.text.split(maxsplit=_HEAD)[:_HEAD]
    while head and (head[0] in _HONOURS or head[0].lower() in words["trade"]):
        del head[0]
    name = head[:3]
    at = 3 if len(name) > 2 and name[2][0].isupper() else 2  # "Ida Ruth Lind"
    if first is None and not (
        is_name(name[:2], words)
        and (_works(theirs, name[at - 1], words) or _works_besides(document, block, words))
    ):
        return None
    if first is None and document.novelty(block.index) < _NEW:
        return None
    who = first[1] if first else name[at - 1]
    if not is_new(document, block, who) or introduces(document, block, words):
        return None
    reason = f"the last line says what somebody does who is new to the text: '{who}'"
    return Finding(block.start, block.end, "BYL02", reason, 0.9)


def _works(theirs: Sequence[str], surname: str, words: Words) -> bool:
    """Tell whether "is" and a trade, or what writers do, stands behind a name."""
    last = shape.key_of(surname).split()
    if not last or last[-1] not in theirs:
        return False
    behind = theirs[theirs.index(last[-1]) + 1 :][: _HEAD + 1]
    if not behind or behind[0] in words["does"]:
        return bool(behind)
    return behind[0] in words["is"] and not words["trade"].isdisjoint(behind)


def _works_besides(document: Document, block: Block, words: Words) -> bool:
    """Tell whether what writers do stands behind what else a name's bearer is."""
    if not document.language.speech.isdisjoint(document.words[block.index]):
        return False
    parts = block.text.split(", ", 2)[1:]  # "Ida Lind, a nurse, teaches"
    return len(parts) > 1 and parts[1].split(maxsplit=1)[0] in words["does"]
