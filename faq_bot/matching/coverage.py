"""How much of a question the best entry, and the knowledge as a whole, has words for.

A content word that no phrasing of the entry has (pregnancy, another drug, hair) must cost
confidence. Words are weighed by how few entries share them, so "ketamine" and "how" hardly count.
What counts is how evenly they share (entropy; Dumais 1991): with hundreds of phrasings an entry,
nearly every entry has a common word somewhere, and "how long does one infusion last" said nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from faq_bot.matching.arrays import Bools, Floats, Ints
from faq_bot.matching.lookup import Lookup
from faq_bot.matching.prints import stems_of

_FLOOR = 0.2
"""Weight of a stem that every entry has."""


_HALF = 3.0
"""Weight of words that say half of what can be said; one word of a single entry weighs 3.8."""


@dataclass(frozen=True)
class Coverage:
    """Which entries have which stems."""

    stems: Lookup
    """Fingerprints of all stems."""
    having: Bools
    """Stems x entries."""
    weights: Floats
    """ln((1 + entries) / (1 + entries that share it)) + floor, by stem."""

    @classmethod
    def learn(cls, heard: Sequence[Sequence[str]], owners: Ints, entries: int) -> Coverage:
        """Note the entries whose phrasings hold each stem."""
        each: list[Counter[str]] = [Counter() for _ in range(entries)]
        for words, owner in zip(heard, owners.tolist(), strict=True):
            each[owner].update(set(words))
        stems = Lookup.of(np.unique(stems_of(set().union(*each))))
        lines = np.zeros((len(stems), entries))
        for entry, said in enumerate(each):
            np.add.at(lines[:, entry], stems.find(stems_of(said))[0], list(said.values()))
        rates = lines / np.maximum(np.bincount(owners, minlength=entries), 1)
        weights = np.log((1 + entries) / (1 + _sharing(rates))) + _FLOOR
        return cls(stems, lines > 0, weights)

    def of(self, words: Sequence[str], entry: int) -> tuple[float, float, float]:
        """Weigh the words that the entry has: their share of all, any entry's share, how much.

        The last is 0 for "why" and "how long", whose words say nothing, and nears 1 with content.
        """
        at, known = self.stems.find(stems_of(words))
        weights = np.full(len(words), self.heaviest)
        weights[known] = self.weights[at[known]]
        whole = float(weights.sum()) or 1.0
        familiar = float(weights[known].sum())
        covered = float(weights[known][self.having[at[known], entry]].sum())
        return covered / whole, familiar / whole, covered / (covered + _HALF)

    def known(self, word: str) -> bool:
        """Tell whether any entry has a word."""
        return self._row(word) is not None

    def has(self, word: str, entry: int) -> bool:
        """Tell whether an entry has a word."""
        row = self._row(word)
        return row is not None and bool(self.having[row, entry])

    def weight(self, word: str) -> float:
        """Give what a word counts for; one that no entry has counts most."""
        row = self._row(word)
        return self.heaviest if row is None else float(self.weights[row])

    def _row(self, word: str) -> int | None:
        at, known = self.stems.find(stems_of([word]))
        return int(at[0]) if known[0] else None

    @property
    def heaviest(self) -> float:
        """What a word counts for that no entry has."""
        return math.log(1 + self.having.shape[1]) + _FLOOR


def _sharing(rates: Floats) -> Floats:
    """Give how many entries share each stem, whose ``rates`` (stems x entries) tell how often.

    It is e to the power of the entropy of their shares: those who seldom say it hardly count.
    """
    shares = rates / rates.sum(axis=1, keepdims=True)
    entropy = -(shares * np.log(np.where(shares > 0, shares, 1))).sum(axis=1)
    sharing: Floats = np.exp(entropy)
    return sharing
