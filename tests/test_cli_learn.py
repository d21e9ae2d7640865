from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from cli_kit import execute, files, folder, rows, run

from made_up_sites import make_pages

__all__ = ["folder"]
LINE = "Havn Press is printed on paper from Arvane since the year of the flood"
WORDS = (
    "bridge",
    "ferry",
    "tram",
    "mill",
    "choir",
    "market",
    "tunnel",
    "bakery",
    "school",
    "flood",
)


def records(count: int = 10, **fields: Any) -> list[dict[str, Any]]:
    return [
        {
            "url": f"https://havn.example/{number}",
            "text": " ".join(f"The {a} met the {WORDS[number]} at {a}." for a in WORDS[number:])
            + f"\n{LINE}",
            **fields,
        }
        for number in range(count)
    ]


def write(name: str, given: Iterable[Mapping[str, Any]]) -> str:
    Path(name).write_text("".join(json.dumps(row) + "\n" for row in given), encoding="utf-8")
    return name


def made_up() -> list[dict[str, Any]]:
    return [page.record for page in make_pages(sites=2, articles=40, stories=2, shared_by=2)]


def tree(folder: str) -> dict[str, bytes]:
    return {name: (Path(folder) / name).read_bytes() for name in files(Path(folder))}


def test_learn_then_clean() -> None:
    write("in.jsonl", records(date="2024-05-06T10:00:00Z"))
    assert run("learn", "in.jsonl", "-o", "learned").stderr == "1 domain, 1 template in learned\n"
    assert files(Path("learned")) == ["havn.example.toml", "sketch.jsonl.gz"]
    assert "first = 2024-05-06" in Path("learned/havn.example.toml").read_text()
    run("clean", "in.jsonl", "-o", "out.jsonl", "--select", "template", "--templates", "learned")
    assert all(LINE not in row["text"] for row in rows(Path("out.jsonl")))
    assert rows(Path("out.jsonl"))[0]["removals"][0]["rule"] == "TPL01"
    assert "TPL01" in run("check", "in.jsonl", "--templates", "learned", code=1).stdout


def test_the_configuration_names_templates_too() -> None:
    write("in.jsonl", records())
    run("learn", "in.jsonl", "-o", "learned")
    Path("stripper.toml").write_text('templates = ["learned"]\nselect = ["template"]\n')
    assert "TPL01" in run("check", "in.jsonl", code=1).stdout


def test_halves_give_what_the_whole_gives_byte_for_byte() -> None:
    given = made_up()
    write("all.jsonl", given)
    write("b.jsonl", given[::3])
    Path("more").mkdir()
    for number in (1, 2):
        write(f"more/a{number}.jsonl", given[number::3][::-1])
    run("learn", "all.jsonl", "-o", "whole")
    run("learn", "b.jsonl", "-o", "half")
    run("learn", "more", "-o", "other")
    run("learn", "--merge", "half", "other", "-o", "merged")
    assert tree("merged") == tree("whole")
    assert len(tree("whole")) == 3


def test_another_process_gives_the_same() -> None:
    write("all.jsonl", made_up())
    run("learn", "all.jsonl", "-o", "one")
    assert execute("learn", "all.jsonl", "-o", "two").returncode == 0
    assert tree("one") == tree("two")


def test_few_articles_of_each_domain() -> None:
    write("all.jsonl", made_up())
    run("learn", "all.jsonl", "-o", "learned", "--articles", "20")
    counts = [tomllib.loads(x.read_text())["articles"] for x in Path("learned").glob("*.toml")]
    assert max(counts) == 20


def test_pages_tell_their_address() -> None:
    Path("pages").mkdir()
    for number, row in enumerate(records()):
        lines = "".join(f"<p>{line}</p>" for line in row["text"].splitlines())
        link = f'<link rel="canonical" href="{row["url"]}">'
        page = f"<html><head>{link}<title>{number}</title></head><body><article>{lines}</article>"
        Path(f"pages/{number}.html").write_text(page)
    assert "1 domain, 1 template" in run("learn", "pages", "-o", "learned").stderr


def test_records_without_an_address_are_counted() -> None:
    odd = [{"text": "a"}, {"text": "b", "url": None}, {"text": "c", "url": "not an address"}]
    write("in.jsonl", [*odd, *records()])
    told = run("learn", "in.jsonl", "-o", "learned").stderr
    assert "warning: 3 documents without a 'url' with a host in it, left out" in told


def test_no_record_with_an_address() -> None:
    write("in.jsonl", [{"text": "a"}])
    told = run("learn", "in.jsonl", "-o", "learned", code=2).stderr
    assert "give JSON Lines whose records have 'text' and 'url'" in told
    assert not Path("learned").exists()


def test_lines_that_are_no_records_are_told() -> None:
    write("in.jsonl", records())
    with Path("in.jsonl").open("a") as file:
        file.write("{broken\n")
    told = run("learn", "in.jsonl", "-o", "learned", code=1).stderr
    assert "in.jsonl:11: not JSON" in told
    assert Path("learned/havn.example.toml").exists()


def test_a_file_that_cannot_be_read_costs_no_other() -> None:
    write("in.jsonl", records())
    told = run("learn", "in.jsonl", "missing.jsonl", "-o", "learned", code=2).stderr
    assert "missing.jsonl: cannot be read" in told
    assert Path("learned/havn.example.toml").exists()


@pytest.mark.parametrize("merge", [(), ("--merge",)])
def test_what_is_there_is_not_written_over(merge: tuple[str, ...]) -> None:
    write("in.jsonl", records())
    Path("learned").mkdir()
    Path("learned/mine.toml").write_text("edited")
    told = run("learn", *merge, "in.jsonl", "-o", "learned", code=2).stderr
    assert "learned: there is something here already, maybe edited" in told


def broken(name: str, data: bytes) -> None:
    Path(name).mkdir()
    (Path(name) / "sketch.jsonl.gz").write_bytes(data)


HEAD = b'{"format": 1, "per_domain": 200, "in_all": 50000}\n'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"not gzip", "learn the folder anew"),
        (gzip.compress(b""), "no 'format', and format 1 is read here"),
        (gzip.compress(b'{"format": 2}'), "format 2, and format 1 is read here"),
        (gzip.compress(b'{"format": 1}'), "cannot be used: 'per_domain'"),
        (gzip.compress(HEAD + b'{"domain": 1}\n'), "want an object of strings"),
        (gzip.compress(HEAD + b'{"domain": "a"}\n'), "missing 2 required positional arguments"),
        (gzip.compress(HEAD)[:-12], "learn the folder anew"),
        (gzip.compress(HEAD.replace(b"200", b"20")), "learned with other --articles"),
    ],
)
def test_a_sketch_that_cannot_be_merged(data: bytes, told: str) -> None:
    write("in.jsonl", records())
    run("learn", "in.jsonl", "-o", "good")
    broken("bad", data)
    message = run("learn", "--merge", "good", "bad", "-o", "merged", code=2).stderr
    assert str(Path("bad/sketch.jsonl.gz")) in message
    assert told in message


def test_a_folder_without_a_sketch() -> None:
    Path("bad").mkdir()
    told = run("learn", "--merge", "bad", "-o", "merged", code=2).stderr
    assert "not there; merging needs the folders as `stripper learn` left them" in told


def test_without_a_document_no_folder_is_left_behind() -> None:
    result = run("learn", "nowhere.jsonl", "-o", "learned", code=2)
    assert "nowhere.jsonl: cannot be read" in result.stderr
    assert "no document was read" in result.stderr
    assert not Path("learned").exists()
