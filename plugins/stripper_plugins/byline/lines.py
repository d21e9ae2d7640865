"""Lines that name the author after "by" or a label."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import Final

from stripper import Block, Cue, Document, Finding, Words, shape
from stripper_plugins.byline.parts import AGENCY

_MOST_WORDS: Final = 16  # two names with their roles and a date
_MOST_LISTED: Final = 70  # of an agency's report, from several places
# "(Reporting by Ida Lind and Jon Berg in Tarn; Editing by Ana Kovar)"
_LISTED: Final = re.compile(
    r"\(?(?:[^\W_]+ [^\W_]+ ?)?(?:(?:by|and|in|at|for|from|with|of|the|de|van|von|del|da|di|el|al"
    r"|[Aa]dditional|[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[^\W\d_a-z][\w.'’-]*)[\s,;:]*)+\)?"
)
_STAFF_WORDS: Final = 5  # "the editors of the Olm Courier"
_DESK_WORDS: Final = 3  # "in New York"
_BOX: Final = 60  # code points of a line in a box of facts
_NAME: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_MARKS: Final = " :•|,-–—"
_INITIAL: Final = re.compile(r"(?<![^\W_])[^\W\d_a-z]\.$|\d [ap]\.m\.$|\b(?:[JS]r|Esq|et al)\.$")
_PART: Final = re.compile(r"[,|(;/•·⋅]|\s[–—-]\s")
_BY: Final = re.compile(r"^(?:[a-zà-ÿ]\S* ){1,2}(?:de|di|do|da|du|par|por|von|van) (?=[^\W\d_a-z])")
_BESIDE: Final = re.compile(r"\s[(|•·⋅]")
_DATE: Final = re.compile(r" (?:[^\W\d_]{3,9}\.? )?\d.*$")  # behind a name: " April 12, 2024"
ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|\S*@\S+")
_HANDLE: Final = re.compile(r"[\s:]*@?([^\W_][\w.'’-]{1,24})\W*")
_CODE: Final = re.compile(r"[\"'\w]\s*[:=]\s*[\"'{\[]")


def sort_labels(document: Document, words: Words) -> tuple[set[int], set[int]]:
    """Return the lines with a label such as "Author:", those of this text's author and the others.

    Inside the body a label that comes again belongs to a listing, and one beside other labels to
    a box of facts about a book or an event.
    """
    cues = [cue for cue in document.cues("byline-label") if cue.leads]
    if not cues:
        return set(), set()
    inside = [cue for cue in cues if document.is_inside(cue.block)]
    times = Counter(_label(document, cue) for cue in inside)
    listed = {cue.block for cue in cues if _is_in_box(document, cue.block, words)}
    listed |= {
        cue.block
        for cue in inside
        if times[_label(document, cue)] > 1 or _is_listed(document, cue.block)
    }
    return {cue.block for cue in cues} - listed, listed


def _label(document: Document, cue: Cue) -> str:
    return document.folded[cue.start : cue.end]


def _is_listed(document: Document, at: int) -> bool:
    """Tell whether no paragraph stands next to a line inside the body."""
    return not any(map(document.is_paragraph, (at - 1, at, at + 1)))


def _is_in_box(document: Document, at: int, words: Words) -> bool:
    """Tell whether a line next to this one has a label that no record of an article has."""
    above = 0 if at < document.opening else 1  # above a byline, the title may have a colon
    for near in document.blocks[max(0, at - above) : at + 2]:
        label = shape.label_of(near.text) if len(near.text) <= _BOX else ""
        if near.index != at and label and label not in words["record"]:
            return True
    return False


def find_byline(
    document: Document, block: Block, cue: Cue, words: Words, *, labelled: bool
) -> Finding | None:
    """A line of the cue and names, of authors, agencies or the staff."""
    outside = not document.is_inside(block.index)
    stop = "." if labelled and outside else ""  # which short lines below the body may have
    if is_text(document, block, stop):
        return None
    names = _NAME.findall(document.text[cue.end : block.end].partition(",")[0])
    alone = outside and cue.trails
    placed = (
        block.index < document.opening
        and all(  # "Our correspondent in Tarn"
            name[0].isupper() or name in words["place"] for name in names[:_DESK_WORDS]
        )
    )
    if _is_author(document, block, cue, words, labelled=labelled):
        what = "names the author after"
    elif alone and labelled and not names and not _CODE.search(block.text):
        what = "the line only says"
    elif (outside or labelled) and _is_staff(names, words):
        what = "names the staff after"
    elif (alone or (placed and len(names) <= _DESK_WORDS)) and _is_staff(
        _NAME.findall(document.phrase(cue)), words
    ):
        what = "names the staff:"
    else:
        return None
    return found_byline(document, block, cue, what)


def is_text(document: Document, block: Block, stop: str = "") -> bool:
    """Tell whether a line is too long for a byline, or a sentence; "By J. K." is none."""
    text = block.text.removesuffix(stop)
    ended = text.endswith((".", "?", "!")) and not _INITIAL.search(text)
    most = _MOST_LISTED if stop and _LISTED.fullmatch(text) else _MOST_WORDS
    return ended or len(document.words[block.index]) > most


def _is_author(document: Document, block: Block, cue: Cue, words: Words, *, labelled: bool) -> bool:
    """Tell whether names follow, in a place or behind a label where they are the author's."""
    above = block.index < document.opening
    if not (above or labelled or _is_unknown(document, block, words)) or _CODE.search(block.text):
        return False
    if above and _is_handle(document, block, cue, words):
        return True
    rest = ADDRESS.sub("", document.text[cue.end : block.end]).strip(_MARKS)
    if not document.is_inside(block.index):  # what stands behind a name says who she is
        name = (_PART if labelled else _BESIDE).split(rest, maxsplit=1)[0]
        rest = name if labelled or " " in name else rest
    names = _NAME.findall(_BY.sub("", rest) if labelled else rest)
    behind = words["place"] | words["outlet"]  # "Ida Lind from agency reports"
    names = [*names[:2], *takewhile(lambda name: name not in behind, names[2:])]
    return _are_names(names, words, labelled=labelled) and (
        labelled or not _are_common(document, block, cue)
    )


def _are_names(names: list[str], words: Words, *, labelled: bool) -> bool:
    """Tell whether most words are written as names are; a label does with one."""
    small = words["particle"] | words["credit"]
    told = [name for name in names if name.lower() not in small]
    lower = sum(name[0].islower() for name in told)
    capitals = len(told) - lower
    if not told or not told[0][0].isupper():
        return False
    return capitals >= 2 * lower and (capitals > 1 or labelled)


def _is_staff(names: list[str], words: Words) -> bool:
    """Tell whether a desk, the staff or an agency is named and not a person."""
    theirs = [name.lower() for name in names]
    if not 0 < len(theirs) <= _STAFF_WORDS:
        return False
    known = " ".join(theirs[theirs[0] in words["the"] :]) in words["agency"]
    return known or theirs[-1] in words["staff"]


def _is_handle(document: Document, block: Block, cue: Cue, words: Words) -> bool:
    """Tell whether a line above the body is "by" with one name, in any spelling."""
    phrase = document.folded[cue.start : cue.end]
    beside = _BESIDE.search(document.text, cue.end, block.end)
    match = _HANDLE.fullmatch(document.text, cue.end, beside.start() if beside else block.end)
    if match is None or phrase.split()[-1] not in words["by"]:
        return False
    name = match[1].lower()
    if name in document.language.everyday or not are_lone(document, block, match[1]):
        return False
    if block.text[0].islower() or any(map(str.isdigit, name)) or AGENCY.fullmatch(match[1]):
        return True  # no headline begins so
    above = document.words[block.index - 1] if block.index else []
    return len(above) > _STAFF_WORDS - 1 or ":" in block.text


def _are_common(document: Document, block: Block, cue: Cue) -> bool:
    """Tell whether the two words after the cue are everyday words, and so no name."""
    after = len(document.folded[cue.start : cue.end].split())
    everyday = document.language.everyday
    return all(word in everyday for word in document.words[block.index][after : after + 2])


def _is_unknown(document: Document, block: Block, words: Words) -> bool:
    """Tell whether a line names somebody that the article does not, in words that are no others."""
    name, *role = _PART.split(_DATE.sub("", block.text), maxsplit=1)
    # A role may have such words, with capitals.
    theirs = {*name.lower().split()[1:], *" ".join(role).split()}
    told = document.language.everyday & theirs
    return are_lone(document, block, name) and not any(
        len(word) > 1 for word in told - words["particle"]
    )


def are_lone(document: Document, block: Block, name: str) -> bool:
    """Tell whether no other line has a word of a name."""
    theirs = {document.language.terms[word] for word in _LETTERS.findall(name.lower())}
    return theirs & document.terms[block.index] <= document.lone_terms


def found_byline(document: Document, block: Block, cue: Cue, what: str) -> Finding:
    name = block.text[cue.end - block.start :].strip(_MARKS)
    facts = {"byline": name} if name else {}
    reason = f"{what} '{document.phrase(cue)}'"
    return Finding(block.start, block.end, "BYL01", reason, 0.95, facts)
