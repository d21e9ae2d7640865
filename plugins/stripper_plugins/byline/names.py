"""Names without a word before them, above the body, and initials below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Final

from stripper import Block, Cue, Document, Finding, Words, shape
from stripper_plugins.byline.parts import (
    MARK,
    NAME_WORDS,
    are_capital,
    is_known,
    is_name,
    split_parts,
    without_outlet,
    without_verb,
    without_work,
)

_LONGEST: Final = 100  # code points; cheaper to tell than how many words there are
_NAME: Final = 40  # code points of a name alone
_MOST_NAMES: Final = 3  # more are a list
_MOST_LINES: Final = 2  # of names one below the other
_PLACE_WORDS: Final = 2  # "New York"
ROLE_WORDS: Final = 9  # a name and what its bearer is
LAST: Final = 4  # blocks at the end, among which a note may stand
_HANDLE: Final = re.compile(r"@\w[\w.]+")
# What may stand around a name: a title, a degree, a class, pronouns, an account, an address.
AROUND: Final = re.compile(
    r"^(?:The )?(?:Dr|Mrs?|Ms|Prof|Rev|Sir|Dame|Professor)\.? |^[Ww]ith (?=\w+ \w+,)"
    r"|(?:,? (?:Ph\.?D|M\.?D|R[ND]|MBA|Esq)\.?)+$| ['’]\d\d(?=,|$)"
    r"| \((?:she|he|they)/\w+\)$| @\w+$| Follow$|(?<=\w)\W+[\w.+-]+@[\w-]+\.[\w.]+$"
)
_BAR: Final = re.compile(r"[|•·⋅]")
_PLACED: Final = re.compile(r"[|•·⋅]|^[^,]+(?:, [^,]+){1,2}$| [–—-] ")
NEVER: Final = re.compile(r"[\d:?!]|,$")  # a comma at the end is of "Dear Ida,"
# "TIPP Symbolische Namen": the sort of a note, in capitals, and what it is on.
_NOTE: Final = re.compile(r"[^\W\d_a-zß-ÿ]{4,} [^\W\d_a-zß-ÿ][^\W\d_]*[a-zß-ÿ]")
_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_EDGES: Final = ".,:;'’()|"


def find_name(document: Document, block: Block, words: Words, role: Cue | None) -> Finding | None:
    """A line above the body of names, perhaps with a role, an agency, a place or a paper."""
    text = AROUND.sub("", block.text)
    if block.index and text[0] == "@" and _HANDLE.fullmatch(text):
        return found_name(block, text, "only an account, above the body")
    if len(text) > _LONGEST or not text[0].isupper() or NEVER.search(text):
        return None
    if not words["does"].isdisjoint(document.words[block.index]):
        text = without_verb(text, words)
    theirs = text.split()
    mark = MARK.search(text, 0, role.start - block.start) if role else None
    if mark and len(theirs) <= ROLE_WORDS and is_name(text[: mark.start()].split()[:2], words):
        return found_name(block, text, "a name with a role, above the body")
    if shape.ends_sentence(text) or _is_numbered(document, block) or _NOTE.match(text):
        return None
    head = without_outlet(theirs, words)
    names = _names(head, words, has_role=role is not None, titled=bool(document.title))
    if role and is_name(last := document.text[role.end : block.end].split(), words):
        names = [last]  # "Sports editor Ida Lind"
    if role and role.trails and not names and len(theirs) <= ROLE_WORDS and are_capital(theirs):
        before = text[: role.start - block.start].split()
        names = [before[:2]] if is_name(before[:2], words) else []  # "Ida Lind Sports Editor"
    bare = len(names) == 1 and " ".join(names[0]) == head and not _is_dated(document, block)
    listed = not 0 < len(names) <= _MOST_NAMES or _is_run(document, block, words)
    listed = listed or ("@" in block.text and _are_addresses(document, block))
    told = theirs[0].lower() in words["kin"] or document.above(block.index).endswith(",")
    if listed or told or not are_rare(document, block, names, words, whole=bare):
        return None
    named = ", ".join(" ".join(name) for name in names)
    return found_name(block, named, "a name above the body that does not come again in the text")


def is_staged(document: Document, at: int, words: Words) -> bool:
    """Tell whether a line says what somebody did for a film or a play, or one beside it does."""
    near = [own[:2] for own in document.words[max(0, at - 1) : at + 2]]
    first = document.words[at][:1]
    by = (own[0] for own in near if own[1:] == ["by"])  # "Directed by Ida Lind"
    return not words["stage"].isdisjoint([*first, *by])


def _names(text: str, words: Words, *, has_role: bool, titled: bool) -> list[list[str]]:
    """Return the names of a line that holds nothing else but roles, agencies and a place.

    In a text that is *titled* elsewhere a comma or a dash before the place is enough.
    """
    parts = split_parts(text, words)
    if len(parts) > 1 and " ".join(parts[0]).lower() in words["kicker"]:
        parts = parts[1:]
    if not parts or not is_name(without_work(parts[0], words), words):
        return []
    if len(parts) == 1:
        bare = are_capital(parts[0]) and len(parts[0]) <= NAME_WORDS
        return parts if bare else []
    parts = [without_work(part, words) for part in parts if not is_known(part, words)]
    names = [part for part in parts if is_name(part, words)]
    # "I. LIND | TARN", "I. Lind. Tarn", "Ida Lind | Tarn"
    bar = _PLACED if titled else _BAR
    located = bool(bar.search(text)) or (text[1:2] == "." and "," not in text)
    others = (part for part in parts if part not in names)
    placed = all(located and len(part) <= _PLACE_WORDS and are_capital(part) for part in others)
    return names if has_role or placed else []


def _is_dated(document: Document, block: Block) -> bool:
    """Tell whether a line that is a date and little else stands below one that is not the first."""
    below = document.blocks[block.index + 1 : block.index + 2]
    return block.index > 0 and any(len(b.text) <= _NAME and _YEAR.search(b.text) for b in below)


def _is_run(document: Document, block: Block, words: Words) -> bool:
    """Tell whether a line is one of several names, one below the other, as clubs in a table."""
    at = block.index
    near = [b.text for b in document.blocks[max(0, at - 2) : at + 3] if len(b.text) <= _NAME]
    return len(near) > _MOST_LINES < sum([is_name(text.split(), words) for text in near])


def _are_addresses(document: Document, block: Block) -> bool:
    """Tell whether a line and one beside it have addresses, as in a list of a firm's people."""
    near = document.blocks[max(0, block.index - 1) : block.index + 2]
    return sum("@" in line.text for line in near) > 1


def _is_numbered(document: Document, block: Block) -> bool:
    """Tell whether a line begins with a letter and a stop, and others do, as headings may."""
    lettered = block.text[1:3] == ". "
    return lettered and sum(near.text[1:3] == ". " for near in document.blocks) > 1


def name_pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield first and second names: two words side by side with capitals, in lower case."""
    for first, second in pairwise(text.split()):
        if first[0].isupper() and second[0].isupper() and first[-1] not in ",;|/":
            yield first.strip(_EDGES).lower(), second.strip(_EDGES).lower()


def are_rare(
    document: Document, block: Block, names: list[list[str]], words: Words, *, whole: bool = False
) -> bool:
    """Tell whether no surname comes again but in a note, and no word of a bare name does."""
    theirs = [word.strip(".,'’").lower() for word in chain.from_iterable(names)]
    everyday, term, small = document.language.everyday, document.language.terms, words["small"]
    if any(len(word) > 1 and word in everyday and word not in small for word in theirs):
        return False
    told = theirs if whole else [name[-1].strip(".,'’").lower() for name in names]
    terms = {term[word] for word in told} - {""}
    if not terms.isdisjoint(document.title_terms):
        return False
    again = {term for term in terms if document.term_counts[term] > 1}
    named = " ".join(names[0])
    others = document.blocks if whole else map(document.blocks.__getitem__, document.paragraphs)
    return not again or all(
        again.isdisjoint(document.terms[near.index]) or _is_note(document, near, named)
        for near in others
        if near is not block
    )


def _is_note(document: Document, near: Block, name: str) -> bool:
    """Tell whether a block has the whole name or an address, in short above the body or last."""
    last = len(document.blocks) - near.index <= LAST and near.index > document.opening
    apart = last or (near.index < document.opening and len(near.text) <= _NAME)
    return apart and (name in near.text or "@" in near.text)


def found_name(block: Block, name: str, reason: str) -> Finding:
    return Finding(block.start, block.end, "BYL03", reason, 0.9, {"byline": name})
