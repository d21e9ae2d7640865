"""Headings with a list of other stories below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from statistics import fmean
from typing import Final

from stripper import Block, Document, Finding, Kind, Words, shape
from stripper_plugins.related.headings import (
    continuing_links,
    enclosing_headings,
    pointing_headings,
    reader_headings,
    unmistakable_headings,
    vague_headings,
    worded_headings,
)
from stripper_plugins.related.plain import are_figures, are_works
from stripper_plugins.related.recipes import above_recipe
from stripper_plugins.related.run_together import glue_of

_HEADLINE_WORDS: Final = 26  # with the date and the section behind it
_SURE_WORDS: Final = 5  # of such a heading, from which an author's list hardly has it
_FEWEST_INSIDE: Final = 2  # entries of a list inside the body
_NEW_INSIDE: Final = 0.85  # mean share of content words of theirs that stand nowhere else
_NEW: Final = 0.6  # mean share of content words that stand nowhere else in the article
_TITLE_WORDS: Final = 4  # fewer are a label
_TEXT_WORDS: Final = 8  # of a sentence below a heading
_SUBHEAD: Final = 5  # words, of which a heading in the article has fewer
_LONGEST_LIST: Final = 40  # entries
_FEW_ENTRIES: Final = 6  # a longer list stands on a page
_FORM: Final = 0.75  # share of entries that hold the same mark, as an author's lists do
_FORM_ENTRIES: Final = 2  # fewer have no form in common
_MARKS: Final = (
    re.compile(r":"),
    re.compile(r","),
    re.compile(r"\("),
    re.compile(r"\d ?[-–:] ?\d|\D\d{1,3}$"),  # a score; a number of goals
    re.compile(r" (?:by|von|par|di) [A-ZÀ-Þ]"),
    re.compile(r" (?:v|vs|versus|gegen|contre|contra|contro|против|проти)\.? "),
)
_FIGURES: Final = re.compile(r"\d[.,]\d+[ |]+-?\d+[.,]\d+[ |]*$")  # that end the row of a table
_QUESTIONS: Final = 2  # lines; more are an interview
_QUOTES: Final = "\"'”’»“"  # behind the full stop of what somebody said


def find_lists(document: Document, vocabulary: Words) -> Iterator[Finding]:
    sure = {c.block for c in document.cues("related-heading") if c.alone}
    sure = {index for index in sure if not _is_told(document.blocks[index].text)}
    worded, vague = worded_headings(document, vocabulary), vague_headings(document)
    last = {index for index in worded if index > document.closing}
    sure |= {index for index in last if len(document.words[index]) >= _SURE_WORDS}
    unmistakable = unmistakable_headings(document, worded, vocabulary)
    sure |= unmistakable
    sure |= enclosing_headings(document, vocabulary)
    reader = reader_headings(document) | pointing_headings(document, vocabulary)
    vague = (vague | worded | reader) - sure - continuing_links(document)
    headings = sure | vague
    if not headings:
        return
    blocks = document.remaining
    for place in [at for at, block in enumerate(blocks) if block.index in headings]:
        block = blocks[place]
        below = _above_title(document, blocks[place : place + 1 + _LONGEST_LIST])
        below = above_recipe(document, below, vocabulary)
        entries = _entries(document, below)
        own = _is_own if block.index > document.closing else _may_be_own
        if are_figures(entries) or are_works(entries):
            continue
        if entries and not (block.index in vague - reader and own(document, entries)):
            reason = f"'{block.text}' with a list of {len(entries)} lines below it"
            yield Finding(block.start, entries[-1].end, "REL02", reason, 0.95)
        elif block.index in unmistakable or (place + 1 == len(blocks) and block.index in sure):
            yield Finding(
                block.start, block.end, "REL02", f"'{block.text}' with nothing below", 0.9
            )


def _is_told(text: str) -> bool:
    """Tell whether a line is one of a program, somebody says it, or an author does in a word."""
    return shape.has_code(text) or shape.is_quoted(text) or (text[-1] == "." and " " not in text)


def _above_title(document: Document, blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks below the first of *blocks*, up to where the title stood."""
    titled = (at for at, kind in document.gone.items() if kind is Kind.TITLE)
    end = min((at for at in titled if at > blocks[0].index), default=len(document.blocks))
    return [block for block in blocks[1:] if block.index < end]


def _is_own(document: Document, entries: Sequence[Block]) -> bool:
    """Tell whether a few entries are too short, too well known or too much alike for headlines."""
    if len(entries) > _FEW_ENTRIES:
        return False
    words = sum(len(document.words[entry.index]) for entry in entries)
    short = words < _TITLE_WORDS * len(entries)
    return short or _is_known(document, entries) or is_form(entries)


def _is_known(document: Document, entries: Sequence[Block]) -> bool:
    return sum(document.novelty(entry.index) for entry in entries) < _NEW * len(entries)


def _may_be_own(document: Document, entries: Sequence[Block]) -> bool:
    """Tell whether entries inside the body may be the author's: few, or about known things."""
    if len(entries) < _FEWEST_INSIDE or is_form(entries):
        return True
    new = [document.novelty(entry.index) for entry in entries]
    words = sum(len(document.words[entry.index]) for entry in entries)
    return fmean(new) < _NEW_INSIDE or words < _TITLE_WORDS * len(entries)


def is_form(entries: Sequence[Block]) -> bool:
    """Tell whether nearly all entries hold the same mark, as fixtures, scores and books do."""
    if len(entries) < _FORM_ENTRIES:
        return False
    least = _FORM * len(entries)
    return any(sum(mark.search(e.text) is not None for e in entries) >= least for mark in _MARKS)


def _entries(document: Document, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that read as a list of stories, up to the first that does not."""
    entries: list[Block] = []
    first = next((block for block in blocks if not shape.is_rule_line(block.text)), None)
    bullet = bullet_of(first) if first else ""
    for block, below in zip_longest(blocks, blocks[1:]):
        alike = bullet_of(block) == bullet and (bullet or _is_entry(document, block))
        if entries and shape.is_time(block.text) and not shape.is_time(entries[0].text):
            break  # of the next entry of a live report
        if not alike and not shape.is_rule_line(block.text):
            break
        if entries and below and not bullet and _are_facts(entries[0], block, below):
            break
        entries.append(block)
    while entries and shape.is_rule_line(entries[-1].text):
        entries.pop()
    if bullet and _are_sentences(entries):
        return []
    after = blocks[len(entries)] if len(entries) < len(blocks) else None
    if entries and after and not bullet and _heads(document, entries, after):
        entries.pop()
    return entries


def _are_sentences(entries: Sequence[Block]) -> bool:
    """Tell whether nearly all entries end with a full stop, as an author's notes do."""
    texts = [entry.text.rstrip(_QUOTES) for entry in entries]
    stopped = sum(text.endswith(".") and not text.endswith("...") for text in texts)
    return stopped >= _FORM * len(texts)


def _are_facts(first: Block, *blocks: Block) -> bool:
    """Tell whether two lines have labels, unlike the list's first."""
    return not shape.label_of(first.text) and all(shape.label_of(block.text) for block in blocks)


def _heads(document: Document, entries: Sequence[Block], after: Block) -> bool:
    """Tell whether the last short line above a paragraph or a list may be its heading."""
    last = entries[-1]
    if bullet_of(after) or document.terms[last.index] & document.terms[after.index]:
        return True
    asked = last.text.endswith("?") and document.questions > _QUESTIONS
    if asked and document.is_inside(last.index):
        return True  # of an interview
    text = shape.ends_sentence(after.text) and len(document.words[after.index]) >= _TEXT_WORDS
    if not (text and document.is_inside(last.index)):
        return False
    # Authors, dates and sites stand below headlines, too.
    own = document.words[last.index]
    named = len(own) > 1 and shape.capital_share(last.text) == 1
    if named or "." in last.text or not own[0].isalpha():
        return False
    counted = len(own) > 1 and own[1].isdecimal()  # "Day 2: up to the sheepfold"
    return counted or len(own) < min(_SUBHEAD, len(document.words[entries[0].index]))


def bullet_of(block: Block) -> str:
    """Return the mark before a list entry, "1" for any number; empty when *block* is none."""
    if not shape.bullet_length(block.text):
        return ""
    return "1" if block.text[0].isdigit() else block.text[0]


def _is_entry(document: Document, block: Block) -> bool:
    if shape.is_rule_line(block.text) or glue_of(block):
        return True
    short = len(document.words[block.index]) <= _HEADLINE_WORDS
    ended = block.text.rstrip(_QUOTES).endswith((".", ":", ",", ";"))
    return short and not ended and not _FIGURES.search(block.text)
