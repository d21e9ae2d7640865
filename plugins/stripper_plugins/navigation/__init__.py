"""Menus, links that lead around the site, and the frame of a whole page.

What it removes:
    Lines that lead around the page or the site: "Skip to content", "Load more stories", "Back to
    top", "Tap to unmute", the posts before and after with an arrow at each end. Tables of contents,
    of which each line comes again as a heading. What the system that made the page says: "Proudly
    powered by" below the body, and above it, too, the errors of its program, its data and its
    styles. What its players, shops, forums and forms call their buttons and fields, below the body
    and, where the article has none of the words, inside it: "Show caption", "Add to basket"; those
    that no list has by the learned weights of their words ("Show all comments in a new window").
    What its forms tell their users: "Something went wrong. Please try again.". Menus above and
    below the body, as one line or as a run of short lines, most of which name sections of a site.
    Short lines above the title.

    Where the text is that of a whole page, all that stands above and below its article: headers,
    lists of links, other stories, readers' comments, footers. Of a page whose text is one line, as
    `get_text(" ")` gives it, the menus before its first sentence and behind its last.

Why it is noise:
    It is the frame of the page.

Example:
    before: Skip to content⏎Home⏎News⏎Sport⏎Contact⏎The bridge opens in May, the town said.
    after: The bridge opens in May, the town said.

What it keeps:
    Short lines inside the body: headings, ingredients, scores, and whatever has the article's own
    words. Lists that name sections of a site as their subject. A system's lines and a form's
    messages where the article is about them, and what reads as a button in instructions that speak
    of it.

    A text is no page, whatever else its shape, if little stands above its first paragraph, if few
    of its lines have one word, if few beside its paragraphs name sections or rights, or if it has
    code fences. Of a page, what stands between the first and the last line that may belong to the
    article stays, also where it is noise: numbered sections, what follows the title or a paragraph
    soon below it, and all above the title if a paragraph is among it. So does what goes on below
    without a headline and without naming a section, a link or a plea, such as a table.

Source:
    Own reading of extractor output. Labels by their words: weights learned with
    benchmarks/label_words.py from lines written for it and from bodies of the Web Content
    Extraction Benchmark (WCXB, CC BY 4.0). The frame: learned weights for the signs of a text, of a
    line and of its surroundings, trained with benchmarks/train_frame.py on pages of WCXB and of
    trafilatura's evaluation set (Apache-2.0); the article as the one run of lines as in maximum
    subsequence segmentation (Pasternack and Roth 2009), with the chances of all runs in place of
    the best. Signs use the cue phrases of the other plugins where these are loaded.
"""

from __future__ import annotations

from typing import Final

from stripper import (
    Document,
    Finding,
    Kind,
    Level,
    Phrases,
    Rule,
    hookimpl,
    load_phrases,
)
from stripper_plugins.navigation.chances import load_weights
from stripper_plugins.navigation.contents import find_contents
from stripper_plugins.navigation.controls import find_controls, find_sizes
from stripper_plugins.navigation.frame import find_frame
from stripper_plugins.navigation.header import find_header
from stripper_plugins.navigation.labels import find_labels
from stripper_plugins.navigation.menus import find_links, find_menus, link_lines
from stripper_plugins.navigation.messages import find_messages
from stripper_plugins.navigation.named import load_vocabulary
from stripper_plugins.navigation.one_line import find_in_line
from stripper_plugins.navigation.system import find_data, find_errors, find_system
from stripper_plugins.navigation.turns import find_turns

_LAST: Final = 10  # rank; what other rules know by name goes under that name
_LEAST: Final = 11


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.NAVIGATION, Level.SAFE
    frame = "All that stands around the article of a whole page."
    return [
        Rule("NAV01", "page-link", kind, safe, "A link that moves around the page."),
        Rule("NAV02", "menu", kind, safe, "A menu of the site's sections."),
        # It sees to it that an article is left; of a page with a short one it takes nearly all.
        Rule("NAV03", "page-frame", kind, safe, frame, rank=_LAST, heuristic=False, frames=True),
        Rule("NAV04", "page-header", kind, safe, "A short line above the title.", rank=_LAST),
        Rule("NAV05", "page-in-a-line", kind, safe, "The frame of a page whose text is one line."),
        Rule("NAV06", "page-label", kind, safe, "What a button or field says.", rank=_LEAST),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> list[Finding]:
    vocabulary = load_vocabulary(document.language.code)
    links = link_lines(document, vocabulary)
    findings = [
        *find_links(document, links),
        *find_contents(document, vocabulary),
        *find_controls(document, vocabulary),
        *find_sizes(document),
        *find_turns(document),
        *find_system(document),
        *find_errors(document),
        *find_data(document),
        *find_messages(document, vocabulary),
        *find_menus(document, links, vocabulary["item"]),
        *find_frame(document, vocabulary, load_weights()),
        *find_header(document),
        *find_labels(document, vocabulary),
        *find_in_line(document, vocabulary),
    ]
    return sorted(findings, key=lambda finding: finding.start)
