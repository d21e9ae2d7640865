from __future__ import annotations

import itertools
import json
import random
from math import comb
from pathlib import Path
from typing import Any

import pytest
from cli_kit import folder, run  # noqa: F401
from typer.testing import Result

from stripper.report.health import ALARMS, Cell, Hits, compare, read_runs
from stripper.report.intervals import fisher


def told(*args: str, code: int = 0) -> Result:
    return run("sites", "health", *args, code=code)


def taken(origin: str, size: int = 10) -> dict[str, Any]:
    values = {"start": 0, "end": size, "text": "x" * size, "rule": "SIT01", "kind": "site"}
    return {**values, "origin": origin}


def write(name: str, fired: int, of: int, site: str = "a.org", **options: Any) -> str:
    """Write a run in which one rule fired in so many documents of so many."""
    origin, size = options.get("origin", "a.org#plea"), options.get("size", 10)
    with Path(name).open("a") as file:
        for number in range(of):
            removals = [taken(origin, size)] if number < fired else []
            row = {"url": f"https://www.{site}:80/{number}", "text": "", "removals": removals}
            file.write(json.dumps(row) + "\n")
    return name


def verdicts(*runs: str) -> dict[tuple[str, str], str]:
    before, now, _ = read_runs([Path(name) for name in runs])
    return {change.cell: str(change.verdict) for change in compare(before, now)}


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        ((40, 40), (0, 40), "silent"),
        ((40, 40), (10, 40), "fell"),
        ((40, 40), (30, 40), "steady"),
        ((2, 40), (30, 40), "exploded"),
        ((40, 40), (40, 40), "steady"),
        ((3, 3), (0, 3), "unsure"),
        ((1, 40), (0, 40), "unsure"),
        ((9000, 90000), (8000, 90000), "steady"),
        ((0, 40), (40, 40), "new"),
        ((40, 40), (0, 0), "unseen"),
    ],
)
def test_verdicts(before: tuple[int, int], now: tuple[int, int], verdict: str) -> None:
    runs = write("1.jsonl", *before), write("2.jsonl", *now)
    assert verdicts(*runs) == {("a.org#plea", "a.org"): verdict}


def test_a_rule_that_takes_far_more_exploded() -> None:
    runs = write("1.jsonl", 20, 20), write("2.jsonl", 20, 20, size=50)
    assert verdicts(*runs) == {("a.org#plea", "a.org"): "exploded"}
    assert "exploded (0 of 20, then 20 of 20 over 30 characters)" in told(*runs, code=1).stdout
    assert verdicts(*runs[::-1]) == {("a.org#plea", "a.org"): "steady"}


def test_the_last_run_is_compared_with_all_before() -> None:
    # Neither of the first two would prove anything alone.
    runs = [write("1.jsonl", 4, 4), write("2.jsonl", 4, 4), write("3.jsonl", 0, 4)]
    assert set(verdicts(*runs).values()) == {"silent"}
    assert set(verdicts(*runs[1:]).values()) == {"unsure"}


@pytest.mark.parametrize(
    "told", [{"id": "http://a.org/1"}, {"id": "1.html", "metadata": {"url": "https://a.org"}}]
)
def test_where_an_address_may_stand(told: dict[str, Any]) -> None:
    row = {**told, "text": "", "removals": [taken("a.org#plea")]}
    for name in ("1.jsonl", "2.jsonl"):
        Path(name).write_text(json.dumps(row))
    assert list(verdicts("1.jsonl", "2.jsonl")) == [("a.org#plea", "a.org")]


def test_a_family_is_judged_site_by_site() -> None:
    for name, fired in (("1.jsonl", 20), ("2.jsonl", 0)):
        write(name, 20, 20, site="news.a.co.uk", origin="family#box")
        write(name, fired, 20, site="b.org", origin="family#box")
        write(name, 10, 10, site="sport.c.org", origin="c.org#box")
    assert verdicts("1.jsonl", "2.jsonl") == {
        ("c.org#box", "c.org"): "steady",
        ("family#box", "a.co.uk"): "steady",
        ("family#box", "b.org"): "silent",
    }


def test_chance_alone_names_no_rule() -> None:
    draw = random.Random(0)
    alarms = 0
    for _ in range(100):
        runs = [Hits(), Hits()]
        for hits, number in itertools.product(runs, range(40)):
            cell = Cell(f"{number}.org#plea", f"{number}.org")
            hits.documents[cell.site] = size = draw.randrange(1, 30)
            fired = sum(draw.random() < 0.5 for _ in range(size))
            if fired:
                hits.taken[cell] = [draw.randrange(100) for _ in range(fired)]
        alarms += sum(change.verdict in ALARMS for change in compare(*runs))
    assert alarms <= 1


class TestCommand:
    def test_a_report(self) -> None:
        runs = [write("1.jsonl", 20, 20), write("2.jsonl", 0, 30)]
        write("1.jsonl", 5, 5, site="b.org", origin="b.org#tail")
        result = told(*runs, code=1)
        assert result.stdout.splitlines() == [
            "site rule   site   before    now      verdict",
            "a.org#plea  a.org  20 of 20  0 of 30  silent",
        ]
        assert result.stderr.splitlines() == [
            "warning: no documents of b.org in 2.jsonl",
            "25 documents before, 30 now; site rules: 1 silent, 1 unseen",
        ]
        assert len(told(*runs, "--all", code=1).stdout.splitlines()) == 3
        assert "documents before" not in told(*runs, "--quiet", code=1).stderr

    def test_all_is_well(self) -> None:
        result = told(write("1.jsonl", 20, 20), write("2.jsonl", 19, 20))
        assert result.stdout == ""
        assert result.stderr == "20 documents before, 20 now; site rules: 1 steady\n"

    def test_as_json(self) -> None:
        runs = [write("1.jsonl", 20, 20), write("2.jsonl", 0, 30)]
        (row,) = json.loads(told(*runs, "--output-format", "json", code=1).stdout)
        assert row == {
            "origin": "a.org#plea",
            "site": "a.org",
            "verdict": "silent",
            "before": {"documents": 20, "fired": 20, "took_much": 0},
            "now": {"documents": 30, "fired": 0, "took_much": 0},
            "much": 30,
        }

    def test_logs(self) -> None:
        for name, origin in (("1.jsonl", "a.org#plea"), ("2.jsonl", "")):
            with Path(name).open("w") as file:
                for number in range(20):
                    for row in (taken(origin), taken("")):
                        file.write(json.dumps({"id": number, "source": "a", **row}) + "\n")
        result = told("1.jsonl", "2.jsonl", code=1)
        assert result.stdout.split()[-8:] == [*("-", "20", "of", "20", "0", "of", "20"), "silent"]
        assert "note: logs name no document without removals" in result.stderr

    def test_a_log_beside_records(self) -> None:
        Path("log.jsonl").write_text(json.dumps({"id": 1, "source": "a", **taken("a.org#plea")}))
        told_why = told("log.jsonl", write("2.jsonl", 1, 1), code=2).stderr
        assert "log.jsonl is a log and 2.jsonl holds records" in told_why

    def test_no_site_rules(self) -> None:
        Path("1.jsonl").write_text("")
        result = told("1.jsonl", "1.jsonl")
        assert "no removal in these runs is a site rule's" in result.stderr

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (["1.jsonl"], "name two runs or more"),
            (["1.jsonl", "none.jsonl"], "none.jsonl: cannot be read: No such file"),
            (["1.jsonl", "bad.jsonl"], "bad.jsonl:1: not JSON"),
        ],
    )
    def test_bad_input(self, args: list[str], message: str) -> None:
        write("1.jsonl", 1, 1)
        Path("bad.jsonl").write_text("bad")
        assert message in told(*args, code=2).stderr


def test_fisher() -> None:
    def tail(hits: int, drawn: int, others: int, rest: int) -> float:
        """Add up the tables, one by one."""
        every, total = hits + others, drawn + rest
        parts = [
            comb(every, n) * comb(total - every, drawn - n) for n in range(min(every, drawn) + 1)
        ]
        low = sum(parts[: hits + 1]) / sum(parts)
        return min(1.0, 2 * min(low, sum(parts[hits:]) / sum(parts)))

    for drawn, rest in itertools.product(range(1, 7), repeat=2):
        for hits, others in itertools.product(range(drawn + 1), range(rest + 1)):
            if hits * rest != others * drawn:
                exact = tail(hits, drawn, others, rest)
                assert fisher(hits, drawn, others, rest) == pytest.approx(exact)
    assert fisher(0, 0, 3, 3) == 1
    assert fisher(5, 10, 5, 10) == 1
    assert fisher(100_000, 200_000, 90_000, 200_000) < 1e-200
