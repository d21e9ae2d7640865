"""Lines that point into a picture, and what is left of one: its text, its count, its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from stripper import Block, Cue, Document, Words, shape
from stripper_plugins.caption.alternatives import find_alternative

_MOST_BETWEEN: Final = 3  # lines between two paragraphs; more are a section or a list
_POINTER_WORDS: Final = 20
_SENTENCE_WORDS: Final = 14
_KEY: Final = 3  # code points of "(r)"
_PATH: Final = re.compile(r"\s*[/~\\]")  # "File: /etc/hosts"
_ASIDE: Final = 12  # code points behind "(photo" to the end: " from 2019)"
_CAPTION_WORDS: Final = 45  # of a caption that says where it points, and of any
_SENTENCES: Final = 3  # that end inside it, which no caption has
_LONGEST: Final = 240  # code points; cheaper to tell than how many words there are
_SIGNS: Final = ("person", "depiction", "drawn", "icon", "view", "act")
_ARTICLES: Final = ("A ", "An ")
_BE: Final = ("is ", "are ")
_TITLE: Final = 80  # code points of an artist's name and what the work is called
_PHOTOS: Final = ("photos", "images", "pictures", "bilder", "fotos")
_FILES: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".heic", ".tif", ".tiff", ".mp4")
# "img_2041", "harbour-festival-hero-image"
_SLUG: Final = re.compile(
    r"(?i)(?=(?:.*[_-])?(?:img|image|photo|picture|screenshot|banner|thumbnail|infographic|dsc"
    r"|foto|bild|imagen|imagem|zdjecie)(?:[_-]|\d|$))\w+(?:[_-]\w+)+"
)
_COUNT: Final = re.compile(
    r"(?i)(?:(?:photo|image|picture|slide|bild|foto|imagen|zdjęcie|фото) )?(\d{1,3}) "
    r"(?:of|von|de|di|z|из|з|sur|/) (\d{1,3})( (?:photos|images|pictures|slides|bilder|fotos))?"
)
# "View all 14 photos", "+8 photos"
_MORE: Final = re.compile(
    r"(?i)(?:(?:view|see|show|all|[+]) ?)*\d{1,3} (?:more )?(?:photos|images|pictures|bilder|fotos)"
)
# "Play Mute Current Time 0:00"
_PLAYER: Final = re.compile(
    r"(?i)(?:(?:play(?:back rate| video)?|pause|(?:un)?mute|(?:full|fit)[ -]?screen|rewind"
    r"|(?:current|remaining|elapsed|duration) time|duration|loaded|progress|volume|live"
    r"|stream type|seek to live|(?:skip|seek) (?:back|for)wards?|picture[ -]in[ -]picture"
    r"|audio track|captions|subtitles|chapters|descriptions|quality|settings|share|replay|cc"
    r"|next|previous|[-+]?\d*:\d\d(?::\d\d)?|\d+(?:\.\d+)?(?:%|x|s)?)(?:[\s,:/|-]+|$)){2,}"
)
_PLAYED: Final = re.compile(r"(?i)mute|\btime\b|loaded|playback|screen|stream type|volume.*%")
_CONTROLS: Final = 120  # code points
# "Harrow's Gate – Official Trailer", "Ida Lind - Low Tide (Official Video)"
_CLIP: Final = re.compile(
    r"(?i).* (?:[–—|-] |\()(?:the )?(?:(?:official|launch|gameplay|reveal|announce(?:ment)?|final"
    r"|story|cinematic|teaser|first|new|release|debut) )+(?:(?:music|lyric) )?"
    r"(?:trailer|teaser|video|audio|clip|visuali[sz]er)\)?(?: \(\w+\)| [|–-] .{2,30})?"
)
# "Data: Census Bureau. Chart: Ida Lind", "Graph: Tarn Echo • Source: Census Bureau"
_CHART: Final = re.compile(
    r"(?:(?:data|sources?|chart|graph|graphic|map|table|note|credit): [^:]{2,50}){2,}"
    r"|(?:chart|graph|graphic|map|table) [^:]{5,120}\bsources?: [^:]{2,50}",
    re.IGNORECASE,
)
# "Ida Lind, Low Tide, 1998, oil on linen, 90 × 120 cm"
_ARTWORK: Final = re.compile(
    r", (?:c\. ?)?(?:1[4-9]|20)\d\d(?:[–/-]\d{2,4})?[.,;] .*(?:\d ?[x×] ?\d"
    r"|\b(?:canvas|linen|paper|panel|vellum|lienzo|toile|leinwand|tela|papier|płótnie|холст)\b)"
)
_WHOLE: Final = (
    (_CHART, "says who drew a chart, and from what"),
    (_CLIP, "the name of a film"),
    (_MORE, "counts the pictures"),
)
_TOLD: Final = re.compile(r", \d{4}, (?:is|was|has|had|hangs|sold|ist|war|est|es|è|é|jest) ")
_STOP: Final = re.compile(
    r"(?<!\b[^\W\d_a-z])(?<![^\W\d_a-z][a-z])(?<![^\W\d_a-z][a-z]{2})(?<![^\W\d_a-z][a-z]{3})\. "
)
# "— Ida Lind (@idalind) October 3, 2019", "pic.twitter.com/Xy12"
_POST: Final = re.compile(r"[—–-] ?[^()]{2,60} \(@\w+\).{0,40}\d|pic\.twitter\.com/\w+$")
_NUMBERED: Final = re.compile(r", [\dc]")  # an age, a year, "c. 1900"
# "Ida Lind, 54, found her boat on the roof"
_AGED: Final = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]+ ){1,4}[^\W\d_a-z][\w'’-]+, \d\d, [a-z]\w+ (?:\S+ ){2}"
)


def lines_between(document: Document) -> list[Block]:
    """Return the lines that stand, few together, between two paragraphs or below the title."""
    below_title = range(1, document.opening) if document.opening <= _MOST_BETWEEN + 1 else ()
    return [document.blocks[at] for at in below_title] + [
        document.blocks[at]
        for above, below in pairwise(document.paragraphs)
        if 1 < below - above <= _MOST_BETWEEN + 1
        for at in range(above + 1, below)
    ]


def points(document: Document, block: Block, cue: Cue, told: frozenset[str], *, sure: bool) -> bool:
    """Tell whether a line points into a picture.

    A pointer is short, and shorter still where it is a whole sentence; one that only captions
    have, such as "(L-R)", may be longer.
    """
    words, rest = len(document.words[block.index]), document.text[cue.end : block.end]
    if block.text.endswith((":", "?", "!")) or shape.is_code(block.text) or _PATH.match(rest):
        return False  # `left: 0;` in a style sheet
    if cue.leads and rest.startswith((",", ";")) and not rest.lstrip(",; ")[:1].isupper():
        return False  # "From left to right, the dials show"
    if document.text[cue.start] in ",(" and not _follows_name(document, block, cue):
        return False
    bracketed = document.text[cue.start] == "(" and ")" not in rest[:-2] and len(rest) <= _ASIDE
    if sure or bracketed or (cue.leads and rest.startswith(":")):
        return words <= _CAPTION_WORDS and len(_STOP.findall(block.text)) < _SENTENCES
    whole, plain = shape.ends_sentence(block.text), document.text.startswith(_BE, cue.start)
    if cue.leads:  # "From left to right the rows get shorter.", "A still from Tarn cost a fortune."
        plain = rest.islower() or not told.isdisjoint(shape.key_of(rest).split())
    if whole and plain:
        return False
    most = _SENTENCE_WORDS if whole else _POINTER_WORDS
    return words <= most and not _STOP.search(block.text)


def _follows_name(document: Document, block: Block, cue: Cue) -> bool:
    """Tell whether a name stands before ", left,", or anything in a line without a full stop.

    Before "(r)", which may be a key or a part of a word, a name or another bracket.
    """
    before, short = document.text[block.start : cue.start], cue.end - cue.start == _KEY
    last = before.split()[-1:]
    if document.text[cue.start] == "(":
        within = document.text[cue.end : cue.end + 1].isalnum()  # "Abo(r)t"
        named = not last or last[0][0].isupper() or last[0][-1] in ")-–—"
        return not short or (named and not within)
    named = len(before.split()) > 1 and last[0][0].isupper()
    return named or (bool(last) and not shape.ends_sentence(block.text))


def find_shown(document: Document, between: Iterable[Block], words: Words) -> dict[int, str]:
    """Return the lines between paragraphs, and the first of all, that say what a picture shows."""
    signs = _signs(*map(words.__getitem__, _SIGNS))
    found: dict[int, str] = {}
    first = document.blocks[: 0 < document.opening <= _MOST_BETWEEN + 1]
    for block in (*first, *between):
        text = block.text
        if len(text) > _LONGEST:
            continue
        # Few lines have such words or signs, which are cheaper to tell than what they say.
        plain = not text[0].islower() and not text.startswith(_ARTICLES)
        plain = plain and signs.isdisjoint(document.words[block.index])
        plain = plain and not ("ing " in text and ", " in text)
        marked = text[0] in "—–-" or text[-1].isdigit() or ": " in text or "." in text[-5:-1]
        marked = marked or (", " in text and _NUMBERED.search(text) is not None)
        marked = marked or text.lower().endswith(_PHOTOS)
        marked = marked or "railer" in text or "fficial" in text
        marked = marked or (" " not in text and ("-" in text or "_" in text))
        why = _remnant(text) if marked or not plain else None
        if why is None and not plain:
            why = find_alternative(document, block, words)
        if why:
            found[block.index] = why
    return found | dict.fromkeys(_controls(document, words["player"]), "the buttons of a player")


def _controls(document: Document, player: frozenset[str]) -> Iterator[int]:
    """Yield the lines that hold nothing but what stands below a film, and its times."""
    for at in document.led_by(player):
        text = document.blocks[at].text
        if len(text) <= _CONTROLS and _PLAYED.search(text) and _PLAYER.fullmatch(text):
            yield at


@cache
def _signs(*lists: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*lists)


def _remnant(text: str) -> str | None:
    """What is left of a picture without any words about it."""
    bare = " " not in text
    file = text.lower().endswith(_FILES) and "://" not in text
    if file or (bare and _SLUG.fullmatch(text)):
        named = bare or all(not word[0].islower() for word in text.split())
        return "the name of a picture's file" if named else None
    if text[0] in "—–-p" and _POST.match(text):
        return "what is left of a post"
    if ", " in text and _AGED.match(text) and not shape.ends_sentence(text):
        return "says who a picture shows, and how old"
    if _NUMBERED.search(text):
        work = _ARTWORK.search(text)
        if work and work.start() < _TITLE and not _TOLD.search(text):
            return "names a work of art, its year, and what it is made of"
    count = _COUNT.fullmatch(text)
    if count and int(count[1]) <= int(count[2]):
        return "counts the pictures"
    return next((why for pattern, why in _WHOLE if pattern.fullmatch(text)), None)
