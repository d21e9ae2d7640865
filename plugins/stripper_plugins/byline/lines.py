"""Lines that name the author after "by" or a label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final, TypeAlias

from stripper import Block, Cue, Document, Finding

Words: TypeAlias = Mapping[str, frozenset[str]]

_MOST_WORDS: Final = 16  # two names with their roles and a date
_STAFF_WORDS: Final = 5
_BOX: Final = 60  # code points of a line in a box of facts
_POSTS: Final = 2  # more comments under their posters' names are the text itself
_NAME: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*")
_HANDLE: Final = re.compile(r"[\s:]*([^\W_][\w.'’-]{1,24})\W*")
_AGENCY: Final = re.compile(r"[^\W\d_a-z]{2,6}")  # AFP, TASS
_LABEL: Final = re.compile(r"(\w+)(?: \w+){0,2}\s?:(?:\s|$)")
_CODE: Final = re.compile(r"[\"'\w]\s*[:=]\s*[\"'{\[]")
_POSTER: Final = re.compile(r"[^()]{1,40}\(\s*#?\d{2,}\s*\)\s*(\w*)\s*:?")
_PARTICLES: Final = frozenset(
    {
        "al",
        "am",
        "and",
        "at",
        "bin",
        "da",
        "de",
        "del",
        "den",
        "der",
        "di",
        "du",
        "e",
        "el",
        "et",
        "i",
        "la",
        "le",
        "on",
        "pm",
        "und",
        "van",
        "von",
        "y",
    }
)


def sort_labels(document: Document, words: Words) -> tuple[set[int], set[int]]:
    """Return the lines with a label such as "Author:", those of this text's author and the others.

    Inside the body a label that comes again belongs to a listing, and one beside other labels to
    a box of facts about a book or an event.
    """
    cues = [cue for cue in document.cues("byline-label") if cue.leads]
    said = Counter(
        document.folded[cue.start : cue.end] for cue in cues if _is_inside(document, cue)
    )
    listed = {
        cue.block
        for cue in cues
        if _is_in_box(document, cue.block, words)
        or (
            _is_inside(document, cue)
            and (said[document.folded[cue.start : cue.end]] > 1 or _is_listed(document, cue.block))
        )
    }
    return {cue.block for cue in cues} - listed, listed


def _is_inside(document: Document, cue: Cue) -> bool:
    return document.opening <= cue.block <= document.closing


def _is_listed(document: Document, at: int) -> bool:
    """Tell whether no paragraph stands next to a line inside the body."""
    return not {at - 1, at, at + 1} & set(document.paragraphs)


def _is_in_box(document: Document, at: int, words: Words) -> bool:
    """Tell whether a line next to this one has a label that no record of an article has."""
    above = 0 if at < document.opening else 1  # above a byline, the title may have a colon
    for near in document.blocks[max(0, at - above) : at + 2]:
        label = _LABEL.match(near.text) if len(near.text) <= _BOX else None
        if near.index != at and label and label[1].lower() not in words["record"]:
            return True
    return False


def find_byline(
    document: Document, block: Block, cue: Cue, words: Words, *, labelled: bool
) -> Finding | None:
    """A line of the cue and names, of authors, agencies or the staff."""
    if len(document.words[block.index]) > _MOST_WORDS or block.text.endswith((".", "?", "!")):
        return None
    rest = document.text[cue.end : block.end]
    names = _NAME.findall(rest)
    in_header = block.index < document.opening
    at_edge = in_header or block.index > document.closing
    said = _NAME.findall(document.text[cue.start : cue.end]) if at_edge and cue.trails else []
    open_to = in_header or labelled or _is_unknown(document, block)
    if _is_poster(document, rest, words):
        what = "names the writer of a comment after"
    elif not open_to or _CODE.search(block.text):
        what = ""
    elif (in_header and _is_handle(document, block, cue, words)) or (
        _are_names(names, words, labelled) and (labelled or not _are_common(document, block, cue))
    ):
        what = "names the author after"
    else:
        what = "the line only says" if not names and labelled and at_edge and cue.trails else ""
    if not what and (at_edge or labelled) and _is_staff(names or said, words):
        what = "names the staff after"
    return _found(block, cue, what) if what else None


def _are_names(names: list[str], words: Words, labelled: bool) -> bool:
    """Tell whether most words are written as names are; a label does with one."""
    told = [name for name in names if name.lower() not in _PARTICLES | words["credit"]]
    lower = sum(name[0].islower() for name in told)
    capitals = len(told) - lower
    if not told or not names[0][0].isupper():
        return False
    return capitals >= 2 * lower and (capitals > 1 or labelled)


def _is_poster(document: Document, rest: str, words: Words) -> bool:
    """Tell whether a number and perhaps "writes" follow the name, as over a reader's comment."""
    match = _POSTER.fullmatch(rest.strip()) if "(" in rest else None
    if match is None or (match[1] and match[1].lower() not in words["speech"]):
        return False
    posts = sum(
        "(" in b.text and len(b.text) <= _BOX and b.text.endswith(":") for b in document.blocks
    )
    return posts <= _POSTS


def _is_staff(names: list[str], words: Words) -> bool:
    """Tell whether a desk, the staff or the agencies are named and not a person."""
    return 0 < len(names) <= _STAFF_WORDS and names[-1].lower() in words["staff"]


def _is_handle(document: Document, block: Block, cue: Cue, words: Words) -> bool:
    """Tell whether a line above the body is "by" with one name, in any spelling."""
    phrase = document.folded[cue.start : cue.end]
    match = _HANDLE.fullmatch(document.text, cue.end, block.end)
    if match is None or phrase.split()[-1] not in words["by"]:
        return False
    name, known = match[1].lower(), document.language.function | document.language.common
    if name in known or document.novelty(block.index) < 1:
        return False
    if block.text[0].islower() or any(map(str.isdigit, name)) or _AGENCY.fullmatch(match[1]):
        return True  # no headline begins so
    above = document.words[block.index - 1] if block.index else []
    return len(above) > _STAFF_WORDS - 1 or ":" in block.text


def _are_common(document: Document, block: Block, cue: Cue) -> bool:
    """Tell whether the two words after the cue are everyday words, and so no name."""
    after = len(document.folded[cue.start : cue.end].split())
    known = document.language.function | document.language.common
    return all(word in known for word in document.words[block.index][after : after + 2])


def _is_unknown(document: Document, block: Block) -> bool:
    """Tell whether a line names somebody that the article does not, in words that are no others."""
    language = document.language
    words = [word for word in document.words[block.index][1:] if word not in _PARTICLES]
    common = sum(
        len(word) > 1 and (word in language.function or word in language.common) for word in words
    )
    return common == 0 and document.novelty(block.index) == 1


def _found(block: Block, cue: Cue, what: str) -> Finding:
    phrase = block.text[cue.start - block.start : cue.end - block.start]
    name = block.text[cue.end - block.start :].strip(" :•|,-–—")
    facts = {"byline": name} if name else {}
    return Finding(block.start, block.end, "BYL01", f"{what} '{phrase}'", 0.95, facts)
