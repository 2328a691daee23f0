"""A third opinion: one linear support vector machine per entry, against all others.

Solved in the dual, one phrasing at a time for all entries at once (dual coordinate descent for the
squared hinge loss, Hsieh et al. 2008). A few rounds in a fixed order are enough and deterministic.
It looks at what tells neighbours apart, where the closed forms look at each entry by itself:
+1 to +2 points on every ruler.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from faq_bot.matching.block import Bools, Ints, Rows, Weights

COST = 1.0
ROUNDS = 3
OFFSET = -1.0
"""What every score starts from: most phrasings are not an entry's, so "no" needs no learning."""
TRUST = 8.0
"""Weight beside the softmax logits of the others; 4 to 16 differ by half a point."""
_STRIDE = 7_919
"""A prime, to visit the phrasings of one entry far apart."""


def margins(blocks: Sequence[Rows], belongs: Bools, features: Sequence[int]) -> list[Weights]:
    """Give the weights of each block (features x entries), times ``TRUST``.

    ``belongs`` (texts x entries) says what belongs where. Every block counts the same, so that a
    whole row has length one again.
    """
    ids, values, starts = _joined(blocks, features)
    weights = np.zeros((sum(features), belongs.shape[1]), dtype=np.float32)
    signs = np.where(belongs, np.float32(1), np.float32(-1))
    duals = np.zeros_like(signs)
    slack = np.float32(0.5 / COST)
    for i in _order(len(belongs)) * ROUNDS:
        here, value = ids[starts[i] : starts[i + 1]], values[starts[i] : starts[i + 1]]
        found = weights.take(here, axis=0)
        gradient = signs[i] * (value @ found + OFFSET) - 1 + slack * duals[i]
        moved = np.maximum(duals[i] - gradient / (1 + slack), 0)
        found += value[:, None] * ((moved - duals[i]) * signs[i])
        weights[here] = found
        duals[i] = moved
    weights *= np.float32(TRUST * len(blocks) ** -0.5)
    return np.split(weights, np.cumsum(features)[:-1])


def _order(count: int) -> list[int]:
    stride = _STRIDE if count % _STRIDE else 1
    return [i * stride % count for i in range(count)]


def _joined(blocks: Sequence[Rows], features: Sequence[int]) -> tuple[Ints, Weights, list[int]]:
    """Put the rows of all blocks side by side."""
    offsets = np.concatenate([[0], np.cumsum(features)[:-1]])
    rows = np.concatenate([block.owners for block in blocks])
    order = np.argsort(rows, kind="stable")
    ids = np.concatenate([block.ids + at for block, at in zip(blocks, offsets, strict=True)])
    values = np.concatenate([block.values for block in blocks]) * len(blocks) ** -0.5
    starts = np.sum([block.starts for block in blocks], axis=0).tolist()
    return ids[order], values[order].astype(np.float32), starts
