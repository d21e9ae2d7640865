from __future__ import annotations

import json
import pickle
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from kit import find_words, make_plugin, make_rule, make_stripper

from stripper import (
    Article,
    Config,
    Document,
    Finding,
    InputError,
    Kind,
    Level,
    PluginError,
    Result,
    Span,
    Status,
    Stripper,
)

LONG = "The council met on Monday and spoke for six hours about the bridge. " * 4
TEXT = "A first line.\nNOISE one\nA last line."


def told(result: Result) -> list[tuple[str, str]]:
    return [(removal.rule, removal.text.strip()) for removal in result.removals]


def test_without_plugins_the_text_passes_through() -> None:
    result = make_stripper().clean(TEXT)
    assert result == Result(TEXT, status=Status.UNCHANGED)


def test_a_removal_carries_everything() -> None:
    find = find_words("NOISE one\n", score=0.7, facts={"byline": "Ana"})
    result = make_stripper(make_plugin(find)).clean(TEXT)
    (removal,) = result.removals
    assert result.text == "A first line.\nA last line."
    assert result.status is Status.OK
    assert result.metadata == {"byline": "Ana"}
    assert (removal.start, removal.end, removal.text) == (14, 24, "NOISE one\n")
    assert (removal.rule, removal.plugin, removal.kind) == ("TST01", "plugin0", Kind.PROMO)
    assert (removal.score, removal.reason) == (0.7, "has NOISE one\n")


@pytest.mark.parametrize(
    ("one", "other", "winner"),
    [
        ({"kind": Kind.PROMO}, {"kind": Kind.TITLE}, "TST02"),  # stage before code
        ({"kind": Kind.OFF_TOPIC}, {"kind": Kind.DUPLICATE}, "TST02"),
        ({"rank": 1}, {"rank": 0}, "TST02"),  # rank before code
        ({"rank": 1, "kind": Kind.TITLE}, {"rank": 0}, "TST01"),  # stage before rank
        ({}, {}, "TST01"),  # code, whatever the order of registration
    ],
)
def test_an_overlap_goes_to_the_earlier_rule(
    one: dict[str, Any], other: dict[str, Any], winner: str
) -> None:
    first = make_plugin(find_words("NOISE"), rules=[make_rule("TST01", **one)])
    second = make_plugin(find_words("NOISE", rule="TST02"), rules=[make_rule("TST02", **other)])
    for plugins in ([first, second], [second, first]):
        assert told(make_stripper(*plugins).clean(TEXT)) == [(winner, "NOISE")]


def test_a_later_finding_gets_what_is_left() -> None:
    short = make_plugin(find_words("NOISE"), rules=[make_rule("TST01")])
    long = make_plugin(find_words("NOISE one", rule="TST02"), rules=[make_rule("TST02")])
    assert told(make_stripper(short, long).clean(TEXT)) == [("TST01", "NOISE"), ("TST02", "one")]


def test_a_later_stage_sees_what_is_gone() -> None:
    seen: list[list[int]] = []

    def find(document: Document) -> list[Finding]:
        seen.append([block.index for block in document.remaining])
        return []

    title = make_plugin(find_words("NOISE one"), rules=[make_rule("TST01", Kind.TITLE)])
    header = make_plugin(find, rules=[make_rule("TST02", Kind.BYLINE)])
    line = make_plugin(find, rules=[make_rule("TST03", Kind.PROMO)])
    make_stripper(title, header, line).clean(TEXT)
    assert seen == [[0, 1, 2], [0, 2]]


def test_what_a_frame_leaves_is_looked_at_once_more() -> None:
    seen: list[str] = []

    def find(document: Document) -> list[Finding]:
        seen.append(document.text)
        last = document.blocks[-1]
        return [Finding(last.start, last.end, "TST02", "ends the text")]

    frame = make_plugin(find_words("A last line."), rules=[make_rule(frames=True)])
    line = make_plugin(find, rules=[make_rule("TST02")])
    title = make_plugin(find_words("A first", rule="TST03"), rules=[make_rule("TST03", Kind.TITLE)])
    result = make_stripper(frame, line, title, keep=("title",)).clean(TEXT)
    assert seen == [TEXT, "A first line.\nNOISE one\n" + " " * 12]
    assert told(result) == [("TST02", "NOISE one"), ("TST01", "A last line.")]
    assert result.metadata == {}
    assert result.restore() == TEXT


@pytest.mark.parametrize(("heuristic", "looks"), [(False, 2), (True, 1)])
def test_so_is_what_stands_above_a_last_paragraph_that_went_for_sure(
    heuristic: bool, looks: int
) -> None:
    seen: list[str] = []

    def find(document: Document) -> list[Finding]:
        seen.append(document.text)
        return []

    text = f"A first line.\nNOISE {'and more of it ' * 8}of course."
    rule = make_rule(kind=Kind.COMMENTS, heuristic=heuristic)
    thread = make_plugin(find_words(text.splitlines()[1]), rules=[rule])
    line = make_plugin(find, rules=[make_rule("TST02")])
    make_stripper(thread, line).clean(text)
    assert len(seen) == looks


def test_a_keep_wins_over_every_stage() -> None:
    site = make_plugin(find_words("NOISE one"), rules=[make_rule(kind=Kind.SITE, heuristic=False)])
    keeper = make_plugin(rules=[], keep=[Span(14, 19)])
    result = make_stripper(site, keeper).clean(TEXT)
    assert result.text == "A first line.\nNOISE\nA last line."
    assert told(result) == [("TST01", "one")]


def test_findings_of_one_rule_merge_over_white_space() -> None:
    def find(document: Document) -> Iterator[Finding]:
        yield Finding(2, 3, "TST01", "first", 0.9, {"date": "2024-01-02"})
        yield Finding(4, 5, "TST01", "second", 0.5, {"date": "2023-01-02", "byline": "Ana"})
        yield Finding(6, 7, "TST02", "third")

    rules = [make_rule("TST01"), make_rule("TST02")]
    result = make_stripper(make_plugin(find, rules=rules), max_removed=1.0).clean("a\nb\nc\nd\ne")
    assert [(r.text, r.reason, r.score) for r in result.removals] == [
        ("b\nc\n", "first (+1 more)", 0.5),
        ("d\n", "third", 1.0),
    ]
    assert result.metadata == {"date": "2024-01-02", "byline": "Ana"}


def test_the_first_of_two_facts_wins() -> None:
    late = make_plugin(find_words("one", facts={"title": "late"}))
    early = make_plugin(
        find_words("NOISE", rule="TST02", facts={"title": "early"}),
        rules=[make_rule("TST02", Kind.OFF_TOPIC)],
    )
    assert make_stripper(late, early).clean(TEXT).metadata == {"title": "early"}


# Guards


@pytest.mark.parametrize(
    ("limit", "heuristic", "text", "status"),
    [
        (0.5, True, "ccc", Status.GUARDED),  # the later stage is held back first
        (0.1, True, "aaabbbccc", Status.GUARDED),
        (1.0, True, "", Status.OK),
        (0.0, False, "", Status.OK),  # a rule that cannot be wrong is exempt
    ],
)
def test_heuristic_rules_may_take_only_so_much(
    limit: float, heuristic: bool, text: str, status: Status
) -> None:
    kinds = {"aaa": Kind.TITLE, "bbb": Kind.PROMO, "ccc": Kind.OFF_TOPIC}
    plugins = [
        make_plugin(
            find_words(word, rule=f"TST0{number}"),
            rules=[make_rule(f"TST0{number}", kind, heuristic=heuristic)],
        )
        for number, (word, kind) in enumerate(kinds.items())
    ]
    result = make_stripper(*plugins, max_removed=limit).clean("aaabbbccc")
    if limit == 0.5:
        assert result.text == "bbbccc"
        assert [removal.text for removal in result.suggestions] == ["bbb", "ccc"]
    else:
        assert result.text == text
    assert result.status is status
    assert result.restore() == "aaabbbccc"


@pytest.mark.parametrize(
    ("kind", "heuristic", "removed"),
    [
        (Kind.OFF_TOPIC, True, False),
        (Kind.DUPLICATE, True, False),
        (Kind.DUPLICATE, False, True),
        (Kind.PROMO, True, True),
    ],
)
def test_the_first_long_paragraph_is_shielded_from_late_stages(
    kind: Kind, heuristic: bool, removed: bool
) -> None:
    rule = make_rule(kind=kind, heuristic=heuristic)
    result = make_stripper(make_plugin(find_words(LONG.strip()), rules=[rule])).clean(
        f"Short.\n{LONG}\n{LONG.replace('bridge', 'tunnel') * 2}"
    )
    assert bool(result.removals) is removed
    assert bool(result.suggestions) is not removed


def test_a_long_paragraph_below_shorter_ones_is_no_beginning() -> None:
    short = f"{'A word and another one, and so on, ' * 3}until it ends.\n"
    plugin = make_plugin(find_words(LONG.strip()), rules=[make_rule(kind=Kind.OFF_TOPIC)])
    assert not make_stripper(plugin).clean(f"{short * 2}{LONG}\nThe end.").removals
    assert make_stripper(plugin).clean(f"{short * 3}{LONG}\nThe end.").removals


# Suggestions


def test_a_suggestion_is_reported_and_left() -> None:
    plugin = make_plugin(find_words("NOISE one"), rules=[make_rule(level=Level.SUGGEST)])
    result = make_stripper(plugin).clean(TEXT)
    assert (result.text, result.removals, result.metadata) == (TEXT, (), {})
    assert [removal.text for removal in result.suggestions] == ["NOISE one"]
    assert result.status is Status.UNCHANGED
    assert told(make_stripper(plugin, suggest=True).clean(TEXT)) == [("TST01", "NOISE one")]


def test_a_suggestion_does_not_repeat_what_is_removed_or_kept() -> None:
    safe = make_plugin(find_words("NOISE"))
    unsure = make_plugin(
        find_words("NOISE one", rule="TST02"), rules=[make_rule("TST02", level=Level.SUGGEST)]
    )
    keeper = make_plugin(rules=[], keep=[Span(21, 24)])
    result = make_stripper(safe, unsure, keeper).clean(TEXT)
    assert [removal.text.strip() for removal in result.suggestions] == ["o"]


# Kinds that are kept


def test_a_kept_kind_stays_for_every_rule_and_tells_its_facts() -> None:
    title = make_plugin(
        find_words("NOISE one", rule="TTL91", facts={"title": "one"}),
        rules=[make_rule("TTL91", Kind.TITLE)],
    )
    promo = make_plugin(find_words("NOISE"))
    text = f"{TEXT}\nNOISE"
    result = make_stripper(title, promo, keep=("title",)).clean(text)
    without = make_stripper(title, promo).clean(text)
    assert told(without) == [("TTL91", "NOISE one"), ("TST01", "NOISE")]
    assert told(result) == [("TST01", "NOISE")]
    assert result.metadata == without.metadata == {"title": "one"}
    assert result.restore() == text


def test_a_kept_kind_suggests_nothing_and_costs_no_budget() -> None:
    unsure = make_plugin(
        find_words("one", rule="TTL91"), rules=[make_rule("TTL91", Kind.TITLE, level=Level.SUGGEST)]
    )
    assert make_stripper(unsure, keep=("title",)).clean(TEXT).suggestions == ()
    caption = make_plugin(find_words("x" * 80), rules=[make_rule(kind=Kind.CAPTION)])
    promo = make_plugin(find_words("yy", rule="TST02"), rules=[make_rule("TST02")])
    result = make_stripper(caption, promo, keep=("caption",), max_removed=0.5).clean(
        "x" * 80 + "\nyy\nbody"
    )
    assert [removal.rule for removal in result.removals] == ["TST02"]
    assert result.status is Status.OK


# Faults


def _half_way(document: Document) -> Iterator[Finding]:
    yield Finding(0, 1, "TST01", "good")
    raise KeyError("half way")


def _found(*findings: object) -> Any:
    return lambda document: list(findings)


NONSENSE = {
    "raises": (lambda document: 1 / 0, "ZeroDivisionError: division by zero (test_runner.py, line"),
    "raises half way": (_half_way, "KeyError: 'half way' (test_runner.py, line"),
    "raises in a library": (lambda document: json.loads("no"), "(test_runner.py, line"),
    "recursion": (lambda document: _deep(), "RecursionError"),
    "nothing": (lambda document: None, "stripper_find gave None, want findings"),
    "text": (lambda document: "clean text", "gave 'c', want stripper.Finding"),
    "tuple": (_found((0, 1, "TST01")), "want stripper.Finding"),
    "look-alike": (_found(SimpleNamespace(start=0, end=1, rule="TST01")), "want stripper.Finding"),
    "past the end": (_found(Finding(0, 99, "TST01", "x")), "span 0-99 is empty or outside"),
    "negative": (_found(Finding(-3, 1, "TST01", "x")), "span -3-1 is empty or outside"),
    "empty": (_found(Finding(2, 2, "TST01", "x")), "span 2-2 is empty"),
    "backwards": (_found(Finding(3, 2, "TST01", "x")), "span 3-2 is empty"),
    "unsorted": (
        _found(Finding(4, 6, "TST01", "x"), Finding(1, 2, "TST01", "x")),
        "findings not sorted: 1 after 4",
    ),
    "unknown code": (_found(Finding(0, 1, "ADS99", "x")), "unknown rule code 'ADS99'"),
    "float offset": (_found(Finding(0.0, 1, "TST01", "x")), "want whole numbers"),  # type: ignore[arg-type]
    "true offset": (_found(Finding(0, True, "TST01", "x")), "want whole numbers"),
    "no reason": (_found(Finding(0, 1, "TST01", None)), "want a reason"),  # type: ignore[arg-type]
    "empty reason": (_found(Finding(0, 1, "TST01", "")), "want a reason"),
    "score": (_found(Finding(0, 1, "TST01", "x", 1.2)), "score in [0, 1]"),
    "nan": (_found(Finding(0, 1, "TST01", "x", float("nan"))), "score in [0, 1]"),
    "text score": (_found(Finding(0, 1, "TST01", "x", "1")), "TypeError"),  # type: ignore[arg-type]
    "facts": (_found(Finding(0, 1, "TST01", "x", 1.0, {"n": 1})), "want facts that are strings"),  # type: ignore[dict-item]
    "no facts": (_found(Finding(0, 1, "TST01", "x", 1.0, None)), "AttributeError"),  # type: ignore[arg-type]
}


def _deep() -> None:
    _deep()


@pytest.mark.parametrize(("find", "message"), NONSENSE.values(), ids=NONSENSE)
def test_a_faulty_plugin_costs_its_findings_alone(find: Any, message: str) -> None:
    good = make_plugin(find_words("NOISE one", rule="TST02"), rules=[make_rule("TST02")])
    result = make_stripper(plugins={"bad": make_plugin(find), "good": good}).clean(TEXT)
    (failure,) = result.failures
    assert failure.plugin == "bad"
    assert message in failure.message
    assert told(result) == [("TST02", "NOISE one")]
    assert result.status is Status.FAILED
    assert result.restore() == TEXT


@pytest.mark.parametrize(
    ("keep", "message"),
    [
        (lambda document: 1 / 0, "division by zero (test_runner.py, line"),
        (lambda document: None, "stripper_keep gave None, want spans"),
        (lambda document: [(0, 99)], "gave (0, 99), want stripper.Span"),
        (lambda document: [Span(0, 99)], "span 0-99 is empty or outside"),
        (lambda document: [Span(3, 3)], "span 3-3 is empty"),
        (lambda document: [Span("0", 3)], "want whole numbers"),  # type: ignore[arg-type]
    ],
)
def test_a_faulty_keep_costs_its_keeps_alone(keep: Any, message: str) -> None:
    bad = make_plugin(rules=[], keep=keep)
    good = make_plugin(find_words("NOISE one"))
    result = make_stripper(plugins={"bad": bad, "good": good}).clean(TEXT)
    (failure,) = result.failures
    assert failure.plugin == "bad"
    assert message in failure.message
    assert told(result) == [("TST01", "NOISE one")]


@pytest.mark.parametrize("hook", ["find", "keep", "extract"])
def test_strict_raises_and_names_the_plugin(hook: str) -> None:
    def boom(*args: object) -> None:
        raise RuntimeError("boom")

    hooks = {"find": boom} if hook == "find" else {"rules": [], hook: _with_arguments(hook, boom)}
    stripper = make_stripper(plugins={"ads": make_plugin(**hooks)}, strict=True)
    message = r"plugin 'ads': RuntimeError: boom \(test_runner.py, line \d+\) \(leave it out with"
    with pytest.raises(PluginError, match=message) as caught:
        stripper.clean_html("<p>Hi</p>") if hook == "extract" else stripper.clean(TEXT)
    assert isinstance(caught.value.__cause__, RuntimeError)


def _with_arguments(hook: str, function: Any) -> Any:
    if hook == "keep":
        return lambda document: function()
    return lambda html, url: function()


# Documents and pages


def test_an_extractor_of_a_plugin_comes_first() -> None:
    def extract(html: str, url: str | None) -> Article | None:
        return Article("Mine.", metadata={"title": "T", "site": url or ""}) if "a" in html else None

    later = make_plugin(rules=[], extract=lambda html: Article("Yours."))
    stripper = make_stripper(plugins={"a": make_plugin(rules=[], extract=extract), "b": later})
    result = stripper.clean_html("<p>a", url="https://x.example/")
    assert (result.text, result.metadata) == ("Mine.", {"title": "T", "site": "https://x.example/"})
    assert stripper.clean_html(b"<p>b").text == "Yours."


@pytest.mark.parametrize("given", ["text", 1 / 3])
def test_a_faulty_extractor_is_passed_over(given: object) -> None:
    bad = make_plugin(rules=[], extract=lambda html: given)
    good = make_plugin(rules=[], extract=lambda html: Article("Yours."))
    result = make_stripper(plugins={"a": bad, "b": good}).clean_html("<p>b")
    assert result.text == "Yours."
    assert [failure.plugin for failure in result.failures] == ["a"]


def test_plugins_adjust_the_configuration_one_after_the_other() -> None:
    def keep(url: str, config: Config) -> Config | None:
        return config.extended(keep=("promo",)) if "promo" in url else None

    def select(url: str, config: Config) -> Config | None:
        return config.override(select=("TST01",)) if "one" in url else None

    plugins = {
        "noise": make_plugin(find_words("NOISE")),
        "loud": make_plugin(find_words("one", rule="TST02"), rules=[make_rule("TST02", Kind.TAGS)]),
        "a": make_plugin(rules=[], adjust=keep),
        "b": make_plugin(rules=[], adjust=select),
    }
    stripper = make_stripper(plugins=plugins)
    texts = {
        None: "A first line.\nA last line.",
        "https://promo.example/": "A first line.\nNOISE\nA last line.",
        "https://one.example/": "A first line.\none\nA last line.",
        "https://promo.example/one": TEXT,
    }
    assert {url: stripper.clean(TEXT, url=url).text for url in texts} == texts


def test_records_are_cleaned_in_order() -> None:
    seen: list[tuple[str | None, str | None, str]] = []

    def find(document: Document) -> list[Finding]:
        seen.append((document.title, document.url, document.language.code))
        return []

    stripper = make_stripper(make_plugin(find, extract=lambda html: Article(f"xyz {html}")))
    records: list[Any] = [
        "xyz",
        {"text": "two", "title": "T", "lang": "de-AT"},
        {"text": None, "html": "h", "url": "u"},
    ]
    assert [result.text for result in stripper.clean_many(records)] == ["xyz", "two", "xyz h"]
    assert seen == [(None, None, "und"), ("T", None, "de"), (None, "u", "und")]


class Frame(list[str]):
    """Gives the names of its columns, as data frames do."""

    columns = ("text",)


@pytest.mark.parametrize(
    ("records", "error", "message"),
    [
        (["xyz", {"title": "T"}], InputError, "record 2: neither 'text' nor 'html'"),
        (["xyz", {"text": float("nan")}], TypeError, "record 2: want a text, got float"),
        ([{"text": "xyz", "url": 5}], TypeError, "record 1: url: want a string or None, got 5"),
        (["xyz", None], TypeError, "record 2: want a text or a mapping, got NoneType"),
        ("xyz", TypeError, "want many texts or records"),
        ({"text": "xyz"}, TypeError, "want many texts or records"),
        (Frame(["text"]), TypeError, "want many texts or records"),
    ],
)
def test_what_is_no_record_is_told(records: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        list(make_stripper().clean_many(records))


def test_what_is_no_text_or_configuration_is_refused() -> None:
    stripper = make_stripper()
    with pytest.raises(TypeError, match="want a text, got NoneType"):
        stripper.clean(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="want a page, got NoneType"):
        stripper.clean_html(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="title: want a string or None, got nan"):
        stripper.clean("A text.", title=float("nan"))  # type: ignore[arg-type]
    with pytest.raises(
        TypeError, match=r"want a stripper\.Config, as Config\.load reads one, got 'a'"
    ):
        Stripper("a")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        " ",
        "\ufeff",
        "\0",
        "\ud800 lone \udfff",
        "a\r\nNOISE\r\n\r\nb",
        "e\u0301 NOISE \u202eאב",
    ],
)
def test_odd_texts_come_back_whole(text: str) -> None:
    result = make_stripper(make_plugin(find_words("NOISE"))).clean(text)
    assert result.restore() == text
    assert "NOISE" not in result.text


def test_a_stripper_goes_to_another_process() -> None:
    stripper = Stripper(Config(keep=("metadata",), select=("BYL", "MET01")))
    sent = pickle.loads(pickle.dumps(stripper))
    text = f"By Ana Kovar\n7 March 2024\n{LONG}"
    assert sent.clean(text) == stripper.clean(text)
    assert sent.clean(text).text == f"7 March 2024\n{LONG}"


def test_threads_share_a_stripper() -> None:
    texts = [f"By Ana Kovar\n{LONG}", f"Von Ana Kovar\nDer Rat traf sich am Montag. {LONG}"] * 20
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(Stripper().clean, texts))
    assert results == list(Stripper().clean_many(texts))


def test_a_result_does_not_depend_on_earlier_documents() -> None:
    texts = [TEXT, "NOISE", LONG + "\nNOISE\n" + LONG, "Ein Satz.\nNOISE"]
    stripper = Stripper()
    first = [stripper.clean(text) for text in texts]
    order = list(range(len(texts))) * 2
    random.Random(0).shuffle(order)
    assert all(stripper.clean(texts[index]) == first[index] for index in order)


def test_white_space_is_no_share_of_a_text() -> None:
    text = "NOISE" + "\n" * 100 + "rest"
    stripper = make_stripper(make_plugin(find_words("NOISE")), max_removed=0.5)
    assert stripper.clean(text).status is Status.GUARDED
    assert stripper.clean(text + " is more").text == "rest is more"


def test_results_can_be_written_as_json() -> None:
    plugin = make_plugin(find_words("NOISE one", facts={"byline": "Ana"}))
    assert json.dumps(make_stripper(plugin).clean(TEXT).metadata) == '{"byline": "Ana"}'
