from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import termios
import time
from pathlib import Path
from typing import Any

import pytest
from cli_kit import ONLY, PROGRAM, clean, files, folder, rows, run  # noqa: F401
from typer.testing import CliRunner, Result

from stripper.cli import app
from stripper.errors import InputError, OutputError
from stripper.report.audit import read_entries
from stripper.report.closeup import closeup
from stripper.report.labels import Label, Labels
from stripper.rules import Kind, Removal

TEXT = "above\nNOISE one\nbetween\nNOISE two\nMAYBE three\nbelow\n"
AT = {"id": "a", "source": "a.txt"}


def removal(text: str = "NOISE", at: int = 0, **options: Any) -> Removal:
    values = {"rule": "TST01", "plugin": "noisy", "kind": Kind.PROMO, "score": 1.0}
    return Removal(at, at + len(text), text, **{**values, "reason": "a reason", **options})


def row(text: str = "NOISE", at: int = 0, **fields: Any) -> dict[str, Any]:
    values = {"start": at, "end": at + len(text), "text": text, "rule": "TST01", "kind": "promo"}
    return {**AT, **values, **fields}


def write(name: str, *lines: object) -> Path:
    Path(name).write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    return Path(name)


def audit(*args: str | Path, keys: str = "", code: int = 0) -> Result:
    """Audit with one answer for each letter of *keys*."""
    given = [str(arg) for arg in args]
    result = CliRunner().invoke(app, ["audit", *given], input="".join(f"{k}\n" for k in keys))
    assert result.exit_code == code, (result.output, result.exception)
    return result


def table(result: Result) -> list[list[str]]:
    return [line.split() for line in result.stdout.splitlines()[1:]]


@pytest.fixture
def log() -> str:
    """The log of a run over one text."""
    Path("a.txt").write_text(TEXT)
    clean("a.txt", "-o", "b.txt", "--log", "log.jsonl", "--suggest")
    return "log.jsonl"


class TestWalk:
    def test_removals_in_their_context(self, log: str) -> None:
        told = audit(log, keys="q").stderr
        assert told.startswith("1 of 3  TST01  promo  a.txt\n\n    above\n  - NOISE one\n    betw")
        assert "  ^ begins with NOISE\n\nright (r, y), wrong (w, n), skip (s)" in told

    @pytest.mark.parametrize("keys", ["rws", "yns", "rbrws", "bbrws", "rwbbbrws", "rwrbs"])
    def test_labels_and_precision(self, log: str, keys: str) -> None:
        result = audit(log, "-o", "labels.jsonl", keys=keys)
        assert table(result) == [
            ["TST01", "promo", "2", "1", "1", "0", "0.500", "0.095-0.905"],
            ["TST02", "promo", "1", "0", "0", "1"],
        ]
        assert "0 removals without a label; labels are in labels.jsonl" in result.stderr
        last = {label["start"]: label for label in rows(Path("labels.jsonl"))}
        assert [label["label"] for label in last.values()] == ["right", "wrong", "skip"]
        given = rows(Path(log))[0]
        del given["checksum"]
        assert last[6] == {**given, "label": "right"}

    def test_a_second_run_goes_on(self, log: str) -> None:
        audit(log, keys="r")
        assert audit(log, keys="w").stderr.startswith("2 of 3  TST01")
        assert audit(log, keys="bw").stderr.count("(was wrong)") == 1
        assert table(audit(log))[0][3:5] == ["1", "1"]
        assert [label["label"] for label in rows(Path("log.labels.jsonl"))] == [
            *("right", "wrong", "wrong"),
        ]

    def test_words_and_blank_lines(self, log: str) -> None:
        told = CliRunner().invoke(app, ["audit", log], input="Right\n\n wrong \nquit\nright\n")
        assert table(told)[0][3:5] == ["1", "1"]

    def test_an_answer_that_means_nothing(self, log: str) -> None:
        result = audit(log, keys="rx", code=2)
        assert "error: standard input:2: 'x' is none of right (r, y)" in result.stderr
        assert len(rows(Path("log.labels.jsonl"))) == 1

    def test_an_answer_that_is_no_text(self, log: str) -> None:
        told = CliRunner().invoke(app, ["audit", log], input=b"\xff\n")
        assert told.exit_code == 2
        assert "is none of right (r, y)" in told.stderr

    def test_a_removal_of_nothing(self) -> None:
        assert "0 removals without" in audit(write("log.jsonl", row("")), keys="r").stderr

    def test_as_json(self, log: str) -> None:
        came = json.loads(audit(log, "--output-format", "json", keys="rr").stdout)
        assert came[0] | {"low": 0.3424} == came[0]
        assert (came[0]["precision"], came[1]["precision"], came[1]["high"]) == (1.0, None, 1.0)

    def test_nothing_is_written_where_nothing_is_said(self, log: str) -> None:
        before = files(Path())
        audit(log)
        assert files(Path()) == before


class TestChoice:
    @pytest.mark.parametrize(
        ("selector", "count"),
        [("TST", 4), ("TST01", 3), ("noisy", 4), ("a.org#plea", 1), ("a.org", 2), ("cap,TST02", 1)],
    )
    def test_rules(self, selector: str, count: int) -> None:
        sites = [row("xx", 1, origin="a.org#plea"), row("xxx", 2, origin="a.org#tail")]
        given = [row(plugin="noisy"), row(rule="TST02"), *sites]
        log = write("log.jsonl", *({**r, "plugin": "noisy"} for r in given))
        assert f"1 of {count} " in audit(log, "--rule", selector).stderr

    def test_names_of_rules(self) -> None:
        log = write("log.jsonl", row(rule="REL02"), row(rule="TST01"))
        told = audit(log, "--rule", "related-list").stderr
        assert told.startswith("1 of 1  REL02 related-list  promo")

    def test_a_rule_that_is_not_there(self) -> None:
        log = write("log.jsonl", row(), row(origin="a.org#plea"))
        told = audit(log, "--rule", "TAG", code=2).stderr
        assert "no removals by TAG; there are some by TST01, a.org#plea" in told

    def test_site_rules_have_rows_of_their_own(self) -> None:
        sites = [row("x" * n, origin=f"{'ab'[n % 2]}.org#plea", rule="SIT01") for n in range(1, 5)]
        came = table(audit(write("log.jsonl", *sites), keys="rwrr"))
        assert [line[:5] for line in came] == [
            ["SIT01", "promo", "4", "3", "1"],
            ["a.org#plea", "promo", "2", "1", "1"],
            ["b.org#plea", "promo", "2", "2", "0"],
        ]

    def test_a_sample_is_the_same_each_time_and_in_the_order_of_the_run(self) -> None:
        log = write("log.jsonl", *(row(at=at, rule=f"TST0{at % 3}") for at in range(300)))
        first = audit(log, "--sample", "4", "-o", "1.jsonl", keys="r" * 20)
        audit(log, "--sample", "4", "-o", "2.jsonl", keys="r" * 20)
        assert [line[2:4] for line in table(first)] == [["100", "4"]] * 3
        starts = [label["start"] for label in rows(Path("1.jsonl"))]
        assert starts == sorted(starts)
        assert max(starts) > 100
        assert rows(Path("1.jsonl")) == rows(Path("2.jsonl"))
        # More of each rule: those that were drawn are among them.
        assert "13 of 18" in audit(log, "--sample", "6", "-o", "1.jsonl").stderr

    def test_several_logs(self) -> None:
        logs = [write("1.jsonl", row()), write("2.jsonl", row(id="b"))]
        assert "name the file for their labels with -o" in audit(*logs, code=2).stderr
        assert "1 of 2 " in audit(*logs, "-o", "labels.jsonl").stderr


class TestContext:
    def test_records_are_restored(self) -> None:
        write("in.jsonl", {"text": TEXT}, {"text": TEXT, "id": 7}, {"text": "clean"})
        clean("in.jsonl", "-o", "out.jsonl")
        told = audit("out.jsonl", keys="rrr").stderr
        assert "1 of 4  TST01  promo  out.jsonl 1\n\n    above\n  - NOISE one\n" in told
        assert "4 of 4  TST01  promo  7\n\n    above\n    NOISE one\n    between\n  - NO" in told
        assert [label["id"] for label in rows(Path("out.labels.jsonl"))] == [1, 1, 7]

    @pytest.mark.parametrize("id_", [None, 7, "seven"])
    def test_records_are_found_in_their_source(self, id_: object) -> None:
        known = {} if id_ is None else {"id": id_}
        write("in.jsonl", {"text": "NOISE zero"}, {"text": TEXT, **known}, [])
        clean("in.jsonl", "-o", "out.jsonl", "--log", "log.jsonl", code=1)
        told = audit("log.jsonl", keys="rrbbs").stderr
        assert told.count("    above\n  - NOISE one\n") == 3
        assert "cannot be found" not in told

    def test_pages_are_extracted_again(self) -> None:
        words = "The council voted on Monday for a new bridge over the river, in place of the old. "
        Path("a.html").write_text(f"<html><body><p>{words * 5}<p>NOISE<p>{words[::-1] * 5}")
        clean("a.html", "-o", "b.txt", "--log", "log.jsonl")
        assert "  - NOISE\n    .dlo" in audit("log.jsonl").stderr

    def test_a_source_beside_the_log(self, log: str, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("elsewhere").mkdir()
        monkeypatch.chdir("elsewhere")
        assert "    above\n  - NOISE one\n" in audit(f"../{log}").stderr

    @pytest.mark.parametrize("now", [None, "other", "\0\0\0" * 100], ids=["gone", "other", "nul"])
    def test_without_its_source_it_is_shown_alone(self, log: str, now: str | None) -> None:
        Path("a.txt").unlink()
        if now:
            Path("a.txt").write_text(now)
        told = audit(log, keys="r").stderr
        assert "\n\n  - NOISE one\n    (the text around it cannot be found)\n  ^ begins" in told

    def test_findings_of_check(self, log: str) -> None:
        found = run("check", "a.txt", *ONLY, "--output-format", "json", code=1).stdout
        Path("found.jsonl").write_text(found)
        assert "1 of 3  TST01" in audit("found.jsonl").stderr


class TestCloseup:
    @staticmethod
    def lines(removal: Removal, text: str | None) -> list[str]:
        return ["".join(piece for piece, _ in line) for line in closeup(removal, text)][:-1]

    def test_a_part_of_a_line(self) -> None:
        text = "one\ntwo NOISE three\nfour"
        assert self.lines(removal(at=8), text) == ["    one", "  - two[-NOISE-]three", "    four"]

    def test_line_ends_belong_to_the_lines_around(self) -> None:
        assert self.lines(removal("\nNOISE", 3), "one\nNOISE") == ["    one", "  - NOISE"]
        assert self.lines(removal("NOISE\n", 0), "NOISE\ntwo") == ["  - NOISE", "    two"]

    def test_white_space(self) -> None:
        assert self.lines(removal("\n\n", 3), "one\n\n\ntwo")[1] == "  - (2 line ends)"
        assert self.lines(removal("  ", 3), "one  two") == ["  - one[-(white space)-]two"]

    def test_a_long_one_is_cut_in_the_middle(self) -> None:
        lines = self.lines(removal("\n".join(f"line {n}" for n in range(100))), None)
        assert lines[5:8] == ["  - line 5", "  - … 88 lines, 612 characters", "  - line 94"]
        (line, *_) = self.lines(removal("x" * 5000), None)
        assert "x [… 4,400 characters] x" in line

    def test_nothing_steers_the_terminal(self) -> None:
        text = "\x1b[2J\nNOISE\x1b]0;x\x07"
        shown = "".join(self.lines(removal(text[5:], 5), text))
        assert "\x1b" not in shown


class TestLabels:
    def test_a_torn_last_line_is_dropped(self) -> None:
        write("labels.jsonl", row(label="right"))
        with Path("labels.jsonl").open("a") as file:
            file.write('{"id": "a", "sour')
        labels = Labels(Path("labels.jsonl"))
        labels.add(AT, removal(at=9), Label.WRONG)
        assert [label["label"] for label in rows(Path("labels.jsonl"))] == ["right", "wrong"]

    def test_a_last_line_without_its_end_is_kept(self) -> None:
        Path("labels.jsonl").write_text(json.dumps(row(label="right")))
        Labels(Path("labels.jsonl")).add(AT, removal(at=9), Label.WRONG)
        assert len(rows(Path("labels.jsonl"))) == 2

    @pytest.mark.parametrize("line", ["[]", "{}", '{"label": "right"}', '{"label": "maybe"}', "x"])
    def test_another_file_is_not_added_to(self, line: str) -> None:
        Path("labels.jsonl").write_text(f"{line}\n")
        with pytest.raises(InputError, match=r"labels\.jsonl:1: not a label"):
            Labels(Path("labels.jsonl"))

    def test_the_log_itself_is_not_added_to(self, log: str) -> None:
        assert "not a label" in audit(log, "-o", log, keys="r", code=2).stderr

    def test_a_full_disk(self, log: str) -> None:
        result = audit(log, "-o", "/dev/full", keys="r", code=2)
        assert "/dev/full: cannot be written: No space left" in result.stderr

    def test_a_file_that_cannot_be_written(self) -> None:
        Path("file").write_text("")
        with pytest.raises(OutputError):
            Labels(Path("none/labels.jsonl")).add(AT, removal(), Label.RIGHT)
        with pytest.raises(InputError, match="cannot be read"):
            Labels(Path("file/labels.jsonl"))


class TestBadInput:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("x\n", "log.jsonl:1: not JSON"),
            ("\n[]\n", "log.jsonl:2: want a JSON object"),
            ('{"text": "not cleaned yet"}\n', "neither a removal nor a record with 'removals'"),
            ('{"start": 1}\n', "not a removal: 'end' is missing"),
            ('{"text": "x", "removals": [{}]}\n', "not a removal"),
            ("PK\x03\x04", "a ZIP archive"),
            (None, "log.jsonl: cannot be read: No such file"),
        ],
    )
    def test_a_bad_log(self, text: str | None, told: str) -> None:
        if text is not None:
            Path("log.jsonl").write_text(text)
        assert told in audit("log.jsonl", code=2).stderr

    def test_a_folder_or_pipe(self) -> None:
        assert "not a file" in audit(".", "-o", "labels.jsonl", code=2).stderr

    @pytest.mark.parametrize("text", ["", '{"text": "clean", "removals": []}\n'])
    def test_a_log_without_removals(self, text: str) -> None:
        Path("log.jsonl").write_text(text)
        assert audit("log.jsonl").stderr == "warning: no removals in log.jsonl\n"

    def test_a_log_that_changes(self, log: str) -> None:
        entry = list(read_entries([Path(log)]))[-1]
        Path(log).write_text("{}\n")
        with pytest.raises(InputError, match=r"log\.jsonl:3"):
            entry.read()


def on_terminal(*args: str, keys: list[bytes]) -> tuple[int, str]:
    """Run the command on a terminal, with a key pressed at each prompt."""
    ours, theirs = pty.openpty()
    ends = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
    process = subprocess.Popen([*PROGRAM, "audit", *args], **ends)  # type: ignore[call-overload]
    os.close(theirs)
    shown = b""
    while select.select([ours], [], [], 20)[0]:
        try:
            shown += os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
        if keys and shown.endswith(b"(q): "):
            # What comes before the terminal hands out single keys is lost.
            while termios.tcgetattr(ours)[3] & termios.ICANON:
                time.sleep(0.01)
            os.write(ours, keys.pop(0))
    os.close(ours)
    return process.wait(20), shown.decode()


class TestTerminal:
    def test_one_key_each_in_colour(self, log: str) -> None:
        code, shown = on_terminal(
            log, keys=[b"r", b"\x1b[D", b"x", b"w", b"r", b"s", b"b", b"n", b"q"]
        )
        assert code == 0
        assert "\x1b[31m" in shown
        assert "no such key" in shown
        assert "all are labelled; back (b), quit (q)" in shown
        assert [label["label"] for label in rows(Path("log.labels.jsonl"))] == [
            *("right", "wrong", "right", "skip", "wrong")
        ]

    @pytest.mark.parametrize(("key", "code"), [(b"\x03", 130), (b"\x04", 0), (b"x\x03", 0)])
    def test_ctrl_c_and_ctrl_d_lose_nothing(self, log: str, key: bytes, code: int) -> None:
        came, shown = on_terminal(log, keys=[b"r", b"r", key])
        assert came == code
        assert "Traceback" not in shown
        assert len(rows(Path("log.labels.jsonl"))) == 2
