"""How much of a question the best entry, and the knowledge as a whole, has words for.

A content word that no phrasing of the entry has (pregnancy, another drug, hair) must cost
confidence. Words are weighed by how few entries share them, so "ketamine" and "how" hardly count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from faq_bot.matching.block import Ints
from faq_bot.matching.features import stem

_FLOOR = 0.2
"""Weight of a stem that every entry has."""


@dataclass(frozen=True)
class Coverage:
    """Which entries have which stems."""

    owners: dict[str, frozenset[int]]
    entries: int

    @classmethod
    def learn(cls, heard: Sequence[Sequence[str]], owners: Ints, entries: int) -> Coverage:
        """Note the entries whose phrasings hold each stem."""
        found: dict[str, set[int]] = defaultdict(set)
        for words, owner in zip(heard, owners, strict=True):
            for word in words:
                found[stem(word)].add(int(owner))
        return cls({word: frozenset(ids) for word, ids in found.items()}, entries)

    def weight(self, stemmed: str) -> float:
        """Give what a stem counts for: ln((1 + entries) / (1 + entries that have it)) + floor."""
        having = len(self.owners.get(stemmed, ()))
        return float(np.log((1 + self.entries) / (1 + having))) + _FLOOR

    def of(self, words: Sequence[str], entry: int) -> tuple[float, float]:
        """Give the weighed share of the words that the entry has, and that any entry has."""
        stems = [stem(word) for word in words]
        whole = sum(self.weight(word) for word in stems) or 1.0
        known = sum(self.weight(word) for word in stems if word in self.owners)
        nowhere: frozenset[int] = frozenset()
        covered = sum(self.weight(w) for w in stems if entry in self.owners.get(w, nowhere))
        return covered / whole, known / whole

    def owners_of(self, word: str) -> frozenset[int]:
        """Give the numbers of the entries that have a word."""
        return self.owners.get(stem(word), frozenset())

    def weight_of(self, word: str) -> float:
        """Give what a word counts for."""
        return self.weight(stem(word))
