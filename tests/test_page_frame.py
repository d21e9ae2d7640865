"""What NAV03 takes of a page that is nearly all frame."""

from __future__ import annotations

import math

import pytest

from stripper import Document, Status, Stripper
from stripper_plugins.navigation.anchors import numbered_sections, title_below_buttons
from stripper_plugins.navigation.frame import article_lines
from stripper_plugins.navigation.tables import list_end, points_end, report_end, years_end

ARTICLE = """
The ferry to Olm runs every hour again, the harbour office said on Tuesday, after nine days of \
storm in which no boat had left the quay.
Its skipper had slept on board, so that nobody could take his berth at the quay while the harbour \
waited for the wind to drop.
The office expects the ferry to carry four hundred people a day from now on, twice as many as in \
the winter before the storm.
Whoever bought a ticket for the ferry during the storm may use it until the end of May, on every \
boat and at every hour.
The harbour of Olm will be dredged in autumn, the skipper said, and then the ferry can cross at \
low water as well as at high.
""".strip()
MENU = ("Home", "News", "Sport", "Weather", "About us", "Contact", "Privacy policy", "Log in")
PLACES = ("Olm", "Sorle", "Marn", "Upper Tove", "Lower Tove", "Ilse", "Anders", "Brunn", "Kvist")


def menu() -> str:
    """Return the sections of a site, each with what it has for every place."""
    return "\n".join(f"{name}\n{name} {place}" for place in PLACES * 4 for name in MENU)


def test_an_article_is_found_in_a_page_ten_times_its_length() -> None:
    page = f"{menu()}\nRead more\n{ARTICLE}\nComments\nLeave a comment\n{menu()}"
    assert len(page) > 15 * len(ARTICLE)
    result = Stripper().clean(page)
    assert result.status is Status.OK
    assert result.text.endswith(ARTICLE)
    assert len(result.text) < 1.1 * len(ARTICLE)


def test_too_little_is_left_to_be_an_article() -> None:
    begun = "\n".join(ARTICLE.split("\n")[:3])
    page = f"{menu()}\nRead more\n{begun}\nComments\nLeave a comment\n{menu()}"
    result = Stripper().clean(page)
    assert "NAV03" not in {removal.rule for removal in result.removals}


def test_a_lead_soon_below_the_title_stays() -> None:
    title = "Ferry to Olm runs again"
    lead = (
        "Nine days without bread, letters and cousins are over, and nobody was gladder than the "
        "baker, who had been eating his own rolls since the first of the month."
    )
    lines = [f"{title} | Olm Courier", menu(), title, lead, "Share", menu(), "Share", ARTICLE]
    assert lead in Stripper().clean("\n".join([*lines, menu()])).text


def test_a_lead_without_a_full_stop_stays_above_more_of_the_header() -> None:
    title = "Ferry to Olm runs again"
    lead = "Nine days without bread, letters and cousins are over, and nobody was gladder than I"
    shared = ["Copy link", "Listen", "Save", "Text size", "Print", "Newsletters", "Share", "Log in"]
    page = "\n".join([menu(), title, lead, *shared, ARTICLE, menu()])
    result = Stripper().clean(page, title=title)
    assert result.text == f"{lead}\n{ARTICLE}"


# Chances that an article of paragraphs goes on at a line of few words, and at the text below it.
@pytest.mark.parametrize(
    ("goes_on", "beyond", "is_named", "last"),
    [
        (0.18, 0.18, True, 1),
        (0.18, 0.18, False, 3),
        (0.25, 0.25, True, 3),
        (0.35, 0.25, True, 1),
        (0.35, 0.25, False, 3),
        (0.45, 0.25, True, 3),
    ],
)
def test_beyond_a_name_an_article_must_be_likelier(
    goes_on: float, beyond: float, is_named: bool, last: int
) -> None:
    words = [40, 40, 2, 40]
    signs = {
        "furniture": [0.0, 0.0, float(is_named), 0.0],
        "opener": [0.0] * 4,
        "again": [0.0] * 4,
        "sentence": [1.0, 1.0, 0.0, 1.0],
        "paragraph": [1.0, 1.0, 0.0, 1.0],
        "digits": [0.0] * 4,
        "log_words": list(map(math.log1p, words)),
    }
    assert article_lines([1.0] * 4, [1.0, 0.9, goes_on, beyond], signs) == (0, last)


@pytest.mark.parametrize(
    ("headline", "digits", "last"), [(1.0, 0.0, 1), (1.0, 0.2, 3), (0.0, 0.0, 3)]
)
def test_short_lines_below_an_article_stay_down_to_a_headline(
    headline: float, digits: float, last: int
) -> None:
    signs = {
        "furniture": [0.0] * 4,
        "opener": [0.0] * 4,
        "again": [0.0] * 4,
        "sentence": [1.0, 1.0, 0.0, 0.0],
        "paragraph": [1.0, 1.0, 0.0, 0.0],
        "headline": [0.0, 0.0, headline, 0.0],
        "digits": [0.0, 0.0, digits, 0.0],
        "log_words": list(map(math.log1p, [40, 40, 7, 2])),
    }
    assert article_lines([1.0] * 4, [1.0, 0.9, 0.2, 0.2], signs) == (0, last)


@pytest.mark.parametrize(
    ("words", "ends", "digits", "first"),
    [
        (2, 0.0, 0.0, 2),  # a label
        (2, 0.0, 0.2, 0),  # a quantity
        (4, 1.0, 0.0, 0),  # a short sentence
        (20, 0.0, 0.0, 0),
    ],
)
def test_short_lines_above_an_article_must_be_likelier(
    words: int, ends: float, digits: float, first: int
) -> None:
    signs = {
        "furniture": [0.0] * 4,
        "opener": [0.0] * 4,
        "again": [0.0] * 4,
        "paragraph": [0.0] * 4,
        "headline": [0.0] * 4,
        "sentence": [ends, ends, ends, 1.0],
        "digits": [digits, digits, digits, 0.0],
        "log_words": [math.log1p(words)] * 3 + [math.log1p(40)],
    }
    assert article_lines([0.2, 0.3, 0.4, 1.0], [1.0] * 4, signs) == (first, 3)


@pytest.mark.parametrize(
    ("told", "begun", "first"),
    [(0.0, 0.25, 2), (0.0, 0.35, 0), (1.0, 0.25, 0)],  # unlikely above; likelier; a paragraph
)
def test_an_article_begins_below_a_name(told: float, begun: float, first: int) -> None:
    signs = {
        "furniture": [0.0, 1.0, 0.0, 0.0],
        "opener": [0.0] * 4,
        "again": [0.0] * 4,
        "paragraph": [told, 0.0, 1.0, 1.0],
        "headline": [0.0] * 4,
        "sentence": [1.0, 0.0, 1.0, 1.0],
        "digits": [0.0] * 4,
        "log_words": [math.log1p(8), math.log1p(1), math.log1p(40), math.log1p(40)],
    }
    assert article_lines([begun, begun, 1.0, 1.0], [1.0] * 4, signs) == (first, 3)


@pytest.mark.parametrize(("has_text", "found"), [(True, [(0, 4)]), (False, [])])
def test_numbered_sections_have_paragraphs(has_text: bool, found: list[tuple[int, int]]) -> None:
    below = ARTICLE.split("\n")[0] if has_text else "Measures and aims of the coast, by district"
    page = "\n".join(f"{number}. Part\n{below}" for number in (1, 2, 3))
    assert list(numbered_sections(Document(page))) == found


@pytest.mark.parametrize(("told", "last"), [(1.0, 23), (0.0, 13)])
def test_a_list_goes_on_with_entries_that_have_text(told: float, last: int) -> None:
    blocks = Document("\n".join(["Olm, and all that it has", "Map"] * 12)).blocks
    assert list_end(blocks, slice(0, 12), [0.0] * 24, [told, 0.0] * 12) == last


@pytest.mark.parametrize(
    ("last", "end"),
    [(0, 0), (1, 1), (2, 4)],
    ids=["above the points", "at the first, which may be a menu's", "at the second"],
)
def test_points_in_which_an_article_ends_stay_together(last: int, end: int) -> None:
    lines = [
        "The signs are these:",
        "• Gulls",
        "• Frost",
        "• Fog",
        "• A dry dog",
        "• Home",
        "Sport",
    ]
    named = [0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]
    assert points_end(Document("\n".join(lines)).blocks, last, named) == end


OWN = (
    "The ferry of Olm is the last one on the river with a stove, and its keeper wants to paint it "
    "green before the winter."
)


@pytest.mark.parametrize(
    ("between", "below", "found"),
    [
        (["Share", "Post", "Sent!"], [], 5),
        (["Share", OWN, "Post"], [OWN], 5),
        (["Share", OWN, "Post"], [], 0),
        (["A quiet week", "Sent!"], [], 0),
    ],
    ids=["buttons", "the beginning, which comes again", "a text of its own", "no buttons"],
)
def test_an_article_begins_below_what_is_shared(
    between: list[str], below: list[str], found: int
) -> None:
    title = "Ferry to Olm runs every hour again"
    lines = ["Home", title, *between, title, ARTICLE.split("\n")[0], *below]
    named = [float(line in ("Home", "Share", "Post")) for line in lines]
    assert title_below_buttons(Document("\n".join(lines), title=title), named) == found


def test_a_live_report_ends_with_its_last_entry_and_not_in_a_list_of_news() -> None:
    report = [
        *("21:48", "The firemen stay on the dykes.", "Share"),
        *("21:15", "The mayor says that the worst is over.", "Share"),
        *("20:32", "You ask about the water from the tap.", "Share"),
        *("17:40 Uhr", "Soldiers lay sacks on the island.", "Share", "Sign up"),
        *("11:05", "Good morning, we begin."),
    ]
    news = ["Share", "20:10", "Mayor opens swimming bath", "19:55", "Two goats on the market"]
    blocks = Document("\n".join(report + news)).blocks
    end = report.index("Good morning, we begin.")
    assert report_end(blocks, 0, report.index("You ask about the water from the tap.")) == end
    assert report_end(blocks, 0, report.index("21:15")) == report.index("21:15")
    assert report_end(blocks, end, end) == end
    short = Document("\n".join([*report[:8], "9:30 p.m."])).blocks
    assert report_end(short, 0, 7) == 7


@pytest.mark.parametrize(
    ("years", "last"),
    [((1991, 1998, 2007, 2015), 5), ((2015, 2007, 1998, 1991), 0), ((1991, 98), 0)],
)
def test_works_stay_behind_years_that_rise(years: tuple[int, ...], last: int) -> None:
    works = "\n".join(f"{year} House in Olm" for year in years)
    blocks = Document(f"She built in four towns.\nSelected works\n{works}\nHome\nNews").blocks
    assert years_end(blocks, 0, [0.0] * len(blocks)) == last


def test_sections_go_on_with_short_lines() -> None:
    paragraph = ARTICLE.split("\n")[0]
    told = "\n".join(f"{number}. Part\n{paragraph}" for number in (1, 2, 3))
    assert list(numbered_sections(Document(f"{told}\n4. Officers\nIda Lind, cox"))) == [(0, 6)]
