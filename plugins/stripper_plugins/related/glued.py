"""What is glued to the end of a paragraph: "Read full story", "(See page 7)", "[+312 chars]"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from stripper import Block, Document, Finding, Words, shape
from stripper_plugins.related.labels import either
from stripper_plugins.related.marks import BEHIND, TAIL, Mark, find_mark, is_said

_LONG: Final = 60  # code points of a paragraph; in a shorter block it may be all that is said
MOST_WORDS: Final = 8
_STOPS: Final = frozenset(".!?:,;")
_CLOSING: Final = frozenset('"”')  # somebody says it, with what is before it
_INSIDE: Final = frozenset("`<([:=|*_")  # how what goes on a broken sentence may begin
_PAGE: Final = regex.compile(r"\p{L}?\d{1,3}")  # "7", "A12"
_SLUG: Final = regex.compile(r"\b\p{Lu}{3,}(?=(?:,| on) (?:\p{Lu}\d|[Pp]age))")  # "See BUDGET, A12"


def find_glued(document: Document, vocabulary: Words) -> Iterator[Finding]:
    for cue in document.cues("related-glued"):
        block = document.blocks[cue.block]
        before = document.text[block.start : cue.start].rstrip()
        bracketed = (
            document.text[cue.start - 1] in "([" and document.text[cue.end : cue.end + 1] in ")]"
        )
        if cue.trails and before and (shape.ends_sentence(before) or bracketed):
            yield _pointer(block, cue.start - bracketed)
    words = pointer_words(vocabulary)
    marks: list[tuple[Block, Mark]] = []
    for block in document.remaining:
        if len(block.text) < _LONG or not ((open_ := _is_open(block.text)) or _may_end(block.text)):
            continue
        if open_ and (start := _find_pointer(document, block, words, vocabulary)):
            yield _pointer(block, start)
            continue
        mark = find_mark(block.text, vocabulary)
        if mark and not is_said(document, block, mark):
            marks.append((block, mark))
    cited = len({mark.text for _, mark in marks if mark.source}) > 1  # each by its own paper
    for block, mark in marks:
        if not (cited and mark.source):
            reason = f"the mark '{mark.text.strip()}'"
            yield Finding(block.end - len(mark.text), block.end, "REL04", reason, 0.9)


def pointer_words(vocabulary: Words) -> frozenset[str]:
    return either(either(vocabulary["glued"], vocabulary["button"]), vocabulary["glued-in"])


def _is_open(text: str) -> bool:
    """Tell whether a paragraph does not end as most of them do, or is cut off."""
    bare = text.rstrip(")") if text[-1] == ")" else text
    return len(bare) >= _LONG and (bare[-1] not in _STOPS or bare[-3:] == "...")


def _may_end(text: str) -> bool:
    """Tell whether a full stop stands behind a number, or within a bracket."""
    return text[-1] in ")]" or text[-2].isdigit()


def _find_pointer(
    document: Document, block: Block, words: frozenset[str], vocabulary: Words
) -> int:
    """Return where *words* of pointers alone stand behind the last sentences; 0 where none do."""
    glue, own = document.language.function, document.words[block.index]
    linked = block.text[-1] == "]" and ":" in block.text[-TAIL:]  # "[Read: Ten boats of Olm]"
    known = either(words, vocabulary["piece"])
    ended = own and (own[-1] in known or own[-1] in glue or is_page(own[-1]))
    if not (ended or linked or any(word in vocabulary["more"] for word in own[-MOST_WORDS:])):
        return 0
    for match in BEHIND.finditer(block.text, max(0, len(block.text) - TAIL)):
        rest = block.text[match.end() :]
        if linked and rest[0] == "[":
            rest = rest.partition(":")[0] + "]"
        own = shape.key_of(_SLUG.sub("", rest)).split()
        # Where one word is too few: no sentence ends before it, or it is no button.
        few = match[0].isspace() or rest[0].islower() or not glue.isdisjoint(own[:1])
        open_ = (rest[0] in "([") != (rest[-1] in ")]") or rest[-1] in _CLOSING
        # "Read full review"; but the text's own "(live review)".
        told = words if match[0].isspace() else known
        if (
            MOST_WORDS >= len(own) > few
            and not open_
            and _is_pointer(own, words, vocabulary)
            and (
                all(word in told or word in glue or is_page(word) for word in own)
                or _leads_on(own, vocabulary)
            )
            and not _goes_on(document, block)
        ):
            return block.start + match.end()
    return 0


def _is_pointer(own: Sequence[str], words: frozenset[str], vocabulary: Words) -> bool:
    """Tell whether words begin as a pointer, and are no step of an author's: "Open the app"."""
    if own[-1] in vocabulary["article"] or not vocabulary["spoken"].isdisjoint(own):
        return False
    pointers = vocabulary["glued"]
    if own[0] in pointers or (own[0].isdecimal() and own[-1] in pointers):
        return True
    few = len(own) > 1 and len(words.intersection(own)) == 1
    return own[0] in vocabulary["button"] and not few and vocabulary["article"].isdisjoint(own)


def _leads_on(own: Sequence[str], vocabulary: Words) -> bool:
    """Tell whether words say what there is more on: "Read more about the bridge"."""
    label = len(own) > 3 and own[1] in vocabulary["more"] and own[2] in vocabulary["whose"]
    return label and own[0] in vocabulary["pointer"]


def is_page(word: str) -> bool:
    return word[-1].isdecimal() and _PAGE.fullmatch(word) is not None  # hardly a word does


def _goes_on(document: Document, block: Block) -> bool:
    """Tell whether the block below begins in the middle of a sentence, or with code."""
    below = document.blocks[block.index + 1 : block.index + 2]
    return bool(below) and (below[0].text[0].islower() or below[0].text[0] in _INSIDE)


def _pointer(block: Block, start: int) -> Finding:
    phrase = block.text[start - block.start :]
    return Finding(start, block.end, "REL04", f"'{phrase}' after the end of a sentence", 0.95)
