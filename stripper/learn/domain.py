"""From the articles of one domain to its templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final
from zlib import crc32

from stripper.learn.evidence import Line, ask_rules, gather, is_furniture, least_pages
from stripper.learn.files import Place, Template, TemplateFile
from stripper.learn.lines import label_lines
from stripper.learn.pages import Page, distinct_pages
from stripper.learn.sketch import Sample
from stripper.rules import Kind
from stripper.runner import Stripper

_TOGETHER: Final = 0.8  # of the occurrences of both lines, to be one run
_ORDER: Final = (Place.HEAD, Place.ANY, Place.INSIDE, Place.TAIL)


def learn_domain(domain: str, samples: Iterable[Sample], stripper: Stripper) -> TemplateFile:
    """Return the templates of a domain, in the order in which they stand on its pages.

    Args:
        domain: Its name.
        samples: Its articles, in the order of their ranks.
        stripper: Whose rules say what kind of noise a line may be.
    """
    pages = distinct_pages(samples)
    labels = label_lines(pages, least_pages(len(pages)))
    lines = gather(pages, labels)
    ask_rules(pages, labels, lines, stripper)
    furniture = {label: line for label, line in lines.items() if is_furniture(line, len(pages))}
    runs = sorted(_runs(furniture), key=lambda run: _position(run[0]))
    templates = [_template(run, pages, labels) for run in runs]
    return TemplateFile(domain, len(pages), tuple(templates))


def _runs(lines: Mapping[str, Line]) -> Iterator[list[Line]]:
    """Yield the lines, those together that always stand together."""
    follows = {line.label: _next(line, lines) for line in lines.values()}
    led = set(follows.values())
    done: set[str] = set()
    # Those that no line leads to come first; what is left then goes round in a circle.
    for line in sorted(lines.values(), key=lambda line: (line.label in led, *_position(line))):
        run: list[Line] = []
        label = line.label
        while label and label not in done:
            done.add(label)
            run.append(lines[label])
            label = follows[label]
        if run:
            yield run


def _position(line: Line) -> tuple[int, float, str]:
    return _ORDER.index(line.place), line.at / line.seen, line.label


def _next(line: Line, lines: Mapping[str, Line]) -> str:
    """Return the label that always follows a line and never comes without it; else nothing."""
    ((label, count),) = line.after.most_common(1)
    other = lines.get(label)
    if other is None or other is line:
        return ""
    together = count >= _TOGETHER * max(line.seen, other.seen)
    return label if together and _kind(line) is _kind(other) and line.place is other.place else ""


def _kind(line: Line) -> Kind:
    """Return the kind to propose: the rules', else by where the line stands."""
    outside = line.place in (Place.HEAD, Place.TAIL)
    return line.kind or (Kind.NAVIGATION if outside else Kind.TEMPLATE)


def _template(
    run: Sequence[Line], pages: Sequence[Page], labels: Sequence[Sequence[str]]
) -> Template:
    lines = tuple(line.label for line in run)
    first = run[0]
    digest = crc32("\n".join(lines).encode())
    number = next((n for n in first.pages if all(n in line.pages for line in run)), first.pages[0])
    page, labelled = pages[number], labels[number]
    days = sorted(day for n in first.pages if (day := pages[n].sample.date))
    return Template(
        id=f"{digest:08x}",
        lines=lines,
        kind=_kind(first),
        place=first.place,
        count=len(first.pages),
        share=len(first.pages) / len(pages),
        first=date.fromisoformat(days[0]) if days else None,
        last=date.fromisoformat(days[-1]) if days else None,
        example=tuple(page.document.blocks[labelled.index(x)].text for x in lines if x in labelled),
        seen=page.sample.url,
    )
