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

from faq_bot.matching.arrays import Bools, Ints, Weights
from faq_bot.matching.block import Rows

COST = 1.0
ROUNDS = 3
AVERAGED = 2
"""Rounds at the end whose weights are averaged: the last texts visited weigh no more than others,
and a line more or less in the knowledge moves fewer replies."""
OFFSET = -1.0
"""What every score starts from: most phrasings are not an entry's, so "no" needs no learning."""
BIAS = 0.3
"""Value of a feature that every phrasing has, by which an entry learns how much it is asked. It
lifted AUROC on our rulers by .3 to .5; at 1, so few rounds do not suffice."""
TRUST = 8.0
"""Weight beside the softmax logits of the others; 4 to 16 differ by half a point."""
_STRIDES = (7_919, 104_729, 1_299_709, 15_485_863)
"""Primes, one a round: an entry's phrasings are visited far apart, never in the same order."""


Joined = tuple[Ints, Weights, list[int]]
"""Rows of all blocks: feature numbers, values, and where each row starts."""


@dataclass(frozen=True)
class Margins:
    """Scores of an entry are ``row . weights + offset``, times ``TRUST``."""

    weights: list[Weights]
    """For each block: features x entries."""
    offsets: Weights


def margins(
    blocks: Sequence[Rows], belongs: Bools, features: Sequence[int], cost: float = COST
) -> Margins:
    """Learn from the rows of all blocks side by side; ``belongs`` is texts x entries.

    Every block counts the same, so that a whole row has length one again. ``cost`` is the price of
    a text on the wrong side.
    """
    descent = _Descent(_joined(blocks, features), belongs, sum(features), cost)
    mean = np.zeros_like(descent.weights)
    for round_ in range(ROUNDS):
        for i in _order(round_, descent.resting):
            descent.visit(i)
        if round_ >= ROUNDS - AVERAGED:
            mean += descent.weights
    mean *= np.float32(TRUST / AVERAGED)
    offsets = mean[-1] * np.float32(BIAS)
    mean *= np.float32(len(blocks) ** -0.5)
    return Margins(np.split(mean[:-1], np.cumsum(features)[:-1]), offsets)


class _Descent:
    """Learning under way: a weight for each feature and entry, a dual for each text and entry."""

    def __init__(self, rows: Joined, belongs: Bools, features: int, cost: float) -> None:
        self._ids, self._values, self._starts = rows
        self.weights = np.zeros((features + 1, belongs.shape[1]), dtype=np.float32)
        self.weights[-1] = OFFSET / BIAS
        self._signs = np.where(belongs, np.float32(1), np.float32(-1))
        self._duals = np.zeros_like(self._signs)
        size = 1 / (1 + BIAS**2 + 0.5 / cost)
        self._size, self._keep = np.float32(size), np.float32(1 - 0.5 / cost * size)
        self._pull = self._signs * self._size
        self.resting = np.zeros(len(belongs), dtype=bool)
        """Texts on the right side of every entry when they were last visited."""

    def visit(self, i: int) -> None:
        """Move the duals of one text to where they are best, and the weights with them."""
        here = self._ids[self._starts[i] : self._starts[i + 1]]
        value = self._values[self._starts[i] : self._starts[i + 1]]
        found = self.weights.take(here, axis=0)
        was = self._duals[i]
        moved = np.maximum(self._keep * was + self._size - self._pull[i] * (value @ found), 0)
        step = moved - was
        self.resting[i] = not moved.any()
        if step.any():
            found += value[:, None] * (step * self._signs[i])
            self.weights[here] = found
            self._duals[i] = moved


def _order(round_: int, resting: Bools) -> Iterator[int]:
    """Give the texts to visit; between the first and the last round only those that moved."""
    count, stride = len(resting), _STRIDES[round_]
    step = stride if count % stride else 1
    for at in range(count):
        i = at * step % count
        if round_ in (0, ROUNDS - 1) or not resting[i]:
            yield i


def _joined(blocks: Sequence[Rows], features: Sequence[int]) -> Joined:
    """Put the rows of all blocks side by side, and at the end of each the feature that all have."""
    starts = np.sum([block.starts for block in blocks], axis=0)
    starts += np.arange(len(starts))
    ids, values = np.empty(starts[-1], dtype=np.int64), np.empty(starts[-1], dtype=np.float32)
    at, before = starts[:-1].copy(), 0
    for block, size in zip(blocks, features, strict=True):
        lengths = np.diff(block.starts)
        places = np.arange(len(block.ids)) + np.repeat(at - block.starts[:-1], lengths)
        ids[places], values[places] = block.ids + before, block.values * len(blocks) ** -0.5
        at, before = at + lengths, before + size
    ids[at], values[at] = before, BIAS
    return ids, values, starts.tolist()
