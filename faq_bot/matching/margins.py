"""A third opinion: one linear support vector machine per entry, against all others.

Solved in the dual, one phrasing at a time for all entries at once (dual coordinate descent for the
squared hinge loss, Hsieh et al. 2008). A few rounds in a fixed order are enough and deterministic.
It looks at what tells neighbours apart, where the closed forms look at each entry by itself:
+1 to +2 points on every ruler.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from faq_bot.matching.block import Floats, Ints, Rows

COST = 1.0
ROUNDS = 3
OFFSET = -1.0
"""What every score starts from: most phrasings are not an entry's, so "no" needs no learning."""
TRUST = 8.0
"""Weight beside the softmax logits of the others; 4 to 16 differ by half a point."""
_STRIDE = 7_919
"""A prime, to visit the phrasings of one entry far apart."""


def margins(
    blocks: Sequence[Rows], owners: Ints, entries: int, features: Sequence[int]
) -> list[Floats]:
    """Give the weights of each block (features x entries), times ``TRUST``.

    Every block counts the same, so that a whole row has length one again.
    """
    rows = _joined(blocks, features)
    weights = np.zeros((sum(features), entries), dtype=np.float32)
    signs = -np.ones((len(owners), entries), dtype=np.float32)
    signs[np.arange(len(owners)), owners] = 1
    duals = np.zeros_like(signs)
    slack = np.float32(0.5 / COST)
    order = (np.arange(len(owners)) * _STRIDE) % len(owners)
    if len(np.unique(order)) < len(owners):
        order = np.arange(len(owners))
    for _ in range(ROUNDS):
        for i in order:
            ids, values = rows[i]
            gradient = signs[i] * (values @ weights[ids] + OFFSET) - 1 + slack * duals[i]
            moved = np.maximum(duals[i] - gradient / (1 + slack), 0)
            step = (moved - duals[i]) * signs[i]
            weights[ids] += values[:, None] * step
            duals[i] = moved
    trusted = weights.astype(np.float64) * TRUST * len(blocks) ** -0.5
    return np.split(trusted, np.cumsum(features)[:-1])


def _joined(blocks: Sequence[Rows], features: Sequence[int]) -> list[tuple[Ints, Floats]]:
    scale = len(blocks) ** -0.5
    offsets = np.concatenate([[0], np.cumsum(features)[:-1]])
    count = len(blocks[0].starts) - 1
    joined = []
    for i in range(count):
        spans = [slice(block.starts[i], block.starts[i + 1]) for block in blocks]
        parts = list(zip(blocks, spans, offsets, strict=True))
        ids = np.concatenate([block.ids[span] + offset for block, span, offset in parts])
        values = np.concatenate([block.values[span] for block, span, _ in parts])
        joined.append((ids, (values * scale).astype(np.float32)))
    return joined
