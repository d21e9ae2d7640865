"""Lines that the site puts on many of its pages.

What it removes:
    Lines that `stripper learn` found on many distinct articles of the document's domain, in the
    folders named with `--templates` or by the key `templates` in the configuration.

Why it is noise:
    What stands on page after page, word for word or but for a name or a date, is the site's. The
    templates are files that people can read and edit; each says on how many articles it was seen.

Example:
    before: The bridge opens in May.⏎Havn Press is read in every kitchen of the coast.
    after: The bridge opens in May.

What it keeps:
    The document's title; lines of fewer than four words that stand alone; above the article, lines
    that were learned below it. Without templates of the document's domain it does nothing.

Options:
    The folders of templates.

Source:
    Own.
"""

from __future__ import annotations

from collections.abc import Iterator

from stripper import Config, Document, Finding, Kind, Level, Rule, Templates, hookimpl


@hookimpl
def stripper_rules(config: Config) -> list[Rule]:
    Templates(config.templates).check()  # folders that cannot be used end the run before it begins
    summary = "A line that a template learned from the site."
    return [Rule("TPL01", "template-line", Kind.TEMPLATE, Level.SAFE, summary, heuristic=False)]


@hookimpl
def stripper_find(document: Document, config: Config) -> Iterator[Finding]:
    for block, template, line, origin in Templates(config.templates).find(document):
        count, share = template.count, template.share
        seen = f", seen on {count} articles ({share:.0%})" if count else ""
        reason = f"the site's line '{line}'{seen}"
        yield Finding(block.start, block.end, "TPL01", reason, kind=template.kind, origin=origin)
