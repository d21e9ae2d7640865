from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from cli_kit import COMMANDS, PROGRAM, files, folder, run

__all__ = ["folder"]

BODY = "The bridge over the Olm opens on Friday after nine years of work, the council said."
RULES = """
domains = ["courier.example"]

[[remove]]
name = "plea"
kind = "promo"
line = "Support the Courier.*"
"""
TESTS = """
[[test]]
name = "the plea goes"
text = "A bridge opens.\\nSupport the Courier."
removed = ["Support the Courier."]

[[test]]
name = "a report stays"
text = "They support the Courier."
removed = []
"""
PAGE = (
    "Olm Courier\n{body} It is called {name}.\nMore from us\n{name} sings\nGoat falls\n"
    "{body} It was {name} who said so.\nSupport the Courier with {number} crowns.\n"
    "Readers also opened\n{name} found\nSnow in {name}\n"
)


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No site files of whoever runs the tests."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / ".config"))


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# clean and sites


@pytest.mark.parametrize("place", ["stripper-sites/a.toml", "home/.config/stripper/sites/a.toml"])
@pytest.mark.skipif(os.name == "nt", reason="the user's folder is elsewhere")
def test_the_usual_folders_are_found(place: str) -> None:
    write(place, RULES)
    write("a.txt", f"{BODY}\nSupport the Courier.")
    result = run("clean", "a.txt", "--url", "www.courier.example", "--select", "site")
    assert result.stdout == BODY
    assert place in run("sites", "courier.example").stdout


def test_nearer_files_come_first() -> None:
    write("stripper-sites/a.toml", RULES)
    mine = write("mine.toml", RULES.replace("plea", "mine"))
    write(
        "a.jsonl", json.dumps({"text": f"{BODY}\nSupport the Courier.", "url": "courier.example"})
    )
    row = json.loads(run("clean", "a.jsonl", "--sites", mine, "--select", "site").stdout)
    assert [removal["origin"] for removal in row["removals"]] == ["mine#mine"]


def test_files_named_stand_over_those_of_the_configuration() -> None:
    write("configured.toml", RULES)
    write("stripper.toml", 'sites = ["configured.toml"]')
    mine = write("mine.toml", RULES.replace("plea", "mine"))
    assert "configured#plea" in run("sites", "courier.example").stdout
    assert "mine#mine" in run("sites", "courier.example", "--sites", mine).stdout


def test_a_project_folder_stands_beside_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    write("stripper-sites/a.toml", RULES)
    write("stripper.toml", "")
    Path("deep/er").mkdir(parents=True)
    monkeypatch.chdir("deep/er")
    assert "a#plea" in run("sites", "courier.example").stdout


def test_sites_lists_files_and_what_applies() -> None:
    write("stripper-sites/a.toml", "extends = 'press'\n" + RULES)
    write("stripper-sites/press.toml", "[[remove]]\nname = 'tail'\nline = 'Read next'\nbelow = 3\n")
    listed = run("sites").stdout
    assert "courier.example" in listed
    assert "(family)" in listed
    applied = run("sites", "https://www.courier.example/a").stdout
    assert "press#tail" in applied
    assert "line 'Read next' with 3 below it" in applied
    assert "line 'Support the Courier.*'" in applied
    rows = json.loads(run("sites", "list", "courier.example", "--output-format", "json").stdout)
    assert {row["rule"] for row in rows} == {"a#plea", "press#tail"}


def test_sites_for_an_address_without_a_file() -> None:
    assert "no site file is for other.example" in run("sites", "other.example", code=1).stderr
    assert "'a..b' is no address" in run("sites", "a..b", code=2).stderr


def test_a_command_with_a_typo_is_no_address() -> None:
    assert "No such command 'impotr'" in run("sites", "impotr", "a", code=2).stderr
    assert "no site file is for localhost" in run("sites", "list", "localhost", code=1).stderr


@pytest.mark.parametrize("command", ["clean", "check"])
@pytest.mark.parametrize(("url", "warned"), [("", 1), ("no address", 1), ("https://a.example/", 0)])
def test_site_files_without_an_address_are_worth_a_word(
    command: str, url: str, warned: int
) -> None:
    write("a.txt", BODY)
    write("a.html", f"<link rel=canonical href=https://courier.example/a><p>{BODY}")
    options = ("--url", url) if url else ()
    result = run(command, "a.txt", "--sites", write("s.toml", RULES), *options)
    assert result.stderr.count("warning: 1 document without an address") == warned
    assert "without an address" not in run(command, "a.html", "--sites", "s.toml").stderr


def test_a_wrong_site_file_fails_its_own_documents_alone() -> None:
    write("sites/courier.example.toml", "[[remove]]\nname = 'plea'\nlnie = 'a'\n")
    record = {"text": BODY, "url": "courier.example"}
    write("a.jsonl", json.dumps(record) + "\n" + json.dumps({"text": BODY}) + "\n")
    result = run("clean", "a.jsonl", "-o", "out.jsonl", "--sites", "sites", code=1)
    assert "courier.example.toml:3: [[remove]] lnie: unknown key" in result.stderr
    statuses = [json.loads(line)["status"] for line in Path("out.jsonl").read_text().splitlines()]
    assert statuses == ["failed", "unchanged"]


# test


def test_passing_tests() -> None:
    write("sites/a.toml", RULES + TESTS)
    assert "1 file: 2 passed, 0 failed" in run("test", "sites").stderr


def test_a_failing_test_shows_what_came() -> None:
    path = write("a.toml", RULES + TESTS.replace("A bridge opens.", "Support the Courier!"))
    result = run("test", path, code=1)
    assert "a.toml: the plea goes: failed: 'a#plea' took" in result.stdout
    assert "    + Support the Courier!" in result.stdout
    assert "1 passed, 1 failed" in result.stderr


@pytest.mark.parametrize(
    ("tests", "message"),
    [
        ("", "no [[test]] that shows something removed"),
        (TESTS.partition('[[test]]\nname = "a report')[0], "no [[test]] that shows something kept"),
        ("[[test]]\nname = 'a'\ntext = 'b'\nhas = ['c']\n", "does not hold 'c'"),
        ("[[test]]\nname = 'a'\ntext = 'b'\nlacks = ['b']\n", "still holds 'b'"),
        (
            "[[test]]\nname = 'a'\nhtml = '<p>b'\nlacks = ['b']\nnme = 1\n",
            "a.toml:12: failed: [[test]] nme: unknown key",
        ),
    ],
)
def test_tests_that_are_missing_or_wrong(tests: str, message: str) -> None:
    assert message in run("test", write("a.toml", RULES + tests), code=1).stdout


def test_a_test_runs_the_rules_of_its_own_file_and_family() -> None:
    write("sites/press.toml", RULES.replace('domains = ["courier.example"]', "") + TESTS)
    write("sites/a.toml", "domains = ['courier.example']\nextends = 'press'\n" + TESTS)
    assert "2 files: 4 passed, 0 failed" in run("test", "sites").stderr


def test_cases_of_a_plugin_run_too() -> None:
    case = "text = 'NOISE here'\nrule = 'TST01'\nremoved = ['NOISE here']\n"
    write(
        "noisy.toml",
        f"[[removes]]\nname = 'a'\n{case}"
        "[[removes]]\nname = 'b'\ntext = 'MAYBE here'\nrule = 'TST02'\nremoved = ['MAYBE here']\n"
        "[[keeps]]\nname = 'c'\ntext = 'No NOISE'\ntempts = ['TST01', 'TST02']\nwhy = 'inside'\n",
    )
    assert "1 file: 3 passed, 0 failed" in run("test", "noisy.toml").stderr
    Path("noisy.toml").write_text(f"[[removes]]\nname = 'a'\n{case}")
    assert "no case in [[removes]] for TST02" in run("test", "noisy.toml", code=1).stdout


def test_a_known_failure_that_holds_is_told() -> None:
    keep = "[[keeps]]\nname = 'c'\ntext = 'No NOISE'\nwhy = 'inside'\n"
    write(
        "noisy.toml",
        "[[removes]]\nname = 'a'\ntext = 'NOISE here'\nrule = 'TST01'\nremoved = ['NOISE here']\n"
        "[[removes]]\nname = 'b'\ntext = 'MAYBE here'\nrule = 'TST02'\nremoved = ['MAYBE here']\n"
        f"{keep}tempts = ['TST01', 'TST02']\nknown_failure = 'not yet'\n",
    )
    result = run("test", "noisy.toml", code=1)
    assert "noisy.toml: c: failed: holds now: take its known_failure away" in result.stdout


def test_a_file_that_only_keeps_wants_its_tests_too() -> None:
    path = write("a.toml", "[[keep]]\nname = 'correction'\nline = 'Correction: .*'\n")
    assert "no [[test]] that shows something kept" in run("test", path, code=1).stdout


def test_a_file_is_tested_whatever_lies_beside_it() -> None:
    write("a/b.toml", "domains = 1")
    write("a/stripper.toml", "keep = ['caption']\npreset = 'news'\n")
    for name in ("a/x/pyproject.toml", "a/y/pyproject.toml"):
        write(name, "[project]\nname = 'a'\n")
    Path("a/folder.toml").mkdir()
    assert "2 passed, 0 failed" in run("test", write("a/a.toml", RULES + TESTS)).stderr
    result = run("test", "a", code=1)
    assert "2 passed, 1 failed" in result.stderr
    assert "a/b.toml:1: failed: domains: want a list" in result.stdout


def test_two_files_for_one_domain_fail_their_test() -> None:
    write("sites/a.toml", RULES + TESTS)
    write("sites/b.toml", RULES + TESTS)
    told = run("test", "sites", code=1).stdout
    assert "sites/a.toml and sites/b.toml both are for courier.example" in told


def test_a_configuration_of_rules_that_are_not_there_fails() -> None:
    path = write("a.toml", "[config]\nignore = ['XXX99']\n" + RULES.partition("\n\n")[2] + TESTS)
    assert "no rule or plugin is called 'XXX99'" in run("test", path, code=1).stdout


def test_nothing_to_test() -> None:
    assert "nowhere: no such file or folder" in run("test", "nowhere", code=2).stderr
    Path("empty").mkdir()
    assert "no tests in empty" in run("test", "empty", code=1).stderr
    assert "tests are in .toml files" in run("test", write("a.txt", ""), code=2).stderr


@pytest.mark.skipif(os.name == "nt", reason="interrupts are other there")
@pytest.mark.usefixtures("heeded_interrupts")
def test_watching_runs_again_when_a_file_changes() -> None:
    path = write("a.toml", RULES + TESTS)
    with Path("told").open("wb") as told:
        process = subprocess.Popen([*PROGRAM, "test", "--watch", str(path)], stderr=told)
    try:
        assert wait_for("2 passed, 0 failed")
        path.write_text(RULES)
        assert wait_for("0 passed, 2 failed")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
    assert "interrupted" not in Path("told").read_text(encoding="utf-8")


def wait_for(message: str) -> bool:
    deadline = time.monotonic() + 20
    while message not in Path("told").read_text(encoding="utf-8"):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


# new site


def pages(count: int = 4) -> list[str]:
    names = ["Ferryman", "Miller", "Baker", "Choirmaster"]
    for number, name in enumerate(names[:count]):
        write(f"pages/{number}.txt", PAGE.format(body=BODY, name=name, number=number))
    return ["--from", "pages"]


def test_a_new_site_file_has_examples_and_is_read() -> None:
    assert (
        run("new", "site", "www.courier.example").stdout == "stripper-sites/courier.example.toml\n"
    )
    assert "courier.example" in run("sites").stdout
    examples = Path("stripper-sites/courier.example.toml").read_text(encoding="utf-8")
    live = "\n".join(
        line.removeprefix("# ") for line in examples.splitlines() if "[" not in line[2:3]
    )
    assert 'name = "plea"' in live


def test_proposed_rules_clean_all_pages_and_pass_their_test() -> None:
    given = pages()
    run("new", "site", "courier.example", *given)
    run("test", "stripper-sites")
    run("clean", "pages", "-o", "out", "--url", "courier.example", "--select", "site")
    for file in files(Path("out")):
        text = Path("out", file).read_text(encoding="utf-8")
        assert text.count(BODY) == 2
        assert len(text.splitlines()) == 2, text


OWN = {
    "recipe": "{body} {name} bakes it.\nServes {n}\nIngredients\n{n} g flour\n2 eggs\n{n} g salt\n"
    "Method\n1. Mix for {n} minutes.\n2. Bake, as {name} does.\nEnjoy!\n",
    "league": "{body} {name} scored.\nTable\nClub P W D L Pts\n1 Brenn {n} 4 2\n2 {name} {n} 4 1\n"
    "3 Olm {n} 3 1\n",
    "interview": "{body} We met {name}.\nHow did you begin?\n{name}: {body}\nWhat comes next?\n"
    "{name}: I shall see.\nThank you for your time.\n",
    "review": "{body} {name} made it.\nPros\nQuiet {name}\nEasy to clean\nCons\nHeavy\nVerdict\n"
    "{n} out of 5\n",
    "japanese": "{body} {name}。\n市議会は{n}対2で可決した。\n今後の予定は未定だ。\n",
}


@pytest.mark.parametrize("kind", OWN)
@pytest.mark.parametrize("count", [2, 4])
def test_what_authors_say_on_each_page_is_put_to_the_reader(kind: str, count: int) -> None:
    names = ["Ferryman", "Miller", "Baker", "Choirmaster"][:count]
    for number, name in enumerate(names, 3):
        own = OWN[kind].format(body=BODY, name=name, n=number)
        tail = f"Printed on paper from Arvane\nReaders also opened\n{name} found at sea\n"
        write(f"pages/{name}.txt", own + tail)
    run("new", "site", "courier.example", "--from", "pages")
    run("test", "stripper-sites")
    proposed = Path("stripper-sites/courier.example.toml").read_text(encoding="utf-8")
    assert "\n# [[remove]]  # " in proposed
    run("clean", "pages", "-o", "out", "--url", "courier.example", "--select", "site")
    for number, name in enumerate(names, 3):
        cleaned = Path(f"out/{name}.txt").read_text(encoding="utf-8")
        assert cleaned.strip() == OWN[kind].format(body=BODY, name=name, n=number).strip()


@pytest.mark.parametrize("below", ["", "Share | Print | Comment\n"])
def test_a_title_goes_with_no_line_above_it(below: str) -> None:
    names = ["Ferryman", "Miller", "Baker"]
    for name in names:
        write(f"pages/{name}.txt", f"Olm Courier since 1911\n{name} sings\n{below}{BODY} {name}.\n")
    run("new", "site", "courier.example", "--from", "pages")
    run("clean", "pages", "-o", "out", "--url", "courier.example", "--select", "site")
    for name in names:
        cleaned = Path(f"out/{name}.txt").read_text(encoding="utf-8")
        assert cleaned == f"{name} sings\n{BODY} {name}.\n"


def test_a_list_below_a_heading_is_left_for_people_to_judge() -> None:
    for number, name in enumerate(["Ferryman", "Miller", "Baker"]):
        box = f"Also in the Courier today\n- {name} sings\n- Goat {name}\n"
        above, below = f"{BODY} It is called {name}.\n", f"{BODY} It was {name} who said so.\n"
        write(f"boxes/{number}.txt", above + box + below)
    run("new", "site", "courier.example", "--from", "boxes")
    path = Path("stripper-sites/courier.example.toml")
    text = path.read_text(encoding="utf-8")
    assert "# below = 2  # with the list below it, if that is the site's" in text
    path.write_text(text.replace("# below = 2 ", "below = 2 "), encoding="utf-8")
    result = run("clean", "boxes/0.txt", "--url", "courier.example", "--select", "site")
    assert "sings" not in result.stdout
    assert result.stdout.count(BODY) == 2


def test_a_site_file_that_is_there_is_left() -> None:
    run("new", "site", "courier.example")
    message = "courier.example.toml is there already"
    assert message in run("new", "site", "courier.example", code=2).stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["co.uk"], "'co.uk' is no site's domain"),
        (["a b"], "'a b' is no site's domain"),
        (["courier.example", "--from", "one.txt"], "needs 2 pages or more"),
        (["courier.example", "--from", "one.txt", "--from", "two.txt"], "no line stands on most"),
        (["courier.example", "--from", "none.txt"], "none.txt"),
    ],
)
def test_what_no_site_file_comes_of(args: list[str], message: str) -> None:
    write("one.txt", BODY)
    write("two.txt", "A mill grinds its last sack of rye on the flats, its owner said on Monday.")
    assert message in run("new", "site", *args, code=2).stderr
    assert not Path("stripper-sites").exists()


# import

FOREIGN = """# A comment
title: //h1
body: //div[@id='story']
strip: //p[@class="plea"]
strip: p[
strip: //a/@href
strip_id_or_class: share-bar
strip_image_src: /ad/
test_url: https://courier.example/a
"""


def test_foreign_files_become_site_files_with_a_report() -> None:
    write("foreign/.courier.example.txt", FOREIGN)
    write("foreign/empty.example.txt", "title: //h1\n")
    write("foreign/LICENSE.txt", "Do as you like.")
    result = run("sites", "import", "foreign", "-o", "sites", code=1)
    assert "left out '//a/@href' finds values" in result.stderr
    assert "'p[' is no CSS selector" in result.stderr
    assert "strip_image_src, test_url, title" in result.stderr
    assert "empty.example.txt: nothing in it can be carried over" in result.stderr
    assert "LICENSE.txt: its name is no domain" in result.stderr
    assert (
        "3 files read, 1 site file written to sites, 3 lines carried over, 5 left" in result.stderr
    )
    shown = run("sites", "courier.example", "--sites", "sites").stdout
    assert "body //div[@id='story']" in shown
    again = run("sites", "import", "foreign/.courier.example.txt", "-o", "sites", code=1)
    assert "is there already" in again.stderr


def test_help_names_every_option_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    for name, command in COMMANDS.items():
        shown = run(*name.split(), "--help").stdout
        opts = [opt for each in command.params for opt in each.opts if opt.startswith("-")]
        assert [opt for opt in opts if opt not in shown] == [], name
