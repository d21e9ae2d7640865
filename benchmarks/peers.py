"""Other people's cleaners of plain text, each as a function from text to text.

They come with the extra `bench` and are imported only when asked for. Each runs on the lines of
a text with its published defaults, through its own code: what it decides on is a line where its
authors had an HTML block.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from html import escape
from itertools import accumulate, pairwise
from typing import Final

from extra import load
from stripper import Document, Span

Cleaner = Callable[[str], str]

NOTHING: Final = "no-op"
# jusText names its lists of stop words by language; other languages get the English one.
_STOPLISTS: Final[Mapping[str, str]] = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "uk": "Ukrainian",
}


def make_nothing() -> Cleaner:
    """Return the cleaner that takes nothing."""
    return lambda text: text


def make_justext() -> Cleaner:
    """Return jusText's two classifiers, without and with context, over lines as paragraphs."""
    core, paragraph = load("justext.core"), load("justext.paragraph")
    stoplist = cache(load("justext.utils").get_stoplist)

    def clean(text: str) -> str:
        paragraphs = []
        for line in _lines(text):
            made = paragraph.Paragraph(core.PathInfo().append("p"))
            made.append_text(line)
            paragraphs.append((made, line))
        language = _STOPLISTS.get(Document(text).language.code, "English")
        only = [made for made, _ in paragraphs]
        core.classify_paragraphs(only, stoplist(language))
        core.revise_paragraph_classification(only)
        return "\n".join(line for made, line in paragraphs if not made.is_boilerplate)

    return clean


def make_c4() -> Cleaner:
    """Return the C4 line rules as datatrove has them, without those that drop a whole document."""
    filters, data = load("datatrove.pipeline.filters.c4_filters"), load("datatrove.data")
    rules = filters.C4QualityFilter(
        min_num_sentences=-1, filter_lorem_ipsum=False, filter_curly_bracket=False
    )

    def clean(text: str) -> str:
        document = data.Document(text=text, id="")
        rules.filter(document)
        return str(document.text)

    return clean


def make_boilerpy3() -> Cleaner:
    """Return the filters of boilerpy3's NumWordsRulesExtractor over lines as blocks.

    Of its chains of filters this one does best on the output of extractors; README.md has more.
    """
    extractor = load("boilerpy3.extractors").NumWordsRulesExtractor()

    def clean(text: str) -> str:
        lines = _lines(text)
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in lines)
        page = extractor.parse_doc(f"<html><body>{paragraphs}</body></html>")
        at = 0
        for block in page.text_blocks:  # a line without a word makes no block
            while _squeeze(lines[at]) != _squeeze(block.text):
                at += 1
            block.contained_text_elements = {at}
            at += 1
        extractor.filter.process(page)
        content = [block for block in page.text_blocks if block.is_content]
        kept = sorted(set().union(*(block.contained_text_elements for block in content)))
        return "\n".join(lines[index] for index in kept)

    return clean


PEERS: Final[Mapping[str, Callable[[], Cleaner]]] = {
    NOTHING: make_nothing,
    "jusText": make_justext,
    "C4 lines": make_c4,
    "boilerpy3": make_boilerpy3,
}


@cache
def peer(name: str) -> Cleaner:
    """Return a peer, made once a process.

    Raises:
        MissingExtraError: Its package is not installed.
    """
    return PEERS[name]()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


# What a cleaner took, which only its output tells


def cuts_of(given: str, text: str) -> list[Span]:
    """Return the spans of *given* that a cleaner took to arrive at *text*.

    Each line of the output is sought among the lines given, from the last one found on: first as
    the same line, then as one from which characters are missing. White space does not count.

    Raises:
        ValueError: The output holds what the input does not.
    """
    lines = _spans_of_lines(given)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, (start, end) in enumerate(lines):
        places[_squeeze(given[start:end])].append(index)
    gone = bytearray(b"\1" * len(given))
    at = 0
    for line in filter(None, map(_squeeze, text.splitlines())):
        same = places.get(line, [])
        found = bisect_left(same, at)
        if found < len(same):
            at = same[found]
            gone[slice(*lines[at])] = bytes(lines[at].end - lines[at].start)
        else:
            at, kept = _find_part(line, given, lines, at)
            for place in kept:
                gone[place] = 0
        at += 1
    return list(_runs(gone))


def _spans_of_lines(text: str) -> list[Span]:
    ends = list(accumulate(map(len, text.splitlines(keepends=True))))
    return [Span(start, end) for start, end in pairwise([0, *ends])]


def _find_part(line: str, given: str, lines: Sequence[Span], at: int) -> tuple[int, list[int]]:
    """Return the first line from *at* on that has the characters of *line* in order, and where."""
    for index, (start, end) in enumerate(lines[at:], at):
        places: list[int] = []
        place = start - 1
        for char in line:
            place = given.find(char, place + 1, end)
            if place < 0:
                break
            places.append(place)
        else:
            return index, places
    raise ValueError(f"the output holds a line that the input does not: {line[:60]!r}")


def _runs(mask: bytearray) -> Iterable[Span]:
    start = mask.find(1)
    while start >= 0:
        end = mask.find(0, start)
        end = len(mask) if end < 0 else end
        yield Span(start, end)
        start = mask.find(1, end)


def _squeeze(text: str) -> str:
    return "".join(text.split())
