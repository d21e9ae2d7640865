"""What the command line does with input that is not as it should be."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest
from cli_kit import ONLY, PROGRAM, SLOW, clean, execute, files, folder, rows, run  # noqa: F401

TEXT: Final = "The lamp was lit at dusk.\nNOISE\n"
CLEAN: Final = "The lamp was lit at dusk.\n"
LINE: Final = '{"text": "The lamp was lit at dusk.\\nNOISE"}\n'
FULL: Final = Path("/dev/full")
WRITING: Final = (
    ("clean", "a.txt"),
    ("clean", "a.txt", "--diff"),
    ("check", "a.txt", "--output-format", "json"),
    ("rules",),
    ("plugins",),
    ("explain", "BLK01"),
    ("--version",),
    ("--help",),
)


def environment(*, buffered: bool) -> dict[str, str]:
    """Return the environment in which Python holds output back, or does not."""
    rest = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    return rest if buffered else {**rest, "PYTHONUNBUFFERED": "1"}


def write(name: str, data: bytes | str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


class TestEncodings:
    @pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
    def test_an_empty_file(self, name: str) -> None:
        write(name, b"")
        clean(name, "-o", "out/", "--log", "log.jsonl")
        assert (
            Path("out", Path(name).with_suffix(".txt") if name == "a.html" else name).read_bytes()
            == b""
        )
        assert Path("log.jsonl").read_bytes() == b""

    @pytest.mark.parametrize(
        ("encoding", "text"),
        [
            ("cp1252", "L'été dernier, la fromagerie était fermée – à cause des travaux.\n"),
            ("cp1252", "Die Fähre blieb im Frühjahr am Kai, für 30 €.\n© 2024 Havn Press\n"),
            ("cp1252", "The bridge cost £3m, the mayor said.\n© 2024 Havn Press\n"),
            ("cp1252", "¿Cuándo abrirá el puente? Mañana, señaló el alcalde al público.\n"),
            ("cp1250", "Tramwaj wodny wróci na trasę w maju, zapowiedział zarząd żeglugi.\n"),
            ("cp1251", "Лыжный марафон прошёл в воскресенье, победил местный спортсмен.\n"),
            ("koi8-r", "Лыжный марафон прошёл в воскресенье, победил местный спортсмен.\n"),
            ("gbk", "这是一个关于城市交通的新闻报道，记者昨天在北京采访了市长。\n"),
            ("shift-jis", "これは都市交通に関するニュース記事です。記者は昨日東京で取材した。\n"),
            ("utf-16", "Das Kanalbad bleibt geschlossen, weil die Lüftung stillsteht.\n"),
            ("utf-16-le", "The lamp was lit at dusk.\n"),
            ("utf-16-be", "The lamp was lit at dusk.\n"),
            ("utf-32", "The lamp was lit at dusk.\n"),
        ],
    )
    def test_a_file_that_is_not_utf8_is_read(self, encoding: str, text: str) -> None:
        write("a.txt", text.encode(encoding))
        result = clean("a.txt")
        assert result.stdout == text
        assert "note: a.txt: read as " in result.stderr

    @pytest.mark.parametrize(
        ("data", "offset"),
        [
            ("Größe und Länge\n".encode() + b"\xff\n", 19),
            (bytes(range(128, 256)) * 4, 0),
            (b"\xff\xfea\0b", 4),
        ],
    )
    def test_an_undecodable_file_is_named_and_the_others_are_cleaned(
        self, data: bytes, offset: int
    ) -> None:
        write("a.txt", data)
        write("b.txt", TEXT)
        result = clean("a.txt", "b.txt", "-o", "out", code=2)
        assert "error: a.txt: cannot be decoded: byte 0x" in result.stderr
        assert f"at offset {offset} " in result.stderr
        assert files(Path("out")) == ["b.txt"]

    @pytest.mark.parametrize(
        ("data", "kind"),
        [
            (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
            (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
            (b"PK\x03\x04\x14", "a ZIP archive or office file"),
            (b"\x1f\x8b\x08\0", "a gzip file; zcat unpacks it, for - to read"),
            (bytes(1000), "a binary file"),
        ],
    )
    @pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
    def test_a_binary_file_is_refused(self, data: bytes, kind: str, name: str) -> None:
        write(name, data)
        result = clean(name, "-o", "out.txt", code=2)
        assert f"error: {name}: not a text but {kind}" in result.stderr
        assert not Path("out.txt").exists()

    @pytest.mark.parametrize(
        "text",
        [
            "\ufeffNOISE\none\n",
            "a\0b\r\nNOISE\r\n\fc\r\n",
            "\u200fשלום\u200e\nNOISE\ne\u0301\u0323\x85x\u2028y\vz",
            "one\rNOISE\rtwo\r",
            "\x00",
            " \n\t\n",
        ],
    )
    def test_characters_that_look_odd_are_kept(self, text: str) -> None:
        write("a.txt", text)
        clean("a.txt", "-o", "b.txt", "--log", "log.jsonl")
        assert b"NOISE" not in Path("b.txt").read_bytes()
        run("restore", "b.txt", "--log", "log.jsonl", "-o", "c.txt")
        assert Path("c.txt").read_bytes() == text.encode()

    def test_lone_surrogates_of_json(self) -> None:
        line = '{"id": "\\udfff", "text": "a\\ud800\\nNOISE \\udc00"}\n'
        write("a.jsonl", line)
        clean("a.jsonl", "-o", "b.jsonl", "--log", "log.jsonl")
        assert rows(Path("b.jsonl"))[0]["text"] == "a\ud800"
        assert rows(Path("log.jsonl"))[0]["id"] == "\udfff"
        assert run("restore", "b.jsonl").stdout == line
        assert "\ufffd" in run("check", "a.jsonl", *ONLY, code=1).stdout


class TestRecords:
    @pytest.mark.parametrize(
        ("line", "message"),
        [
            (b"[1]", "want a JSON object, got a list"),
            (b"null", "want a JSON object, got null"),
            (b'"text"', "want a JSON object, got a string"),
            (b"{}", "the record has neither 'text' nor 'html'"),
            (b'{"text": null}', "the record has neither 'text' nor 'html'"),
            (b'{"text": 5}', "'text': want a string, got a number"),
            (b'{"html": true}', "'html': want a string, got true or false"),
            (b'{"text": "a", "title": {}}', "'title': want a string, got an object"),
            (b'{"text": "a"', "not JSON: "),
            (b'{"text": "\xff"}', "not UTF-8 at byte 10 of the line"),
            (b"[" * 100_000, "nested too deeply"),
            (b'{"text": "a", "n": ' + b"1" * 5000 + b"}", "not JSON that can be read: "),
        ],
    )
    def test_a_line_that_is_no_record(self, line: bytes, message: str) -> None:
        write("a.jsonl", b"\n" + line + b"\n" + LINE.encode())
        result = clean("a.jsonl", "-o", "out/b.jsonl", code=1)
        assert "error: a.jsonl:2: " in result.stderr
        assert message in result.stderr
        assert "1 line rejected, kept in out/b.rejects.jsonl" in result.stderr
        assert Path("out/b.rejects.jsonl").read_bytes() == line + b"\n"
        assert [row["text"] for row in rows(Path("out/b.jsonl"))] == [CLEAN[:-1]]

    def test_on_standard_output_there_is_only_the_message(self) -> None:
        write("a.jsonl", "[]\n" + LINE)
        result = clean("a.jsonl", code=1)
        assert "a.jsonl:1: want" in result.stderr
        assert files(Path()) == ["a.jsonl", "noisy.py"]

    def test_rejected_lines_are_not_read_again(self) -> None:
        write("in/a.jsonl", "[]\n" + LINE)
        clean("in", "--in-place", code=1)
        assert files(Path("in")) == ["a.jsonl", "a.rejects.jsonl"]
        clean("in", "-o", "out")

    def test_a_json_file_is_not_guessed_at(self) -> None:
        write("a.json", LINE)
        told = clean("a.json", code=2).stderr
        assert "say --input-format jsonl; of an array, jq -c '.[]' makes it" in told
        clean("a.json", "--input-format", "jsonl")

    @pytest.mark.parametrize(
        ("text", "form"),
        [(LINE, "jsonl"), ("\n<!DOCTYPE html><p>The lamp", "html"), ("<HTML lang=en>", "html")],
    )
    def test_a_text_that_is_none_is_told(self, text: str, form: str) -> None:
        told = f"-: read as one text, and begins as {form} does; if it is that, say --input-format"
        result = execute("clean", "-", stdin=text.encode())
        assert f"{told} {form}" in result.stderr.decode()
        assert b"warning" not in execute("clean", "-", stdin=b"{\n<html>").stderr
        assert b"begins" not in execute("clean", "-", "--input-format", form, stdin=b"{}").stderr

    def test_of_many_texts_that_are_none_some_are_told(self) -> None:
        for number in range(12):
            write(f"in/{number}.txt", "<html>The lamp")
        told = clean("in", "-o", "out").stderr
        assert told.count("begins as html does") == 10
        assert "12 documents in all begin as no text does" in told

    def test_of_many_lines_that_are_no_records_some_are_told(self) -> None:
        write("a.jsonl", "{\n" * 12 + LINE)
        told = clean("a.jsonl", "-o", "b.jsonl", code=1).stderr
        assert told.count("not JSON") == 10
        assert "12 lines rejected, kept in b.rejects.jsonl" in told

    def test_a_page_without_text_is_told(self) -> None:
        write("a.html", "<html><script>x</script></html>")
        write("b.jsonl", '{"html": ""}\n{"html": "<p>The lamp was lit at dusk.</p>"}\n')
        told = clean("a.html", "b.jsonl", "-o", "out").stderr
        assert "warning: a.html: no text was found in the page" in told
        assert "warning: b.jsonl:1: no text was found in the page" in told
        assert rows(Path("out/b.jsonl"))[1]["text"] == "The lamp was lit at dusk.\n"

    def test_an_empty_path_is_no_folder(self) -> None:
        write("a.txt", TEXT)
        assert "an empty path names no file" in clean("", code=2).stderr
        assert "an empty path names no output" in clean("a.txt", "-o", "", code=2).stderr

    def test_utf16_records_are_refused(self) -> None:
        write("a.jsonl", LINE.encode("utf-16"))
        assert "JSON Lines in UTF-16" in clean("a.jsonl", code=2).stderr


class TestFolders:
    def test_a_link_that_leads_round_is_not_followed(self) -> None:
        write("in/a.txt", TEXT)
        Path("in/loop").symlink_to(".")
        Path("in/self.txt").symlink_to("self.txt")
        clean("in", "-o", "out")
        assert files(Path("out")) == ["a.txt"]

    def test_links_and_files_that_lead_nowhere(self) -> None:
        write("in/a.txt", TEXT)
        Path("in/gone.txt").symlink_to("nowhere.txt")
        result = clean("in", "none.txt", "-o", "out", code=2)
        assert "in/gone.txt: cannot be read: No such file" in result.stderr
        assert "none.txt: cannot be read: No such file" in result.stderr
        assert files(Path("out")) == ["a.txt"]

    def test_a_name_that_cannot_be_looked_at_costs_no_other(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("a.txt", TEXT)
        name = "x" * 300
        monkeypatch.setenv("XDG_CONFIG_HOME", str(Path.cwd() / name))
        result = clean("a.txt", name, code=2)
        assert f"error: {name}: cannot be read: " in result.stderr
        assert result.stdout == CLEAN

    def test_a_pipe_in_a_folder_is_not_waited_for(self) -> None:
        write("in/a.txt", TEXT)
        os.mkfifo("in/pipe.txt")
        clean("in", "-o", "out")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")
    def test_what_may_not_be_read(self) -> None:
        write("in/a.txt", TEXT).chmod(0)
        write("in/deep/b.txt", TEXT).parent.chmod(0)
        result = clean("in", "-o", "out", code=2)
        assert result.stderr.count("Permission denied") == 2


class TestOutputs:
    @pytest.mark.parametrize(
        ("out", "message"),
        [
            ("file/b.txt", "file is not a folder"),
            ("/proc/none/b.txt", "cannot be written: No such file"),
            ("/dev/full", "/dev/full: cannot be written: No space left on device"),
        ],
    )
    @pytest.mark.parametrize("option", ["-o", "--log"])
    def test_an_output_that_cannot_be_written(self, out: str, message: str, option: str) -> None:
        write("file", "")
        write("a.txt", TEXT)
        other = () if option == "-o" else ("-o", "c.txt")
        assert message in clean("a.txt", option, out, *other, code=2).stderr
        assert files(Path()) == ["a.txt", "file", "noisy.py"]

    def test_devices_are_written_to_and_not_replaced(self) -> None:
        write("a.jsonl", "[]\n" + LINE)
        clean("a.jsonl", "-o", "/dev/null", "--log", "/dev/null", code=1)
        assert Path("/dev/null").is_char_device()
        assert not Path("/dev/null.rejects.jsonl").exists()

    @pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
    @pytest.mark.parametrize("buffered", [True, False], ids=["buffered", "unbuffered"])
    @pytest.mark.parametrize("arguments", WRITING, ids=" ".join)
    def test_a_full_disk_behind_standard_output(
        self, arguments: tuple[str, ...], buffered: bool
    ) -> None:
        write("a.txt", "a\n\n\n\nb\n")
        with FULL.open("wb") as full:
            done = subprocess.run(
                [*PROGRAM, *arguments],
                stdout=full,
                stderr=subprocess.PIPE,
                env=environment(buffered=buffered),
                timeout=60,
                check=False,
            )
        assert done.returncode == 2
        assert done.stderr.count(b"error: standard output: ") == 1
        assert b"No space left on device" in done.stderr
        assert b"Traceback" not in done.stderr
        assert b"Exception ignored" not in done.stderr

    @pytest.mark.parametrize("buffered", [True, False], ids=["buffered", "unbuffered"])
    @pytest.mark.parametrize("command", ["clean", "check"])
    def test_a_disk_that_gets_full_behind_standard_output(
        self, command: str, buffered: bool
    ) -> None:
        """The system takes the first part of what is written, without an error."""
        write("a.txt", "NOISE\nThe bridge opens.\n" * 10_000)
        with Path("out").open("wb") as out:
            done = subprocess.run(
                [*PROGRAM, command, "a.txt", *ONLY],
                stdout=out,
                stderr=subprocess.PIPE,
                env=environment(buffered=buffered),
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
                check=False,
            )
        assert done.returncode == 2
        assert os.strerror(errno.EFBIG).encode() in done.stderr

    @pytest.mark.parametrize("limited", ["out.jsonl", "log.jsonl"])
    def test_a_full_disk_leaves_no_half_file(self, limited: str) -> None:
        """A file size limit stands in for the disk."""
        write(
            "a.jsonl",
            LINE * 3000
            if limited == "out.jsonl"
            else LINE.replace("NOISE", "NOISE" + "x" * 9000) * 20,
        )
        write("out.jsonl", "from before\n")
        done = execute(
            "clean",
            "a.jsonl",
            "-o",
            "out.jsonl",
            "--log",
            "log.jsonl",
            *ONLY,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
        )
        assert done.returncode == 2
        assert b"cannot be written: " + os.strerror(errno.EFBIG).encode() in done.stderr
        assert b"Traceback" not in done.stderr
        assert files(Path()) == ["a.jsonl", "noisy.py", "out.jsonl"]
        assert Path("out.jsonl").read_text() == "from before\n"

    def test_the_log_of_what_was_done_survives_a_failure(self) -> None:
        """In place without its log, the noise of the first file would be lost for good."""
        write("in/a.txt", TEXT)
        write("in/b.txt", CLEAN * 9000 + "NOISE\n")
        done = execute(
            "clean",
            "in",
            "--in-place",
            "--log",
            "log.jsonl",
            *ONLY,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
        )
        assert done.returncode == 2
        assert b"in/b.txt: cannot be written" in done.stderr
        assert Path("in/a.txt").read_text() == CLEAN
        assert Path("in/b.txt").read_text().endswith("NOISE\n")
        assert [row["source"] for row in rows(Path("log.jsonl"))] == ["in/a.txt"]
        assert files(Path()) == ["in/a.txt", "in/b.txt", "log.jsonl", "noisy.py"]

    def test_closed_streams(self) -> None:
        write("a.txt", TEXT)
        shell = " ".join([*PROGRAM, "clean", *ONLY])
        closed = subprocess.run(f"{shell} - <&-", shell=True, capture_output=True, check=False)
        assert (closed.returncode, b"standard input is closed" in closed.stderr) == (2, True)
        assert (
            subprocess.run(f"{shell} a.txt -o b.txt >&- 2>&-", shell=True, check=False).returncode
            == 0
        )
        assert Path("b.txt").read_text() == CLEAN
        lost = subprocess.run(f"{shell} a.txt >&-", shell=True, capture_output=True, check=False)
        assert lost.returncode == 2
        assert b"error: standard output: " in lost.stderr


@pytest.mark.usefixtures("heeded_interrupts")
class TestInterruptions:
    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a run that goes on for long, and wait until its output is being written."""
        write("a.jsonl", LINE * 200_000)
        process = subprocess.Popen(
            [*PROGRAM, "clean", "a.jsonl", *arguments, *ONLY],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        deadline = time.monotonic() + 30
        while not list(Path().glob(".stripper-*.part")) and time.monotonic() < deadline:
            time.sleep(0.02)
        return process

    @pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
    def test_a_signal_leaves_no_half_file(self, sent: signal.Signals, code: int) -> None:
        process = self.start("-o", "b.jsonl", "--log", "log.jsonl")
        process.send_signal(sent)
        _, said = process.communicate(timeout=30)
        assert process.returncode == code
        assert files(Path()) == ["a.jsonl", "noisy.py"]
        assert b"Traceback" not in said
        assert (b"interrupted" in said) == (sent is signal.SIGINT)

    def test_a_signal_while_a_plugin_works_is_no_fault_of_the_plugin(self) -> None:
        """Whoever asks the run to end is not to wait for its end."""
        # No file object: a signal that comes while one is cleared away would be lost with it.
        begin = "import pathlib; pathlib.Path('begun').touch(); time.sleep(60)"
        write("slow.py", SLOW.replace("time.sleep(0.4)", begin))
        write("a.txt", TEXT)
        process = subprocess.Popen(
            [*PROGRAM, "clean", "a.txt", "-o", "b.txt", "--plugin", "slow.py", "--select", "SLO"],
            stderr=subprocess.PIPE,
        )
        deadline = time.monotonic() + 30
        while not Path("begun").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        process.terminate()
        _, said = process.communicate(timeout=30)
        assert process.returncode == 143
        assert said == b""
        assert files(Path()) == ["a.txt", "begun", "noisy.py", "slow.py"]

    def test_a_closed_pipe_is_no_error(self) -> None:
        process = self.start("--log", "log.jsonl")
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(timeout=30) == 141
        assert process.stderr.read() == b""
        assert files(Path()) == ["a.jsonl", "noisy.py"]

    @pytest.mark.parametrize("buffered", [True, False], ids=["buffered", "unbuffered"])
    @pytest.mark.parametrize("arguments", WRITING, ids=" ".join)
    def test_a_pipe_that_nobody_reads_is_no_error(
        self, arguments: tuple[str, ...], buffered: bool
    ) -> None:
        write("a.txt", "a\n\n\n\nb\n")
        theirs, ours = os.pipe()
        os.close(theirs)
        done = subprocess.run(
            [*PROGRAM, *arguments],
            stdout=ours,
            stderr=subprocess.PIPE,
            env=environment(buffered=buffered),
            timeout=60,
            check=False,
        )
        os.close(ours)
        assert done.returncode == 141
        assert not [x for x in done.stderr.splitlines() if not x.startswith(b"1 document")]

    def test_a_pipe_whose_reader_has_enough_is_no_error(self) -> None:
        write("a.jsonl", LINE * 20_000)
        process = subprocess.Popen(
            [*PROGRAM, "clean", "a.jsonl", *ONLY],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(buffered=True),
        )
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        assert process.wait(timeout=30) == 141
        assert process.stderr.read() == b""


class TestSize:
    def peak(self, *arguments: str) -> int:
        """Return the peak of the memory, in MB, of a run."""
        code = (
            "import resource, sys; from stripper.cli import app;"
            "app(sys.argv[1:], standalone_mode=False);"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, "clean", *arguments, "-q", *ONLY],
            capture_output=True,
            timeout=120,
            check=True,
        )
        return int(done.stderr.split()[-1])

    def test_many_records_are_not_held(self) -> None:
        write("few.jsonl", LINE * 100)
        write("many.jsonl", LINE * 30_000)
        arguments = ("-o", "out.jsonl", "--log", "log.jsonl")
        assert self.peak("many.jsonl", *arguments) < self.peak("few.jsonl", *arguments) + 10
