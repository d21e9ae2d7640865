"""What else is glued to a paragraph's end, on a line of its own: "Continued on page 4", "ENDS"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from stripper import Block, Document, Finding, Words, shape
from stripper_plugins.related.glued import MOST_WORDS, is_page, pointer_words
from stripper_plugins.related.labels import either

_HEADING: Final = 8  # letters of an everyday word; longer ones, "Weiterlesen", head nothing
# Marks that are no author's; a story may have its "End", a quotation its "[...]".
_MARK: Final = regex.compile(
    r"[-–—/~*\[(]* ?(?:(?-i:ENDS)|(?<=[\[(])ends) ?[-–—/~*\])]*(?:[,:]? ?\d+ words)?"
    r"|[-–—(\[]+ ?(?:ends?|more|mehr|más|suite|więcej|далее|далі)(?:\.{3}|…)? ?[-–—)\]]+"
    r"|[-–—=*#]+ ?(?:30|0) ?[-–—=*#]+"
    r"|(?:…|\.{3})? ?\[ ?(?:\+ ?\d[\d.,]*|\d[\d.,]*(?= (?:char|zeich|cara|znak|знак|симв)))"
    r" [\p{L} ]+\]",
    regex.IGNORECASE,
)
_MARKS: Final = frozenset(
    ("0", "30", "end", "ends", "more", "mehr", "más", "suite", "więcej", "далее", "далі")
)
# Below the body, where it heads nothing: "End of release".
_END: Final = regex.compile(
    r"[-–—*\[(]* ?end of (?:the )?(?:(?:media|news|press) )?"
    r"(?:article|document|news|post|release|report|statement|story|text|transcript) ?[-–—*\])]*",
    regex.IGNORECASE,
)
_LETTERS: Final = ":"  # words that come before it begin with a digit


def find_lone(document: Document, vocabulary: Words) -> Iterator[Finding]:
    known = {cue.block for cue in document.cues("related-glued") if cue.alone}
    known.update(_pointing_lines(document, vocabulary))
    marked = {at for at in _marked_lines(document) if _is_marked(document, at)}
    for at in sorted(known | marked):
        block = document.blocks[at]
        if at in marked or _is_lone(document, block):
            reason = f"only leads to the rest, or marks an end: '{block.text}'"
            yield Finding(block.start, block.end, "REL04", reason, 0.9)


def _marked_lines(document: Document) -> Iterator[int]:
    """Yield the lines that begin as a mark does, and those that begin with a number in brackets."""
    yield from document.led_by(_MARKS)
    if "[" in document.text:
        leading = document.leading
        for word in leading:
            if word < _LETTERS:
                yield from leading[word]


def _is_marked(document: Document, at: int) -> bool:
    text, below = document.blocks[at].text, at > document.closing
    return bool(_MARK.fullmatch(text) or (below and _END.fullmatch(text)))


def _pointing_lines(document: Document, vocabulary: Words) -> Iterator[int]:
    """Yield the lines of pointers' words alone that say that a text goes on elsewhere."""
    words, glue, rest = pointer_words(vocabulary), document.language.function, vocabulary["rest"]
    over = {cue.block for cue in document.cues("related-advert")}
    for index in over.union(document.led_by(vocabulary["glued"])):
        own = document.words[index]
        on = either(rest, vocabulary["resume"]) if index in over else rest
        few = 1 < len(own) <= MOST_WORDS and not on.isdisjoint(own)
        if few and all(word in words or word in glue or is_page(word) for word in own):
            yield index


def _is_lone(document: Document, block: Block) -> bool:
    """Tell whether a line is a pointer above a whole sentence, and no heading: "More"."""
    text, below = block.text, document.blocks[block.index + 1 : block.index + 2]
    short = text.isalpha() and text[0].isupper() and len(text) <= _HEADING
    plain = short and text.lower() in document.language.everyday
    told = bool(below) and shape.ends_sentence(below[0].text)
    return told and not plain and text[-1] not in ":!?"
