"""One kind of features of all phrasings as numbers: sublinear TF-IDF rows of length one.

Weights follow Salton & Buckley (1988): (1 + ln tf) * (1 + ln((1 + n) / (1 + df))). Used while
learning only; a question is weighed by ``scorer``, in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from faq_bot.matching.features import Kind, Prints

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

    def dot(self, matrix: Weights) -> Floats:
        """Multiply by a dense (features x k) matrix; rows without features give zeros."""
        out = np.zeros((len(self.starts) - 1, matrix.shape[1]))
        for i, (first, last) in enumerate(zip(self.starts, self.starts[1:], strict=False)):
            out[i] = self.values[first:last] @ matrix[self.ids[first:last]]
        return out


@dataclass(frozen=True)
class Block:
    """The vocabulary of one kind: the number and weight of every feature of the phrasings."""

    prints: Prints
    """Fingerprints in ascending order; a feature's number is its place."""
    weights: Floats
    """Inverse document frequency by feature number."""

    @classmethod
    def learn(cls, kind: Kind, texts: Sequence[Sequence[str]]) -> tuple[Block, Rows]:
        """Learn from the words of the phrasings; give their rows as well.

        Features seen once stay: dropping them cost 5 points on our rulers.
        """
        prints, rows, ids, times = _counted(kind, texts)
        n = len(texts)
        weights = np.log((1 + n) / (1 + np.bincount(ids, minlength=len(prints)))) + 1
        values = (1 + np.log(times)) * weights[ids]
        norms = np.sqrt(np.bincount(rows, values**2, n))
        starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=n))])
        return cls(prints, weights), Rows(ids, values / norms[rows], starts.astype(np.int64))


def _counted(kind: Kind, texts: Sequence[Sequence[str]]) -> tuple[Prints, Ints, Ints, Ints]:
    """Give all features, and for each feature of each text: the text, its number, how often.

    Pieces are counted first, since a knowledge base of 300,000 words has 6,000 different ones.
    """
    cut = [kind.pieces(words) for words in texts]
    pieces = {piece: i for i, piece in enumerate(dict.fromkeys(chain.from_iterable(cut)))}
    each = [kind.prints_of(piece) for piece in pieces]
    flat = np.concatenate(each) if each else np.empty(0, dtype=np.uint64)
    prints, numbers = np.unique(flat, return_inverse=True)
    lengths = np.fromiter(map(len, each), np.int64, len(each))
    starts = np.cumsum(lengths) - lengths
    said = np.fromiter(
        map(pieces.__getitem__, chain.from_iterable(cut)), np.int64, sum(map(len, cut))
    )
    texts_of = np.repeat(np.arange(len(cut)), np.fromiter(map(len, cut), np.int64, len(cut)))
    many = lengths[said]
    within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    found = numbers[np.repeat(starts[said], many) + within]
    keys = np.repeat(texts_of, many) * max(1, len(prints)) + found
    different, times = np.unique(keys, return_counts=True)
    rows, ids = np.divmod(different, max(1, len(prints)))
    return prints, rows, ids, times
