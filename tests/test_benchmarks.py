"""The figures of benchmarks/, on records small enough to compute them by hand."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tomllib
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from kit import ROOT, make_rule

import extra
import general_words
import label_words
import labelled
import notice_words
import peers
import plea_words
import quality
import rules
import speed
import suites
import tables
import topic
from judge import judge
from stripper import Kind, Level, Removal, Result, Span, log
from stripper_plugins.promo import learned as learned_pleas

# Offsets: "Menu" 0:4, "abc def" 5:12, "Tags" 13:17, "x" 18:19.
SPANS = {
    "id": "s",
    "text": "Menu\nabc def\nTags\nx",
    "noise": [
        {"start": 0, "end": 5, "kind": "navigation"},
        {"start": 13, "end": 18, "kind": "tags"},
        {"start": 18, "end": 19, "kind": "tags", "optional": True},
    ],
}
BODY = {"id": "b", "source": "made", "text": "Menu\na b c d\na b c d", "gold": "a b c d"}
SEGMENTS = {
    "id": "g",
    "source": "made",
    "lang": "en",
    "text": "Menu\nabc def\nTags",
    "with": ["abc", "def"],
    "without": ["Menu", "Tags"],
}


def cut(record: dict[str, Any], *spans: tuple[int, int], rule: str = "TST01") -> Result:
    """Return the result of removing these spans by one rule."""
    text = record["text"]
    removals = tuple(
        Removal(start, end, text[start:end], rule, "test", Kind.PROMO, 0.9, "a test")
        for start, end in spans
    )
    return Result(log.apply(text, removals), removals)


def figures(record: dict[str, Any], *spans: tuple[int, int]) -> dict[str, dict[str, float]]:
    suite = suites.SUITES[labelled.recognise(record)]
    cuts = [Span(*span) for span in spans]
    outcome = suites.Outcome(record["text"], cut(record, *spans).text, cuts)
    return suite.figures(suite.tally(record, outcome))


# Formats


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (SPANS, labelled.Format.SPANS),
        (BODY, labelled.Format.BODY),
        ({"id": 1, "html": "<p>a</p>", "gold": "a"}, labelled.Format.BODY),
        (SEGMENTS, labelled.Format.SEGMENTS),
    ],
)
def test_a_format_is_known_by_its_fields(record: dict[str, Any], expected: labelled.Format) -> None:
    assert labelled.recognise(record) is expected


def test_a_record_of_no_format_is_named() -> None:
    with pytest.raises(ValueError, match=r"record 7: no known format has id, text"):
        labelled.recognise({"id": 7, "text": "a"})
    with pytest.raises(ValueError, match=r"record 7: segments without lang, source"):
        labelled.recognise({"id": 7, "text": "a", "with": [], "without": []})


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz"])
def test_every_nth_record_is_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"made.{ending}"
    data = "\n".join(json.dumps({"id": number}) for number in range(5)).encode()
    path.write_bytes(gzip.compress(data) if ending.endswith("gz") else data)
    assert [record["id"] for record in labelled.read(path, 2)] == [0, 2, 4]
    assert labelled.name_of(path) == "made"


# Figures


def test_spans_nothing_taken() -> None:
    (values,) = figures(SPANS).values()
    assert values == {
        "recall navigation": 0,
        "recall tags": 0,
        "recall, macro": 0,
        "recall, all": 0,
        "precision": 0,
        "body kept": 1,
        "docs untouched": 1,
        "docs exact": 0,
    }


def test_spans_all_noise_taken_is_exact_with_and_without_the_optional() -> None:
    for spans in ([(0, 5), (13, 18)], [(0, 5), (13, 19)]):
        (values,) = figures(SPANS, *spans).values()
        assert set(values.values()) == {1}


def test_spans_half_of_a_kind_and_some_of_the_body() -> None:
    # "nu", the line end and "abc" go: 2 of 4 of navigation, 0 of 4 of tags, 3 of 6 of the body.
    (values,) = figures(SPANS, (2, 8)).values()
    assert values["recall navigation"] == 0.5
    assert values["recall, macro"] == 0.25
    assert values["recall, all"] == 0.25
    assert values["precision"] == pytest.approx(2 / 5)
    assert values["body kept"] == 0.5
    assert values["docs untouched"] == values["docs exact"] == 0


def test_body_before_and_after() -> None:
    # 4 of 9 words are the gold's, and 1 of 6 runs of four words.
    (before,) = figures(BODY).values()
    assert before["word F1"] == pytest.approx(2 * (4 / 9) / (4 / 9 + 1))
    assert before["4-gram P"] == pytest.approx(1 / 6)
    assert before["4-gram R"] == 1
    (after,) = figures(BODY, (0, 5), (12, 20)).values()
    assert after["word F1"] == after["4-gram F1"] == 1
    (worse,) = figures(BODY, (5, 20)).values()
    assert (worse["word F1"], worse["made worse"]) == (0, 1)
    assert before["made worse"] == after["made worse"] == 0


def test_a_text_shorter_than_a_gram_is_one_gram() -> None:
    assert suites.compare("A b", "a b", 4) == (1, 1, 1)
    assert suites.compare("a b", "a b c", 4) == (0, 0, 0)


def test_a_body_without_words_does_not_count() -> None:
    assert figures({**BODY, "gold": "--"}) == {}


def test_bodies_are_grouped_by_source() -> None:
    total: suites.Tally = {}
    for source, text in (("one", "a b c d"), ("two", "e f g h"), ("two", "a b c d")):
        outcome = suites.Outcome(text, text, [])
        suites.add(total, suites.tally_body({**BODY, "source": source}, outcome))
    found = suites.figures_of_body(total)
    assert {name: values["word F1"] for name, values in found.items()} == {
        "one (1)": 1,
        "two (2)": 0.5,
        "all (3)": pytest.approx(2 / 3),
    }


def test_segments_kept_and_gone() -> None:
    values = figures(SEGMENTS, (0, 8))["all (1)"]
    assert values == {"kept": 0.5, "gone": 0.5}


def test_rare_languages_are_counted_together() -> None:
    total: suites.Tally = {}
    for lang, number in (("en", suites.FEW), ("fr", suites.FEW - 1), ("pl", 1)):
        for _ in range(number):
            outcome = suites.Outcome("abc", "abc", [])
            suites.add(total, suites.tally_segments({**SEGMENTS, "lang": lang}, outcome))
    names = {"made (40)", "en (20)", "other (20)", "made en (20)", "made other (20)", "all (40)"}
    assert set(suites.figures_of_segments(total)) == names


# What was noise


def graded(record: dict[str, Any], *spans: tuple[int, int]) -> list[tuple[float, float]]:
    return [tuple(verdict.grade) for verdict in judge(record, cut(record, *spans))]


def test_spans_are_judged_by_their_labels() -> None:
    assert graded(SPANS, (0, 8), (13, 19)) == [(7, 4), (4, 4)]


def test_a_second_copy_is_noise_while_the_first_stands() -> None:
    assert graded(BODY, (12, 20)) == [(4, 4)]
    assert graded(BODY, (5, 13)) == [(4, 4)]
    assert graded(BODY, (5, 13), (13, 20)) == [(4, 0), (4, 0)]


def test_a_removal_of_few_words_is_judged_by_those() -> None:
    assert graded(BODY, (0, 4)) == [(4, 4)]
    assert graded({**BODY, "gold": "menu a b c d"}, (0, 4)) == [(4, 0)]


def test_a_removal_without_words_is_not_judged() -> None:
    assert graded({**BODY, "text": "a b c d\n--"}, (7, 10)) == [(0, 0)]


def test_segments_are_judged_by_the_snippets_in_them() -> None:
    assert graded(SEGMENTS, (0, 8), (8, 12)) == [(7, 4), (3, 0)]
    twice = {**SEGMENTS, "text": "abc\nabc def"}
    assert graded(twice, (0, 4)) == [(0, 0)]  # the snippet still stands


@pytest.mark.parametrize(
    ("record", "expected"), [(SPANS, (7, 4)), (BODY, (8, 8)), (SEGMENTS, (7, 4))]
)
def test_a_suggestion_is_judged_as_if_carried_out(
    record: dict[str, Any], expected: tuple[float, float]
) -> None:
    end = 12 if record is BODY else 8
    made = cut(record, (0, end), rule="TST02")
    result = Result(record["text"], suggestions=made.removals)
    assert not list(judge(record, result))
    (verdict,) = judge(record, result, suggested=["TST02"])
    assert verdict.grade == pytest.approx(expected)


def test_a_suggestion_of_the_only_copy_is_lost() -> None:
    record = {**BODY, "text": "a b c d"}
    result = Result("a b c d", suggestions=cut(record, (0, 7), rule="TST02").removals)
    (verdict,) = judge(record, result, suggested=["TST02"])
    assert verdict.grade == (4, 0)


def test_a_verdict_shows_text_context_rule_and_reason() -> None:
    (verdict,) = judge(SPANS, cut(SPANS, (5, 8)))
    assert verdict.show() == (
        "TST01 s 5:8, 3 of 3 characters lost, score 0.90\n  a test\n  ...Menu⏎[[abc]] def⏎Tags⏎x..."
    )


# Rules


def test_wilson() -> None:
    # Nine of ten: the interval that textbooks give.
    assert rules.wilson(9, 10) == pytest.approx((0.5958, 0.9821), abs=1e-4)
    assert rules.wilson(0, 0) == (0, 1)
    assert rules.wilson(5, 5)[1] == 1


def test_scores_table_and_unsafe_rules() -> None:
    catalogue = {"TST01": make_rule("TST01"), "TST02": make_rule("TST02", level=Level.SUGGEST)}
    scores = {code: rules.Score() for code in catalogue}
    for span in ((0, 5), (5, 12), (13, 18)):
        for verdict in judge(SPANS, cut(SPANS, span)):
            scores["TST01"].add(verdict, 1)
    score = scores["TST01"]
    assert (score.fired, score.characters, score.judged_characters) == (3, 14, 14)
    assert score.precision == pytest.approx(2 / 3)
    assert [verdict.removal.start for _, _, verdict in score.worst] == [5]
    last = rules.rules_table(catalogue, scores).splitlines()[2]
    cells = [cell.strip() for cell in last.split("|")[1:-1]]
    assert cells[:8] == [
        "`TST01`", "noise-tst01", "safe", "3", "14", "0.571", "0.667", "0.208-0.939",
    ]  # fmt: skip
    assert cells[8:] == ["0.667 of 3", "", "", ""]
    assert rules.unsafe(catalogue, scores).endswith("`TST01`.")
    assert rules.unsafe(catalogue, {}).endswith("none.")


# Peers


def test_cuts_are_found_from_the_output() -> None:
    given = "Menu\nOne[2] two.\nMenu\n\ufeff\nEnd."
    cuts = peers.cuts_of(given, "One two.\nMenu\nEnd.")
    taken = "".join(given[start:end] for start, end in cuts)
    assert taken.split() == ["Menu", "[2]", "\ufeff"]
    assert all(
        mark.isspace() for start, end in peers.cuts_of(given, given) for mark in given[start:end]
    )
    with pytest.raises(ValueError, match="that the input does not: 'Other'"):
        peers.cuts_of(given, "Other")


@pytest.mark.parametrize("name", peers.PEERS)
def test_a_peer_only_takes_away(name: str) -> None:
    try:
        clean = peers.peer(name)
    except extra.MissingExtraError as exc:
        pytest.skip(str(exc))
    line = "The town council voted on Monday to close the bridge, and it said that it would pay. "
    given = f"Menu\n{line * 3}\n---\nHome | News\n\ufeff\n{line * 4}"
    text = clean(given)
    peers.cuts_of(given, text)
    assert "bridge" in text
    assert clean("") == ""


def test_a_missing_peer_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datatrove.pipeline.filters.c4_filters", None)
    with pytest.raises(extra.MissingExtraError, match=r"datatrove is not installed .* 'bench'"):
        peers.make_c4()


# Whole runs


def write(path: Path, *records: dict[str, Any]) -> Path:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


def test_runs_print_figures_rules_and_worst_cases(tmp_path: Path) -> None:
    text = "The vote is on Friday.\nRead more: Ferry runs aground"
    noise = [{"start": 23, "end": len(text), "kind": "related"}]
    good = {"id": "good", "text": text, "noise": noise}
    bad = {"id": "bad", "text": text, "noise": []}
    path = write(tmp_path / "made.jsonl", good, bad)
    shown = [
        subprocess.run(
            [sys.executable, ROOT / "benchmarks" / script, path, "--worst", "1", "--jobs", "2"],
            check=True, capture_output=True, encoding="utf-8",
        ).stdout
        for script in ("quality.py", "rules.py")
    ]  # fmt: skip
    assert "| recall related | 0.0000 | 1.0000   |" in shown[0]
    assert "| precision      | 0.0000 | 0.5000   |" in shown[0]
    assert "bad: 25 characters of the article lost\nREL01 bad 22:52" in shown[0]
    row = next(line for line in shown[1].splitlines() if line.startswith("| `REL01`"))
    assert "0.500 of 2" in row
    assert "[[Read more: Ferry runs aground]]" in shown[1]


def test_peers_get_the_text_that_was_extracted() -> None:
    page = (
        "<html><body><article><p>" + "The vote is on Friday. " * 20 + "</p></article></body></html>"
    )
    record = {"id": "h", "html": page, "gold": "The vote is on Friday. " * 20}
    totals, worst = quality.run([record], names=[peers.NOTHING])
    assert not worst
    for total in totals.values():
        (values, *_) = suites.figures_of_body(total).values()
        assert values["word F1"] == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "made.jsonl: No such file or directory"),
        ("", "made.jsonl: no records"),
        ("\nnot JSON\n", "made.jsonl:2: not JSON: Expecting value at column 1"),
        ('{"id": 1}\n', ""),
    ],
)
@pytest.mark.parametrize(
    "script", [quality, rules, speed, topic], ids=lambda script: script.__name__
)
def test_a_file_that_cannot_be_measured_is_told(
    script: ModuleType,
    text: str | None,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "made.jsonl"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["script", str(path)])
        assert script.main() == 2
    printed = capsys.readouterr().err
    assert printed
    assert said in printed


def test_general_words_are_the_content_words_of_the_most_frequent_ones() -> None:
    lines = ["the 90", "provides 50", "considerable 40", "", "Experience 30", "quokka 1"]
    assert general_words.general_terms(lines, "en", 4) == ["experi"]


def test_word_vectors_become_directions_that_tell_articles_apart(tmp_path: Path) -> None:
    pytest.importorskip("numpy")
    import word_vectors  # noqa: PLC0415

    sea = ["anchor", "ferry", "harbour", "island", "sailor", "storm", "vessel"]
    oven = ["butter", "cake", "flour", "oven", "pastry", "spoon", "sugar"]
    words = [*sea, *oven]
    rows = [f"{w} {w in sea:d} {w in oven:d} {at % 5}" for at, w in enumerate(words)]
    vectors = tmp_path / "vectors.txt"
    vectors.write_text("\n".join(["the 1 1 1", *rows]), encoding="utf-8")
    golds = ["\n".join([" and ".join(own[:6]), " and ".join(own[1:])]) for own in (sea, oven)]
    body = write(tmp_path / "made.jsonl", *({**BODY, "gold": gold} for gold in golds))
    out = tmp_path / "en.txt"
    options = [
        str(vectors),
        str(body),
        "--language",
        "en",
        "--most",
        "20",
        "--source",
        "us",
        "-o",
        str(out),
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["word_vectors.py", *options])
        assert not word_vectors.main()
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[1] == "# Written by benchmarks/word_vectors.py from us."
    assert [line.split(" ")[0] for line in lines[2:]] == sorted(word[:6] for word in words)


def test_words_of_notices_speak_for_a_notice_and_words_of_articles_against(tmp_path: Path) -> None:
    story = "The ferry left the harbour. The captain of the ferry waved to the harbour."
    german = "Die Fähre hat den Hafen verlassen. Der Kapitän der Fähre hat dem Hafen gewinkt."
    files = {
        "notices": "Our columnist holds shares.\nThe columnist corrected this column.\n",
        "others": "The captain waved.\nThe ferry sank.\nThe harbour froze.\n",
        "german": "Der Autor hält keine Aktien.\nDer Autor hält Anteile, die ihm gehören.\n" * 2,
        "lines": "Der Kapitän hat gewinkt.\nDie Fähre ist gesunken.\n",
        "prior": '[words]\nen.1 = ["column"]\nde.4 = ["kolumne"]\nfr.3 = ["avis"]\n',
    }
    paths = {name: tmp_path / name for name in files}
    for name, text in files.items():
        paths[name].write_text(text, encoding="utf-8")
    golds = ("\n".join([each] * 4) for each in (story, german))
    body = write(tmp_path / "made.jsonl", *({**BODY, "gold": gold} for gold in golds))
    options = [
        *("--notices", f"en={paths['notices']}", f"de={paths['german']}"),
        *("--others", f"en={paths['others']}", f"de={paths['lines']}"),
        *("--prior", paths["prior"]),
    ]
    written = []
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, ROOT / "benchmarks" / "notice_words.py", body, *options,
             "--source", "made up", "-o", tmp_path / "weights.toml"],
            check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        written.append((tmp_path / "weights.toml").read_text(encoding="utf-8"))
    assert written[0] == written[1]
    learned = notice_words.read_weights(tmp_path / "weights.toml")
    assert learned["en"]["columnist"] > 0
    assert learned["en"]["column"] > 0
    assert all(learned["en"].get(word, 0) <= 0 for word in ("ferry", "captain", "waved"))
    assert learned["de"]["autor"] > 0
    assert learned["de"]["kolumne"] == 4
    assert all(learned["de"].get(word, 0) <= 0 for word in ("fähre", "kapitän"))
    assert learned["fr"] == {"avis": 3}


def test_words_of_pleas_speak_for_a_plea_and_words_of_articles_against(tmp_path: Path) -> None:
    pytest.importorskip("scipy")
    stories = {
        "en": "The ferry left the harbour on Monday. The captain of the ferry waved. ",
        "de": "Die Fähre hat am Montag den Hafen verlassen. Der Kapitän der Fähre hat gewinkt. ",
    }
    lines = {
        "en": {"pleas": "Gazette {}: £4.", "others": "The captain waved {} times."},
        "de": {"pleas": "Kurier {}: 4 €.", "others": "Der Kapitän hat {} Mal gewinkt."},
    }
    options: list[str | Path] = []
    for name in ("pleas", "others"):
        options.append(f"--{name}")
        for language in lines:
            path = tmp_path / f"{name}.{language}"
            path.write_text("\n".join(map(lines[language][name].format, range(40))), "utf-8")
            options.append(f"{language}={path}")
    golds = (f"{each * 3}\n{each * 3}\n{each}{n}" for each in stories.values() for n in range(9))
    body = write(tmp_path / "made.jsonl", *({**BODY, "gold": gold} for gold in golds))
    out = tmp_path / "weights.toml"
    command = ["plea_words.py", body, *options, "--source", "made up", "-o", out]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", list(map(str, command)))
        assert not plea_words.main()
    learned = learned_pleas.load_weights(out)
    assert learned.words["en"]["gazette"] > 0
    assert learned.words["en"].get("captain", 0) <= 0
    assert learned.words["de"]["kurier"] > 0
    assert learned.words["de"].get("kapitän", 0) <= 0
    assert "has words" in learned.signs


def test_words_of_labels_speak_for_a_label_and_words_of_articles_against(tmp_path: Path) -> None:
    pytest.importorskip("scipy")
    lines = {
        "en": ("Show page {} of the list", "The captain waved {} times."),
        "de": ("Seite {} der Liste anzeigen", "Der Kapitän hat {} Mal gewinkt."),
    }
    options: list[str | Path] = []
    for place, name in enumerate(("labels", "others")):
        options.append(f"--{name}")
        for language, own in lines.items():
            path = tmp_path / f"{name}.{language}"
            words = ("one", "two", "three", "four", "five", "six")
            path.write_text("\n".join(map(own[place].format, words)), "utf-8")
            options.append(f"{language}={path}")
    story = "The ferry left the harbour on Monday, and the captain of the ferry waved.\nShow over."
    body = write(tmp_path / "made.jsonl", {**BODY, "gold": story})
    out = tmp_path / "labels.toml"
    command = ["label_words.py", body, *options, "--source", "made up", "-o", out]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", list(map(str, command)))
        assert not label_words.main()
    tables = tomllib.loads(out.read_text("utf-8"))["signs"]
    learned = {
        language: {sign: float(weight) for weight, signs in own.items() for sign in signs}
        for language, own in tables.items()
    }
    assert learned["en"]["list"] > 0 > learned["en"]["captain"]
    assert learned["en"].get("show", 0) < learned["en"]["list"]
    assert learned["de"]["anzeige $"] > 0 > learned["de"]["kapitän"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("pleas.txt", "want LANG=FILE, such as en=lines.txt, got 'pleas.txt'"),
        ("fr=pleas.txt", "pleas.txt: no text in 'fr' in a body or spans file"),
    ],
)
def test_lines_need_a_language_that_articles_have(
    line: str, message: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    body = write(tmp_path / "made.jsonl", BODY)
    command = ["plea_words.py", body, "--pleas", line, "--others", line, "--source", "", "-o", "x"]
    monkeypatch.setattr(sys, "argv", list(map(str, command)))
    with suppress(SystemExit):
        plea_words.main()
    assert message in capsys.readouterr().err


def test_a_damaged_gzip_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "made.jsonl.gz"
    for data in (b"{}", gzip.compress(b"{}" * 100)[:20]):
        path.write_bytes(data)
        with pytest.raises(ValueError, match=r"made\.jsonl\.gz: no gzip file, or a damaged one"):
            list(labelled.read(path))


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5"])
def test_a_number_of_documents_or_processes_is_whole_and_positive(
    number: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["rules.py", "made.jsonl", "--every", number])
    with pytest.raises(SystemExit):
        rules.main()
    assert f"want a whole number from 1, got '{number}'" in capsys.readouterr().err


# The page


def test_a_section_of_a_page_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- one -->\nold\n<!-- /one -->\nb\n", encoding="utf-8")
    tables.write_section(page, "one", r"new \1")
    tables.write_section(page, "one", r"new \1")
    assert page.read_text(encoding="utf-8") == "a\n<!-- one -->\n\nnew \\1\n\n<!-- /one -->\nb\n"
    with pytest.raises(ValueError, match="no section <!-- two -->"):
        tables.write_section(page, "two", "")


def test_the_page_has_the_sections_that_the_scripts_write() -> None:
    page = tables.PAGE.read_text(encoding="utf-8")
    for name in ("figures", "precision"):
        assert f"<!-- {name} -->\n" in page
        assert f"<!-- /{name} -->" in page
