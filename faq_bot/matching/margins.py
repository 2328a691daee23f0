"""A third opinion: one linear support vector machine per entry, against all others.

Solved in the dual, one phrasing at a time for all entries at once (dual coordinate descent for the
squared hinge loss, Hsieh et al. 2008). A few rounds in a fixed order are enough and deterministic.
It looks at what tells neighbours apart, where the closed forms look at each entry by itself:
+1 to +2 points on every ruler.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from faq_bot.matching.block import Bools, Ints, Rows, Weights

COST = 1.0
ROUNDS = 4
OFFSET = -1.0
"""What every score starts from: most phrasings are not an entry's, so "no" needs no learning."""
BIAS = 0.3
"""Value of a feature that every phrasing has, by which an entry learns how much it is asked. It
lifted AUROC on our rulers by .3 to .5; at 1, four rounds do not suffice."""
TRUST = 8.0
"""Weight beside the softmax logits of the others; 4 to 16 differ by half a point."""
_STRIDES = (7_919, 104_729, 1_299_709, 15_485_863)
"""Primes, one a round: an entry's phrasings are visited far apart, never in the same order."""


@dataclass(frozen=True)
class Margins:
    """Scores of an entry are ``row . weights + offset``, times ``TRUST``."""

    weights: list[Weights]
    """For each block: features x entries."""
    offsets: Weights


def margins(blocks: Sequence[Rows], belongs: Bools, features: Sequence[int]) -> Margins:
    """Learn from the rows of all blocks side by side; ``belongs`` is texts x entries.

    Every block counts the same, so that a whole row has length one again.
    """
    ids, values, starts = _joined(blocks, features)
    weights = np.zeros((sum(features), belongs.shape[1]), dtype=np.float32)
    offsets = np.full(belongs.shape[1], OFFSET, dtype=np.float32)
    signs = np.where(belongs, np.float32(1), np.float32(-1))
    duals = np.zeros_like(signs)
    slack, square = np.float32(0.5 / COST), np.float32(BIAS**2)
    for i in _order(len(belongs)):
        here, value = ids[starts[i] : starts[i + 1]], values[starts[i] : starts[i + 1]]
        found = weights.take(here, axis=0)
        gradient = signs[i] * (value @ found + offsets) - 1 + slack * duals[i]
        moved = np.maximum(duals[i] - gradient / (1 + square + slack), 0)
        step = (moved - duals[i]) * signs[i]
        found += value[:, None] * step
        weights[here] = found
        offsets += square * step
        duals[i] = moved
    weights *= np.float32(TRUST * len(blocks) ** -0.5)
    return Margins(np.split(weights, np.cumsum(features)[:-1]), offsets * np.float32(TRUST))


def _order(count: int) -> Iterator[int]:
    for stride in _STRIDES[:ROUNDS]:
        step = stride if count % stride else 1
        yield from (i * step % count for i in range(count))


def _joined(blocks: Sequence[Rows], features: Sequence[int]) -> tuple[Ints, Weights, list[int]]:
    """Put the rows of all blocks side by side."""
    offsets = np.concatenate([[0], np.cumsum(features)[:-1]])
    rows = np.concatenate([block.owners for block in blocks])
    order = np.argsort(rows, kind="stable")
    ids = np.concatenate([block.ids + at for block, at in zip(blocks, offsets, strict=True)])
    values = np.concatenate([block.values for block in blocks]) * len(blocks) ** -0.5
    starts = np.sum([block.starts for block in blocks], axis=0).tolist()
    return ids[order], values[order].astype(np.float32), starts
