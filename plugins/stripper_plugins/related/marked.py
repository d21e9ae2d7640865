"""Headlines with what a site says of their stories: how old or how long they are, and the like."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from stripper import Block, Document, Finding, Kind, shape

_TAIL: Final = 40  # lines at the end of the text that are looked at
_LAST: Final = 8  # lines, two of which have a mark
_LONGEST: Final = 160  # code points of a line with a mark
_MARK: Final = 30  # code points at the end of a line in which a mark may stand
_INSIDE: Final = ("|", "\t", ". ", "! ")  # of tables, and of sentences that do not end
_MARK_WORDS: Final = 3  # "9 min read", "3 May 2019"
_HEADLINE_WORDS: Final = range(4, 21)
_TEASER_WORDS: Final = 40
_FEWEST: Final = 2  # headlines, and marks
_FEWEST_DATES: Final = 3  # or ranks, where nothing else tells that they are no chronicle's
_MARKS: Final = (0.6, 2.0)  # for each headline, at least and at most
_NEW: Final = 0.5  # share of every line's content words that stand nowhere else
_BULK: Final = 0.35  # share of the text
# What is said of a story and of little else: its age, its length, the number of its comments.
_TOLD: Final = re.compile(
    r"\d(?: ?(?:[^\W\d]+ )?(?:ago|fa|atrás|temu|назад|тому)\b"
    r"|[ -]?min(?:s|utes?)?\.? (?:read|les|de l|di l)|[ -]?(?:min\.?|мин\.?|хв\.?)\W*$"
    r"| (?:[ck]om+ent|комм?ент))|\b(?:vor|hace|há|il y a) \d|\(\d{1,2}:\d\d\)$",
    re.IGNORECASE,
)
_RANK: Final = re.compile(r"#?\d{1,2}\.?")
_DAY: Final = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d"
    r"|[^\W\d]{3,9}\.? \d{1,2},? \d{4}|\d{1,2}\.? (?:de )?[^\W\d]{3,10}\.?,? (?:de )?\d{4})"
)
_DIGIT: Final = re.compile(r"\d")
_DATE_AHEAD: Final = re.compile(rf"{_DAY}\b")
_DATE_BEHIND: Final = re.compile(rf"(?<!\w){_DAY}\)?$")


def find_marked(document: Document) -> Iterator[Finding]:
    """Yield the runs of headlines below the body that have a mark each, beside them or in them.

    A sentence may stand below a headline.
    """
    more = {cue.block for cue in document.cues("related-glued") if cue.alone}
    told = {at for at in document.gone if at > document.opening and _is_said(document, at)}
    told |= more
    if len(told) + sum(map(_has_digit, document.blocks[-_LAST:])) < _FEWEST:
        return  # as most texts; cheaper to tell
    tail = _tail(document)
    told.intersection_update([block.index for block in tail])
    digits = [block for block in tail if _has_digit(block)]
    told.update(block.index for block in digits if _is_told(block.text))
    ranks = {block.index for block in digits if _RANK.fullmatch(block.text)}
    told.update(ranks if len(ranks) >= _FEWEST_DATES else ())
    dates = {block.index for block in digits if _is_dated(block.text)}
    if len(told) < _FEWEST and len(dates) < _FEWEST_DATES:
        return
    run: list[Block] = []
    for block in [*tail, None]:
        if block and _belongs(document, block, run, told | dates):
            run.append(block)
            continue
        while run and run[-1].index not in told and shape.ends_sentence(run[-1].text):
            run.pop()  # the author's again, perhaps
        if more <= {block.index for block in run} and _are_cards(document, run, told, dates):
            reason = f"{len(run)} lines of other stories, with how old or long they are"
            yield Finding(run[0].start, run[-1].end, "REL07", reason, 0.9)
        run = []


def _is_said(document: Document, index: int) -> bool:
    """Tell whether a line that is gone named an author, or gave a date or a number of something."""
    kind = document.gone[index]
    return kind is Kind.BYLINE or (
        kind is Kind.METADATA and _DIGIT.search(document.blocks[index].text) is not None
    )


def _has_digit(block: Block) -> bool:
    return block.text[-1] != "." and len(block.text) < _LONGEST and bool(_DIGIT.search(block.text))


def _is_told(text: str) -> bool:
    return bool(_TOLD.search(text, max(0, len(text) - _MARK)))


def _is_dated(text: str) -> bool:
    behind = max(0, len(text) - _MARK)
    if _DATE_AHEAD.match(text):
        return True
    ends = text[-1] == ")" or text[-1].isdecimal()  # cheaper to tell
    return ends and _DATE_BEHIND.search(text, behind) is not None


def _tail(document: Document) -> Sequence[Block]:
    """Return the blocks below the body that are looked at."""
    blocks, paragraphs = document.blocks, set(document.paragraphs)
    end = shape.end_of_body([at in paragraphs for at in range(len(blocks))])
    return blocks[end:][-_TAIL:]


def _belongs(
    document: Document, block: Block, run: Sequence[Block], marks: Collection[int]
) -> bool:
    """Tell whether a line goes on a run: a mark, a headline, or a sentence below either."""
    words = len(document.words[block.index])
    if block.index in marks:
        row = words > _MARK_WORDS * 2 and ("|" in block.text or "\t" in block.text)
        return words < _HEADLINE_WORDS.stop and not row
    if document.is_gone(block.index) or document.novelty(block.index) < _NEW:
        return False
    if not shape.ends_sentence(block.text):
        if any(map(block.text.__contains__, _INSIDE)) or block.text.endswith((":", ",", ";")):
            return False
        return words in _HEADLINE_WORDS
    below = bool(run) and (run[-1].index in marks or not shape.ends_sentence(run[-1].text))
    return below and words <= _TEASER_WORDS


def _are_cards(
    document: Document, run: Sequence[Block], told: Collection[int], dates: Collection[int]
) -> bool:
    """Tell whether headlines and marks come in about the same number, in little of the text."""
    marks = [block for block in run if block.index in told]
    if not marks:
        marks = [block for block in run if block.index in dates]
        if len(marks) < _FEWEST_DATES or any(shape.ends_sentence(block.text) for block in run):
            return False
    headlines = [block for block in run if _is_headline(document, block)]
    least, most = (share * len(headlines) for share in _MARKS)
    if len(headlines) < _FEWEST or not max(_FEWEST, least) <= len(marks) <= most:
        return False
    return run[-1].end - run[0].start <= _BULK * len(document.text)


def _is_headline(document: Document, block: Block) -> bool:
    """Tell whether a line of a run says something, with a mark in it or without."""
    marked = _is_told(block.text) or _is_dated(block.text)
    words = len(document.words[block.index]) - _MARK_WORDS * marked
    return words >= _HEADLINE_WORDS.start and not shape.ends_sentence(block.text)
