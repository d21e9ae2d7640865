"""Readers' comments and the prompts to write one.

What it removes:
    Lines that prompt for a comment, at the end of a paragraph the sentence. A comment section from
    its heading on, when what follows looks like a thread (names with times, short replies), to the
    end of the text or to that of the thread; without a heading from the first of several lines that
    say whose comment it is, and when, or between buttons to reply. Of a form, the heading or the
    prompt, and the fields. Below the body short lines of nothing but a comment section's words,
    lines that say who may comment and how, and fields with stars or brackets.

Why it is noise:
    Other people's words, often about other things, and never the author's.

Example:
    before: The bridge opens in May.⏎2 Comments⏎Jo P. 3 hours ago⏎About time!⏎Reply
    after: The bridge opens in May.

What it keeps:
    Everything above the heading; a heading "Comments" in the body with paragraphs of the article
    below it; tickers and chats, and a count of comments above them; questions with answers, and
    lists of a forum's threads; articles about comment sections, and sentences in the body that
    begin as a prompt; an author who asks in person, at the end of a paragraph.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

from stripper import (
    Document,
    Finding,
    Kind,
    Level,
    Phrases,
    Rule,
    hookimpl,
    load_phrases,
    load_words,
)
from stripper_plugins.comments.forms import find_forms
from stripper_plugins.comments.prompts import find_notes, find_prompts
from stripper_plugins.comments.threads import find_thread


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.COMMENTS, Level.SAFE
    section = "A comment section below the body."
    return [
        # Of a page with a long thread the article is the smaller part by far.
        Rule("COM01", "comment-section", kind, safe, section, heuristic=False),
        Rule("COM02", "comment-prompt", kind, safe, "A line that prompts for a comment."),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> list[Finding]:
    words = load_words(__file__, document.language.code)
    findings = [
        *find_thread(document, words),
        *find_prompts(document, words),
        *find_notes(document, words),
        *find_forms(document, words),
    ]
    return sorted(findings, key=lambda found: found.start)
