"""Spelling repair against the knowledge's own vocabulary, and nothing else.

A word is repaired only when nothing the knowledge holds knows it, it is no English word besides,
and known words are near by optimal string alignment (transpositions count as one edit: Damerau
1964). Numbers are never touched, and words of the out-of-scope questions never offered. Character
n-grams bear what stays unrepaired. With one typo in every eight letters this is worth 6 to 13
points of top-1 on nine rulers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from faq_bot.matching.arrays import Ints
from faq_bot.matching.lookup import Lookup
from faq_bot.matching.neighbours import END, START, Neighbours
from faq_bot.matching.prints import stems_of

SHORTEST = 3
"""Letters of a word that may be repaired, and of one that it may become by another first letter:
"div" is not "iv"."""
ANY_START = 5
"""Letters from which the first one may be the wrong one; shorter words, and those with a second
mistake, begin otherwise only where the phrasings have the repair beside the same neighbours."""
LONG = 6
"""Letters from which two edits are forgiven, if they are not just two other letters ..."""
LONGER = 8
"""... and from which they may be that as well: "dodgers" is not "dangers"."""
RARE = 100_000
"""A word rarer than one in so many is nobody's slip of the pen: "dodgers" is not "dodge"."""
_REMEMBERED = 4_096
Near = tuple[int, int, str]
"""Edits, minus how often the word stands in the phrasings, the word."""


@dataclass(frozen=True)
class Speller:
    """The vocabulary by first letter; the memory of repairs only saves time."""

    by_start: Mapping[str, Sequence[str]]
    counts: Mapping[str, Ints]
    """How often each of these words stands in the phrasings."""
    stems: Lookup
    """A word whose stem is known is right as it is: of the phrasings, or a real word besides."""
    slips: Mapping[str, str]
    """Mistakes that the phrasings hold themselves -> what was meant."""
    neighbours: Neighbours
    _memory: dict[str, list[Near]] = field(default_factory=dict, compare=False)

    @classmethod
    def learn(
        cls,
        counts: Mapping[str, int],
        real: Iterable[str],
        slips: Mapping[str, str],
        neighbours: Neighbours,
    ) -> Speller:
        """Take the words of the phrasings with how often they stand there, and side by side."""
        by_start: dict[str, list[str]] = {}
        fewest = sum(counts.values()) / RARE
        for word in sorted(counts):
            if len(word) >= SHORTEST - 1 and counts[word] >= fewest and not _has_digit(word):
                by_start.setdefault(word[0], []).append(word)
        stems = np.unique(stems_of([*counts, *real]))
        often = {start: np.array([counts[w] for w in known]) for start, known in by_start.items()}
        return cls(by_start, often, Lookup.of(stems), slips, neighbours)

    def repair(self, words: Sequence[str]) -> list[str]:
        """Give each word, or the known word that it was meant to be.

        Fewest edits first, then what stands between its neighbours, then the commonest.
        """
        read: list[str] = []
        words = self.without_slips(words)
        _, known = self.stems.find(stems_of(words))
        for word, after, is_known in zip(words, [*words, END][1:], known.tolist(), strict=True):
            near = [] if is_known else self._near(word)
            before = read[-1] if read else START
            read.append(self._likeliest(word, near, before, after))
        return read

    def without_slips(self, words: Sequence[str]) -> list[str]:
        """Give each word, or what was meant by it when the phrasings tell."""
        return [self.slips.get(word, word) for word in words]

    def _likeliest(self, word: str, near: list[Near], before: str, after: str) -> str:
        nearest = [item for item in near if item[0] == near[0][0]]
        said = ((-self.neighbours.count(before, item[2], after), item) for item in nearest)
        likely = [pair for pair in said if pair[0] < 0 or _needs_no_neighbours(word, pair[1])]
        return min(likely)[1][2] if likely else word

    def _near(self, word: str) -> list[Near]:
        """Give the words that an unknown one may have been meant to be, the likeliest first."""
        if len(word) < SHORTEST or _has_digit(word):
            return []
        if word not in self._memory:
            if len(self._memory) >= _REMEMBERED:
                self._memory.clear()
            self._memory[word] = sorted(self._search(word))
        return self._memory[word]

    def _search(self, word: str) -> list[Near]:
        others = [start for start in self.by_start if start != word[0]]
        near = self._within(word, [word[0]], 2 if len(word) >= LONG else 1)
        near += [found for found in self._within(word, others, 1) if len(found[2]) >= SHORTEST]
        if not near and len(word) >= LONG:
            near = self._within(word, others, 2)
        return near

    def _within(self, word: str, starts: Iterable[str], allowed: int) -> list[Near]:
        """Find the known words with these first letters that are so few edits away."""
        found = []
        for start in starts:
            known = self.by_start.get(start, ())
            near = process.extract(
                word, known, scorer=OSA.distance, score_cutoff=allowed, limit=None
            )
            found += [(edits, -int(self.counts[start][at]), other) for other, edits, at in near]
        return [item for item in found if len(word) >= LONGER or not _two_others(word, item[2])]


def _needs_no_neighbours(word: str, near: Near) -> bool:
    return near[2][0] == word[0] or (near[0] == 1 and len(word) >= ANY_START)


def _two_others(word: str, found: str) -> bool:
    if len(word) != len(found):
        return False
    places = [i for i, (one, other) in enumerate(zip(word, found, strict=True)) if one != other]
    return len(places) == 2 and word[places[0]] != found[places[1]]


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)
