"""Spelling repair against the knowledge's own vocabulary, and nothing else.

A word is repaired only when no phrasing knows it, it is long enough, one known word is clearly the
nearest by optimal string alignment (transpositions count as one edit: Damerau 1964), both begin
alike, and neither is a number or protected. Character n-grams bear what stays unrepaired.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from faq_bot.matching.features import stem

SHORTEST = 5
"""Letters of a word that may be repaired: shorter ones have too many real neighbours."""
LONG = 8
"""Letters from which two edits are forgiven."""
_REMEMBERED = 4_096


@dataclass(frozen=True)
class Speller:
    """The vocabulary by first letter; the memory of repairs only saves time."""

    counts: Mapping[str, int]
    by_start: Mapping[str, list[str]]
    protected: frozenset[str]
    stems: frozenset[str]
    """A word whose stem is known is an inflection, not a mistake."""
    _memory: dict[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def learn(cls, counts: Mapping[str, int], protected: frozenset[str]) -> Speller:
        """Take the words of the phrasings with how often they stand there."""
        by_start: dict[str, list[str]] = {}
        for word in sorted(counts):
            if len(word) >= SHORTEST - 1 and not any(c.isdigit() for c in word):
                by_start.setdefault(word[0], []).append(word)
        return cls(counts, by_start, protected, frozenset(map(stem, counts)))

    def repair(self, word: str) -> str:
        """Give the known word that an unknown one was meant to be, or the word itself."""
        if len(word) < SHORTEST or stem(word) in self.stems or word in self.protected:
            return word
        if word not in self._memory:
            if len(self._memory) >= _REMEMBERED:
                self._memory.clear()
            self._memory[word] = self._nearest(word)
        return self._memory[word]

    def _nearest(self, word: str) -> str:
        if any(c.isdigit() for c in word):
            return word
        allowed = 2 if len(word) >= LONG else 1
        near = process.extract(
            word,
            self.by_start.get(word[0], []),
            scorer=OSA.distance,
            score_cutoff=allowed,
            limit=8,
        )
        ranked = sorted((distance, -self.counts[known], known) for known, distance, _ in near)
        return ranked[0][2] if ranked else word
