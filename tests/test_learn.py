from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import learn as learn_benchmark
from made_up_sites import Page, make_pages
from stripper import Config, Kind, Stripper
from stripper.learn.domain import learn_domain
from stripper.learn.files import Place, Template, TemplateFile
from stripper.learn.keys import compile_pattern, is_pattern, mask, normal
from stripper.learn.pages import distinct_pages
from stripper.learn.sketch import Sample, Sketch, make_sample
from stripper.sites.hosts import domain_of, host_of

SITES, ARTICLES = 4, 80
CLEANER = Stripper(Config())


def sample(page: Page) -> Sample:
    record = page.record
    domain = domain_of(host_of(record["url"]) or "")
    return make_sample(
        domain, record["text"], record["url"], date=record["date"], title=record["title"]
    )


@cache
def corpus() -> Sequence[Page]:
    return list(make_pages(sites=SITES, articles=ARTICLES, stories=4, shared_by=3))


@cache
def learned() -> dict[str, TemplateFile]:
    sketch = Sketch()
    for page in corpus():
        sketch.add(sample(page))
    return {name: learn_domain(name, sketch.samples(name), CLEANER) for name in sketch.domains()}


def finds(templates: Iterable[Template], line: str) -> bool:
    key = normal(line)
    lines = [line for template in templates for line in template.lines]
    return key in lines or any(compile_pattern(x).fullmatch(key) for x in lines if is_pattern(x))


def texts(*lines: Sequence[str], title: str = "") -> list[Sample]:
    return [
        make_sample("a.example", "\n".join(page), f"https://a.example/{number}", title=title)
        for number, page in enumerate(lines)
    ]


def body(number: int, count: int = 3) -> list[str]:
    """Return paragraphs that no other number gives."""
    rng = random.Random(number)
    words = ["".join(rng.choices("bdfgklmnprstvzaeiou", k=6)) for _ in range(60)]
    return [" ".join(rng.choices(words, k=25)).capitalize() + "." for _ in range(count)]


# On a made-up corpus


def test_furniture_is_found_and_nothing_of_the_authors() -> None:
    found = total = 0
    for page in corpus():
        templates = learned()[sample(page).domain].templates
        total += len(page.furniture)
        found += sum(finds(templates, line) for line in page.furniture)
        for line in page.own:
            assert not finds(templates, line), line
    assert found >= 0.95 * total


def test_copies_and_versions_are_set_aside() -> None:
    first = make_pages(sites=1, articles=ARTICLES, stories=4, shared_by=1)
    pages = distinct_pages([sample(page) for page in first])
    # One of its own stories stands there in six versions; the four from elsewhere count once.
    assert len(pages) == ARTICLES + 4


def test_the_order_does_not_matter() -> None:
    samples = [sample(page) for page in corpus()]
    random.Random(4).shuffle(samples)
    sketch = Sketch()
    for each in samples:
        sketch.add(each)
    name = sketch.domains()[0]
    assert learn_domain(name, sketch.samples(name), CLEANER) == learned()[name]


def test_a_template_tells_where_when_and_how_often() -> None:
    (legal,) = [
        template
        for template in next(iter(learned().values())).templates
        if template.kind is Kind.LEGAL
    ]
    assert legal.place is Place.TAIL
    assert legal.lines[0].startswith("0 the ")
    assert legal.count > 0.9 * ARTICLES
    assert legal.share == pytest.approx(0.95, abs=0.05)
    assert legal.first is not None
    assert legal.last is not None
    assert (legal.first.month, legal.last.month) == (1, 10)
    assert legal.example[0].startswith("© 20")
    assert legal.seen.startswith("https://")


# What is furniture


def learn(pages: Sequence[Sample]) -> list[str]:
    file = learn_domain("a.example", sorted(pages, key=lambda page: page.rank), CLEANER)
    return [line for template in file.templates for line in template.lines]


@pytest.mark.parametrize(
    ("name", "line", "wanted"),
    [
        ("the same on all", "Printed on paper from Arvane since ever", True),
        ("numbers vary", "Page {n} of the book that never ends", True),
        ("a name varies", "{name} swept the office when this was done", True),
        ("two places vary", "{name} swept the office of {other} when this was done", True),
        ("too much varies", "{name} and {other} on {name} today", False),
        ("what varies is too long", "By the hand of {name} {other} {name} {other} {name}", False),
    ],
)
def test_lines_below_the_article(name: str, line: str, wanted: bool) -> None:
    del name
    names = [f"{a}{b}" for a in ("Ba", "Do", "Ki", "Lu", "Mo") for b in ("ra", "le", "ni", "sso")]
    rng = random.Random(1)

    def written(number: int) -> str:
        return line.format(n=number, name=rng.choice(names), other=rng.choice(names))

    lines = learn(texts(*([*body(number), written(number)] for number in range(60))))
    assert bool(lines) is wanted, lines


@pytest.mark.parametrize(
    ("line", "every"),
    [
        ("What happens next", 2),  # a heading between paragraphs
        ("It rained on all of them, all the same, and nobody wondered.", 6),
        ("In {name} it will rain tomorrow.", 1),  # a weather report
        ("{n} g of flour", 1),
        ("This is paragraph {n} of some.", 1),
    ],
)
def test_lines_of_authors_inside_the_article(line: str, every: int) -> None:
    def page(number: int) -> list[str]:
        paragraphs = body(number, 4)
        if number % every == 0:
            name = f"Place{chr(97 + number % 26)}{chr(97 + number // 26)}"
            paragraphs.insert(1 + number % 2, line.format(name=name, n=number))
        return paragraphs

    assert learn(texts(*map(page, range(60)))) == []


def test_lists_below_the_paragraphs_are_the_authors() -> None:
    things = ["flour", "butter", "rye", "salt", "milk", "yeast", "honey", "plums"]

    def recipe(number: int) -> list[str]:
        rng = random.Random(number)
        amounts = [f"{rng.randint(2, 900)} g {thing}" for thing in rng.sample(things, 5)]
        steps = [f"{step}. {line[:40]}." for step, line in enumerate(body(number + 900), 1)]
        made = ["Serves 4", "Ingredients", *amounts, "Method", *steps, "Enjoy it warm!"]
        return [*body(number), *made, "Printed on paper from Arvane since ever"]

    assert learn(texts(*map(recipe, range(60)))) == ["printed on paper from arvane since ever"]


def test_questions_of_an_interview_are_the_authors() -> None:
    asked = ("How did you begin?", "What was hard?", "Thank you for your time.")
    pages = ([x for pair in zip(body(n), asked, strict=True) for x in pair] for n in range(60))
    assert learn(texts(*(p + body(n + 99, 1) for n, p in enumerate(pages)))) == []


def test_a_title_is_never_a_template() -> None:
    pages = texts(*(["The week in pictures", *body(n)] for n in range(60)))
    assert learn(pages) == ["the week in pictures"]
    titled = texts(
        *(["The week in pictures", *body(n)] for n in range(60)), title="The Week in Pictures"
    )
    assert learn(titled) == []


def test_a_corpus_of_one_story_teaches_nothing() -> None:
    story = body(1, 6)
    assert learn(texts(*([*story, f"Version {number}"] for number in range(30)))) == []


@pytest.mark.parametrize("count", [1, 4])
def test_too_few_articles_teach_nothing(count: int) -> None:
    assert learn(texts(*([*body(n), "The same line on every page"] for n in range(count)))) == []


def test_short_articles_between_long_furniture_stay_apart() -> None:
    menu = [f"Section {word}" for word in " ".join(body(99, 9)).split()]
    pages = texts(*([*menu, *body(n, 1)] for n in range(12)))
    assert len(distinct_pages(pages)) == 12


# Keys


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Sign up — today!", "sign up today"),
        ("1,204 of 3.5 million\u00a0readers", "0 of 0 million readers"),
        ("Follow * on *", "follow * on *"),
        ("5* hotels", "0 hotels"),
        ("★★★", ""),
        ("3rd edition, 4 May", "0rd edition 0 may"),
        ("更多新闻 12", "更 多 新 闻 0"),
    ],
)
def test_a_line_as_templates_know_it(line: str, key: str) -> None:
    assert normal(line) == key


@pytest.mark.parametrize("words", [1, 4])
def test_a_gap_holds_one_to_four_words(words: int) -> None:
    pattern = compile_pattern("by * of the press")
    assert pattern.fullmatch("by " + "anna " * words + "of the press")
    assert not pattern.fullmatch("by of the press")
    assert not pattern.fullmatch("by a b c d e of the press")


def test_a_long_word_takes_linear_time() -> None:
    assert mask("a" * 200_000) == "a" * 200_000


# The sketch

SAMPLES = st.lists(
    st.builds(
        make_sample,
        st.sampled_from(["a.example", "b.example", "c.example"]),
        st.text("abc", min_size=1, max_size=3),
        st.sampled_from(["https://x.example/1", "https://x.example/2"]),
    ),
    max_size=60,
)


def sketched(samples: Iterable[Sample]) -> Sketch:
    sketch = Sketch(5, 8)
    for each in samples:
        sketch.add(each)
    return sketch


@given(SAMPLES, st.integers(0, 60), st.randoms())
def test_the_sketches_of_parts_add_up_to_that_of_the_whole(
    samples: list[Sample], cut: int, rng: random.Random
) -> None:
    whole = list(sketched(samples))
    parts = [*sketched(samples[:cut]), *sketched(samples[cut:])]
    rng.shuffle(parts)
    assert list(sketched(parts)) == whole
    assert len(whole) <= 8


def test_of_two_addresses_of_one_text_the_same_is_kept_whichever_came_first() -> None:
    one, other = (make_sample("a.example", "text", f"https://a.example/{n}") for n in (1, 2))
    assert list(sketched([one, other])) == list(sketched([other, one])) == [one]


def test_a_long_text_is_kept_by_its_ends() -> None:
    text = "\n".join(f"line {number}" for number in range(100_000))
    lines = make_sample("a.example", text, "a.example").text.splitlines()
    assert (lines[0], lines[-1]) == ("line 0", "line 99999")
    assert len(lines) < 5_000


def test_half_a_character_can_be_kept() -> None:
    kept = make_sample("a.example", "a\ud800b", "a.example", title="\udfff")
    assert (kept.text, kept.title) == ("a?b", "?")


def test_the_benchmark_prints_what_it_promises(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["learn.py", "--sites", "1", "--articles", "40"])
    learn_benchmark.main()
    told = capsys.readouterr().out
    assert "halves equal the whole: True" in told
    assert "own known lines: 0 (0.0000)" in told
