from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_kit import ONLY, clean, execute, files, folder, rows, run  # noqa: F401

PAGE = """<html><head><title>The lamp</title></head><body><article><h1>The lamp</h1>
<p>The keeper lit the lamp at dusk and wrote the hour down in the book, as every evening.</p>
<p>The ships came in one after the other, and the harbour was full before the night began.</p>
</article></body></html>"""


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


class TestStandardStreams:
    def test_text_on_stdout_is_the_clean_text_and_nothing_else(self) -> None:
        write("a.txt", "one\nNOISE here\ntwo\n")
        result = clean("a.txt")
        assert result.stdout == "one\ntwo\n"
        assert result.stderr == "1 document, 1 changed, 1 removal (57.9% of the text)\n"

    def test_quiet_leaves_the_summary_out(self) -> None:
        write("a.txt", "one\n")
        assert clean("a.txt", "-q").stderr == ""

    def test_several_texts_are_set_apart_by_a_blank_line(self) -> None:
        write("a.txt", "one\n")
        write("b.txt", "two")
        write("c.txt", "three\n")
        assert clean("a.txt", "b.txt", "c.txt").stdout == "one\n\ntwo\n\nthree\n"

    def test_stdin_is_a_text(self) -> None:
        done = execute("clean", "-", *ONLY, stdin=b"\xef\xbb\xbfone\r\nNOISE\r\ntwo\r\n")
        assert (done.returncode, done.stdout) == (0, b"\xef\xbb\xbfone\r\ntwo\r\n")

    def test_stdin_can_be_records(self) -> None:
        done = execute(
            "clean", "-", "--input-format", "jsonl", *ONLY, stdin=b'{"text": "one\\nNOISE"}\n'
        )
        assert json.loads(done.stdout)["text"] == "one"

    def test_records_go_to_stdout_as_records(self) -> None:
        write("a.jsonl", '{"text": "one"}\n{"text": "NOISE"}\n')
        texts = [json.loads(line)["text"] for line in clean("a.jsonl").stdout.splitlines()]
        assert texts == ["one", ""]

    def test_texts_and_records_do_not_mix(self) -> None:
        write("a.jsonl", '{"text": "one"}\n')
        write("a.txt", "two\n")
        assert "cannot share one output" in clean("a.jsonl", "a.txt", code=2).stderr
        lines = clean("a.jsonl", "a.txt", "--output-format", "json").stdout.splitlines()
        assert [json.loads(line)["text"] for line in lines] == ["one", "two\n"]


class TestRecords:
    def test_a_record_keeps_its_fields_and_gets_ours(self) -> None:
        write(
            "a.jsonl",
            '{"id": 4, "text": "one\\nNOISE\\ntwo", "n": 1.50, "x": [null], "lang": "en"}\n',
        )
        clean("a.jsonl", "-o", "b.jsonl", "--log", "log.jsonl")
        removal = {
            "start": 4,
            "end": 10,
            "text": "NOISE\n",
            "rule": "TST01",
            "plugin": "noisy",
            "kind": "promo",
            "score": 1.0,
            "reason": "begins with NOISE",
        }
        assert rows(Path("b.jsonl")) == [
            {
                "id": 4,
                "n": 1.5,
                "x": [None],
                "lang": "en",
                "text": "one\ntwo",
                "removals": [removal],
                "metadata": {},
                "status": "ok",
            }
        ]
        [line] = rows(Path("log.jsonl"))
        assert line.pop("checksum")
        assert line == {"id": 4, "source": "a.jsonl", **removal}

    def test_suggestions_are_in_the_record(self) -> None:
        write("a.jsonl", '{"text": "one\\nMAYBE"}\n')
        [row] = [json.loads(x) for x in clean("a.jsonl").stdout.splitlines()]
        assert [found["rule"] for found in row["suggestions"]] == ["TST02"]
        [row] = [json.loads(x) for x in clean("a.jsonl", "--suggest").stdout.splitlines()]
        assert row["text"] == "one"

    def test_fields_that_have_our_names_are_kept(self) -> None:
        given = {"text": "one", "metadata": {"page": 3}, "status": "new", "removals": "none"}
        write("a.jsonl", json.dumps(given) + "\n")
        [row] = [json.loads(x) for x in clean("a.jsonl").stdout.splitlines()]
        assert row["metadata"] == {"page": 3}
        assert row["status"] == "unchanged"
        assert row["given"] == {"metadata": {"page": 3}, "status": "new", "removals": "none"}

    def test_a_page_gets_its_text(self) -> None:
        write("a.jsonl", json.dumps({"html": PAGE, "metadata": {"title": "Mine"}}) + "\n")
        [row] = [json.loads(x) for x in clean("a.jsonl").stdout.splitlines()]
        assert row["metadata"]["title"] == "Mine"  # and not the page's
        assert row["html"] == PAGE
        assert "The keeper lit the lamp" in row["text"]

    def test_a_text_file_as_a_record(self) -> None:
        write("a.txt", "one\nNOISE\n")
        row = json.loads(clean("a.txt", "--output-format", "json").stdout)
        assert (row["id"], row["text"], row["status"]) == ("a.txt", "one\n", "ok")

    def test_a_record_without_id_is_known_by_its_line(self) -> None:
        write("a.jsonl", '\n{"text": "NOISE"}\n')
        clean("a.jsonl", "-o", "b.jsonl", "--log", "log.jsonl")
        assert [row["id"] for row in rows(Path("log.jsonl"))] == [2]


class TestOutputs:
    def test_a_folder_goes_to_a_folder_of_the_same_shape(self) -> None:
        write("in/a.txt", "one\nNOISE\n")
        write("in/deep/b.md", "two\n")
        write("in/deep/page.html", PAGE)
        write("in/c.jsonl", '{"text": "three"}\n')
        write("in/other.csv", "four")
        write("in/.hidden/d.txt", "five")
        clean("in", "-o", "out/clean", "--log", "logs/log.jsonl")
        assert files(Path("out/clean")) == ["a.txt", "c.jsonl", "deep/b.md", "deep/page.txt"]
        assert Path("out/clean/a.txt").read_text() == "one\n"
        assert [row["source"] for row in rows(Path("logs/log.jsonl"))] == ["in/a.txt"]

    def test_a_page_beside_a_text_of_its_name(self) -> None:
        write("in/page.html", PAGE)
        write("in/page.txt", "one\n")
        clean("in", "-o", "out")
        assert files(Path("out")) == ["page.html.txt", "page.txt"]

    def test_several_files_do_not_go_to_what_is_no_folder(self) -> None:
        for name in ("a.txt", "b.txt", "notes"):
            write(name, "one\nNOISE\n")
        both = ("a.txt", "b.txt", "-o")
        assert "notes: not a folder, but" in clean(*both, "notes", code=2).stderr
        assert Path("notes").read_text() == "one\nNOISE\n"
        assert (
            "if a folder is to be called so, write c.txt/" in clean(*both, "c.txt", code=2).stderr
        )
        clean(*both, "c.txt/")
        assert files(Path("c.txt")) == ["a.txt", "b.txt"]

    def test_several_files_go_to_a_folder(self) -> None:
        write("x/a.txt", "one\n")
        write("y/b.txt", "two\n")
        clean("x/a.txt", "y/b.txt", "-o", "out")
        assert files(Path("out")) == ["a.txt", "b.txt"]

    def test_two_files_of_one_name_are_refused(self) -> None:
        write("x/a.txt", "one\n")
        write("y/a.txt", "two\n")
        result = clean("x/a.txt", "y/a.txt", "-o", "out", code=2)
        assert "x/a.txt and y/a.txt would both go to out/a.txt" in result.stderr
        assert not Path("out").exists()

    def test_a_link_has_an_output_of_its_own(self) -> None:
        write("in/a.txt", "one\nNOISE\n")
        Path("in/link.txt").symlink_to("a.txt")
        clean("in", "-o", "out")
        assert Path("out/link.txt").read_text() == Path("out/a.txt").read_text() == "one\n"
        clean("in", "--in-place", "--log", "log.jsonl")
        assert Path("in/link.txt").is_symlink()
        assert Path("in/a.txt").read_text() == "one\n"
        run("restore", "in", "--log", "log.jsonl", "--in-place")
        assert Path("in/link.txt").read_text() == "one\nNOISE\n"

    def test_a_file_is_named_once_however_often_it_is_given(self) -> None:
        write("in/a.txt", "one\n")
        assert clean("in", "in/a.txt", "./in").stdout == "one\n"

    def test_one_jsonl_takes_all(self) -> None:
        write("in/a.txt", "one\n")
        write("in/b.jsonl", '{"id": 1, "text": "two"}\n')
        clean("in", "-o", "all.jsonl")
        assert [row["id"] for row in rows(Path("all.jsonl"))] == ["in/a.txt", 1]

    def test_the_output_folder_is_not_read_again(self) -> None:
        write("in/a.txt", "one\n")
        clean("in", "-o", "in/out")
        clean("in", "-o", "in/out")
        assert files(Path("in")) == ["a.txt", "out/a.txt"]

    def test_texts_as_records_in_a_folder(self) -> None:
        write("in/a.txt", "one\nNOISE\n")
        clean("in", "-o", "out", "--output-format", "json")
        assert [row["text"] for row in rows(Path("out/a.jsonl"))] == ["one\n"]

    def test_a_folder_without_articles(self) -> None:
        Path("in").mkdir()
        assert "no .txt" in clean("in").stderr


class TestInPlace:
    def test_files_are_replaced_and_can_be_restored(self) -> None:
        text = "one\nNOISE\n"
        path = write("in/a.txt", text)
        path.chmod(0o640)
        clean("in", "--in-place", "--log", "log.jsonl")
        assert path.read_text() == "one\n"
        assert path.stat().st_mode & 0o777 == 0o640
        run("restore", path, "--log", "log.jsonl", "--in-place")
        assert path.read_text() == text

    def test_a_link_stays_a_link(self) -> None:
        path = write("a.txt", "one\nNOISE\n")
        Path("link.txt").symlink_to(path)
        clean("link.txt", "--in-place")
        assert Path("link.txt").is_symlink()
        assert path.read_text() == "one\n"

    @pytest.mark.parametrize(
        "arguments", [("a.txt", "-o", "a.txt"), (".", "-o", "."), ("a.txt", "-o", "link")]
    )
    def test_an_output_over_an_input_is_refused(self, arguments: tuple[str, ...]) -> None:
        write("a.txt", "one\nNOISE\n")
        Path("link").symlink_to("a.txt")
        result = clean(*arguments, code=2)
        assert (
            "the output would replace this input; if that is meant, say --in-place" in result.stderr
        )
        assert Path("a.txt").read_text() == "one\nNOISE\n"
        clean(*arguments, "--in-place")
        assert Path("a.txt").read_text() == "one\n"

    def test_no_other_output_may_replace_an_input(self) -> None:
        write("a.txt", "one\n")
        write("b.txt", "two\n")
        for arguments in (("a.txt", "--log", "a.txt"), ("a.txt", "b.txt", "-o", "b.txt")):
            clean(*arguments, "--in-place", code=2)
        clean("a.txt", "-o", "c.txt", "--log", "c.txt", code=2)
        clean("a.txt", "--log", "-", code=2)
        assert Path("b.txt").read_text() == "two\n"

    def test_pages_and_stdin_cannot_be_replaced(self) -> None:
        write("a.html", PAGE)
        assert "would lose the page" in clean("a.html", "--in-place", code=2).stderr
        assert "standard input" in clean("-", "--in-place", code=2).stderr


class TestDiffAndStatistics:
    def test_diff_writes_nothing(self, folder: Path) -> None:  # noqa: F811
        write("a.txt", "one\nNOISE\ntwo\n")
        before = files(folder)
        result = clean("a.txt", "-o", "b.txt", "--log", "log.jsonl", "--diff")
        assert result.stdout.splitlines() == [
            "--- a.txt",
            "+++ a.txt (clean)",
            "@@ line 2 @@",
            "       one",
            "TST01 -NOISE",
            "      ^noise-line: begins with NOISE",
            "       two",
        ]
        assert files(folder) == before

    def test_colour_is_for_terminals(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("a.txt", "one\nNOISE\n")
        assert "\x1b[" not in clean("a.txt", "--diff").stdout
        monkeypatch.setenv("FORCE_COLOR", "1")
        coloured = clean("a.txt", "--diff").stdout
        assert "\x1b[31mNOISE\x1b[0m" in coloured
        assert "\x1b[33m      ^noise-line: begins with NOISE\x1b[0m" in coloured
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[31m" not in clean("a.txt", "--diff").stdout

    def test_statistics(self) -> None:
        write("a.txt", "one\nNOISE\ntwo\n")
        write("b.txt", "three\n")
        result = clean("a.txt", "b.txt", "--statistics")
        assert [line.split() for line in result.stderr.splitlines()[:3]] == [
            ["rule", "name", "kind", "count", "characters", "share"],
            ["TST01", "noise-line", "promo", "1", "6", "30.0%"],
            ["total", "1", "6", "30.0%"],
        ]
        assert "2 documents, 1 changed" in result.stderr


class TestFaults:
    def test_a_plugin_that_fails_costs_nothing_else(self) -> None:
        write("a.txt", "RAISE\n\n\n\nend\n")
        result = run("clean", "a.txt", "--select", "TST,BLK", "--plugin", "noisy.py", code=1)
        assert result.stdout == "RAISE\n\nend\n"
        assert (
            "error: a.txt: plugin 'noisy' failed: RuntimeError: boom (noisy.py, line 22) "
            "(leave it out with --ignore noisy)" in result.stderr
        )

    def test_many_failures_are_counted(self) -> None:
        write("a.jsonl", '{"text": "RAISE"}\n' * 12)
        result = clean("a.jsonl", "-o", "b.jsonl", code=1)
        assert result.stderr.count("boom") == 10
        assert "plugin 'noisy' failed on 12 documents" in result.stderr
        assert rows(Path("b.jsonl"))[0]["failures"] == [
            {"plugin": "noisy", "message": "RuntimeError: boom (noisy.py, line 22)"}
        ]

    def test_strict_stops(self) -> None:
        write("a.jsonl", '{"text": "one"}\n{"text": "RAISE"}\n')
        result = clean("a.jsonl", "-o", "b.jsonl", "--strict", code=2)
        assert "boom (noisy.py, line 22) (leave it out with --ignore noisy)" in result.stderr
        assert "(in a.jsonl:2)" in result.stderr
        assert not Path("b.jsonl").exists()

    def test_a_plugin_that_cannot_be_loaded(self) -> None:
        write("a.txt", "one\nNOISE\n")
        write("broken.py", "1 / 0\n")
        result = clean("a.txt", "--plugin", "broken.py", code=1)
        assert result.stdout == "one\n"
        assert "error: plugin 'broken' is left out: broken.py: ZeroDivisionError" in result.stderr
        assert clean("a.txt", "--plugin", "broken.py", "--ignore", "broken").stdout == "one\n"
        assert "broken" in clean("a.txt", "--plugin", "broken.py", "--strict", code=2).stderr


class TestRestore:
    def test_a_text(self) -> None:
        text = "\ufeffNOISE\r\none\r\nNOISE\r\n\x00two\f\n"
        write("a.txt", text)
        clean("a.txt", "-o", "b.txt", "--log", "log.jsonl")
        run("restore", "b.txt", "--log", "log.jsonl", "-o", "c.txt")
        assert Path("c.txt").read_bytes() == text.encode()

    def test_records_need_no_log(self) -> None:
        line = '{"id": "\\ud800", "text": "a\\ud800b\\nNOISE", "metadata": 3}\n'
        write("a.jsonl", line)
        clean("a.jsonl", "-o", "b.jsonl")
        assert run("restore", "b.jsonl").stdout == line

    def test_a_record_cleaned_twice(self) -> None:
        write("a.jsonl", '{"text": "one\\n\\n\\n\\nNOISE\\ntwo"}\n')
        run("clean", "a.jsonl", "-o", "b.jsonl", "--select", "BLK01")
        clean("b.jsonl", "-o", "c.jsonl")
        run("restore", "c.jsonl", "-o", "d.jsonl")
        assert rows(Path("d.jsonl")) == rows(Path("b.jsonl"))

    def test_records_without_removals_use_the_log(self) -> None:
        write("a.jsonl", '{"id": 1, "text": "one\\nNOISE"}\n{"id": 2, "text": "two"}\n')
        clean("a.jsonl", "-o", "b.jsonl", "--log", "log.jsonl")
        bare = [{"id": row["id"], "text": row["text"]} for row in rows(Path("b.jsonl"))]
        write("bare.jsonl", "".join(json.dumps(row) + "\n" for row in bare))
        assert (
            run("restore", "bare.jsonl", "--log", "log.jsonl").stdout == Path("a.jsonl").read_text()
        )
        assert "give its log with --log" in run("restore", "bare.jsonl", code=2).stderr

    def test_a_file_of_a_folder_is_found_in_the_log(self) -> None:
        write("in/a.txt", "one\nNOISE\n")
        write("in/sub/a.txt", "two\nNOISE 2\n")
        clean("in", "-o", "out", "--log", "log.jsonl")
        assert run("restore", "out/sub/a.txt", "--log", "log.jsonl").stdout == "two\nNOISE 2\n"
        Path("out/sub/a.txt").rename("elsewhere.txt")
        result = run("restore", "elsewhere.txt", "--log", "log.jsonl", code=2)
        assert "name the one with --source" in result.stderr
        restored = run("restore", "elsewhere.txt", "--log", "log.jsonl", "--source", "in/sub/a.txt")
        assert restored.stdout == "two\nNOISE 2\n"

    def test_a_folder_comes_back(self) -> None:
        write("in/a.txt", "one\nNOISE\n")
        write("in/sub/a.txt", "no noise\n")
        write("in/sub/b.txt", "two\nNOISE 2\n")
        write("in/sub/page.html", PAGE.replace("</article>", "<p>NOISE follows</p></article>"))
        write("in/c.jsonl", '{"text": "three\\nNOISE"}\n')
        clean("in", "-o", "out", "--log", "log.jsonl")
        run("restore", "out", "--log", "log.jsonl", "-o", "back")
        assert files(Path("back")) == ["a.txt", "c.jsonl", "sub/a.txt", "sub/b.txt", "sub/page.txt"]
        for name in ("a.txt", "c.jsonl", "sub/a.txt", "sub/b.txt"):
            assert Path("back", name).read_text() == Path("in", name).read_text()
        assert "NOISE" in Path("back/sub/page.txt").read_text()
        for options in ((), ("-o", "back", "--source", "in/a.txt")):
            assert "a folder; it wants one" in run("restore", "out", *options, code=2).stderr

    def test_a_file_that_was_changed_costs_no_other(self) -> None:
        write("in/a.txt", "one\nNOISE\n")
        write("in/b.txt", "two\nNOISE\n")
        clean("in", "--in-place", "--log", "log.jsonl")
        write("in/a.txt", "mine\n")
        result = run("restore", "in", "--log", "log.jsonl", "--in-place", code=2)
        assert "log.jsonl: does not fit in/a.txt" in result.stderr
        assert Path("in/a.txt").read_text() == "mine\n"
        assert Path("in/b.txt").read_text() == "two\nNOISE\n"

    def test_records_of_one_id_are_told_by_their_text(self) -> None:
        write("a.jsonl", "".join(f'{{"id": 1, "text": "{n}\\nNOISE"}}\n' for n in "xy"))
        clean("a.jsonl", "-o", "b.jsonl", "--log", "log.jsonl")
        write("bare.jsonl", '{"id": 1, "text": "x"}\n{"id": 1, "text": "y"}\n')
        restored = run("restore", "bare.jsonl", "--log", "log.jsonl").stdout
        assert restored == Path("a.jsonl").read_text()

    @pytest.mark.parametrize("text", ["one\nmore\n", "o", "two\n"])
    def test_a_log_that_does_not_fit(self, text: str) -> None:
        write("a.txt", "one\nNOISE\n")
        clean("a.txt", "-o", "b.txt", "--log", "log.jsonl")
        write("b.txt", text)
        result = run("restore", "b.txt", "--log", "log.jsonl", "-o", "c.txt", code=2)
        assert "does not fit" in result.stderr
        assert not Path("c.txt").exists()

    @pytest.mark.parametrize("line", ["[]", "{}", "no json", '{"start": "x"}'])
    def test_a_log_that_is_none(self, line: str) -> None:
        write("b.txt", "one\n")
        write("log.jsonl", f"\n{line}\n")
        assert "log.jsonl:2: " in run("restore", "b.txt", "--log", "log.jsonl", code=2).stderr

    def test_what_cannot_be_restored(self) -> None:
        write("empty", "")
        write("b.txt", "one\n")
        write("b.jsonl", '{"text": 3}\n')
        assert "give its log" in run("restore", "b.txt", code=2).stderr
        assert "none.txt" in run("restore", "none.txt", "--log", "empty", code=2).stderr
        assert "none.jsonl" in run("restore", "b.txt", "--log", "none.jsonl", code=2).stderr
        assert "b.jsonl:1: " in run("restore", "b.jsonl", code=2).stderr
        assert "a folder" in run("restore", ".", code=2).stderr
        assert "replace" in run("restore", "b.txt", "--log", "l", "-o", "b.txt", code=2).stderr
