"""Agencies at the end of a caption, or before the name of a photographer."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Cue, Document, Words

MOST_WORDS: Final = 70  # captions in the development pages reach about 60 words
SHORT: Final = 60  # code points of a line in a list
_SENTENCE: Final = 160  # code points; captions that end with a full stop are shorter
_HEADER: Final = 8  # lines above the first paragraph; where there are more, they are a list
_CREDIT_WORDS: Final = 14  # words of a credit after its label
_BEFORE_AGENCY: Final = re.compile(r"(?:[/|(©–—:]|\s-|\b(?P<word>via|by|from))\s*$")
_NAMES: Final = r"[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){1,4}"
# "The square at dusk. Ida Lind, Reuters", "The square at dusk. Ida Lind Getty Images"
_NAMED_BEFORE: Final = re.compile(rf"[^\W\d_]{{3}}[.!?]\)?\s+{_NAMES},?\s*$")
_SPACED: Final = re.compile(rf"[\w.!?)]\s{{2,}}{_NAMES},?\s*$")  # "The square  Ida Lind AP"
_NAMED_ALONE: Final = re.compile(rf"{_NAMES},?\s*")
_NAMED_FIRST: Final = re.compile(rf"{_NAMES}\s?/\s?")  # "Ida Lind/Reuters The square at dusk."
_EMPLOYED: Final = re.compile(rf"^{_NAMES}, [^,.]+$")
# As the agency signs an article: "at dusk. (AFP)", "at dusk. - AFP"
_SIGNED: Final = re.compile(r"[.!?][\"”’»“]*\s*(?:\(|[-–—]{1,2} ?)$")
# "(The Echo)", and no credit of a picture.
_SOURCE: Final = re.compile(r"\([^\W\d_a-z](?![^()]*(?:/|[Pp]hoto))[^()]{1,30}\)\.?$")
_LETTERS: Final = 2  # of the names that are short for other things, too
_NEAR: Final = 3  # lines above and below
_NAMED: Final = re.compile(r"[/|]\s?[^\W\d_]+(?:[ -][^\W\d_]+){0,3}")


def is_agency(document: Document, cue: Cue, words: Words, *, new: bool) -> bool:
    """Tell whether an agency ends a short block, or stands before the name of a photographer.

    *new* tells that no paragraph speaks of the agency.
    """
    block = document.blocks[cue.block]
    agency = document.phrase(cue)
    after = document.text[cue.end : block.end].strip(" )].")
    name = agency.lstrip("/(, ").removeprefix("via ")
    before = document.text[block.start : cue.end - len(name)]
    bracketed = before.endswith("(") and " " in name and not after
    short = len(name) == _LETTERS and before[-2:] == " (" and not after  # "public address (PA)"
    if short or len(document.words[cue.block]) > MOST_WORDS:
        return False
    # "Helpers in the gym. dpa": in an article's last words the agency signs for these.
    ends = name.islower() and before.endswith(". ") and block.index < document.closing
    if name.islower() and not (bracketed or ends or agency.startswith(("/", "("))):
        return False  # an ordinary word
    if not after:
        bank = ends or name.lower() in words["bank"]
        return _closes_with(document, cue, before, new=new, bank=bank)
    if cue.leads:  # "AP Photo/Ida Lind The square at dusk."
        named = after[0] in "/|" and (after[0] == "/" or len(after.split()) <= _CREDIT_WORDS)
        return named and not _is_entry(document, block)
    if _NAMED_FIRST.fullmatch(before):
        return name.lower() in words["bank"] and after[0].isupper()
    set_off = before.rstrip().endswith((".", "!", "?", "(", "["))
    return set_off and _NAMED.fullmatch(after) is not None


def _closes_with(document: Document, cue: Cue, before: str, *, new: bool, bank: bool) -> bool:
    """Tell whether an agency at the end of a block is all that it says, or a caption's credit."""
    block = document.blocks[cue.block]
    if cue.leads and block.index > document.closing:
        return document.is_paragraph(block.index - 1)
    below_title = 0 < block.index < document.opening <= _HEADER
    if cue.leads and not below_title and _is_entry(document, block):
        return False
    if cue.leads and new and (below_title or document.is_inside(block.index)):
        return True
    if bank and before.rstrip().endswith((".", "!", "?")):
        return True
    marked = before.rstrip().endswith(",")
    named = marked or (bank and " " in document.phrase(cue))
    if named and _NAMED_ALONE.fullmatch(before):
        return _is_photographer(document, block, before, told=not (bank and new))
    signed = block.index >= document.closing and _SIGNED.search(before)
    sign = _BEFORE_AGENCY.search(before) or _SPACED.search(before)
    if sign is None and (marked or bank):
        sign = _NAMED_BEFORE.search(before)
    # Short sentences tell something, too: "via Reuters".
    told = block.text.endswith(".") and (len(block.text) > _SENTENCE or (sign and sign.lastgroup))
    return bool(sign) and not (told or signed or _is_one_of(document, block, _SOURCE))


def _is_photographer(document: Document, block: Block, name: str, *, told: bool) -> bool:
    """Tell whether somebody stands in no list of people at work, and no paragraph speaks of her.

    She may be *told* of; else the picture may show her.
    """
    names = name.lower().rstrip(", ").split()
    if not document.language.everyday.isdisjoint(names):
        return False
    surname = document.language.terms[names[-1]]
    if told and any(surname in document.terms[at] for at in document.paragraphs):
        return False
    return not _is_one_of(document, block, _EMPLOYED)


def _is_one_of(document: Document, block: Block, shape: re.Pattern[str]) -> bool:
    """Tell whether a line is one of several of that shape, as in a list of whose news they are.

    The pictures of a gallery have agencies in all of theirs.
    """
    if not shape.search(block.text):
        return False
    agencies = {cue.block for cue in document.cues("caption-agency")}
    near = document.blocks[max(0, block.index - _NEAR) : block.index + _NEAR + 1]
    return any(b.index not in agencies and shape.search(b.text) for b in near)


def _is_entry(document: Document, block: Block) -> bool:
    """Tell whether a line with an agency alone stands in a list, or says what a label asks for."""
    near = document.blocks[max(0, block.index - 1) : block.index + 2]
    above = near[0] if near[0].index < block.index else None
    if above is not None and above.text.endswith(":"):
        return True
    return all(len(b.text) <= SHORT for b in near)
