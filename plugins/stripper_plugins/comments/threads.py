"""Comment sections: a heading, and a thread or a form below it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import pairwise
from typing import Final

from stripper import Block, Cue, Document, Finding, Words, shape
from stripper_plugins.comments.forms import find_form, heads, prompts_of
from stripper_plugins.comments.marks import (
    NAME_WORDS,
    begin,
    find_marks,
    is_dated,
    is_reply,
    is_speaker,
    is_stamp,
    is_talk,
    is_timed,
)

_TITLE_WORDS: Final = 2  # of an article
_BODY: Final = 2  # paragraphs that tell that it goes on
# Blocks of a thread for each line of name and time, at most: below a heading without a number,
# and below one that says how many comments there are.
_MARKED: Final = 6
_COUNTED: Final = 9
_FEWEST_MARKS: Final = 2  # of a thread that ends above the end of the text
_NEXT: Final = 6  # of its marks
_BARE_MARKS: Final = 4  # of a thread without a heading: names with times, and buttons
_FEWEST_REPLIES: Final = 2  # buttons of one
_FEWEST_SIGNED: Final = 3  # comments; one less above a form


def find_thread(document: Document, words: Words) -> list[Finding]:
    """Find a comment section: by its heading, or its lines of name and time, or its buttons."""
    section = [*_below_heading(document, words), *_signed(document, words)]
    return section or list(_between_buttons(document, words))


def _below_heading(document: Document, words: Words) -> Iterator[Finding]:
    """Open the section at the first heading below the body's beginning with a thread below it."""
    if not (cues := heads(document)):
        return
    begun, above, last = begin(document), 0, len(document.blocks) - 1
    marks = cache(partial(find_marks, document, begun + 1, words))
    prompts = prompts_of(document)
    for cue in cues:
        block = document.blocks[cue.block]
        if not begun < cue.block < last:
            continue
        if cue.block > above:
            above = (find_form(document, cue.block + 1, words, prompts) or block).index
        if _names_article(document, cue):
            end, reason = last, "the heading of a thread, and all below it"
        elif end := _thread(document, block, above, words, marks):
            reason = "with names, times and replies below it"
        else:
            continue
        reason = f"'{block.text}', {reason}"
        yield Finding(block.start, document.blocks[end].end, "COM01", reason, 0.9)
        return


def _thread(
    document: Document,
    heading: Block,
    above: int,
    words: Words,
    marks: Callable[..., Sequence[int]],
) -> int:
    """Return the last block of a thread below a heading, or below its form; 0 without one.

    Mostly it is the last of the text. Where no paragraph stands above the heading, or where other
    things follow, there must be no gap, and somebody must talk.
    """
    last, counted = len(document.blocks) - 1, any(map(str.isdigit, heading.text))
    named = not words["noun"].isdisjoint(document.words[heading.index])
    apart = _COUNTED if counted else _MARKED
    lines = marks(dated=counted and named)
    first = bisect_right(lines, heading.index)
    if first == len(lines):
        return 0
    enough = len(lines) - first >= (last - heading.index) // apart
    if enough and heading.index > document.opening and (named or not _goes_on(document, lines[-1])):
        return last
    near = (counted or named) and lines[first] - above <= apart
    if not near or not any(is_talk(document, at, words) for at in lines[first : first + _NEXT]):
        return 0
    end = _reach(lines, first, apart)
    if end - first + 1 < _FEWEST_MARKS:
        return 0
    after = lines[end] + (not is_reply(document, lines[end], words))
    return last if last - lines[end] <= apart else after


def _goes_on(document: Document, mark: int) -> bool:
    """Tell whether several paragraphs stand below the last mark of what may be a thread."""
    return sum(at > mark for at in document.paragraphs[-_BODY:]) == _BODY


def _reach(marks: Sequence[int], first: int, apart: int) -> int:
    """Return which mark is the last above a gap."""
    places = range(first, len(marks) - 1)
    return next((at for at in places if marks[at + 1] - marks[at] > apart), len(marks) - 1)


def _between_buttons(document: Document, words: Words) -> Iterator[Finding]:
    """Find threads without a heading, by the buttons below each of their comments."""
    led = document.led_by(words["reply"])
    if len(led) < _FEWEST_REPLIES or not any(is_reply(document, at, words) for at in led):
        return
    begun = begin(document)
    marks = find_marks(document, begun + 1, words, dated=False)
    replies = [at for at in marks if is_reply(document, at, words)]
    if len(replies) < _FEWEST_REPLIES or replies[-1] - marks[0] >= _MARKED * len(replies):
        return
    first = _poster(document, marks[0])
    thread = document.blocks[first : replies[-1] + 1]
    signed = {*marks, *(block.index for block in thread if is_dated(document, block))}
    if first > begun and len(signed) >= _BARE_MARKS:
        reason = f"names and times, with {len(replies)} buttons between them"
        yield Finding(thread[0].start, thread[-1].end, "COM01", reason, 0.9)


def _poster(document: Document, mark: int) -> int:
    """Return the block with the name of whose comment has the first mark of a thread."""
    lines = range(mark, max(mark - _MARKED, 0), -1)
    first = next((at for at in lines if is_dated(document, document.blocks[at])), mark)
    return first - (len(document.words[first - 1]) <= NAME_WORDS)


def _signed(document: Document, words: Words) -> Iterator[Finding]:
    """Open a thread at the first of several lines that say whose comment it is, and when.

    `Comment by Jo, 3 May 2031 at 9:15`; or `Jo says:`, with the time below.
    """
    signed = [at for at in document.led_by(words["noun"]) if is_timed(document, at)]
    colons = range(len(document.blocks) if ":\n" in document.text else 0)
    said = [at for at in colons if is_speaker(document, at, words)]
    for at, after in pairwise([*said, len(document.blocks)]):
        below = range(at + 1, min(after, at + _MARKED))
        if any(is_stamp(document, line, near=line == at + 1) for line in below):
            signed.append(at)
    if len(signed) < _FEWEST_SIGNED - 1:
        return
    begun = begin(document)
    signed = [at for at in signed if at > begun]
    few = any(at > max(signed, default=begun) for at in prompts_of(document))
    if len(signed) >= _FEWEST_SIGNED - few:
        first, last = document.blocks[min(signed)], document.blocks[-1]
        reason = f"'{first.text}' and {len(signed) - 1} lines like it"
        yield Finding(first.start, last.end, "COM01", reason, 0.9)


def _names_article(document: Document, cue: Cue) -> bool:
    """Tell whether a count of comments names the article: `9 thoughts on “Title”`.

    Other things are named so in headings of the article's own.
    """
    named = shape.key_of(document.text[cue.end : document.blocks[cue.block].end])
    if named.count(" ") < _TITLE_WORDS - 1:
        return False
    header = map(document.key, range(document.opening + 1))
    return any(named in line for line in (shape.key_of(document.title or ""), *header))
