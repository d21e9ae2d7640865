"""What only a terminal gets."""

from __future__ import annotations

import io
import os
import pty
import subprocess
from pathlib import Path

import pytest
from cli_kit import ONLY, PROGRAM, SLOW, clean, files, folder, run  # noqa: F401

from stripper.cli.options import complete_rule
from stripper.cli.terminal import Bar


def test_messages_and_tables_in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    assert "\x1b[1;31merror\x1b[0m: " in run("clean", "none.txt", code=2).stderr
    table = run("rules", "--plugin", "noisy.py").stdout
    assert "TST01  noise-line " in table
    assert "A line of noise." in table


def test_a_page_is_folded_for_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    page = run("explain", "promo").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "50")
    folded = run("explain", "promo").stdout
    assert max(map(len, folded.splitlines())) <= 50
    assert folded.split() == page.split()
    assert "\n    after: The vote is on Friday." in folded


def test_a_progress_bar() -> None:
    stream = io.StringIO()
    bar = Bar(stream, 100)
    bar.update(50, 7)
    bar.say("note", "a message")
    bar.stop()
    assert "note: a message" in stream.getvalue()


def on_a_terminal(*arguments: str, code: int = 0) -> bytes:
    """Return what a terminal shows of a run."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([*PROGRAM, *arguments], stderr=theirs, stdout=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
    os.close(ours)
    assert process.wait() == code
    return shown


def test_what_is_said_begins_a_line() -> None:
    Path("a.txt").write_text("one")
    assert on_a_terminal("clean", "a.txt").startswith(b"one\r\n1 document, ")


def test_a_long_run_shows_a_progress_bar_on_a_terminal() -> None:
    Path("slow.py").write_text(SLOW)
    Path("a.jsonl").write_text('{"text": "one"}\n' * 4 + "[]\n" + '{"text": "one"}\n')
    options = ("--select", "SLO", "--plugin", "slow.py")
    shown = on_a_terminal("clean", "a.jsonl", "-o", "b.jsonl", *options, code=1)
    assert b" documents " in shown
    assert b": a.jsonl:5: want a JSON object" in shown
    assert shown.rstrip().endswith(b"5 documents, 0 changed, 0 removals (0.0% of the text)")


def test_an_interruption_is_told(folder: Path) -> None:  # noqa: F811
    Path("stopping.py").write_text(SLOW.replace("time.sleep(0.4)", "raise KeyboardInterrupt"))
    Path("a.txt").write_text("one\n")
    before = files(folder)
    result = clean("a.txt", "-o", "b.txt", "--plugin", "stopping.py", "--select", "SLO", code=130)
    assert "interrupted; no file was left half written" in result.stderr
    assert files(folder) == before


def test_completion() -> None:
    assert [name for name, _ in complete_rule("blank")] == ["blank-line", "blank"]
