"""End marks of press releases: a line such as "-30-", "ENDS" or "###"."""

import re

from stripper import Finding, Kind, Level, Rule, hookimpl

END_MARK = re.compile(r"(?m)^[ \t]*(?:-\s*(?:30|ENDS)\s*-|\*?ENDS\*?|###)[ \t]*$")


@hookimpl
def stripper_rules():
    return [Rule("END01", "end-mark", Kind.METADATA, Level.SAFE, "The end mark of a release.")]


@hookimpl
def stripper_find(document):
    for mark in END_MARK.finditer(document.text):
        yield Finding(mark.start(), mark.end(), "END01", f"only an end mark: {mark[0].strip()}")
