"""What NAV03 takes of a page that is nearly all frame."""

from __future__ import annotations

from stripper import Status, Stripper

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
