from __future__ import annotations

import json
import random
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stripper import InputError, Removal, Result
from stripper.corpus.atomic import AtomicFile
from stripper.corpus.encoding import decode
from stripper.corpus.jobs import Form, Job, find_jobs
from stripper.corpus.readers import parse_record, read_records
from stripper.corpus.record import Record, Rejected, to_row
from stripper.corpus.undo import Log, restore_row
from stripper.corpus.writers import LogWriter, Output, checksum, rejects_path
from stripper.errors import OutputError
from stripper.log import dumps
from stripper.rules import Kind


class TestDecode:
    @given(st.text(st.characters(exclude_categories=["Cs"])))
    def test_utf8_comes_back_as_it_is(self, text: str) -> None:
        try:
            assert decode(text.encode(), "a") == (text, "utf-8")
        except InputError as exc:  # it begins as an archive does
            assert "not a text" in str(exc)  # noqa: PT017 - most examples do not raise

    @given(st.binary())
    def test_bytes_are_decoded_or_refused(self, data: bytes) -> None:
        try:
            decode(data, "a.txt")
        except InputError as exc:
            assert str(exc).startswith("a.txt: ")  # noqa: PT017

    @pytest.mark.parametrize("seed", range(5))
    def test_noise_is_no_text(self, seed: int) -> None:
        with pytest.raises(InputError):
            decode(random.Random(seed).randbytes(2000), "a.txt")

    def test_few_nuls_are_text_and_many_are_not(self) -> None:
        assert decode(b"\0" * 16, "a")[0] == "\0" * 16
        assert decode(b"word" * 50 + b"\0" * 17, "a")[0].count("\0") == 17
        with pytest.raises(InputError, match="binary"):
            decode(b"word" * 10 + b"\0" * 17, "a")


class TestReaders:
    def test_a_record(self) -> None:
        record = parse_record(b'\xef\xbb\xbf{"id": [1], "text": "a", "html": "<p>"}', "a.jsonl", 3)
        assert isinstance(record, Record)
        assert (record.id, record.text, record.html, record.place) == ([1], "a", None, "a.jsonl:3")

    def test_a_page_may_have_an_empty_text_field(self) -> None:
        record = parse_record(b'{"text": null, "html": "<p>"}', "a.jsonl", 3)
        assert isinstance(record, Record)
        assert record.html == "<p>"

    @given(st.binary())
    def test_any_line_is_a_record_or_is_rejected(self, line: bytes) -> None:
        assert isinstance(parse_record(line, "a", 1), Record | Rejected)

    def test_lines_are_counted_with_blank_ones(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_bytes(b'\n{"text": ""}\r\n \n[]')
        job = Job("a", path, Form.JSONL, PurePath("a.jsonl"))
        assert [(type(item), item.line) for item in read_records(job)] == [
            (Record, 2),
            (Rejected, 4),
        ]


class TestJobs:
    def test_order_forms_and_names(self, tmp_path: Path) -> None:
        for name in ("b.TXT", "a/z.htm", "a/y.ndjson", "a/x.pdf", "c.rejects.jsonl", ".d.txt"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).touch()
        jobs = find_jobs([str(tmp_path)], report=pytest.fail)
        assert [(str(job.name), job.form) for job in jobs] == [
            ("b.TXT", Form.TEXT),
            ("a/y.ndjson", Form.JSONL),
            ("a/z.htm", Form.HTML),
        ]

    def test_a_file_has_the_name_it_was_first_given(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.touch()
        again = f"{tmp_path}/../{tmp_path.name}/a.txt"
        (job,) = find_jobs([str(path), str(tmp_path), again], report=pytest.fail)
        assert job.source == str(path)


class TestAtomicFile:
    def test_nothing_is_there_before_commit(self, tmp_path: Path) -> None:
        path = tmp_path / "deep" / "a.txt"
        file = AtomicFile(path)
        assert list(tmp_path.iterdir()) == []
        file.write(b"one")
        assert not path.exists()
        file.commit()
        assert path.read_bytes() == b"one"
        assert list(path.parent.iterdir()) == [path]

    def test_discard_leaves_what_was_there(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("before")
        file = AtomicFile(path)
        file.write(b"after")
        file.discard()
        assert path.read_text() == "before"
        assert list(tmp_path.iterdir()) == [path]

    def test_salvage_keeps_the_first_bytes(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        file = AtomicFile(path)
        file.write(b"one\ntwo\n")
        assert file.tell() == 8
        file.salvage(4)
        assert path.read_bytes() == b"one\n"
        assert list(tmp_path.iterdir()) == [path]

    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(OutputError, match="there is a folder of this name"):
            AtomicFile(tmp_path).write(b"")


RECORD = Record("a.jsonl", 1, text="one NOISE", line=1, fields={"id": 1, "text": "one NOISE"})
RESULT = Result("one ", (Removal(4, 9, "NOISE", "TST01", "noisy", Kind.PROMO, 1.0, "why"),))


class TestWriters:
    def test_the_log_of_a_failed_output_is_taken_back(self, tmp_path: Path) -> None:
        log = LogWriter(tmp_path / "log")
        log.write(RECORD, RESULT)
        with log.settling():
            pass
        log.write(RECORD, RESULT)
        with pytest.raises(OutputError), log.settling():
            raise OutputError("full")
        log.close(failed=True)
        assert len((tmp_path / "log").read_text().splitlines()) == 1

    def test_no_log(self) -> None:
        log = LogWriter(None)
        log.write(RECORD, RESULT)
        with log.settling():
            log.rewind()
        log.close(failed=False)

    def test_rejects(self, tmp_path: Path) -> None:
        output = Output(tmp_path / "out.jsonl", as_json=True)
        output.reject(Rejected("a", 1, b"\xffx", "why"))
        output.commit()
        assert (tmp_path / "out.jsonl").read_bytes() == b""
        assert rejects_path(tmp_path / "out.jsonl").read_bytes() == b"\xffx\n"
        assert rejects_path(Path("x/out")) == Path("x/out.rejects.jsonl")

    def test_checksum_of_any_text(self) -> None:
        assert checksum("a\ud800") != checksum("a")


class TestUndo:
    @given(
        st.dictionaries(
            st.sampled_from(["id", "status", "metadata", "given", "removals", "x"]), st.integers()
        )
    )
    def test_a_row_is_undone_whatever_its_fields(self, fields: dict[str, int]) -> None:
        given_ = fields | {"text": "one NOISE"}
        row = to_row(Record("a", 1, text="one NOISE", fields=given_), RESULT)
        assert restore_row(json.loads(dumps(row)), None) == given_

    def test_an_id_of_two_files(self, tmp_path: Path) -> None:
        log = LogWriter(tmp_path / "log")
        for source in ("a", "b"):
            log.write(Record(source, 1, text="one NOISE"), RESULT)
        log.close(failed=False)
        with pytest.raises(InputError, match="from two files"):
            Log(tmp_path / "log").restore_record("one ", 1)
        assert (
            Log(tmp_path / "log").restore_file("one ", Path("x/a.txt"), source=None) == "one NOISE"
        )
