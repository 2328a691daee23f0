"""A third opinion: one linear support vector machine per entry, against all others.

Solved in the dual, one phrasing at a time for all entries at once (dual coordinate descent for the
squared hinge loss, Hsieh et al. 2008). A few rounds are enough, each in an order that follows from
the texts themselves: deterministic, never twice the same, an entry's phrasings far apart.
It looks at what tells neighbours apart, where the closed forms look at each entry by itself:
+1 to +2 points on every ruler.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from faq_bot.matching.arrays import Bools, Ints, Prints, Weights
from faq_bot.matching.block import Rows
from faq_bot.matching.prints import joined

COST = 1.0
ROUNDS, ROUNDS_OF_FEW = 5, 10
"""With 3, the order of visits moved up to 3 in 100 answers on a ruler; now 1. The weights of the
later half are averaged, so that the last texts visited weigh no more than others."""
FEW = 5_000
"""Texts up to which there is time for more: on public data up to a point better, and steadier."""
ALL_VISITED = 4
"""Every so many rounds; between them only texts that were on the wrong side of some entry."""
OFFSET = -1.0
"""What every score starts from: most phrasings are not an entry's, so "no" needs no learning."""
BIAS = 0.3
"""Value of a feature that every phrasing has, by which an entry learns how much it is asked. It
lifted AUROC on our rulers by .3 to .5; at 1, so few rounds do not suffice."""
TRUST = 8.0
"""Weight beside the softmax logits of the others; 4 to 16 differ by half a point."""

Joined = tuple[Ints, Weights, list[int]]
"""Rows of all blocks: feature numbers, values, and where each row starts."""


@dataclass(frozen=True)
class Margins:
    """Scores of an entry are ``row . weights + offset``, times ``TRUST``."""

    weights: list[Weights]
    """For each block: features x entries."""
    offsets: Weights


def margins(
    blocks: Sequence[Rows],
    belongs: Bools,
    features: Sequence[int],
    marks: Prints,
    cost: float = COST,
    rounds: int | None = None,
) -> Margins:
    """Learn from the rows of all blocks side by side; ``belongs`` is texts x entries.

    Every block counts the same, so that a whole row has length one again. ``marks`` are those of
    the texts, ``cost`` is the price of one on the wrong side; None leaves the rounds to us.
    """
    descent = _Descent(_joined(blocks, features), belongs, sum(features), cost)
    mean = np.zeros_like(descent.weights)
    rounds = rounds or (ROUNDS if len(marks) > FEW else ROUNDS_OF_FEW)
    for round_ in range(rounds):
        for i in np.argsort(joined(marks, marks, salt=round_), kind="stable").tolist():
            if round_ % ALL_VISITED == 0 or not descent.resting[i]:
                descent.visit(i)
        if round_ >= rounds // 2:
            mean += descent.weights
    mean *= np.float32(TRUST / (rounds - rounds // 2))
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
