"""Slips of the pen among the words that are learnt: "waht", "sesion".

People who write phrasings make them too, and a slip that is taken for a word is never repaired.
Here only slips that keep the letters: two neighbours swapped, or one doubled or single.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

TIMES = 60
"""A word is a slip of one that stands so many times as often. At 40 real words go ("teen", "pots");
of 130 found here about fifteen are words, each rarer than a slip of its commoner neighbour."""
SHORTEST_SWAPPED, SHORTEST_DOUBLED = 3, 5
"""Letters of a slip; "teen" is not "ten"."""


def slips(counts: Mapping[str, int], real: Collection[str]) -> dict[str, str]:
    """Give each slip with the word that was meant; ``real`` words are none."""
    found = {}
    for word, count in counts.items():
        if len(word) < SHORTEST_SWAPPED or word in real or not word.isalpha():
            continue
        meant = max(_alike(word), key=lambda other: (counts.get(other, 0), other), default=word)
        if counts.get(meant, 0) >= TIMES * count:
            found[word] = meant
    return found


def _alike(word: str) -> Iterator[str]:
    """Give all that has the letters of a word, but for one swap or one doubling."""
    for i, (one, other) in enumerate(pairwise(word)):
        if one != other:
            yield word[:i] + other + one + word[i + 2 :]
        elif len(word) >= SHORTEST_DOUBLED:
            yield word[:i] + word[i + 1 :]
    if len(word) >= SHORTEST_DOUBLED:
        yield from (word[:i] + letter + word[i:] for i, letter in enumerate(word))
