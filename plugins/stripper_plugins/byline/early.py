"""Notes about the author above the body, or under her name, without a label."""

from __future__ import annotations

from collections.abc import Set
from itertools import chain
from typing import Final

from stripper import Block, Cue, Document, Finding, Words, shape
from stripper_plugins.byline.names import are_rare, found_name, name_pairs
from stripper_plugins.byline.notes import introduces, is_writers, says
from stripper_plugins.byline.parts import is_name

_NOTE_WORDS: Final = 60
_FEWEST: Final = 3  # paragraphs; in a shorter text nobody is named twice


def find_early(document: Document, block: Block, words: Words, role: Cue | None) -> Finding | None:
    """A note on who wrote it, whom the text does not name again, above the body or in its place."""
    above = document.blocks[max(0, block.index - 1)]
    headed = block.text.startswith(above.text + " ")
    if not (role or headed) or len(document.paragraphs) < _FEWEST:
        return None
    *name, verb = block.text.split(maxsplit=3)[:3]
    headed = headed and above.text == " ".join(name)
    does = verb if headed and verb in words["does"] else ""
    if not (role or does) or not is_name(name, words):
        return None
    if not _is_note(document, block) or introduces(document, block, words):
        return None
    if role and says(document, block, role, " ".join(name), words):
        if block.index == document.opening and not is_writers(document, block, role, words):
            return None  # a report may begin with whom it does not name again
        does = document.phrase(role)
    if not does or not are_rare(document, block, [name], words, whole=True):
        return None
    reason = f"a note about the author, who is new to the text: '{does}'"
    return Finding((above if headed else block).start, block.end, "BYL02", reason, 0.9)


def find_own(
    document: Document, block: Block, words: Words, authors: Set[tuple[str, str]]
) -> Finding | None:
    """A note that begins with the first or last name of an author, and what she is or does.

    Or her name again, alone.
    """
    pairs = set(name_pairs(block.text))
    if pairs and pairs <= authors and is_name(block.text.split(), words):
        return found_name(block, block.text, "the author whom the header names, once more")
    name, verb = (document.words[block.index] + ["", ""])[:2]
    if name not in chain.from_iterable(authors) or not _is_note(document, block):
        return None
    if not any(verb in words[told] for told in ("is", "does", "lives")):
        return None
    if any(name in document.words[at] for at in document.paragraphs if at != block.index):
        return None  # she tells of herself
    reason = f"a note about the author whom the header names: '{block.text.split()[0]}'"
    return Finding(block.start, block.end, "BYL02", reason, 0.9)


def _is_note(document: Document, block: Block) -> bool:
    """Tell whether a block is of whole sentences, and no longer than notes are."""
    return shape.ends_sentence(block.text) and len(document.words[block.index]) <= _NOTE_WORDS
