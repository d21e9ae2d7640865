from __future__ import annotations

import pytest

from stripper import Document, is_articles, notice_start, split_sentences

PARAGRAPH = (
    "The ferry to Havn ran aground on Monday off the harbour wall, and came free with the tide."
)
TOLD = (
    "The harbour office said on Tuesday that the tide had been lower than the tables of the ferry."
)
SHORT = "Nobody drowned."
NOTICE = "© 2031 Merrow Gazette. All rights reserved."


def spans(text: str) -> list[str]:
    document = Document(text, lang="en")
    return [text[start:end] for start, end in split_sentences(document, document.blocks[0])]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rains. It pours.", ["It rains.", "It pours."]),
        ("“It rains.” It pours!", ["“It rains.”", "It pours!"]),
        ("J. Lind lives in St. peter", ["J. Lind lives in St. peter"]),
        ("It rains. © 2031 Lind", ["It rains.", "© 2031 Lind"]),
        ("It costs 3.5 million", ["It costs 3.5 million"]),
    ],
)
def test_sentences_end_with_a_mark_before_a_capital(text: str, sentences: list[str]) -> None:
    assert spans(text) == sentences


def whose(text: str) -> list[bool]:
    document = Document(f"{PARAGRAPH}\n{text}", lang="en")
    block = document.blocks[1]
    return [is_articles(document, block, each) for each in split_sentences(document, block)]


def test_a_sentence_of_the_article_shares_words_with_it() -> None:
    assert whose(
        f"{TOLD} Seven cakes that even a lazy cook will bake before her neighbours wake."
    ) == [
        True,
        False,
    ]


def test_a_short_sentence_is_nobodys() -> None:
    assert whose(f"{SHORT} The ferry is afloat.") == [False, False]


def test_copies_of_a_block_do_not_make_it_the_articles() -> None:
    plea = (
        "Seven cakes that even a lazy cook will bake before her dear neighbours wake up. Order now."
    )
    document = Document(f"{PARAGRAPH}\n{plea}\n{plea}", lang="en")
    block = document.blocks[1]
    assert not any(is_articles(document, block, each) for each in split_sentences(document, block))


@pytest.mark.parametrize("before", [TOLD, f"{TOLD} {SHORT}", f"{SHORT} {TOLD}"])
def test_a_notice_begins_behind_the_articles_sentences(before: str) -> None:
    text = f"{PARAGRAPH}\n{before} {NOTICE}"
    document = Document(text, lang="en")
    at = text.index("©")
    assert notice_start(document, document.blocks[1], at) == at
    assert notice_start(document, document.blocks[1], text.index("All rights")) > at


@pytest.mark.parametrize("before", ["", "Nobody may copy this. "])
def test_without_them_it_begins_with_the_block(before: str) -> None:
    text = f"{PARAGRAPH}\n{before}{NOTICE}"
    document = Document(text, lang="en")
    block = document.blocks[1]
    assert notice_start(document, block, text.index("©")) == block.start


def test_what_is_too_long_for_a_preface_is_the_articles() -> None:
    long = "Cut the quinces small and leave them under a cloth until the cat has lost interest. "
    text = f"{PARAGRAPH}\n{long * 2}{NOTICE}"
    document = Document(text, lang="en")
    at = text.index("©")
    assert notice_start(document, document.blocks[1], at) == at
