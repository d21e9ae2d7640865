"""What a page shows below the end of its article: boxes, other stories, its own contacts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice, pairwise
from typing import Final

from stripper import Block, Document, Finding, Kind, Words, shape

# What marks the end of an article where it stands below its paragraphs; what does so with another
# of either kind below it, since alone it stands between paragraphs too.
_SURE: Final = frozenset({Kind.BYLINE, Kind.COMMENTS, Kind.METADATA, Kind.TAGS})
_LIKELY: Final = frozenset({Kind.LEGAL, Kind.NAVIGATION, Kind.PROMO})
_MARKS: Final = _SURE | _LIKELY
_LISTED: Final = 3  # blocks of other stories; fewer stand between paragraphs, too
# Lines above a plea or button that are some, too, as between the parts of a text.
_REPEATED: Final = frozenset({Kind.NAVIGATION, Kind.PROMO})
_TIMES: Final = 3
_PARAGRAPH_WORDS: Final = 10
_PARAGRAPHS: Final = 0.5  # share of lines, at most
_BESIDE_OTHERS: Final = 0.25  # likewise, below other stories, which an article may go on after
_NEW: Final = 0.5  # share of every paragraph's content words that stand nowhere above
_LAST_NEW: Final = 0.75  # of a single paragraph at the very end, which may be the author's last
_BULK: Final = 0.35  # share of the text
_MOST_LINES: Final = 50  # more are a list or table that the text is about
_TRIES: Final = 5  # places looked at, the uppermost first
# What an author puts below an article: a name and its value, an amount of something, a verse that
# goes on, what speaks for a thing and against it; a postscript.
_ENTRY: Final = re.compile(
    r"[+−] \S|[^\W\d][^:.?!]{0,30}: \S|\d+(?:[.,/]\d+)? [a-zß-öø-ÿа-яё]|[a-zß-öø-ÿа-яё]\w* \w"
)
_POSTSCRIPT: Final = re.compile(r"P\. ?S\.|PS[:.]? ")
_COUNTED: Final = re.compile(r"(\d{1,3})[.):] \S")
_FEWEST_ENTRIES: Final = 3
_ENTRIES: Final = 1 / 3  # share of lines
_SHOWN: Final = 40  # code points of the mark in the reason


def below_the_end(document: Document, blocks: Sequence[Block], vocabulary: Words) -> Finding | None:
    """Find what is left below the marks of an article's end: tags, share buttons, comment forms.

    It is no article if it begins with a short line, no paragraph follows another one, short lines
    are as many, few of them are entries of a table or verses, and every paragraph is about
    something new.
    """
    if (_MARKS | {Kind.RELATED}).isdisjoint(document.gone.values()):
        return None
    places = _low_gaps(blocks)
    if not places:
        return None
    shown = [_is_paragraph(document, block) for block in blocks]
    ends = _ends(document, blocks, shown, places, vocabulary["between"])
    for place, mark in islice(ends, _TRIES):
        below = blocks[place:]
        paragraphs = [block for block, is_one in zip(below, shown[place:], strict=True) if is_one]
        share = _BESIDE_OTHERS if document.gone[mark.index] is Kind.RELATED else _PARAGRAPHS
        if _belongs_to_article(below, blocks[:place]) or len(paragraphs) > share * len(below):
            continue
        if _are_new(document, blocks[:place], paragraphs):
            reason = f"{len(below)} lines below '{mark.text[:_SHOWN]}', where the article has ended"
            return Finding(below[0].start, below[-1].end, "OFF05", reason, 0.9)
    return None


def _low_gaps(blocks: Sequence[Block]) -> list[int]:
    """Return the places below blocks that earlier stages took, with little text from there on."""
    gaps = [
        place
        for place, (above, below) in enumerate(pairwise(blocks), 1)
        if below.index - above.index > 1
    ]
    if not gaps:
        return gaps
    sizes = list(accumulate([len(block.text) for block in blocks]))
    most = _BULK * sizes[-1]
    first = len(blocks) - _MOST_LINES
    return [place for place in gaps if place >= first and sizes[-1] - sizes[place - 1] <= most]


def _ends(
    document: Document,
    blocks: Sequence[Block],
    shown: Sequence[bool],
    places: Iterable[int],
    between: frozenset[str],
) -> Iterator[tuple[int, Block]]:
    """Yield those of the places below which the body may have ended, with the marks that say so.

    A likely mark says so below a paragraph alone, and not below a line of a list; a plea or button
    does not where several stand above it, as below each thing of a review, nor where one of its
    words says that it stands *between* the parts of an article.
    """
    end = shape.end_of_body(shown)
    asked = [at for at, kind in document.gone.items() if kind in _REPEATED]
    lowest = {kind: index for index, kind in sorted(document.gone.items()) if kind in _MARKS}
    for place in places:
        if place < end or shown[place] or _is_one_list(blocks[place - 1], blocks[place]):
            continue
        kinds = _MARKS if shown[place - 1] else _SURE
        if sum(blocks[0].index < at < blocks[place - 1].index for at in asked) >= _TIMES:
            kinds -= _REPEATED
        gap = range(blocks[place - 1].index + 1, blocks[place].index)
        taken = [document.gone.get(at) for at in gap]
        if taken.count(Kind.RELATED) >= _LISTED:
            kinds |= {Kind.RELATED}
        for at, kind in zip(gap, taken, strict=True):
            if kind in _REPEATED and not between.isdisjoint(document.words[at]):
                continue
            if kind in kinds and (kind in _SURE or _is_followed(at, kind, lowest)):
                yield place, document.blocks[at]
                break


def _is_paragraph(document: Document, block: Block) -> bool:
    return len(document.words[block.index]) >= _PARAGRAPH_WORDS and shape.ends_sentence(block.text)


def _is_one_list(above: Block, below: Block) -> bool:
    return bool(shape.bullet_length(below.text)) and above.text[0] == below.text[0]


def _is_followed(index: int, kind: Kind | None, lowest: Mapping[Kind, int]) -> bool:
    """Tell whether a mark of another kind stands below; *lowest* has the last of each."""
    return any(at > index for other, at in lowest.items() if other is not kind)


def _belongs_to_article(below: Sequence[Block], above: Sequence[Block]) -> bool:
    """Tell whether a fact box, a recipe, a poem or a postscript stands below the mark.

    Or entries of a live report under their times, of which there are more above it; or the next
    thing of those that are counted above.
    """
    counted = [
        [int(n[1]) for b in part if (n := _COUNTED.match(b.text))] for part in (above, below)
    ]
    if all(counted) and counted[1][0] == counted[0][-1] + 1:
        return True
    if any(_POSTSCRIPT.match(block.text) for block in below):
        return True
    if all(any(shape.is_time(block.text) for block in part) for part in (above, below)):
        return True
    entries = sum([_ENTRY.match(block.text) is not None for block in below])
    return entries >= max(_FEWEST_ENTRIES, _ENTRIES * len(below))


def _are_new(document: Document, above: Sequence[Block], paragraphs: Sequence[Block]) -> bool:
    known = document.title_terms.union(*(document.terms[block.index] for block in above))
    at_the_end = len(paragraphs) == 1 and paragraphs[0] == document.remaining[-1]
    least = _LAST_NEW if at_the_end else _NEW
    return all(
        len(document.terms[block.index] - known) >= least * len(document.terms[block.index])
        for block in paragraphs
    )
