"""Lines that say what a picture shows: pointers into it, its alternative text, its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from stripper import Block, Cue, Document, Words, shape

_MOST_BETWEEN: Final = 3  # lines between two paragraphs; more are a section or a list
_POINTER_WORDS: Final = 20
_SENTENCE_WORDS: Final = 14
_CAPTION_WORDS: Final = 45  # of a caption that says where it points, and of any
_LONGEST: Final = 240  # code points; cheaper to tell than how many words there are
_FEWEST: Final = 4  # words; fewer are a heading or a name
_SCENE_WORDS: Final = 6
_HEAD: Final = 5  # words of a line, one of which says who or what the picture shows
_NEAR: Final = 3  # words behind it, one of which says what she is doing, or of whom it is
_OFTEN: Final = 2  # blocks with a word
_ACT: Final = 9  # words of a line before which its verb stands
_TITLE: Final = 80  # code points of an artist's name and what the work is called
_TITLE_CASE: Final = 0.5  # share of words with capitals, from which a line is a heading
_FILES: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".heic", ".tif", ".tiff", ".mp4")
_CODE: Final = re.compile(r"[=(){}<>_\\/]|:\s|#|\s-{1,2}\w")
_COUNT: Final = re.compile(
    r"(?i)(?:(?:photo|image|picture|slide|bild|foto|imagen|zdjęcie|фото) )?(\d{1,3}) "
    r"(?:of|von|de|di|z|из|з|sur) (\d{1,3})"
)
# "Data: Census Bureau. Chart: Ida Lind", "Graph: Tarn Echo • Source: Census Bureau"
_CHART: Final = re.compile(
    r"(?:(?:data|sources?|chart|graph|graphic|map|table|note|credit): [^:]{2,50}){2,}",
    re.IGNORECASE,
)
# "Ida Lind, Low Tide, 1998, oil on linen, 90 × 120 cm"
_ARTWORK: Final = re.compile(
    r", (?:c\. ?)?(?:1[4-9]|20)\d\d(?:[–/-]\d{2,4})?[.,;] .*(?:\d ?[x×] ?\d"
    r"|\b(?:canvas|linen|paper|panel|vellum|lienzo|toile|leinwand|tela|papier|płótnie|холст)\b)"
)
_STOP: Final = re.compile(
    r"(?<![^\W\d_a-z][a-z])(?<![^\W\d_a-z][a-z]{2})(?<![^\W\d_a-z][a-z]{3})\. "
)
# "— Ida Lind (@idalind) October 3, 2019", "pic.twitter.com/Xy12"
_POST: Final = re.compile(r"[—–-] ?[^()]{2,60} \(@\w+\).{0,40}\d|pic\.twitter\.com/\w+$")
_PLACED: Final = re.compile(r"\b(?:in|at|on|to|during|outside|near|after|with|from|through) ")
_NAMED: Final = re.compile(r"[^\W\d_a-z][\w.'’-]* [^\W\d_a-z]\w")


def lines_between(document: Document) -> list[Block]:
    """Return the lines that stand, few together, between two paragraphs or below the title."""
    below_title = range(1, document.opening) if document.opening <= _MOST_BETWEEN + 1 else ()
    return [document.blocks[at] for at in below_title] + [
        document.blocks[at]
        for above, below in pairwise(document.paragraphs)
        if 1 < below - above <= _MOST_BETWEEN + 1
        for at in range(above + 1, below)
    ]


def points(document: Document, block: Block, cue: Cue, *, sure: bool) -> bool:
    """Tell whether a line points into a picture.

    A pointer is short, and shorter still where it is a whole sentence; one that only captions
    have, such as "(L-R)", may be longer.
    """
    if block.text.endswith((":", "?", "!")) or shape.is_code(block.text):
        return False  # `left: 0;` in a style sheet
    words, rest = len(document.words[block.index]), document.text[cue.end : block.end]
    if cue.leads and rest.startswith((",", ";")) and not rest.lstrip(",; ")[:1].isupper():
        return False  # "From left to right, the dials show"
    if document.text[cue.start] == "," and not _follows_name(document, block, cue):
        return False
    if sure or (cue.leads and rest.startswith(":")):
        return words <= _CAPTION_WORDS
    most = _SENTENCE_WORDS if shape.ends_sentence(block.text) else _POINTER_WORDS
    return words <= most and not _STOP.search(block.text)


def _follows_name(document: Document, block: Block, cue: Cue) -> bool:
    """Tell whether a name stands before ", left,", or anything in a line without a full stop."""
    before = document.text[block.start : cue.start].split()
    named = len(before) > 1 and before[-1][0].isupper()
    return named or (bool(before) and not shape.ends_sentence(block.text))


def find_shown(document: Document, between: Iterable[Block], words: Words) -> dict[int, str]:
    """Return the lines between paragraphs that say what a picture shows, each with the reason.

    Args:
        document: The text.
        between: The lines between two paragraphs.
        words: The word lists of the text's language.
    """
    signs = _signs(words["person"], words["depiction"], words["view"], words["act"])
    found: dict[int, str] = {}
    for block in between:
        text = block.text
        if len(text) > _LONGEST:
            continue
        # Few lines have such words or signs, which are cheaper to tell than what they say.
        plain = signs.isdisjoint(document.words[block.index]) and not text[0].islower()
        marked = text[0] in "—–-" or text[-1].isdigit() or ": " in text or "." in text[-5:-1]
        marked = marked or ", 1" in text or ", 2" in text or ", c" in text
        why = _remnant(text) if marked or not plain else None
        if why is None and not plain:
            why = _shown(document, block, words)
        if why:
            found[block.index] = why
    return found


@cache
def _signs(*lists: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*lists)


def _shown(document: Document, block: Block, words: Words) -> str | None:
    """What a line's first letter, or a word about people and pictures, makes of it."""
    text, theirs = block.text, document.words[block.index]
    if len(theirs) < _FEWEST or text[-1] in ":?!;,":
        return None
    if text[0].islower():
        return _alternative(document, block, words)
    if not text[0].isupper() or shape.capital_share(text) > _TITLE_CASE:
        return None
    return _depiction(text, theirs, words) or _scene(text, theirs, words)


def _remnant(text: str) -> str | None:
    """What is left of a picture without any words about it."""
    if text.lower().endswith(_FILES) and "://" not in text:
        named = all(not word[0].islower() for word in text.split()) or " " not in text
        return "the name of a picture's file" if named else None
    if text[0] in "—–-p" and _POST.match(text):
        return "what is left of a post"
    if ":" in text and _CHART.fullmatch(text):
        return "says who drew a chart, and from what"
    if ", 1" in text or ", 2" in text or ", c" in text:
        work = _ARTWORK.search(text)
        if work and work.start() < _TITLE:
            return "names a work of art, its year, and what it is made of"
    count = _COUNT.fullmatch(text) if text[-1].isdigit() else None
    return "counts the pictures" if count and int(count[1]) <= int(count[2]) else None


def _alternative(document: Document, block: Block, words: Words) -> str | None:
    """A line that begins small, between whole sentences, is what a picture has for the blind."""
    theirs, above = document.words[block.index], document.above(block.index)
    if _CODE.search(block.text) or document.language.function.isdisjoint(theirs):
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


def _depiction(text: str, theirs: Sequence[str], words: Words) -> str | None:
    """No verb says what happens: "A woman holding a phone", "Screenshot of the new menu"."""
    whole = shape.ends_sentence(text)
    if not words["finite"].isdisjoint(theirs):
        return None
    for at, word in enumerate(theirs[:_HEAD]):
        behind = theirs[at + 1 : at + 1 + _NEAR]
        seen = word in words["view"] and at and theirs[at - 1] in words["aspect"]
        named = seen or word in words["depiction"]
        if named and whole and theirs[0] in words["the"]:
            return None  # "The picture of the yard hangs in the office."
        if named and not words["of"].isdisjoint(behind[:2]):
            return f"only says what a picture shows: '{word}'"
        if at and word in words["person"] and theirs[0] in words["article"]:
            doing = [near for near in behind if near.endswith("ing") and near not in words["noun"]]
            past = whole and any(near in words["told"] or near[-2:] == "ed" for near in theirs)
            if doing and not past:
                return f"only says what a picture shows: '{word}', '{doing[0]}'"
        if word in words["of"]:
            return None  # "The film shows workers leaving": a verb
    return None


def _scene(text: str, theirs: Sequence[str], words: Words) -> str | None:
    """Somebody is doing something: "Mayor Ida Lind greets nurses at a clinic in Tarn"."""
    if len(theirs) < _SCENE_WORDS or shape.ends_sentence(text) or theirs[0] in words["ask"]:
        return None
    if not _PLACED.search(text) or ". " in text or not words["past"].isdisjoint(theirs):
        return None
    acts = [at for at, word in enumerate(theirs[1:_ACT], 1) if word in words["act"]]
    if not acts or (theirs[acts[0] + 1] == "to" and theirs[acts[0]] not in words["act-to"]):
        return None  # "Workers stand to gain"
    before = theirs[: acts[0]]
    person = not words["person"].isdisjoint(before) or before[-1].endswith("ers")
    if person or _NAMED.match(text):
        return f"says what is to be seen: '{theirs[acts[0]]}'"
    return None
