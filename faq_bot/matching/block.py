"""One block of features as numbers: sublinear TF-IDF rows of length one.

Weights follow Salton & Buckley (1988): (1 + ln tf) * (1 + ln((1 + n) / (1 + df))). A feature that
no phrasing has still counts in a question's length, at the highest weight: an unknown word makes
everything else a smaller part of the question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Weights = NDArray[np.float32]


@dataclass(frozen=True)
class Rows:
    """Sparse rows, compressed: row i is ``ids[starts[i]:starts[i + 1]]``, values beside it."""

    ids: Ints
    values: Floats
    starts: Ints

    @property
    def owners(self) -> Ints:
        """The row of each value."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def every(self, step: int) -> Rows:
        """Give every ``step``-th row."""
        lengths = np.diff(self.starts)[::step]
        kept = self.owners % step == 0
        return Rows(self.ids[kept], self.values[kept], np.concatenate([[0], np.cumsum(lengths)]))

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
    def learn(cls, features: Sequence[Sequence[str]]) -> tuple[Block, Rows]:
        """Learn from the features of the phrasings, repeats and all; give their rows as well.

        Features seen once stay: dropping them cost 5 points on our rulers.
        """
        flat = list(chain.from_iterable(features))
        vocabulary = {feature: i for i, feature in enumerate(dict.fromkeys(flat))}
        numbers = np.fromiter(map(vocabulary.__getitem__, flat), np.int64, len(flat))
        lengths = np.fromiter(map(len, features), np.int64, len(features))
        keys = np.repeat(np.arange(len(features)), lengths) * len(vocabulary) + numbers
        unique, times = np.unique(keys, return_counts=True)
        rows, ids = np.divmod(unique, max(1, len(vocabulary)))
        frequency = np.bincount(ids, minlength=len(vocabulary))
        n = len(features)
        weights = np.log((1 + n) / (1 + frequency)) + 1
        values = (1 + np.log(times)) * weights[ids]
        norms = np.sqrt(np.bincount(rows, values**2, n))
        starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=n))])
        block = cls(vocabulary, weights, float(np.log(1 + n)) + 1)
        return block, Rows(ids, values / norms[rows], starts.astype(np.int64))

    def row(self, features: Sequence[str]) -> tuple[Ints, Floats]:
        """Turn the features of a question into numbers and values.

        Unknown features have no number, yet count in the length.
        """
        counts = Counter(features)
        found = [(self.vocabulary[f], c) for f, c in counts.items() if f in self.vocabulary]
        ids = np.array([i for i, _ in found], dtype=np.int64)
        values = (1 + np.log(np.array([c for _, c in found], dtype=float))) * self.weights[ids]
        unknown = len(counts) - len(found)
        length = np.sqrt(values @ values + unknown * self.unknown**2)
        return ids, values / length if length else values

    def known(self, features: Sequence[str]) -> float:
        """Give the share of the different features that some phrasing has, 0..1."""
        different = set(features)
        if not different:
            return 0.0
        return sum(feature in self.vocabulary for feature in different) / len(different)
