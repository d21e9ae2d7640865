from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cli_kit import COMMANDS, ONLY, clean, execute, files, folder, rows, run  # noqa: F401
from typer.testing import CliRunner

import stripper
from stripper.cli import app


def test_the_version_is_shown() -> None:
    assert run("--version").stdout == f"stripper {stripper.__version__}\n"


def test_the_module_runs_as_a_program() -> None:
    assert execute("--version").stdout == f"stripper {stripper.__version__}\n".encode()


def test_every_command_and_parameter_has_help() -> None:
    assert {"clean", "sites", "sites list"} < COMMANDS.keys()
    for name, command in COMMANDS.items():
        assert command.help, name
        for parameter in command.params:
            assert parameter.help, f"{name} {parameter.name}"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command(command: str) -> None:
    assert f"stripper {command}" in execute(*command.split(), "-h").stdout.decode()


def test_no_arguments_show_the_help() -> None:
    result = CliRunner().invoke(app, [])
    assert "Usage" in result.output


def test_wrong_usage_is_exit_2() -> None:
    run("clean", code=2)
    run("clean", "a.txt", "--nonsense", code=2)
    run("nonsense", code=2)


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("explain blank-l", b"blank-line"),
        ("clean --keep capt", b"caption"),
        ("clean --preset arc", b"archive"),
    ],
)
def test_completion_knows_the_rules(words: str, word: bytes) -> None:
    environment = {
        "_STRIPPER_COMPLETE": "complete_bash",
        "COMP_WORDS": f"stripper {words}",
        "COMP_CWORD": str(len(words.split())),
    }
    found = subprocess.run(
        [Path(sys.executable).parent / "stripper"], env=environment, capture_output=True, check=True
    )
    assert found.stdout.split() == [word]


class TestRules:
    def test_table(self) -> None:
        line = next(line for line in run("rules").stdout.splitlines() if line.startswith("BLK01"))
        assert line.split()[:5] == ["BLK01", "blank-line", "blank", "safe", "Blank"]

    def test_json(self) -> None:
        found = {
            row["code"]: row
            for row in json.loads(
                run("rules", "--output-format", "json", "--plugin", "noisy.py").stdout
            )
        }
        assert found["TST01"] == {
            "code": "TST01",
            "name": "noise-line",
            "kind": "promo",
            "level": "safe",
            "summary": "A line of noise.",
            "plugin": "noisy",
            "active": True,
            "kept": False,
        }

    def test_rules_that_the_configuration_leaves_out_are_marked(self) -> None:
        Path("stripper.toml").write_text('ignore = ["BLK01"]\n')
        line = next(line for line in run("rules").stdout.splitlines() if line.startswith("BLK01"))
        assert "safe (off)" in line

    def test_the_levels_are_those_of_the_preset(self) -> None:
        lines = run("rules", "--preset", "archive").stdout.splitlines()
        shown = {line.split()[0]: line for line in lines}
        assert "safe (kept)" in shown["TTL01"]
        assert " suggest " in shown["LEG02"]
        assert " safe " in shown["LEG01"]


class TestPlugins:
    def test_table(self) -> None:
        lines = run("plugins", "--plugin", "noisy.py").stdout.splitlines()
        assert lines[0].split() == ["name", "source", "stage", "rules", "state"]
        assert next(x for x in lines if x.startswith("noisy")).split() == [
            "noisy",
            "noisy.py",
            "line",
            "TST01",
            "TST02",
            "loaded",
        ]

    def test_states(self) -> None:
        Path("stripper.toml").write_text('ignore = ["blank"]\nplugins = ["broken.py"]\n')
        Path("broken.py").write_text("import nothing_of_this_name\n")
        result = run("plugins", "--output-format", "json", code=1)
        states = {row["name"]: row["state"] for row in json.loads(result.stdout)}
        assert states["blank"] == "ignored"
        assert states["broken"].startswith("failed: ")
        assert "nothing_of_this_name" in states["broken"]


class TestExplain:
    @pytest.mark.parametrize("name", ["TST01", "noise-line", "TST", "noisy"])
    def test_page(self, name: str) -> None:
        page = run("explain", name, "--plugin", "noisy.py").stdout
        assert page.startswith("TST01 noise-line (safe): A line of noise.\n")
        assert "What it removes:\n    Lines that begin with NOISE." in page

    def test_json(self) -> None:
        [page] = json.loads(run("explain", "BLK01", "--output-format", "json").stdout)
        assert page["plugin"] == "blank"
        assert [rule["code"] for rule in page["rules"]] == ["BLK01"]
        assert "What it removes" in page["page"]

    def test_unknown_rule_has_a_suggestion(self) -> None:
        assert "did you mean blank-line?" in run("explain", "blank-lines", code=2).stderr
        assert "`stripper rules` lists them" in run("explain", "qqqqqq", code=2).stderr

    def test_an_ignored_rule_can_be_explained(self) -> None:
        Path("stripper.toml").write_text('ignore = ["blank"]\n')
        assert "BLK01" in run("explain", "BLK01").stdout

    def test_a_plugin_that_cannot_be_loaded(self) -> None:
        Path("broken.py").write_text("1 / 0\n")
        result = run("explain", "broken", "--plugin", "broken.py", code=2)
        assert "plugin 'broken' could not be loaded" in result.stderr


class TestConfiguration:
    def test_options_override_the_file(self) -> None:
        Path("a.txt").write_text("one\n\n\n\ntwo\nMAYBE this\n")
        Path("stripper.toml").write_text(
            'select = ["TST"]\nsuggest = true\nplugins = ["noisy.py"]\n'
        )
        assert run("clean", "a.txt").stdout == "one\n\n\n\ntwo\n"
        assert "MAYBE" in run("clean", "a.txt", "--no-suggest").stdout
        assert run("clean", "a.txt", "--select", "BLK01,TST01").stdout == "one\n\ntwo\nMAYBE this\n"

    def test_the_file_can_be_named(self) -> None:
        Path("a.txt").write_text("one\n\n\n\ntwo\n")
        Path("other.toml").write_text('ignore = ["BLK01"]\n')
        assert run("clean", "a.txt", "--config", "other.toml").stdout == "one\n\n\n\ntwo\n"

    def test_kinds_are_kept_and_presets_chosen(self) -> None:
        Path("a.txt").write_text("NOISE\none\n\n\n\ntwo\n")
        only = ("--select", "TST,BLK", "--plugin", "noisy.py")
        assert run("clean", "a.txt", "--keep", "promo", *only).stdout == "NOISE\none\n\ntwo\n"
        assert run("clean", "a.txt", "--keep", "title,promo", "--keep", "blank", *only).stdout == (
            Path("a.txt").read_text()
        )
        run("check", "a.txt", "--keep", "promo, blank", *only)
        Path("stripper.toml").write_text('preset = "archive"\nkeep = ["promo"]\n')
        assert run("clean", "a.txt", "--keep", "blank", *only).stdout == "one\n\n\n\ntwo\n"
        assert run("clean", "a.txt", "--preset", "news", *only).stdout == "NOISE\none\n\ntwo\n"

    def test_unknown_kinds_and_presets(self) -> None:
        Path("a.txt").write_text("one\n")
        assert "did you mean title?" in run("clean", "a.txt", "--keep", "titel", code=2).stderr
        assert "did you mean news?" in run("check", "a.txt", "--preset", "new", code=2).stderr

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("selct = []", "unknown key 'selct'"),
            ("select = 3", "select: want"),
            ("[", "stripper.toml"),
        ],
    )
    def test_a_wrong_file_is_named(self, text: str, message: str) -> None:
        Path("a.txt").write_text("one\n")
        Path("stripper.toml").write_text(text)
        result = run("clean", "a.txt", code=2)
        assert message in result.stderr
        assert "stripper.toml" in result.stderr

    def test_unknown_selectors_and_plugins(self) -> None:
        Path("a.txt").write_text("one\n")
        assert "did you mean BLK01?" in run("clean", "a.txt", "--select", "BLK1", code=2).stderr
        assert "nowhere.py" in run("clean", "a.txt", "--plugin", "nowhere.py", code=2).stderr
        assert "no.toml" in run("clean", "a.txt", "--config", "no.toml", code=2).stderr


class TestCheck:
    def test_a_rule_that_is_left_out_and_that_a_plugin_adjusts_back_is_shown(self) -> None:
        Path("back.py").write_text(
            "import stripper\n"
            "@stripper.hookimpl\n"
            "def stripper_adjust(url, config):\n"
            "    return config.override(ignore=())\n"
        )
        Path("a.txt").write_text("one\nNOISE\n")
        plugins = ("--plugin", "noisy.py", "--plugin", "back.py", "--select", "TST")
        ignored = ("a.txt", "--url", "a.example", "--ignore", "TST01", *plugins, "--statistics")
        result = run("check", *ignored, code=1)
        assert "TST01 noise-line" in result.stdout
        assert "noise-line  promo" in result.stderr
        assert "^noise-line" in run("clean", "--diff", *ignored).stdout

    def test_findings_look_like_a_linters(self) -> None:
        Path("a.txt").write_text("one\ntwo\r\nNOISE \x1b[31mred\nMAYBE so\n", newline="")
        result = run("check", "a.txt", *ONLY, code=1)
        assert result.stdout.splitlines() == [
            "a.txt:3:1: TST01 noise-line: 'NOISE ␛[31mred' begins with NOISE",
            "a.txt:4:1: TST02 maybe-line (suggestion): 'MAYBE so' begins with MAYBE",
        ]
        assert (
            result.stderr
            == "1 document, 1 with noise, 1 finding (45.5% of the text), 1 suggestion\n"
        )

    def test_a_suggestion_alone_is_no_noise(self) -> None:
        Path("a.txt").write_text("one\nMAYBE so\n")
        assert "(suggestion)" in run("check", "a.txt", *ONLY).stdout
        assert "(suggestion)" not in run("check", "a.txt", "--suggest", *ONLY, code=1).stdout

    def test_no_noise(self) -> None:
        Path("a.txt").write_text("one\n")
        assert run("check", "a.txt", *ONLY).stdout == ""

    def test_records_count_their_own_lines(self) -> None:
        Path("a.jsonl").write_text('{"text": "one"}\n\n{"id": 7, "text": "two\\nNOISE"}\n')
        assert run("check", "a.jsonl", *ONLY, code=1).stdout.startswith("a.jsonl:3:5: TST01 ")
        found = json.loads(run("check", "a.jsonl", "--output-format", "json", *ONLY, code=1).stdout)
        known = {"id": 7, "source": "a.jsonl", "line": 3, "column": 5, "suggestion": False}
        assert found.items() >= (known | {"rule": "TST01", "start": 3, "end": 9}).items()

    def test_an_unreadable_file_is_exit_2(self) -> None:
        Path("a.txt").write_text("NOISE\none\n")
        result = run("check", "none.txt", "a.txt", *ONLY, code=2)
        assert "none.txt: cannot be read" in result.stderr
        assert "a.txt:1:1" in result.stdout

    def test_a_plugin_that_fails_may_have_missed_noise(self) -> None:
        Path("a.txt").write_text("RAISE\n")
        assert "boom" in run("check", "a.txt", *ONLY, code=2).stderr

    def test_nothing_is_counted_where_nothing_was_read(self) -> None:
        assert "0 documents" not in run("check", "none.txt", *ONLY, code=2).stderr

    def test_nothing_is_written(self, folder: Path) -> None:  # noqa: F811
        Path("a.txt").write_text("NOISE\none\n")
        before = files(folder)
        run("check", ".", *ONLY, code=1)
        assert files(folder) == before
