"""Lines that end with a name or the staff above the body, and initials below it."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Cue, Document, Finding, Words
from stripper_plugins.byline.lines import ADDRESS, are_lone
from stripper_plugins.byline.names import NEVER, ROLE_WORDS, are_rare, found_name
from stripper_plugins.byline.parts import AGENCY, NAME_WORDS, are_capital, is_name

_INITIALS: Final = 24  # code points; "(jb/mk with dpa, AFP)"
_SIGNS: Final = re.compile(r"\s*[/,;+]\s*|\s[–—-]\s")
_INITIAL: Final = re.compile(r"[^\W\d_]{1,4}|(?:[^\W\d_]{1,2}\.\s?){1,4}")
_WITH: Final = re.compile(r"(?i)^(?:with|mit|avec|con|com|z|с|з) ")
_GLYPHS: Final = re.compile(r"^[^\w@]+")
_WORDS: Final = re.compile(r"[^\W\d_][\w'’-]*")
_ROLE_ALONE: Final = 4  # words
_STAFF_WORDS: Final = range(2, 6)  # "The Olm Valley Courier Staff"
_NO_NAME: Final = re.compile(r"[\d:?!;]|[^\W\d_]{2}\.")
_WHERE: Final = re.compile(r"\s*[,/|]\s*(?=\S)")  # between a name and a place or a paper
_QUOTES: Final = '"”’»“'
_STROKE: Final = re.compile(r"[a-zäöü]{2,4}(?:/[a-zäöü]{2,4})+")  # "il/bt"
# "jl, Tarn"
_FROM: Final = re.compile(r"[a-zäöü]{2,4}(?:/[a-zäöü]{2,4})*, [^\W\d_a-z][\w.-]+(?: \w+)?")
# "From The Tarn Echo staff reports"
_REPORTS: Final = re.compile(
    r"(?:From )?(?:[Tt]he )?(?:[^\W\d_a-z]\w+ ){1,4}(?:and )?(?:staff|wire) (?:reports?|services?)"
)
_TOLD: Final = re.compile(r"(?:(?:[^\W\d_a-z][\w.'’-]+ ){1,3}reported from [^.]{3,50}\. ?)+")
_DOTTED: Final = re.compile(r"(?:[^\W\d_a-z]\.\s?){2,4}")


def find_signed(document: Document, block: Block, words: Words) -> Finding | None:
    """A line above the body that ends with a name, behind "by" or what somebody wrote."""
    at, theirs = block.index, block.text.split()
    if not NAME_WORDS <= len(theirs) <= ROLE_WORDS or NEVER.search(block.text):
        return None
    if words["signed"].isdisjoint(document.words[at]) and not _is_work(document, block, words):
        return None
    start = len(theirs)
    while start and theirs[start - 1][0].isupper() and len(theirs) - start < NAME_WORDS:
        start -= 1
    name, before = theirs[start:], theirs[:start]
    plain = all(word.islower() or word.lower() in words["genre"] for word in before[1:])
    work = plain and _is_work(document, block, words)
    signed = before and before[-1].islower() and (work or before[-1] in words["signed"])
    if not signed or not is_name(name, words) or not are_rare(document, block, [name], words):
        return None
    reason = f"a line above the body that ends with a name, behind '{before[-1]}'"
    return found_name(block, " ".join(name), reason)


def _is_work(document: Document, block: Block, words: Words) -> bool:
    """Tell whether one of the first two words says what somebody wrote."""
    return not words["genre"].isdisjoint(document.words[block.index][:2])


def find_initials(document: Document, block: Block, words: Words) -> Finding | None:
    """A short line of initials and agencies, or one agency alone.

    That is below the last paragraph, or above the body if the text does not name it.
    """
    if len(block.text) > _INITIALS:
        return None
    signs_off = document.is_paragraph(block.index - 1)
    if block.index < document.opening:
        alone = block.text.isupper() or document.terms[block.index] <= document.lone_terms
        signs_off = alone and (block.index > 0 or bool(document.title))
    bare = _WITH.sub("", block.text.strip("()[]–— "))
    signs = [sign.strip() for sign in _SIGNS.split(bare) if sign.strip()]
    agencies = [sign for sign in signs if sign.lower() in words["agency"]]
    marked = signs_off or bare != block.text or len(signs) > 1
    if signs_off and _FROM.fullmatch(bare) and signs[0] not in document.language.everyday:
        return found_name(block, bare, "initials and a place")
    if not all(sign in agencies or _INITIAL.fullmatch(sign) for sign in signs):
        return None
    if agencies and marked:
        return found_name(block, bare, f"initials and agencies: '{agencies[0]}'")
    letters = block.index and block.text[0] == "(" and AGENCY.fullmatch(bare)  # "(NPA)"
    letters = letters or (signs_off and _STROKE.fullmatch(bare)) or _DOTTED.fullmatch(bare)
    return found_name(block, bare, "only initials") if letters else None


def find_staff(document: Document, block: Block, words: Words) -> Finding | None:
    """A line of words with capitals below the title, the last of them the staff or an agency.

    A place may follow: "Staff Correspondent, Olm".
    """
    desk, _, place = block.text.partition(", ")
    if _REPORTS.fullmatch(block.text):
        return found_name(block, block.text, "a line above the body that names the staff")
    theirs = desk.split()
    if (
        not (block.index or document.title)
        or len(theirs) not in _STAFF_WORDS
        or theirs[-1].lower() not in words["staff"] | words["service"]
    ):
        return None
    if not all(word[0].isupper() and word.isalpha() for word in (*theirs, *place.split())):
        return None
    return found_name(block, block.text, "a line above the body that names the staff")


def find_role(document: Document, block: Block, role: Cue | None) -> Finding | None:
    """A line below a name that says what its bearer is, or how to reach her."""
    if block.index >= document.opening:
        return None
    if "@" in block.text and ADDRESS.fullmatch(_GLYPHS.sub("", block.text)):
        return Finding(block.start, block.end, "BYL03", "an address below a name", 0.9)
    if role is None or "." in block.text or not block.text[0].isupper():
        return None
    theirs = document.words[block.index]
    short = role.trails and len(theirs) <= _ROLE_ALONE
    large = [word for word in _WORDS.findall(block.text) if word not in document.language.function]
    titled = (
        block.index and len(theirs) <= ROLE_WORDS and are_capital(large)
    )  # "Head of Research at Nordlane"
    if not titled and not (short and document.language.function.isdisjoint(theirs)):
        return None
    reason = f"a role below a name: '{document.phrase(role)}'"
    return Finding(block.start, block.end, "BYL03", reason, 0.9)


def find_last(document: Document, block: Block, words: Words) -> Finding | None:
    """A name alone below the last paragraph, as the last line, perhaps behind a dash.

    A place or a paper may follow: "Ida Lind, Tarn", or before: "Lind reported from Tarn."
    """
    above, bare = document.above(block.index), block.text.strip("–—-~() ")
    if block.index + 2 >= len(document.blocks) and _TOLD.fullmatch(block.text):
        return Finding(block.start, block.end, "BYL01", "says who reported, and from where", 0.9)
    last = block.index + 1 == len(document.blocks) and document.is_paragraph(block.index - 1)
    if not last or above[-1] in _QUOTES or not bare or _NO_NAME.search(bare):
        return None  # what stands below a quotation says whose it is
    bare, *where = _WHERE.split(bare, maxsplit=1)
    if where and (len(where[0].split()) > NAME_WORDS or not are_capital(where[0].split())):
        return None
    name = bare.split()
    if not is_name(name, words) or not are_lone(document, block, bare):
        return None
    if not are_rare(document, block, [name], words):
        return None
    return found_name(block, bare, "a name below the last paragraph, new to the text")
