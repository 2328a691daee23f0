"""What was learnt, as one table: from the words of a question to a number for each entry.

All kinds of features stand in one table, because a question costs little more than the number of
look-ups. It holds plain arrays, so that a compiled knowledge base is used where it lies on disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from faq_bot.matching.arrays import Bools, Floats, Halves, Ints, Weights
from faq_bot.matching.block import Block
from faq_bot.matching.features import NAMED, Kind, Said
from faq_bot.matching.lookup import Lookup
from faq_bot.matching.subjects import Subjects


@dataclass(frozen=True)
class Scored:
    """The logits of every entry, and how familiar the question's features are."""

    logits: Floats
    known: dict[str, float]
    """For each kind of features: the share that some phrasing has, 0..1."""


@dataclass(frozen=True)
class Scorer:
    """A linear weight for every feature and entry; read-only."""

    names: tuple[str, ...]
    """The kinds of features."""
    subjects: Subjects | None
    """What the kind of that name needs."""
    lookup: Lookup
    """Fingerprints of the features of all kinds."""
    frequency: Floats
    """Inverse document frequency of each feature."""
    weights: Halves
    """Features x entries, of 16 bits: half the disk and memory; no reply on our rulers changed."""
    offsets: Floats
    """One for each entry."""
    unknown: float
    """Weight of a feature that no phrasing has. It still counts in a question's length: an
    unknown word makes everything else a smaller part of the question."""

    @classmethod
    def join(
        cls,
        kinds: Sequence[Kind],
        blocks: Sequence[Block],
        weights: Sequence[Weights],
        offsets: Floats,
        texts: int,
        subjects: Subjects | None = None,
    ) -> Scorer:
        """Put the kinds together; ``texts`` is the number of phrasings that were learnt."""
        prints = np.concatenate([block.prints for block in blocks])
        order = np.argsort(prints)
        return cls(
            tuple(kind.name for kind in kinds),
            subjects,
            Lookup.of(prints[order]),
            np.concatenate([block.weights for block in blocks])[order],
            np.concatenate(weights)[order].astype(np.float16),
            offsets,
            float(np.log(1 + texts)) + 1,
        )

    @cached_property
    def _kinds(self) -> list[Kind]:
        subjects = [self.subjects.kind] if self.subjects else []
        named = NAMED | {kind.name: kind for kind in subjects}
        return [named[name] for name in self.names]

    def score(self, words: Sequence[str]) -> Scored:
        """Weigh the words of a question."""
        kinds, known, logits = self._weighed(words)
        having = np.bincount(kinds, known, len(self.names))
        every = np.maximum(np.bincount(kinds, minlength=len(self.names)), 1)
        shares = zip(self.names, (having / every).tolist(), strict=True)
        return Scored(logits, dict(shares))

    def logits(self, words: Sequence[str]) -> Floats:
        """Weigh the words of a question, without asking how familiar they are."""
        return self._weighed(words)[2]

    def _weighed(self, words: Sequence[str]) -> tuple[Ints, Bools, Floats]:
        """Give the kind of each different feature, whether it is known, and the logits."""
        said = Said.of([words])
        found = [kind.found(said).each for kind in self._kinds]
        every = np.concatenate(found)
        order = every.argsort(kind="stable")
        ends = np.append(np.flatnonzero(np.diff(every[order])), len(order) - 1)
        first = np.append(0, ends[:-1] + 1)[: len(ends)]
        different, times = every[order[first]], ends - first + 1
        kinds = np.repeat(np.arange(len(found)), [len(prints) for prints in found])[order[first]]
        at, known = self.lookup.find(different)
        values = np.where(known, self.frequency[at] if len(self.lookup) else 0, self.unknown)
        values *= 1 + np.log(times)
        values /= np.sqrt(np.bincount(kinds, values**2, len(found)))[kinds]
        logits = self.offsets + values[known] @ self.weights[at[known]].astype(np.float64)
        # Rounded, so that the order cannot hang on the last bit of a machine's arithmetic.
        return kinds, known, np.round(logits, 6)
