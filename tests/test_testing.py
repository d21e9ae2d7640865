from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from kit import find_words, make_plugin, make_rule

from stripper import Kind, Level, Removal, Result
from stripper.testing import CaseError, CaseFailure, Harness, load_cases
from stripper.testing.harness import check_result

REMOVES = """
[[removes]]
name = "one-line"
rule = "TST01"
text = "A first line.\\nNOISE\\nA last line."
removed = ["NOISE"]
after = "A first line.\\nA last line."
"""
KEEPS = """
[[keeps]]
name = "lower-case"
why = "noise is the subject"
text = "The noise was loud."
"""

pytest_plugins = ["pytester"]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "noise.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def harness(find: object = None, **options: object) -> Harness:
    plugin = make_plugin(find or find_words("NOISE"), **options)
    return Harness("noise", plugins={"noise": plugin})


def test_good_cases_pass(write: Callable[[str], Path]) -> None:
    cases = load_cases(write(REMOVES + KEEPS))
    assert [case.id for case in cases] == ["noise-one-line", "noise-lower-case"]
    one = harness()
    one.check_rules(cases)
    for case in cases:
        one.check(case)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[remove]]\nname = 'x'", "unknown remove; want"),
        (REMOVES + "extra = 1", "one-line: unknown key extra"),
        (REMOVES.replace("name", "#name"), r"\[\[removes\]\] number 1: .* needs name"),
        (KEEPS.replace("why", "#why"), "lower-case: .* needs why"),
        (KEEPS + "lang = 3", "lower-case: lang: 3 has the wrong type"),
        (KEEPS + "tempts = [1]", "lower-case: want strings"),
        (KEEPS + "context = 'none'", "lower-case: context: want plugin or all"),
        (REMOVES.replace('["NOISE"]', '["NOISE\\n"]'), "leave out the white space"),
        (REMOVES.replace('["NOISE"]', '["NOIZE"]'), "'NOIZE' is not in the text"),
        (REMOVES.replace('"TST01"', '["TST01", "TST01"]'), "want one code, or one for each"),
        (KEEPS + KEEPS, "two cases are called lower-case"),
        (KEEPS + KEEPS.replace("lower", "same"), "lower-case and same-case have the same text"),
        ("name = ", "Invalid value"),
    ],
)
def test_vague_files_are_refused(write: Callable[[str], Path], text: str, told: str) -> None:
    with pytest.raises(CaseError, match=rf"noise\.toml: .*{told}"):
        load_cases(write(text))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"gone\.toml"):
        load_cases(tmp_path / "gone.toml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (REMOVES, r"no case in \[\[keeps\]\] for TST01"),
        (KEEPS, r"no case in \[\[removes\]\] for TST01"),
        (REMOVES + KEEPS + "tempts = 'TST09'", "lower-case: no rule TST09 in noise"),
    ],
)
def test_each_rule_needs_both_sorts(write: Callable[[str], Path], text: str, told: str) -> None:
    with pytest.raises(CaseError, match=told):
        harness().check_rules(load_cases(write(text)))


def test_with_two_rules_a_keep_names_the_one_it_tempts(write: Callable[[str], Path]) -> None:
    two = harness(rules=[make_rule(), make_rule("TST02")])
    both = REMOVES + REMOVES.replace("one", "two").replace("TST01", "TST02").replace("A ", "The ")
    with pytest.raises(CaseError, match=r"no case in \[\[keeps\]\] for TST01, TST02"):
        two.check_rules(load_cases(write(both + KEEPS)))
    two.check_rules(load_cases(write(both + KEEPS + "tempts = ['TST01', 'TST02']")))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (REMOVES.replace('["NOISE"]', '["A first line."]'), "want 1 removed by TST01; came TST01"),
        (KEEPS.replace("The noise", "The NOISE"), r"want nothing removed \(noise is the subject\)"),
        (REMOVES.replace("after = ", 'after = "" # '), "the clean text differs"),
        (REMOVES.replace('rule = "TST01"', 'rule = "TST02"'), "'NOISE' went by TST01, want TST02"),
    ],
)
def test_a_case_that_does_not_hold_fails(
    write: Callable[[str], Path], text: str, told: str
) -> None:
    (case,) = load_cases(write(text))
    with pytest.raises(CaseFailure, match=told):
        harness().check(case)


def test_a_failure_shows_both_sides(write: Callable[[str], Path]) -> None:
    (case,) = load_cases(write(REMOVES.replace("NOISE\\n", "NOISE NOISES\\n")))
    with pytest.raises(CaseFailure) as failure:
        harness(find_words("NOISES")).check(case)
    assert "noise.toml: one-line: " in str(failure.value)
    assert "    - NOISE\n    + NOISES" in str(failure.value)


def _raises(document: object) -> None:
    raise RuntimeError("boom")


def _changes_words(document: object) -> list[object]:
    document.words.clear()  # type: ignore[attr-defined]
    return []


@pytest.mark.parametrize(
    ("find", "told"),
    [(_raises, "plugin 'noise': RuntimeError: boom"), (_changes_words, "changed the document's")],
)
def test_a_plugin_that_misbehaves_fails(
    write: Callable[[str], Path], find: Callable[[object], object], told: str
) -> None:
    (case,) = load_cases(write(KEEPS))
    with pytest.raises(CaseFailure, match=told):
        harness(find).check(case)


def test_a_plugin_that_does_not_settle_fails(write: Callable[[str], Path]) -> None:
    text = REMOVES.replace("A first line.", "NOINOISESE").replace('["NOISE"]', '["NOISE", "NOISE"]')
    text = text.replace("after", "#after")
    (case,) = load_cases(write(text))
    with pytest.raises(CaseFailure, match="a second run takes more"):
        harness().check(case)
    (case,) = load_cases(write(text + "settles = false"))
    harness().check(case)


@pytest.mark.parametrize(
    ("removals", "clean", "told"),
    [
        ([(1, 2), (0, 1)], "", "holds another text|out of order"),
        ([(0, 99)], "", "outside the text"),
        ([(0, 3)], "", "holds another text than the span"),
        ([(0, 2)], "rewritten", "is not the text given with the removals cut out"),
    ],
)
def test_a_result_that_breaks_the_contract_fails(
    write: Callable[[str], Path], removals: list[tuple[int, int]], clean: str, told: str
) -> None:
    (case,) = load_cases(write(KEEPS))
    made = tuple(
        Removal(start, end, case.text[start : min(end, 2)], "TST01", "noise", Kind.PROMO, 1.0, "")
        for start, end in removals
    )
    with pytest.raises(CaseFailure, match=told):
        check_result(case, Result(clean, made))


def test_a_file_without_cases_is_refused() -> None:
    with pytest.raises(CaseError, match="plugin 'noise': no cases"):
        harness().check_rules([])


def test_a_suggesting_rule_is_carried_out_in_its_own_cases(write: Callable[[str], Path]) -> None:
    (case,) = load_cases(write(REMOVES))
    harness(rules=[make_rule(level=Level.SUGGEST)]).check(case)


@pytest.mark.parametrize(("context", "holds"), [("plugin", True), ("all", False)])
def test_a_case_may_run_with_all_plugins(
    write: Callable[[str], Path], context: str, holds: bool
) -> None:
    plugins = {
        "noise": make_plugin(find_words("NOISE")),
        "loud": make_plugin(find_words("loud", rule="TST09"), rules=[make_rule("TST09")]),
    }
    (case,) = load_cases(write(KEEPS + f"context = '{context}'"))
    if holds:
        Harness("noise", plugins=plugins).check(case)
    else:
        with pytest.raises(CaseFailure, match="came TST09 'loud'"):
            Harness("noise", plugins=plugins).check(case)


def test_a_plugin_that_is_not_there_is_named(write: Callable[[str], Path]) -> None:
    cases = load_cases(write(REMOVES))
    with pytest.raises(CaseError, match="plugin 'noise' is not installed"):
        Harness("noise").check_rules(cases)
    broken = Harness("noise", plugins={"noise": make_plugin(rules=["TST01"])})
    with pytest.raises(CaseError, match=r"plugin .noise.: .*want stripper\.Rule"):
        broken.check_rules(cases)


def test_one_line_runs_a_file(pytester: pytest.Pytester) -> None:
    known = 'known_failure = "not yet"\n'
    failing = KEEPS.replace("lower-case", "known").replace("noise was", "NOISE was") + known
    fixed = KEEPS.replace("lower-case", "fixed").replace("was", "is") + known
    wrong = KEEPS.replace("lower-case", "wrong").replace("noise was", "so much NOISE was")
    pytester.path.joinpath("noise.toml").write_text(REMOVES + KEEPS + failing + fixed + wrong)
    pytester.path.joinpath("broken.toml").write_text("name = ")
    pytester.makepyfile(
        mine="""
        from stripper import Finding, Kind, Level, Rule, hookimpl
        @hookimpl
        def stripper_rules():
            return [Rule("TST01", "noise", Kind.PROMO, Level.SAFE, "Noise.")]
        @hookimpl
        def stripper_find(document):
            at = document.text.find("NOISE")
            return [Finding(at, at + 5, "TST01", "it is noise")] if at >= 0 else []
        """,
        test_mine="""
        from pathlib import Path
        import mine
        from stripper.testing import case_tests
        test_cases = case_tests(Path(__file__).parent, plugins={"noise": mine})
        """,
    )
    result = pytester.runpytest_inprocess("-v", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=3, xfailed=1, failed=3)
    result.stdout.fnmatch_lines(
        ["__* test_cases[[]noise-wrong[]] *__", "*noise.toml: wrong: *"], consecutive=True
    )
    result.stdout.no_fnmatch_line("During handling*")
    result.stdout.fnmatch_lines_random(
        [
            "*[[]noise[]] PASSED*",
            "*[[]noise-one-line[]] PASSED*",
            "*[[]noise-known[]] XFAIL*",
            "*[[]noise-fixed[]] FAILED*",
            "*[[]broken[]] FAILED*",
        ]
    )
