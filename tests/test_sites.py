from __future__ import annotations

from pathlib import Path

import pytest

from stripper import Config, ConfigError, Kind, Status, Stripper
from stripper.sites import SiteStore
from stripper.sites.read import read_site

BODY = (
    "The bridge over the Olm opens on Friday after nine years of work, the council of Olm said on "
    "Monday evening."
)
URL = "https://www.courier.example.org/bridge"


def site(tmp_path: Path, text: str, name: str = "example.org") -> Path:
    path = tmp_path / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def remove(means: str, name: str = "a-rule", **keys: str) -> str:
    lines = [f"{key} = '{value}'" for key, value in keys.items()]
    return "\n".join(["[[remove]]", f"name = '{name}'", means, *lines, ""])


def cleaner(*paths: Path, **config: object) -> Stripper:
    return Stripper(Config(sites=paths, select=("site",)).override(**config))


# What the rules do


@pytest.mark.parametrize(
    ("means", "removed"),
    [
        ("line = 'Support .*'", ["Support us."]),
        ("line = 'In other news'\nbelow = 2", ["In other news\nCat\nBack"]),
        ("line = 'Olm .*'\nbelow = 9", ["Olm Courier\nSupport us."]),
        ("line = '(?i)support .*'", ["Support us.", "support them."]),
        ("phrase = 'the ferry'", ["the ferry"]),
        ("between = ['In other news', 'Back']", ["In other news\nCat\nBack"]),
        ("between = ['In other news', 'Never']", []),
        ("after = 'In other news'", ["In other news\nCat\nBack\nsupport them.\nCat"]),
        ("before = 'Support .*'", ["Olm Courier\nSupport us."]),
        ("after = 'Olm .*'", []),
        ("first = 2\nif = 'Olm .*'", ["Olm Courier\nSupport us."]),
        ("first = 2\nif = 'Cat'", []),
        ("last = 2\nif = 'Cat'", ["support them.\nCat"]),
        ("repeated = '.*'", ["Cat"]),
        ("repeated = 'Support .*'", []),
    ],
)
def test_what_each_means_takes(tmp_path: Path, means: str, removed: list[str]) -> None:
    text = (
        f"Olm Courier\nSupport us.\n{BODY}\nHe took the ferry, not the ferryboat.\n"
        "In other news\nCat\nBack\nsupport them.\nCat"
    )
    result = cleaner(site(tmp_path, remove(means))).clean(text, url="example.org")
    assert [removal.text.strip() for removal in result.removals] == removed
    assert result.restore() == text
    assert not result.failures


def test_a_removal_names_the_rule_its_kind_and_the_evidence(tmp_path: Path) -> None:
    path = site(tmp_path, remove("line = 'Support .*'", "plea", kind="promo"))
    (removal,) = cleaner(path).clean(f"{BODY}\nSupport us.", url=URL).removals
    assert (removal.rule, removal.kind, removal.origin) == ("SIT01", Kind.PROMO, "example.org#plea")
    assert removal.reason == "example.org#plea: the line matches 'Support .*'"


def test_a_keep_stands_over_site_rules_and_plugins(tmp_path: Path) -> None:
    keep = "[[keep]]\nname = 'plea'\nline = 'Sign up for .*'\n"
    text = f"{BODY}\nSign up for our newsletter.\nSupport us."
    plain = Stripper(Config(select=("promo",))).clean(text)
    assert "Sign up" not in plain.text
    path = site(tmp_path, keep + remove("after = 'Sign up .*'"))
    result = cleaner(path, select=("promo", "site")).clean(text, url=URL)
    assert result.text == f"{BODY}\nSign up for our newsletter."


def test_a_kind_that_is_kept_keeps_what_a_site_rule_of_it_finds(tmp_path: Path) -> None:
    path = site(tmp_path, remove("line = 'Picture: .*'", kind="caption"))
    text = f"{BODY}\nPicture: Ana Kovar"
    assert cleaner(path).clean(text, url=URL).text == BODY
    assert cleaner(path, keep=("caption",)).clean(text, url=URL).text == text


def test_a_site_adjusts_the_configuration_for_its_documents_alone(tmp_path: Path) -> None:
    path = site(tmp_path, "[config]\nignore = ['title']\n")
    stripper = cleaner(path, select=())
    text = f"The bridge opens\n\n{BODY} The bridge is long.\n\n{BODY} It opens early."
    here = stripper.clean(text, title="The bridge opens", url=URL)
    there = stripper.clean(text, title="The bridge opens", url="https://other.example.com/")
    assert here.text.startswith("The bridge opens")
    assert not there.text.startswith("The bridge opens")


def test_a_site_may_ignore_a_plugin_by_its_name(tmp_path: Path) -> None:
    path = site(tmp_path, "[config]\nignore = ['promo']\n")
    stripper = cleaner(path, select=())
    text = f"{BODY}\n\nSign up for our newsletter."
    assert stripper.clean(text, url=URL).text == text
    assert stripper.clean(text, url="https://other.example.com/").text == BODY


def test_a_rule_that_a_site_ignores_and_nobody_has_is_told(tmp_path: Path) -> None:
    path = site(tmp_path, "[config]\nignore = ['PRO99']\n" + remove("line = 'Plea'"))
    result = cleaner(path, select=()).clean(f"{BODY}\nPlea", url=URL)
    (failure,) = result.failures
    assert f"the configuration for {URL}: ignore: no rule or" in failure.message
    assert result.text == BODY


def test_a_page_is_pruned_and_its_body_found(tmp_path: Path) -> None:
    path = site(tmp_path, "[html]\nprune = ['.plea', '//aside']\nbody = ['.none', '#story']\n")
    long = " ".join([BODY] * 3)
    page = (
        "<html><head><title>Bridge</title><link rel='canonical' href='https://example.org/b'>"
        f"</head><body><p>{long} Not this.</p><div id='story'><p>{long}</p>"
        f"<p class='plea'>{long} Give.</p><aside><p>{long} Cat.</p></aside></div></body></html>"
    )
    text = cleaner(path).clean_html(page).text
    assert "nine years" in text
    assert not any(word in text for word in ("Not this", "Give", "Cat"))
    assert "Not this" in cleaner(path).clean_html(page, url="https://other.example.net/").text


def test_elements_of_a_body_stay_in_their_order(tmp_path: Path) -> None:
    """An element that is found inside another one is not taken out of it."""
    family = "[html]\nbody = ['h1']\n"
    site(tmp_path, family, "press")
    path = site(tmp_path, "extends = 'press'\n[html]\nbody = ['.part']\n").parent
    parts = [f"Part {number}. {BODY} {BODY}" for number in (1, 2, 3)]
    page = (
        "<html><head><title>Bridge</title></head><body><h1>Bridge</h1><div class='part'>"
        f"<p>{parts[0]}</p><div class='part'><p>{parts[1]}</p></div><p>{parts[2]}</p></div></body>"
    )
    assert cleaner(path).clean_html(page, url=URL).text.split("\n")[:3] == parts


# Which file is used


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://example.org/a", True),
        ("http://news.example.org:8080/", True),
        ("EXAMPLE.ORG", True),
        ("https://example.org.evil.example.net/", False),
        ("https://notexample.org/", False),
        (None, False),
        ("", False),
        ("no address", False),
    ],
)
def test_a_domain_counts_with_its_subdomains(
    tmp_path: Path, url: str | None, *, taken: bool
) -> None:
    path = site(tmp_path, remove("line = 'Support .*'"))
    result = cleaner(path).clean(f"{BODY}\nSupport us.", url=url)
    assert bool(result.removals) is taken
    assert not result.failures


@pytest.mark.parametrize(
    ("domain", "url"),
    [("bücher.example", "https://xn--bcher-kva.example/"), ("127.0.0.1", "http://127.0.0.1:80/a")],
)
def test_international_domains_and_addresses(tmp_path: Path, domain: str, url: str) -> None:
    path = site(tmp_path, f"domains = ['{domain}']\n" + remove("line = 'Support .*'"), "mine")
    assert cleaner(path).clean(f"{BODY}\nSupport us.", url=url).text == BODY


def test_a_nearer_place_and_a_longer_domain_win(tmp_path: Path) -> None:
    near, far = tmp_path / "near", tmp_path / "far"
    site(near, remove("line = 'near'"))
    site(far, remove("line = 'far'"))
    site(far, remove("line = 'news'"), "news.example.org")
    store = SiteStore([near, far])
    assert store.path_for("example.org") == near / "example.org.toml"
    assert store.path_for("news.example.org") == near / "example.org.toml"
    assert SiteStore([far]).path_for("a.news.example.org") == far / "news.example.org.toml"


def test_a_family_is_taken_over_and_stood_over(tmp_path: Path) -> None:
    site(tmp_path, remove("line = 'Plea'", "plea") + remove("line = 'Tail'", "tail"), "press")
    site(tmp_path, "extends = 'press'\n" + remove("line = 'Own plea'", "plea"))
    result = cleaner(tmp_path).clean(f"{BODY}\nPlea\nOwn plea\nTail", url=URL)
    assert result.text == f"{BODY}\nPlea"
    assert {removal.origin for removal in result.removals} == {"example.org#plea", "press#tail"}


def test_a_file_may_extend_a_farther_one_of_its_name(tmp_path: Path) -> None:
    near, far = tmp_path / "near", tmp_path / "far"
    site(near, "extends = ['example.org']\n" + remove("line = 'near'", "near"))
    site(far, remove("line = 'far'", "far"))
    assert cleaner(near, far).clean(f"{BODY}\nfar\nnear", url=URL).text == BODY


def test_only_the_file_that_is_asked_for_is_read_whole(tmp_path: Path) -> None:
    site(tmp_path, remove("line = '('"), "other.example.net")
    site(tmp_path, remove("line = 'Plea'"))
    stripper = cleaner(tmp_path)
    assert stripper.clean(f"{BODY}\nPlea", url=URL).text == BODY
    result = stripper.clean(BODY, url="other.example.net")
    assert result.status is Status.FAILED
    assert len(result.failures) == 1  # told once, though each hook meets it
    assert (
        "other.example.net.toml:3: [[remove]] line: the pattern '('" in result.failures[0].message
    )


# What is refused


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("remov = 1", "1: remov: unknown key; did you mean remove?"),
        ("[[remvoe]]\nname = 'a'", "1: remvoe: unknown key; did you mean remove?"),
        ("[remove]\nname = 'a'", "1: [[remove]] write it as [[remove]]"),
        ("keep = ['caption']", "1: [[keep]] write it as [[keep]]"),
        ("\n\n[[remove]]\nline = 'a b'", "3: [[remove]] 'name' is missing"),
        (
            "[[remove]]\nname = 'a'\nlnie = 'b'",
            "3: [[remove]] lnie: unknown key; did you mean line?",
        ),
        ("[[remove]]\nname = 'a'", "'a': want one of line, phrase, between"),
        ("[[remove]]\nname = 'a'\nline = 'b c'\nafter = 'd e'", "repeated, got line and after"),
        ("[[remove]]\nname = 'A b'\nline = 'c d'", "2: [[remove]] name: 'A b': want lower-case"),
        ("[[remove]]\nname = 'a'\nline = 'b['", "3: [[remove]] line: the pattern 'b['"),
        ("[[remove]]\nname = 'a'\nline = '.*'", "the pattern '.*': matches any line"),
        ("[[remove]]\nname = 'a'\nline = '(x+x+)+y'", "3: [[remove]] line: the pattern '(x+x+)+y'"),
        ("[[remove]]\nname = 'a'\nline = '(a|b|ab)*c'", "tries too many ways"),
        ("[[remove]]\nname = 'a'\nphrase = 'if'", "'if' has under 4 letters"),
        ("[[remove]]\nname = 'a'\nfirst = 2", "3: [[remove]] first: needs an 'if'"),
        ("[[remove]]\nname = 'a'\nfirst = 0\nif = 'b c'", "want a whole number from 1, got 0"),
        ("[[remove]]\nname = 'a'\nline = 'b c'\nif = 'b c'", "'if' goes with 'first' and 'last'"),
        ("[[remove]]\nname = 'a'\nafter = 'b c'\nbelow = 2", "'below' goes with 'line' only"),
        ("[[remove]]\nname = 'a'\nbetween = 'b c'", "want a list of two patterns, got 'b c'"),
        ("[[remove]]\nname = 'a'\nline = 'b c'\nkind = 'ad'", "want a noise kind (title, metadata"),
        (remove("line = 'a b'") * 2, "two rules are called 'a-rule'"),
        ("[[test]]\nname = 'a'\ntext = 'b'\nhas = ['b']\n" * 2, "6: [[test]] name: two tests are"),
        (
            remove("line = 'a b'") + remove("line = 'a b'").replace("a-rule", "b-rule"),
            "line: 'b-rule' says the same as 'a-rule'; leave one of them",
        ),
        ("domains = ['co.uk']", "1: domains: 'co.uk' is where anybody may register"),
        ("domains = ['a b']", "'a b' is no domain"),
        ("domains = 'example.org'", "want a list of strings"),
        ("[html]\nprune = ['p[']", "2: [html] prune: 'p[' is no CSS selector or XPath"),
        ("[html]\nbody = ['//p[']", "2: [html] body: '//p[' is no CSS selector or XPath"),
        ("[html]\nbody = ['//x:p']", "'//x:p' is no CSS selector or XPath: Undefined namespace"),
        ("[html]\nbody = ['//p[a()]']", "'//p[a()]' is no CSS selector or XPath: Unregistered"),
        ("[html]\nprune = ['//a/@href']", "'//a/@href' finds values, and not the elements"),
        ("[html]\nbody = ['//h1/text()']", "'//h1/text()' finds values"),
        ("[html]\nbody = ['(count(//p))']", "'(count(//p))' finds values"),
        ("[config]\npreset = 'lm'", "no preset is called 'lm'; did you mean llm?"),
        ("[[test]]\nname = 'a'\nremoved = []", "'a': want either text or html"),
        ("[[test]]\nname = 'a'\ntext = 'b'", "'a': want removed, has or lacks"),
        ("[[test]]\nname = 'a'\nhtml = 'b'\nremoved = []", "say what the text has or lacks"),
        ("a = ", "Invalid value"),
    ],
)
def test_a_wrong_file_names_itself_the_line_and_what_to_do(
    tmp_path: Path, text: str, message: str
) -> None:
    path = site(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        read_site(path)
    assert str(caught.value).startswith(f"{path}:")
    assert message in str(caught.value)


def test_bytes_that_windows_editors_write_are_read(tmp_path: Path) -> None:
    path = tmp_path / "example.org.toml"
    path.write_bytes(b"\xef\xbb\xbfdomains = ['a.example']\r\n" + remove("line = 'a b'").encode())
    (tmp_path / "folder.toml").mkdir()
    site = SiteStore([tmp_path]).site_for("https://a.example/")
    assert site is not None
    assert len(site.removes) == 1


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "example.org.toml"
    path.write_bytes(b"# \xe9t\xe9")
    with pytest.raises(ConfigError, match=r"not UTF-8 at byte 2; save it as UTF-8"):
        read_site(path)


def test_two_files_for_one_domain_in_one_place(tmp_path: Path) -> None:
    site(tmp_path, "domains = ['example.org']", "a")
    site(tmp_path, "domains = ['example.org']", "b")
    with pytest.raises(ConfigError, match=r"a\.toml and .*b\.toml both are for example\.org"):
        cleaner(tmp_path)


@pytest.mark.parametrize(
    ("extends", "message"),
    [
        ("b", "goes round in a circle: example.org -> b -> example.org"),
        ("pres", "no site file is called 'pres'; did you mean press?"),
        ("example.org", "goes round in a circle"),
    ],
)
def test_families_that_cannot_be(tmp_path: Path, extends: str, message: str) -> None:
    site(tmp_path, "", "press")
    site(tmp_path, "extends = 'example.org'", "b")
    site(tmp_path, f"extends = '{extends}'")
    with pytest.raises(ConfigError, match=message):
        SiteStore([tmp_path]).site_for(URL)


def test_a_pattern_that_takes_too_long_costs_one_document_its_site_rules(tmp_path: Path) -> None:
    path = site(
        tmp_path, remove("line = '.*,.*, [0-9]+'", "slow") + remove("line = 'Plea'", "plea")
    )
    stripper = cleaner(path)
    text = f"{BODY}\nPlea\n{', ' * 200_000}x"
    result = stripper.clean(text, url=URL)
    assert result.text == text
    (failure,) = result.failures
    assert "example.org.toml: 'slow': the pattern '.*,.*, [0-9]+' took over" in failure.message
    assert ".py" not in failure.message  # what is at fault is the file
    assert stripper.clean(f"{BODY}\nPlea", url=URL).text == BODY


def test_a_place_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nowhere: no such file or folder"):
        cleaner(tmp_path / "nowhere")
