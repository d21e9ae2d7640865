"""Notes at the end on who wrote it, in words of their own."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from stripper import Block, Cue, Document, Finding, Words, shape
from stripper_plugins.byline.names import AROUND, LAST, name_pairs
from stripper_plugins.byline.notes import NOTE_WORDS, introduces, is_new, is_writers, says

_ACCOUNT: Final = re.compile(
    r"(?<![\w.])@\w[\w.]{2,}|\b(?:t\.me|instagram\.com|twitter\.com|x\.com|linkedin\.com)/\w"
)
# An account in a sentence of a story has neither a network beside it nor a mark before it.
_NETWORK: Final = re.compile(
    r"(?i)[^\w\s]\s?@|\b(?:instagram|insta|ig|twitter|tweets?|facebook|telegram|tiktok|mastodon"
    r"|bluesky|threads|youtube|linkedin|инстаграм\w*|телеграм\w*|канал|інстаграм\w*)\b|\.(?:me|com)/"
)
_TRADE: Final = 14  # words of a portrait among which it says what somebody is
_ONE: Final = re.compile(r"(?:\S+ ){1,5}(?:(?!\w{4}\. ).)*")  # sentence
_VERB: Final = 6  # words of a portrait, one of which is its verb
_MAIL: Final = re.compile(r"([\w.+-]+)@[\w-]+\.\w")
_ALONE: Final = re.compile(r"\(*[\w.+-]+@[\w-]+\.[\w.]+(?:; [^()]*)?\)*")
_CALLED: Final = 45  # words
_PRONOUNS: Final = frozenset(("he", "she", "who", "his", "her"))
_SPEECH: Final = frozenset(("said", "says", "told", "tells"))
_REACH_WORDS: Final = 16  # "Email Ida Lind at ..."
_SAID: Final = 10  # words of a sentence that the article may go on with
_SHORT: Final = 3  # letters; shorter names may be in any address


def find_biography(
    document: Document,
    block: Block,
    words: Words,
    *,
    authors: Set[tuple[str, str]],
    role: Cue | None,
) -> Finding | None:
    """A note at the end in words of its own: of the author above the body, or of who is new in it.

    *authors* are first and second names, *role* is what the block says first that writers are.
    """
    name = _name(block.text, words)
    if not name and _is_called(document, block, words):
        reason = "the last paragraph says what somebody is, who has a first name alone"
        return Finding(block.start, block.end, "BYL02", reason, 0.9)
    if not name or not _is_last(document, block):
        return None
    rest = block.text.partition(name)[2]
    may_be = role or "@" in rest or "/" in rest or _is_end(document, block)
    known = any(map(authors.__contains__, name_pairs(name)))
    if known and (rest or block.index > document.closing):
        reason = f"a note about the author whom the header names: '{name}'"
    elif not may_be or not is_new(document, block, name.split()[-1]):
        return None
    elif _is_portrait(document, block, words):
        reason = f"the last paragraph says who somebody is, who is new to the text: '{name}'"
    elif (
        role
        and is_writers(document, block, role, words)
        and not introduces(document, block, words)
        and says(document, block, role, name, words)
    ):
        reason = f"a note about the author, who is new to the text: '{document.phrase(role)}'"
    elif (account := _ACCOUNT.search(rest)) and _is_given(document, block, rest):
        reason = f"a note about the author, with an account: '{account[0]}'"
    else:
        return None
    return Finding(block.start, block.end, "BYL02", reason, 0.9)


def _name(text: str, words: Words) -> str:
    """Return the first and second name that a text begins with; behind "Ms." one is enough."""
    bare = AROUND.sub("", text)
    first, second, third, *_ = [*bare.split(maxsplit=3), "", "", ""]
    if second[1:] == "." and third[:1].isupper():
        second = f"{second} {third}"
    if bare != text and (second in words["is"] or first.endswith(",")):
        return first.rstrip(",")
    named = first[:1].isupper() and second[:1].isupper() and not second.endswith(":")
    return f"{first} {second}" if named else ""


def _is_portrait(document: Document, block: Block, words: Words) -> bool:
    """Tell whether the last block is a sentence on what somebody is by trade, or writes."""
    if not _is_end(document, block) or _ONE.fullmatch(block.text) is None:
        return False
    theirs = document.words[block.index]
    does = not words["writes"].isdisjoint(theirs[2:_VERB])
    works = not words["works"].isdisjoint(theirs[1:_VERB])
    trade = works and not words["trade"].isdisjoint(theirs[2:_TRADE])
    if not words["told"].isdisjoint(theirs):
        return False
    return (does or trade) and not introduces(document, block, words)


def _is_called(document: Document, block: Block, words: Words) -> bool:
    """Tell whether the last block says what a person is: "Ida is a former baker. She lives ...".

    No place has a trade, and is she.
    """
    name, *rest = document.words[block.index] or [""]
    if not _is_end(document, block) or name in document.language.everyday:
        return False
    told = rest[:1] and rest[0] in words["is"] and not words["trade"].isdisjoint(rest[1:_VERB])
    person = not _PRONOUNS.isdisjoint(rest) and len(rest) < _CALLED
    if not told or not person or introduces(document, block, words):
        return False
    return is_new(document, block, name) and _SPEECH.isdisjoint(rest)


def find_reach(
    document: Document, block: Block, authors: Set[tuple[str, str]], words: Words
) -> Finding | None:
    """A short line at the end with the address of an author, or of whom it names."""
    mail = _MAIL.search(block.text) if "@" in block.text else None
    few = len(document.words[block.index]) <= _REACH_WORDS
    if mail is None or not few or not _is_last(document, block):
        return None
    everyday = document.language.everyday
    if _ALONE.fullmatch(block.text) and document.is_paragraph(block.index - 1):
        return Finding(block.start, block.end, "BYL02", f"only an address: '{mail[0]}'", 0.9)
    names = {name for pair in {*authors, *name_pairs(block.text)} for name in pair}
    own = (name for name in names - everyday if len(name) >= _SHORT)
    office = not words["press"].isdisjoint(document.words[block.index])  # "Email the editor"
    if not office and not any(name in mail[1].lower() for name in own):
        return None
    reason = f"how to reach the author: '{mail[0]}'"
    return Finding(block.start, block.end, "BYL02", reason, 0.9)


def find_headed_note(
    document: Document, block: Block, heading: Cue, *, sure: bool
) -> Finding | None:
    """A block at the end, below a line that only says that a note follows.

    It is *sure* where the line says so of notes alone; "The author" may be that of a book, too.
    """
    if not _is_last(document, block):
        return None
    if not sure and not is_new(document, block, block.text.split(maxsplit=1)[0]):
        return None
    reason = f"a note about the author, below '{document.phrase(heading)}'"
    return Finding(block.start, block.end, "BYL02", reason, 0.9)


def _is_last(document: Document, block: Block) -> bool:
    """Tell whether a block stands where notes do, and is no longer than they are."""
    total = len(document.blocks)
    late = total - block.index <= LAST or _is_end(document, block)
    below = block.index > max(total // 2, document.opening)
    return late and below and len(document.words[block.index]) <= NOTE_WORDS


def _is_end(document: Document, block: Block) -> bool:
    """Tell whether a block is the last, or the last paragraph above a page's short lines."""
    below = document.blocks[block.index + 1 :]
    if not below:
        return True
    if block.index < document.closing or not document.is_paragraph(block.index):
        return False
    said = (near for near in below if shape.ends_sentence(near.text))
    return all(len(document.words[near.index]) < _SAID for near in said)


def _is_given(document: Document, block: Block, rest: str) -> bool:
    """Tell whether an account is told as an address, and none shortly above, as in a list."""
    above = document.blocks[max(0, block.index - LAST) : block.index]
    return _NETWORK.search(rest) is not None and not any("@" in near.text for near in above)
