"""What was learnt, as one table: from the words of a question to a number for each entry.

All kinds of features stand in one table, because a question costs little more than the number of
look-ups. It holds plain arrays, so that a compiled knowledge base is used where it lies on disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from faq_bot.matching.block import Block, Bools, Floats, Ints, Weights
from faq_bot.matching.features import KINDS, Prints


@dataclass(frozen=True)
class Scored:
    """The logits of every entry, and how familiar the question's features are."""

    logits: Floats
    known: dict[str, float]
    """For each kind of features: the share that some phrasing has, 0..1."""


@dataclass(frozen=True)
class Scorer:
    """A linear weight for every feature and entry; read-only."""

    prints: Prints
    """Fingerprints of the features of all kinds, in ascending order."""
    frequency: Floats
    """Inverse document frequency of each feature."""
    weights: Weights
    """Features x entries."""
    offsets: Floats
    """One for each entry."""
    unknown: float
    """Weight of a feature that no phrasing has. It still counts in a question's length: an
    unknown word makes everything else a smaller part of the question."""

    @classmethod
    def join(
        cls, blocks: Sequence[Block], weights: Sequence[Weights], offsets: Floats, texts: int
    ) -> Scorer:
        """Put the kinds together; ``texts`` is the number of phrasings that were learnt."""
        prints = np.concatenate([block.prints for block in blocks])
        order = np.argsort(prints)
        return cls(
            prints[order],
            np.concatenate([block.weights for block in blocks])[order],
            np.concatenate(weights)[order],
            offsets,
            float(np.log(1 + texts)) + 1,
        )

    def score(self, words: Sequence[str]) -> Scored:
        """Weigh the words of a question."""
        found = [kind.prints(words) for kind in KINDS]
        kinds = np.repeat(np.arange(len(KINDS)), [len(prints) for prints in found])
        different, first, times = np.unique(
            np.concatenate(found), return_index=True, return_counts=True
        )
        kinds = kinds[first]
        at, known = self._places(different)
        values = np.where(known, self.frequency[at] if len(self.prints) else 0, self.unknown)
        values = values * (1 + np.log(times))
        values /= np.sqrt(np.bincount(kinds, values**2, len(KINDS)))[kinds]
        logits = self.offsets + values[known] @ self.weights[at[known]]
        shares = _shares(kinds, known)
        # Rounded, so that the order cannot hang on the last bit of a machine's arithmetic.
        return Scored(np.round(logits, 6), shares)

    def _places(self, different: Prints) -> tuple[Ints, Bools]:
        at = np.searchsorted(self.prints, different)
        at[at == len(self.prints)] = 0
        return at, self.prints[at] == different


def _shares(kinds: Ints, known: Bools) -> dict[str, float]:
    having = np.bincount(kinds, known, len(KINDS))
    every = np.maximum(np.bincount(kinds, minlength=len(KINDS)), 1)
    return {kind.name: float(share) for kind, share in zip(KINDS, having / every, strict=True)}
