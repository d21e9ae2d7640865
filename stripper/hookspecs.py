"""The contract with plugins: all hooks there are.

A plugin is a module (or any object) that implements some of these functions, marked with
`stripper.hookimpl`. An implementation may leave out arguments that it does not need; it must not
give one a default. *config* is the configuration of the run; a plugin that reads files has them
named there, and keeps nothing of one document for the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import pluggy

from stripper.config import Config
from stripper.cues import Phrases
from stripper.document import Document
from stripper.extract import Article
from stripper.rules import Finding, Rule, Span

PROJECT: Final = "stripper"
hookspec: Final = pluggy.HookspecMarker(PROJECT)
hookimpl: Final = pluggy.HookimplMarker(PROJECT)


@hookspec
def stripper_rules(config: Config) -> Sequence[Rule]:
    """Return the plugin's rules.

    Called once, when the plugin is loaded. All rules of a plugin have one noise kind, which sets
    the stage it runs in. A code or name that another plugin uses is an error that names both.

    Args:
        config: The configuration of the run.

    Returns:
        At least one rule, unless the plugin only keeps or extracts.

    Example:
        return [Rule("SHR01", "share-bar", Kind.METADATA, Level.SAFE, "A line of share buttons.")]
    """
    raise NotImplementedError


@hookspec
def stripper_phrases() -> Phrases:
    """Return the cue phrases that the plugin wants to be found, if it uses any.

    Called once, when the plugin is loaded. Phrases of all plugins are looked for in one pass over
    the text; `document.cues(group)` gives the places. A document sees the phrases of its own
    language and the English ones. Group names are shared by all plugins: begin them with the
    plugin's noise.

    Returns:
        Language code -> group name -> phrases, as `stripper.load_phrases(__file__)` reads them.

    Example:
        return {"en": {"share-button": ["share on", "tweet this"]}}
    """
    raise NotImplementedError


@hookspec
def stripper_find(document: Document, config: Config) -> Iterable[Finding]:
    """Return the noise that the plugin's rules find in one document.

    Called once per document, in the stage of the plugin's noise kind, and never when all its rules
    are ignored. `document.remaining` leaves out the blocks that earlier stages took.

    Args:
        document: The text with its shared analysis. Offsets are code points.
        config: The configuration of the run.

    Returns:
        Findings sorted by start, inside the text, not empty, each with the code of one of the
        plugin's rules. They may overlap: the rule with the lower (rank, code) wins. An exception
        or a breach of this costs the plugin's findings on this document and nothing else.

    Example:
        for cue in document.cues("share-button"):
            if cue.alone:
                yield Finding(cue.start, cue.end, "SHR01", "the line is only a share button")
    """
    raise NotImplementedError


@hookspec
def stripper_keep(document: Document, config: Config) -> Iterable[Span]:
    """Return the spans that must stay, whatever any rule finds.

    Called once per document, before all stages. A finding loses the part that a keep covers.

    Args:
        document: The text with its shared analysis.
        config: The configuration of the run.

    Returns:
        Spans inside the text, in any order. Errors as in `stripper_find`.

    Example:
        return [Span(m.start(), m.end()) for m in re.finditer(r"(?m)^Correction:.*", document.text)]
    """
    raise NotImplementedError


@hookspec
def stripper_adjust(url: str, config: Config) -> Config | None:
    """Return the configuration for documents from one address.

    Called once per document that has an address, before all stages. It may ignore rules, change
    levels or the preset, as a site file does.

    Args:
        url: The document's address.
        config: The configuration so far.

    Returns:
        `config.override(...)`, or None to leave it as it is.
    """
    raise NotImplementedError


@hookspec
def stripper_extract(html: str, url: str | None, config: Config) -> Article | None:
    """Return the article in a page, in place of the extractor that comes with stripper.

    Called once per page, plugin by plugin in (rank, code, name) order; the first that does not
    return None is used. An exception is reported and the next extractor asked.

    Args:
        html: The page, decoded.
        url: Its address, where known.
        config: The configuration of the run.

    Returns:
        The article, or None to leave the page to the next extractor.
    """
    raise NotImplementedError
