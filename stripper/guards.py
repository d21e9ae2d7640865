"""What keeps heuristic rules from taking too much of a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stripper.document import Document
from stripper.resolve import Claim
from stripper.segment import Block

_SUBSTANTIAL: Final = 160  # code points; about two sentences, longer than most pleas and captions
_BEGINNING: Final = 3  # shorter paragraphs


def first_paragraph(document: Document) -> Block | None:
    """Return the first substantial paragraph, which only rules that cannot err may take.

    None where shorter ones stand above it: the article has begun with them.
    """
    shorter = 0
    for block in document.blocks:
        if document.is_gone(block.index):
            continue
        if len(block.text) >= _SUBSTANTIAL:
            return block if shorter < _BEGINNING else None
        shorter += document.is_paragraph(block.index)
    return None


def is_shielded(claim: Claim, lead: Block | None) -> bool:
    """Tell whether a heuristic claim reaches into the first paragraph."""
    return (
        lead is not None
        and claim.rule.heuristic
        and claim.start < lead.end
        and lead.start < claim.end
    )


def hold_back(claims: Sequence[Claim], budget: float) -> tuple[list[Claim], list[Claim]]:
    """Hold heuristic claims back, those of the latest stage first, until they fit the budget.

    Args:
        claims: Claims that do not overlap.
        budget: How many code points they may take.

    Returns:
        The claims that stand and those held back.
    """
    stands: list[Claim] = list(claims)
    held: list[Claim] = []
    spent = sum([claim.end - claim.start for claim in claims if claim.rule.heuristic])
    if spent <= budget:
        return stands, held
    for stage in sorted({claim.rule.kind.stage for claim in claims}, reverse=True):
        out = [c for c in stands if c.rule.heuristic and c.rule.kind.stage is stage]
        held += out
        stands = [c for c in stands if not (c.rule.heuristic and c.rule.kind.stage is stage)]
        spent -= sum(claim.end - claim.start for claim in out)
        if spent <= budget:
            break
    return stands, held
