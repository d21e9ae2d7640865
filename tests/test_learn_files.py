from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stripper import Config, ConfigError, Kind, Stripper
from stripper.learn.files import Place, Template, TemplateFile, dump, file_name, read

LINE = "Havn Press is printed on paper from Arvane"
TEXT = f"The ferry ran aground on Monday.\n{LINE}"
SMALL = 'format = 1\ndomain = "havn.example"\n[[template]]\nlines = ["{}"]\n'


def write(name: str, text: str) -> Path:
    folder = Path("learned")
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def clean(folder: Path, url: str | None = "https://havn.example/1", text: str = TEXT) -> str:
    stripper = Stripper(Config(templates=(folder,), select=("template",), strict=True))
    result = stripper.clean(text, url=url)
    assert result.restore() == text
    return result.text


def test_a_file_comes_back_as_it_was_written() -> None:
    full = Template(
        id="1f",
        lines=("a * of the press", "all rights"),
        kind=Kind.LEGAL,
        place=Place.TAIL,
        count=7,
        share=0.25,
        first=date(2024, 1, 2),
        last=date(2024, 3, 4),
        example=('A "man" of\tthe\x7f Press\\', "All rights"),
        seen="https://havn.example/ü",
    )
    bare = Template(id="2e", lines=("plain",), example=("Plain",))
    file = TemplateFile("havn.example", 28, (full, bare))
    folder = write("x.toml", dump(file))
    assert read(folder / "x.toml") == file


def test_a_file_written_by_hand_needs_few_keys() -> None:
    folder = write("havn.example.toml", SMALL.format("HAVN Press is printed on * from Arvane!"))
    assert clean(folder) == "The ferry ran aground on Monday."


def test_the_log_names_template_and_kind() -> None:
    text = SMALL.format(LINE) + 'id = "paper"\nkind = "legal"\ncount = 9\nshare = 0.9\n'
    config = Config(templates=(write("havn.example.toml", text),), select=("template",))
    (removal,) = Stripper(config).clean(TEXT, url="https://havn.example/1").removals
    assert (removal.rule, removal.kind) == ("TPL01", Kind.LEGAL)
    assert removal.origin == "havn.example#paper"
    assert removal.reason == f"the site's line '{LINE.lower()}', seen on 9 articles (90%)"


def test_kinds_that_are_kept_stay() -> None:
    folder = write("havn.example.toml", SMALL.format(LINE) + 'kind = "legal"\n')
    config = Config(templates=(folder,), select=("template",), keep=("legal",))
    assert Stripper(config).clean(TEXT, url="https://havn.example/1").text == TEXT


@pytest.mark.parametrize(
    ("place", "lines"),
    [("any", "HIB"), ("head", "HI"), ("inside", "IB"), ("tail", "IB")],
)
def test_a_line_goes_where_its_place_allows(place: str, lines: str) -> None:
    paragraph = (
        "The ferry ran aground on Monday off the harbour wall, and came free with the tide. " * 2
    )
    parts = {"H": LINE, "1": paragraph.strip(), "I": LINE, "2": f"Then: {paragraph}", "B": LINE}
    text = "\n".join(parts.values())
    folder = write("havn.example.toml", f"{SMALL.format(LINE)}place = '{place}'\n")
    left = "\n".join(part for name, part in parts.items() if name not in lines)
    assert clean(folder, text=text).strip() == left.strip()


def test_a_file_is_read_again_when_it_changes() -> None:
    folder = write("havn.example.toml", SMALL.format(LINE))
    assert clean(folder) != TEXT
    write("havn.example.toml", SMALL.format("something else altogether"))
    assert clean(folder) == TEXT


@pytest.mark.parametrize(
    ("domain", "url"),
    [
        ("havn.org.uk", "https://news.havn.org.uk:8443/a?b#c"),
        ("xn--hvn-qla.example", "https://hävn.example/"),
        ("xn--hvn-qla.example", "HTTPS://XN--HVN-QLA.EXAMPLE./"),
        ("10.0.0.7", "http://10.0.0.7:8080/a"),
        ("::1", "http://[::1]:80/"),
        ("localhost", "localhost/a"),
    ],
)
def test_the_domain_of_an_address(domain: str, url: str) -> None:
    text = SMALL.format(LINE).replace("havn.example", domain)
    assert clean(write(file_name(domain), text), url) == "The ferry ran aground on Monday."


def test_an_empty_text_is_no_fault() -> None:
    assert clean(write("havn.example.toml", SMALL.format(LINE)), text="") == ""


@pytest.mark.parametrize("url", [None, "", "no address", "http://", "https://../x", "http://[::1"])
def test_without_a_host_nothing_is_done(url: str | None) -> None:
    assert clean(write("havn.example.toml", SMALL.format(LINE)), url) == TEXT


def test_a_folder_that_is_not_there() -> None:
    with pytest.raises(ConfigError, match=r"templates nowhere: no such folder; `stripper learn"):
        Stripper(Config(templates=(Path("nowhere"),)))


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("format = 2", "format 2, and format 1 is read here; learn the templates anew"),
        ('format = "1"', "format '\"1\"', and format 1 is read here"),
        ('domain = "havn.example"', "no 'format', and format 1 is read here"),
        ("", "no 'format', and format 1 is read here"),
    ],
)
def test_a_file_of_another_version_ends_the_run_before_it_begins(head: str, told: str) -> None:
    folder = write("other.example.toml", f"# a comment\n\n{head}\n")
    with pytest.raises(ConfigError) as caught:
        Stripper(Config(templates=(folder,)))
    assert str(caught.value).startswith(f"{Path('learned/other.example.toml')}: {told}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("format = 1\n[[templ", "; mend it, or learn it anew"),
        ("format = 1", "'domain' is missing"),
        ("format = 1\ndomain = 3", "domain: 3 has the wrong type"),
        (SMALL.format(" * 0"), "template number 1: lines: want strings, each with a word in it"),
        (SMALL.format("a") + "count = true", "count: True has the wrong type"),
        (SMALL.format("a") + 'id = "x"\nkind = "nosie"', "template x: kind: 'nosie' is none of"),
        (SMALL.format("a") + 'place = "top"', "place: 'top' is none of head, inside, tail, any"),
        (SMALL.format("a") + "colour = 1", "template number 1: unknown key colour; known: id, "),
        ("format = 1\ndomain = ''\ntemplate = [1]", "want a [[template]] table, got 1"),
    ],
)
def test_a_damaged_file_costs_its_own_documents_and_says_where(text: str, told: str) -> None:
    folder = write("havn.example.toml", text)
    stripper = Stripper(Config(templates=(folder,), select=("template",)))
    result = stripper.clean(TEXT, url="https://havn.example/1")
    assert result.text == TEXT
    (failure,) = result.failures
    assert failure.plugin == "template"
    assert str(Path("learned/havn.example.toml")) in failure.message
    assert told in failure.message
    assert not stripper.clean(TEXT, url="https://other.example/1").failures
