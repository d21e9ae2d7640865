"""Lines that only say what a picture shows, as its alternative text does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from stripper import Block, Document, Words, shape

_FEWEST: Final = 4  # words; fewer are a heading or a name
_SCENE_WORDS: Final = 6
_HEAD: Final = 5  # words of a line, one of which says who or what the picture shows
_NEAR: Final = 3  # words behind it, one of which says what she is doing, or of whom it is
_OFTEN: Final = 2  # blocks with a word
_ACT: Final = 9  # words of a line before which its verb stands
_TITLE_CASE: Final = 0.5  # share of words with capitals, from which a line is a heading
_CODE: Final = re.compile(r"[=(){}<>_\\/]|:\s|#|\s-{1,2}\w")
# A point of a list with letters, or the time of an entry in a live report: "ore 6.00".
_POINT: Final = re.compile(r"[a-z][.)] |[^\W\d_]+ \d\d?[.:h]\d")
_PLACED: Final = re.compile(r"\b(?:in|at|on|to|during|outside|near|after|with|from|through) ")
_DOING: Final = re.compile(r"(?:[^\W\d_a-z][\w.'’-]+ ){1,3}[^\W\d_a-z][\w'’-]+, ([a-z]+ing) (\w+) ")
_BRACKETED: Final = re.compile(r"[(\[]\w+(?::| of) [^()\[\]]+[)\]]$")  # "[Image: a barn]"
_NAMED: Final = re.compile(r"[^\W\d_a-z][\w.'’-]* [^\W\d_a-z]\w")


def find_alternative(document: Document, block: Block, words: Words) -> str | None:
    """What a line's first letter, or a word about people and pictures, makes of it."""
    text, theirs = block.text, document.words[block.index]
    made = theirs[-1] in words["depiction"] and theirs[-2:-1] and theirs[-2] in words["made"]
    if made or (theirs[-1] in words["icon"] and _stands_for(document, block)):
        return f"only names a picture: '{theirs[-1]}'"
    if _BRACKETED.match(text) and theirs[0] in words["depiction"]:
        return f"only says what a picture shows: '{theirs[0]}'"
    if len(theirs) < _FEWEST or text[-1] in ":?!;,":
        return None
    if text[0].islower():
        return _alternative(document, block, words) or _depiction(document, text, theirs, words)
    if not text[0].isupper() or shape.capital_share(text) > _TITLE_CASE:
        return None
    return (
        _depiction(document, text, theirs, words)
        or _scene(text, theirs, words)
        or _doing(document, text, words)
    )


def _stands_for(document: Document, block: Block) -> bool:
    """Tell whether no other line has the last of a few words, which only name a picture."""
    term = document.language.terms[document.words[block.index][-1]]
    return len(document.words[block.index]) <= _HEAD and document.term_counts[term] == 1


def _alternative(document: Document, block: Block, words: Words) -> str | None:
    """A line that begins small, between whole sentences, is what a picture has for the blind."""
    theirs, above = document.words[block.index], document.above(block.index)
    if _CODE.search(block.text) or theirs[0] in words["command"] or _POINT.match(block.text):
        return None
    if shape.ends_sentence(block.text) and not words["finite"].isdisjoint(theirs):
        return None
    if not shape.ends_sentence(above) or above[0].islower():
        return None
    if document.blocks[block.index + 1].text[0].islower():
        return None  # as in a list, or in a text without capitals
    if document.term_counts[document.language.terms[theirs[0]]] > _OFTEN:
        return None  # the name of a product or a program, which is written so
    return "begins small between whole sentences, as a picture's alternative text does"


def _depiction(document: Document, text: str, theirs: Sequence[str], words: Words) -> str | None:
    """No verb says what happens: "A woman holding a phone", "Screenshot of the new menu"."""
    whole = shape.ends_sentence(text)
    if whole and ": " in text:
        return None
    plain = words["finite"].isdisjoint(theirs)
    busy = plain and "ing " in text
    for at, word in enumerate(theirs[:_HEAD]):
        if shown := _shows(theirs, at, words):
            # "The picture of the yard hangs there.", "Keep the picture of the yard."
            told = whole and not words["the"].isdisjoint(theirs[:at])
            ing = shown.endswith(("ing", "ed")) and not whole  # "showing how the pump works"
            return (
                None if told or not (plain or ing) else f"only says what a picture shows: '{word}'"
            )
        if busy and (doing := _does(document, theirs, at, words, whole=whole)):
            return f"only says what a picture shows: '{word}', '{doing}'"
        if word in words["of"]:
            return None  # "The film shows workers leaving": a verb
    return None


def _does(
    document: Document, theirs: Sequence[str], at: int, words: Words, *, whole: bool
) -> str | None:
    """Return what somebody does, whom the word there names; in a sentence, somebody in a list."""
    ing = [word for word in theirs[at + 1 : at + 1 + _NEAR] if word.endswith("ing")]
    doing = next((word for word in ing if word not in words["noun"]), None)
    if doing is None:
        return None
    led, function = theirs[0] in words["article"], document.language.function
    if theirs[at] in words["person"]:
        if whole:
            past = any(near in words["told"] or near[-2:] == "ed" for near in theirs)
            return doing if at and led and not past else None
        if not at:
            return doing if theirs[0] in words["one"] else None
        plain = (
            theirs[0] not in function and theirs[0][-3:] != "ing" and theirs[at - 1] not in function
        )
        return doing if led or plain else None
    # "A hiker tying a knot", and not "A complete marketing plan", "A guide to lighting"
    behind = theirs[theirs.index(doing) + 1 :][:1]
    near = at and theirs[at + 1] == doing and theirs[at] not in function
    return doing if near and led and not whole and behind and behind[0] in function else None


def _shows(theirs: Sequence[str], at: int, words: Words) -> str:
    """Return what says that a picture, which the word there names, shows something."""
    word = theirs[at]
    seen = word in words["view"] and at and theirs[at - 1] in words["aspect"]
    drawn = word in words["drawn"]
    if not (seen or drawn or word in words["depiction"]):
        return ""
    behind = theirs[at + 1 : at + _NEAR]
    if behind and behind[0].isdigit():
        return ""  # "Photo 3 shows how it is done": the text counts its pictures
    says = filter(words["of"].__contains__, behind)
    return next((near for near in says if not drawn or near.endswith("ing")), "")


def _scene(text: str, theirs: Sequence[str], words: Words) -> str | None:
    """Somebody is doing something: "Mayor Ida Lind greets nurses at a clinic in Tarn"."""
    if len(theirs) < _SCENE_WORDS or shape.ends_sentence(text) or theirs[0] in words["ask"]:
        return None
    if not _PLACED.search(text) or ". " in text or not words["past"].isdisjoint(theirs):
        return None
    acts = [at for at, word in enumerate(theirs[1:_ACT], 1) if word in words["act"]]
    if not acts:
        return None
    behind = theirs[acts[0] + 1 : acts[0] + 2]
    if not behind or (behind == ["to"] and theirs[acts[0]] not in words["act-to"]):
        return None  # "Workers stand to gain"
    before = theirs[: acts[0]]
    person = not words["person"].isdisjoint(before) or before[-1].endswith("ers")
    if person or _NAMED.match(text):
        return f"says what is to be seen: '{theirs[acts[0]]}'"
    return None


def _doing(document: Document, text: str, words: Words) -> str | None:
    """Somebody has a name, and is at something: "Ida Lind, waving from her boat"."""
    found = _DOING.match(text)
    if found is None or shape.ends_sentence(text) or found[1] in words["noun"]:
        return None
    if found[2] not in document.language.function:
        return None  # "Ida Lind, managing director"
    return f"says who is to be seen, and what she does: '{found[1]}'"
