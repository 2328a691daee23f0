"""One block of features as numbers: sublinear TF-IDF rows of length one.

Weights follow Salton & Buckley (1988): (1 + ln tf) * (1 + ln((1 + n) / (1 + df))). A feature that
no phrasing has still counts in a question's length, at the highest weight: an unknown word makes
everything else a smaller part of the question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Weights = NDArray[np.float32]


@dataclass(frozen=True)
class Rows:
    """Sparse rows, compressed: row i is ``ids[ends[i-1]:ends[i]]`` with ``values`` beside it."""

    ids: Ints
    values: Floats
    starts: Ints
    """Where each row starts; one more than there are rows."""

    @property
    def owners(self) -> Ints:
        """The row of each value."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def dot(self, matrix: Floats) -> Floats:
        """Multiply by a dense (features x k) matrix; rows without features give zeros."""
        out = np.zeros((len(self.starts) - 1, matrix.shape[1]))
        filled = np.flatnonzero(np.diff(self.starts))
        for chunk in np.array_split(filled, max(1, len(filled) // 512)):
            if len(chunk):
                first, last = self.starts[chunk[0]], self.starts[chunk[-1] + 1]
                terms = matrix[self.ids[first:last]] * self.values[first:last, None]
                out[chunk] = np.add.reduceat(terms, self.starts[chunk] - first, axis=0)
        return out


@dataclass(frozen=True)
class Block:
    """The vocabulary of one block: the number and weight of every feature."""

    vocabulary: dict[str, int]
    weights: Floats
    """Inverse document frequency by feature number."""
    unknown: float
    """The weight of a feature outside the vocabulary."""

    @classmethod
    def learn(cls, counts: Sequence[Counter[str]]) -> Block:
        """Learn from the phrasings' counts.

        Features seen once stay: dropping them cost 5 points on our rulers.
        """
        frequency: Counter[str] = Counter()
        for count in counts:
            frequency.update(count.keys())
        kept = sorted(frequency)
        df = np.array([frequency[feature] for feature in kept], dtype=float)
        n = len(counts)
        weights = np.log((1 + n) / (1 + df)) + 1
        return cls({feature: i for i, feature in enumerate(kept)}, weights, float(np.log(1 + n)) + 1)

    def rows(self, counts: Sequence[Counter[str]]) -> Rows:
        """Turn counts into rows of length one (unknown features count in the length)."""
        ids, values, starts = [], [], [0]
        for count in counts:
            known, row = self.row(count)
            ids.append(known)
            values.append(row)
            starts.append(starts[-1] + len(known))
        empty = np.zeros(0)
        return Rows(
            np.concatenate([np.zeros(0, np.int64), *ids]).astype(np.int64),
            np.concatenate([empty, *values]),
            np.array(starts, dtype=np.int64),
        )

    def row(self, count: Counter[str]) -> tuple[Ints, Floats]:
        """Turn one count into feature numbers and values."""
        found = [(self.vocabulary[f], c) for f, c in count.items() if f in self.vocabulary]
        ids = np.array([i for i, _ in found], dtype=np.int64)
        values = (1 + np.log(np.array([c for _, c in found], dtype=float))) * self.weights[ids]
        unknown = len(count) - len(found)
        length = np.sqrt(values @ values + unknown * self.unknown**2)
        return ids, values / length if length else values

    def known(self, count: Counter[str]) -> float:
        """Give the share of the features that some phrasing has, 0..1."""
        return sum(f in self.vocabulary for f in count) / len(count) if count else 0.0
