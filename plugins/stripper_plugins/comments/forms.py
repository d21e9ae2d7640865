"""Forms to write a comment: prompts, fields and buttons."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from stripper import Block, Cue, Document, Finding, Words, shape
from stripper_plugins.comments.marks import begin, is_button

_LINE_WORDS: Final = 10  # of a line of a form
_APART: Final = 5  # blocks from one field or prompt to the next
_FIELD_WORDS: Final = 4  # of a field's name
_BRACKETED: Final = 8  # words of one with a note: "Mail (will not be published) (required)"
_FEWEST_FIELDS: Final = 2  # without another sign of a form, or with marks


def prompts_of(document: Document) -> set[int]:
    """Return the blocks with a phrase of a form to comment."""
    return {cue.block for cue in document.cues("comments-prompt")}


def heads(document: Document) -> list[Cue]:
    """Return the headings of comment sections, those that count the comments too."""
    counts = [c for c in document.cues("comments-count") if document.text[c.start - 2].isdigit()]
    headings = [cue for cue in document.cues("comments-heading") if cue.trails]
    return sorted([*counts, *document.cues("comments-one"), *headings])


def find_form(
    document: Document, start: int, words: Words, prompts: Collection[int]
) -> Block | None:
    """Return the last line of the form that begins here: prompts, fields and buttons.

    Below the body fields alone will do.
    """
    last, fields, stop = None, 0, start + _APART
    fewest = _FEWEST_FIELDS if start > document.closing else len(document.blocks)
    for block in document.blocks[start:]:
        own = document.words[block.index]
        sure = (
            block.index in prompts
            or (block.text.endswith("*") and not any(map(str.isdigit, block.text)))  # no price
            or is_button(document, block.index, words)
        )
        if sure or (own and words["field"].issuperset(own)):
            last, stop = block, block.index + _APART
            fields += fewest if sure else 1
        elif len(own) > _LINE_WORDS or block.index > stop:
            break
    return last if fields >= fewest else None


def find_forms(document: Document, words: Words) -> Iterator[Finding]:
    """Yield forms below a heading or a prompt; and fields with marks below the body."""
    prompts, headings = prompts_of(document), set(heads(document))
    cues = headings.union(cue for cue in document.cues("comments-prompt") if cue.leads)
    end = begin(document) if cues else 0
    for cue in sorted(cues):
        first, rule = document.blocks[cue.block], "COM01" if cue in headings else "COM02"
        if cue.block <= end:
            continue
        if form := find_form(document, cue.block + 1, words, prompts):
            end, reason = form.index, "with a form below it"
        elif cue in headings and first is document.blocks[-1] and _is_label(document, cue):
            end, reason = cue.block, "which ends the text"
        else:
            continue
        reason = f"'{first.text}', {reason}"
        yield Finding(first.start, document.blocks[end].end, rule, reason, 0.9)
    below = document.blocks[document.closing + 1 :]
    marked = [block for block in below if _is_marked(document, block, words["field"])]
    many = len(marked) >= _FEWEST_FIELDS
    # "Package: *" in data stands there once and again.
    if many and len({each.text for each in marked}) == 1 and marked[0].text.endswith("*"):
        return
    for block in marked if many else ():
        reason = f"{len(marked)} fields of a form, '{block.text}' among them"
        yield Finding(block.start, block.end, "COM02", reason, 0.9)


def _is_label(document: Document, cue: Cue) -> bool:
    """Tell whether a heading is no sentence, as "One reply to the council came late" is."""
    return cue.trails or not shape.ends_sentence(document.blocks[cue.block].text)


def _is_marked(document: Document, block: Block, fields: frozenset[str]) -> bool:
    """Tell whether a line is a field's name with a star, or with what must be in brackets."""
    text, own = block.text, document.words[block.index]
    if text.endswith((" *", "*:")):
        return 0 < len(own) <= _FIELD_WORDS and all(map(str.isalpha, own))
    return text.endswith(")") and 0 < len(own) <= _BRACKETED and fields.issuperset(own)
