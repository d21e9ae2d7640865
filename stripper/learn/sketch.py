"""A fair sample of a corpus that fits in memory, whatever the corpus is.

Of each domain the texts with the smallest hashes are kept, and of all domains together those with
the smallest again. Which those are depends neither on the order nor on where the corpus was cut,
so the sketches of its parts add up to the sketch of the whole (bottom-k sampling; Cohen and Kaplan,
2007). A text that comes twice on a domain has one hash and is there once.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import blake2b
from heapq import heappush, heapreplace
from typing import Final

from stripper.segment import split_blocks

PER_DOMAIN: Final = 200  # articles; a line on one page in twenty is then seen ten times
IN_ALL: Final = 50_000  # articles, about 2 kB each
_SLACK: Final = 1.2  # how far the total may be exceeded before it is cut back
_HALF: Final = 16_000  # code points kept of each end of a long text


@dataclass(frozen=True, slots=True, order=True)
class Sample:
    """One article of the sketch.

    Args:
        domain: The domain that its address belongs to.
        text: Its lines, without the white space around them.
        url: Its address.
        date: Its day, as 2024-03-07; empty where it is not known.
        title: Its title; empty where it is not known.
    """

    domain: str
    text: str
    url: str
    date: str = ""
    title: str = ""

    @property
    def rank(self) -> int:
        """What decides whether it stays: the same for the same text on the same domain."""
        place = blake2b(self.domain.encode(), digest_size=8).digest()
        return int.from_bytes(blake2b(self.text.encode(), digest_size=8, key=place).digest())


def make_sample(domain: str, text: str, url: str, *, date: str = "", title: str = "") -> Sample:
    """Return the sample of a text; of a very long one its two ends."""
    text = text.encode("utf-8", "replace").decode()  # half a character cannot be written
    if len(text) > 2 * _HALF:
        text = text[:_HALF].rpartition("\n")[0] + "\n" + text[-_HALF:].partition("\n")[2]
    lines = "\n".join(block.text for block in split_blocks(text))
    return Sample(domain, lines, url, date, title.encode("utf-8", "replace").decode())


class Sketch:
    """The samples of a corpus, by domain.

    Args:
        per_domain: How many articles of one domain are kept.
        in_all: How many are kept of all domains together.
    """

    def __init__(self, per_domain: int = PER_DOMAIN, in_all: int = IN_ALL) -> None:
        self.per_domain: Final = per_domain
        self.in_all: Final = in_all
        self._kept: dict[str, dict[int, bytes]] = {}
        self._largest: dict[str, list[int]] = {}  # heaps of the ranks, negative
        self._size = 0
        self._limit = 1 << 64

    def add(self, sample: Sample) -> None:
        """Take a sample, or leave it where it is not among the smallest."""
        rank, domain = sample.rank, sample.domain
        heap = self._largest.setdefault(domain, [])
        kept = self._kept.setdefault(domain, {})
        if rank in kept:  # the same text at two addresses: one of them, whichever came first
            kept[rank] = min(_pack(sample), kept[rank], key=_unpack)
            return
        if rank >= self._limit or (len(heap) == self.per_domain and rank >= -heap[0]):
            return
        kept[rank] = _pack(sample)
        if len(heap) < self.per_domain:
            heappush(heap, -rank)
            self._size += 1
            if self._size > _SLACK * self.in_all:
                self._cut()
        else:
            del kept[-heapreplace(heap, -rank)]

    def domains(self) -> list[str]:
        """Return the domains, sorted."""
        self._cut()
        return sorted(domain for domain, kept in self._kept.items() if kept)

    def samples(self, domain: str) -> list[Sample]:
        """Return the articles kept of one domain, in the order of their ranks."""
        return [_unpack(packed) for _, packed in sorted(self._kept[domain].items())]

    def __iter__(self) -> Iterator[Sample]:
        for domain in self.domains():
            yield from self.samples(domain)

    def _cut(self) -> None:
        """Keep the smallest of all domains, and no more than there may be."""
        ranks = sorted(rank for kept in self._kept.values() for rank in kept)
        if len(ranks) <= self.in_all:
            return
        self._limit = ranks[self.in_all]
        for domain in list(self._kept):
            kept = {r: s for r, s in self._kept[domain].items() if r < self._limit}
            self._kept[domain] = kept
            self._largest[domain] = sorted(-rank for rank in kept)
            if not kept:
                del self._kept[domain], self._largest[domain]
        self._size = sum(map(len, self._kept.values()))


def to_json(sample: Sample) -> bytes:
    """Return a sample as a line of JSON, without the line end."""
    return json.dumps(asdict(sample), ensure_ascii=False).encode()


def from_json(line: bytes) -> Sample:
    """Return the sample on a line.

    Raises:
        ValueError: It holds something else.
    """
    fields = json.loads(line)
    if not isinstance(fields, dict) or not all(isinstance(x, str) for x in fields.values()):
        raise ValueError("want an object of strings")
    try:
        return Sample(**fields)
    except TypeError as exc:
        raise ValueError(str(exc)) from None


def _pack(sample: Sample) -> bytes:
    return zlib.compress(to_json(sample), 6)


def _unpack(packed: bytes) -> Sample:
    return from_json(zlib.decompress(packed))
