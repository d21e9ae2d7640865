"""What ties a paragraph on something new to its article: the names in it."""

from __future__ import annotations

import pytest

from stripper import Document
from stripper_plugins.off_topic.ties import is_tied

PASSAGE = "The foils lift the hull, said Ida Maria Lind of Tarn Sails, who trims the wing."


@pytest.mark.parametrize(
    ("others", "tied"),
    [
        (["Ida Maria Lind won again.", "The gate opens at nine."], True),
        (["Tarn Sails won again.", "The gate opens at nine."], False),
        (["Tarn Sails won again.", "Tarn Sails has two boats.", "Nobody beats Tarn Sails."], True),
        (["Maria Lind and Ida of Tarn mend sails."], False),
    ],
    ids=["a long name once", "a short name once", "a short name often", "other names"],
)
def test_a_name_that_comes_again_ties_a_passage_to_its_article(
    others: list[str], tied: bool
) -> None:
    blocks = Document("\n".join([PASSAGE, *others])).blocks
    assert is_tied(blocks[:1], blocks[1:]) == tied
