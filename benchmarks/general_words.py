"""Write the content words that texts on any subject have, for the plugin off-topic.

Usage: python benchmarks/general_words.py COUNTS.txt --language CODE --most N --source NAME

Takes a list of a language's words with the most frequent first, one a line, and what stands behind
a word is ignored. Prints them cut as in `Document.terms`, for `off_topic/general/CODE.toml`.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Final

from labelled import told
from stripper.language import LANGUAGES, load_language

_WIDTH: Final = 98


def general_terms(lines: Iterable[str], language: str, most: int) -> list[str]:
    """Return the different content terms of the first words, in order of the alphabet."""
    terms = load_language(language).terms
    words = (line.split()[0].lower() for line in lines if line.strip())
    return sorted({terms[word] for word in islice(words, most)} - {""})


@told
def main() -> None:
    """Read and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, help="words by frequency")
    parser.add_argument("--language", choices=LANGUAGES, required=True)
    parser.add_argument("--most", type=int, required=True, help="words that count")
    parser.add_argument("--source", required=True, help="the list's name and licence")
    arguments = parser.parse_args()
    lines = arguments.file.read_text(encoding="utf-8-sig").splitlines()
    found = general_terms(lines, arguments.language, arguments.most)
    print("# Content words that texts on any subject have, cut as in `Document.terms`.")
    print(
        f"# Written by benchmarks/general_words.py: the {arguments.most:,} most frequent words by"
    )
    print(f'# {arguments.source}.\nwords = """')
    print(textwrap.fill(" ".join(found), _WIDTH))
    print('"""')


if __name__ == "__main__":
    sys.exit(main())
