from __future__ import annotations

import pytest

from stripper.sites.hosts import domain_of, host_of, names_of


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://News.Example.co.uk:8080/a", "news.example.co.uk"),
        ("https://user:word@example.org./", "example.org"),
        ("news.example.org/a?b", "news.example.org"),
        ("example.org:80", "example.org"),
        ("http://127.0.0.1:80/", "127.0.0.1"),
        ("http://[2001:db8::1]:80/", "2001:db8::1"),
        ("https://Bücher.example/", "xn--bcher-kva.example"),
        ("https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
        ("localhost", "localhost"),
        ("", None),
        ("https:///path", None),
        ("http://[bad/", None),
        ("http://a..b/", None),
        ("http://two words/", None),
        (f"http://{'a' * 70}.org/", None),
    ],
)
def test_the_host_of_an_address(url: str, host: str | None) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("example.org", ("example.org",)),
        ("a.b.example.co.uk", ("a.b.example.co.uk", "b.example.co.uk", "example.co.uk")),
        ("blog.somebody.github.io", ("blog.somebody.github.io", "somebody.github.io")),
        ("a.example.xn--90ae", ("a.example.xn--90ae", "example.xn--90ae")),
        ("127.0.0.1", ("127.0.0.1",)),
        ("2001:db8::1", ("2001:db8::1",)),
        ("co.uk", ("co.uk",)),
        ("a.wiki.intranet", ("a.wiki.intranet", "wiki.intranet")),
        ("localhost", ("localhost",)),
    ],
)
def test_the_names_that_a_host_is_looked_up_under(host: str, names: tuple[str, ...]) -> None:
    assert names_of(host) == names
    assert domain_of(host) == names[-1]
