"""`stripper audit`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from stripper.cli import options
from stripper.cli.console import say, show_json, show_lines, show_table
from stripper.errors import ConfigError, InputError
from stripper.report.audit import HEADER, Audit, Entry, precisions, prepare, read_entries
from stripper.report.closeup import closeup
from stripper.report.context import Texts
from stripper.report.excerpt import StyledLine, printable, shorten
from stripper.report.labels import Label, Labels
from stripper.report.runs import Line
from stripper.report.statistics import counted

_BACK: Final = "back"
_QUIT: Final = "quit"
_ANSWERS: Final = {
    **dict.fromkeys(("r", "y", "right", "yes"), Label.RIGHT),
    **dict.fromkeys(("w", "n", "wrong", "no"), Label.WRONG),
    **dict.fromkeys(("s", "skip"), Label.SKIP),
    **dict.fromkeys(("b", "back", "\x1b[D", "\x1bOD"), _BACK),  # the arrow to the left
    **dict.fromkeys(("q", "quit", "\x03", "\x04"), _QUIT),
}
_KEYS: Final = "right (r, y), wrong (w, n), skip (s), back (b), quit (q)"
_END: Final = "all are labelled; back (b), quit (q)"
_BLANK: Final = [("", "")]
_NAMED: Final = 10


def audit(  # noqa: PLR0913 - one parameter an option
    log: Annotated[
        list[Path],
        typer.Argument(
            metavar="LOG",
            help="What `clean --log` wrote, or JSON Lines with removals that clean wrote; "
            "findings of `check --output-format json` too. Can be repeated.",
        ),
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="LABELS",
            help="Where the labels are added, as JSON Lines. What has one there is not asked "
            "again.",
            show_default="LOG.labels.jsonl",
        ),
    ] = None,
    rule: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULES",
            help="Only these rules: codes, code prefixes, rule or plugin names, sites "
            "(example.org) or site rules (example.org#plea), with commas between them or the "
            "option repeated.",
            autocompletion=options.complete_rule,
        ),
    ] = None,
    sample: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="At most N of each rule, and of each site rule, drawn by lot; the same ones "
            "each time.",
            show_default="all",
        ),
    ] = None,
    config: options.ConfigFile = None,
    output_format: options.OutputFormat = options.Format.TEXT,
) -> None:
    """Judge removals, one key each, and tell how precise each rule is.

    Right (r or y), wrong (w or n), skip (s), back (b), quit (q). Each answer is stored at once, so
    a second run goes on where the first stopped. Where standard input is no terminal, an answer
    is a line of it. The table at the end has each rule's precision with its 95 % interval
    (Wilson); with --sample it holds for all removals, else for those looked at.
    """
    labels = Labels(out or _beside(log))
    names = _names(config)
    entries = read_entries(log)
    if selectors := [name for value in rule or () for name in value.split(",") if name]:
        entries = _selected(entries, selectors, names)
    found = prepare(entries, labels, sample)
    if not found.counts:
        say("warning", f"no removals in {', '.join(map(str, log))}")
        return
    _walk(found, labels, names)
    table = precisions(found, labels)
    if output_format is options.Format.JSON:
        show_json([row.to_row() for row in table])
    else:
        show_table([HEADER, *(row.to_cells() for row in table)])
    left = sum(labels.get(entry.key) is None for entry in found.todo)
    sys.stderr.write(f"{counted(left, 'removal')} without a label; labels are in {labels.path}\n")


def _beside(logs: Sequence[Path]) -> Path:
    if len(logs) > 1:
        raise ConfigError("several logs: name the file for their labels with -o")
    return logs[0].with_name(f"{logs[0].stem}.labels.jsonl")


def _names(config: Path | None) -> dict[str, str]:
    """Return the names of rules by code."""
    settings = options.load_config(config, strict=False).override(select=(), ignore=())
    rules = options.load_stripper(settings, quiet=True).plugins.rules
    return {code: rule.name for code, rule in rules.items()}


def _selected(
    entries: Iterable[Entry], selectors: Sequence[str], names: Mapping[str, str]
) -> Iterator[Entry]:
    there: set[str] = set()
    known = False
    for entry in entries:
        there.add(entry.group.origin or entry.group.rule)
        if any(entry.is_named(selector, names) for selector in selectors):
            known = True
            yield entry
    if there and not known:
        raise ConfigError(f"no removals by {', '.join(selectors)}; there are some by {_few(there)}")


def _few(names: Iterable[str]) -> str:
    first, rest = sorted(names)[:_NAMED], sorted(names)[_NAMED:]
    return ", ".join(first) + (f" and {len(rest)} more" if rest else "")


def _walk(found: Audit, labels: Labels, names: Mapping[str, str]) -> None:
    """Ask for labels until all are given or somebody has enough."""
    entries, at, texts = [*found.done, *found.todo], len(found.done), Texts()
    answers = _pressed() if sys.stdin and sys.stdin.isatty() else _written()
    while True:
        entry = entries[at] if at < len(entries) else None
        if entry:
            line, removal = entry.read()
            shown = closeup(removal, texts.find(line, removal))
            head = _head(entry, line, names, labels.get(entry.key))
            show_lines(
                [[(f"{at + 1} of {len(entries)}  ", "bold"), *head], _BLANK, *shown, _BLANK],
                stream=sys.stderr,
                hanging=True,
            )
        answer = _ask(_KEYS if entry else _END, answers)
        if answer == _QUIT:
            return
        if answer == _BACK:
            at = max(0, at - 1)
        elif entry:
            labels.add(line.document, removal, Label(answer))
            at += 1


def _head(entry: Entry, line: Line, names: Mapping[str, str], was: Label | None) -> StyledLine:
    rule, origin = entry.group
    place = " ".join(dict.fromkeys(str(name) for name in (line.source, line.id) if name))
    return [
        (rule, "magenta"),
        ("".join(f" {printable(part)}" for part in (names.get(rule), origin) if part), "bold"),
        (f"  {entry.kind}  ", ""),
        (shorten(place, 80), "cyan"),
        (f"  (was {was})" if was else "", "yellow"),
    ]


def _ask(prompt: str, answers: Iterator[str]) -> str:
    sys.stderr.write(f"{prompt}: ")
    sys.stderr.flush()
    try:
        answer = next(answers, _QUIT)
    except BaseException:  # Ctrl-C too: what is told next begins a line of its own
        sys.stderr.write("\n")
        raise
    sys.stderr.write(f"{answer}\n\n")
    return answer


def _pressed() -> Iterator[str]:
    """Yield what the keys mean that somebody presses."""
    while True:
        try:
            pressed = typer.getchar()
        except EOFError:
            return
        for key in [pressed] if pressed.startswith("\x1b") else pressed.lower():
            if key in _ANSWERS:
                yield _ANSWERS[key]
            else:
                sys.stderr.write(f"\nno such key; {_KEYS}: ")
                sys.stderr.flush()


def _written() -> Iterator[str]:
    """Yield what the lines of standard input mean.

    Raises:
        InputError: One means nothing; going on would put the next answers to the wrong removals.
    """
    for number, line in enumerate(sys.stdin.buffer if sys.stdin else (), 1):
        word = line.decode("utf-8", "replace").strip().lower()
        if not word:
            continue
        if word not in _ANSWERS:
            raise InputError(f"standard input:{number}: {word!r} is none of {_KEYS}")
        yield _ANSWERS[word]
