"""A made-up corpus: sites with furniture that varies from page to page, and what of it is whose.

All of it follows from the seed. Bodies have traps in them: headings, closing sentences, questions
and ingredients that authors use again and again.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final


def _words(text: str) -> list[str]:
    return text.split()


DAYS: Final = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTHS: Final = _words(
    "January February March April May June July August September October November December"
)
SECTIONS: Final = _words("Politics Sport Harbour Culture Business Weather Opinion Science Travel")
FIRST: Final = _words("Ana Jule Piet Marta Tomas Ines Oskar Lena Radu Sofie Henrik Vera Milo Edda")
LAST: Final = _words("Kovar Brandt Lindqvist Moreau Tassel Ferro Haugen Pohl Zeman Ruiz Adler Voss")
PLACES: Final = _words(
    "Havn Arlmouth Sandholm Port-Ellery Grauwick Tolna Essing Mirow Kestrel-Bay Olm"
)
NOUNS: Final = _words(
    "bridge ferry council harbour orchard school library tunnel market mill lighthouse choir "
    "theatre museum bakery railway tram dyke canal forest quarry brewery hospital station clinic "
    "chapel vineyard reservoir power-plant playground archive workshop regatta festival strike "
    "election budget lease contract verdict survey flood drought storm heatwave harvest"
)
VERBS: Final = _words(
    "closed opened burned reopened delayed doubled moved failed passed flooded sold bought mended "
    "visited measured counted defended praised rejected postponed cancelled reviewed inspected"
)
THINGS: Final = _words(
    "nets boats bells apples letters tickets lanterns bicycles benches wheels bricks maps ropes "
    "barrels clocks windows cables engines trees stones pipes lamps sails tables seeds goats"
)
HOUSE: Final = (
    "{site} has been printed on the same street since {year}",
    "{site} is read in every kitchen between {place} and the sea",
    "A paper for {place}, its islands and all who left them",
    "Our letters desk answers each letter, even those without a stamp",
    "{site} belongs to the people who write it",
)
MENU: Final = (
    "Home",
    "Latest",
    "Archive",
    "Crossword",
    "Puzzles",
    "Obituaries",
    "Tides",
    "Notices",
)
HEADINGS: Final = ("What happens next", "How it began", "The background", "In numbers")
CLOSINGS: Final = ("The investigation continues.", "A decision is expected in the spring.")
QUESTIONS: Final = (
    "What do you miss most?",
    "Which book is on your table?",
    "Who taught you that?",
)
FOODS: Final = ("0 g of flour", "0 eggs", "a pinch of salt", "0 spoons of honey", "0 ml of milk")


@dataclass(slots=True)
class Page:
    """One page: its record, the lines that are the site's and those that are the author's."""

    record: dict[str, Any]
    furniture: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)


def make_pages(
    *, sites: int = 50, articles: int = 200, seed: int = 1, stories: int = 10, shared_by: int = 20
) -> Iterator[Page]:
    """Yield the pages site by site; *stories* stories stand on *shared_by* of the sites too."""
    syndicated = [Story(random.Random(f"{seed} story {number}")) for number in range(stories)]
    for number in range(sites):
        site = Site(number, random.Random(f"{seed} site {number}"), articles)
        copies = syndicated if number < shared_by else []
        yield from site.pages(copies)


class Story:
    """The title and the paragraphs of one article."""

    def __init__(self, rng: random.Random, *, recipes: float = 0.06) -> None:
        self.title = f"{_phrase(rng)} as {_phrase(rng)}".capitalize()
        self.lines = [_paragraph(rng) for _ in range(rng.randint(3, 8))]
        if rng.random() < 0.15:
            self.lines.insert(rng.randrange(1, len(self.lines)), rng.choice(HEADINGS))
        if rng.random() < 0.12:
            self.lines.append(rng.choice(CLOSINGS))
        if rng.random() < 0.06:
            for question in rng.sample(QUESTIONS, 2):
                self.lines += [question, _paragraph(rng)]
        if rng.random() < recipes:
            amounts = (food.replace("0", str(rng.randint(1, 900))) for food in FOODS)
            self.lines[2:2] = ["Ingredients", *rng.sample(list(amounts), 4), _paragraph(rng)]

    def edited(self, rng: random.Random) -> Story:
        """Return another version of the story: some words are others."""
        other = object.__new__(Story)
        other.title = self.title
        other.lines = [_changed(line, rng) for line in self.lines]
        return other


class Site:
    """A site with a frame of its own around its articles."""

    def __init__(self, number: int, rng: random.Random, articles: int) -> None:
        self.rng = rng
        self.place = rng.choice(PLACES)
        self.domain = f"{self.place.lower()}-{rng.choice(NOUNS)}-{number}.example"
        self.name = f"The {self.place} {rng.choice(['Post', 'Mercury', 'Letter', 'Bell', 'Tide'])}"
        year = rng.randint(1850, 2015)
        house = rng.sample(HOUSE, 3)
        self.house = [h.format(site=self.name, place=self.place, year=year) for h in house]
        self.menu = rng.sample(MENU, 4)
        self.staff = [f"{rng.choice(FIRST)} {rng.choice(LAST)}" for _ in range(30)]
        # Every seventh site prints recipes.
        recipes = 0.8 if number % 7 == 3 else 0.06
        self.stories = [Story(rng, recipes=recipes) for _ in range(articles)]
        # Every tenth site prints a story of its own five times.
        self.again = [self.stories[0].edited(rng) for _ in range(5)] if number % 10 == 0 else []

    def pages(self, syndicated: list[Story]) -> Iterator[Page]:
        """Yield the site's pages: its own stories, some again, and those it has from others."""
        copies = [story.edited(self.rng) for story in syndicated]
        for number, story in enumerate([*self.stories, *self.again, *copies]):
            yield self._page(number, story)

    def _page(self, number: int, story: Story) -> Page:
        rng = self.rng
        date = f"2024-{1 + number * 12 // (len(self.stories) + 20):02}-{rng.randint(1, 28):02}"
        head = [line for line in self._head() if rng.random() < 0.95]
        tail = [line for line in self._tail() if rng.random() < 0.95]
        body = list(story.lines)
        inside = [] if rng.random() < 0.2 else [self._inside()]
        for line in inside:
            body.insert(rng.randrange(1, len(body)), line)
        url = f"https://{self.domain}/{date[:4]}/story-{number}"
        latest = self.stories[max(0, number - 8) : number][-8:]
        box = ["Most read", *(other.title for other in rng.sample(latest, min(4, len(latest))))]
        text = "\n".join([*head, story.title, *body, *tail, *box])
        record = {"url": url, "date": date, "title": story.title, "text": text}
        return Page(record, [*head, *inside, *tail, box[0]], [story.title, *story.lines])

    def _head(self) -> list[str]:
        rng = self.rng
        day, month = rng.choice(DAYS), rng.choice(MONTHS)
        return [
            *self.menu,
            f"You are reading the {day} edition of {self.name}",
            self.house[0],
            f"{rng.randint(2, 999)} people read this before you, the last of them in {month}",
        ]

    def _inside(self) -> str:
        rng = self.rng
        return rng.choice(
            [
                "Advertisement",
                f"Sign up for the {rng.choice(DAYS)} newsletter of {self.name}",
                f"The story goes on below this picture of {self.place}",
            ]
        )

    def _tail(self) -> list[str]:
        rng = self.rng
        return [
            self.house[1],
            f"Follow {rng.choice(self.staff)} and {rng.randint(3, 90)} others on our harbour radio",
            f"Subscribe to {self.name} for {rng.randint(1, 9)}.{rng.randint(10, 99)} a month",
            f"More from our {rng.choice(SECTIONS)} desk",
            self.house[2] + ".",
            f"This page was set by {rng.choice(self.staff)}, who likes it plain",
            f"© {rng.randint(2019, 2024)} {self.name}. All rights reserved.",
        ]


def _phrase(rng: random.Random) -> str:
    return f"{rng.choice(PLACES)} {rng.choice(NOUNS)} {rng.choice(VERBS)}"


def _sentence(rng: random.Random) -> str:
    noun, other, thing = rng.choice(NOUNS), rng.choice(NOUNS), rng.choice(THINGS)
    name, place = f"{rng.choice(FIRST)} {rng.choice(LAST)}", rng.choice(PLACES)
    forms = (
        f"The {noun} in {place} was {rng.choice(VERBS)} after {rng.randint(2, 90)} {thing} came",
        f"{name} said on {rng.choice(DAYS)} that the {noun} and the {other} would be "
        f"{rng.choice(VERBS)}",
        f"Nobody in {place} had {rng.choice(VERBS)} so many {thing} since the {noun}",
        f"It was the {rng.choice(['first', 'second', 'third'])} such {noun}, {name} said",
        f"In {rng.choice(MONTHS)} the {noun} {rng.choice(VERBS)} {rng.randint(3, 80)} {thing}, and "
        f"the {other} in {place} {rng.choice(VERBS)} none",
        f"Those who own the {other} have {rng.choice(VERBS)} it, with {thing} and with {noun}s",
    )
    return rng.choice(forms)


def _paragraph(rng: random.Random) -> str:
    # One in ten is a single short sentence, as news has them.
    count = 1 if rng.random() < 0.1 else rng.randint(2, 4)
    return ". ".join(_sentence(rng) for _ in range(count)) + "."


def _changed(line: str, rng: random.Random) -> str:
    words = line.split()
    if len(words) > 8:
        for _ in range(max(1, len(words) // 30)):
            words[rng.randrange(len(words))] = rng.choice(NOUNS)
    return " ".join(words)
