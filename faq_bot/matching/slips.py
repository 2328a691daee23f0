"""Slips of the pen among the words that are learnt: "waht", "sesion", "diffrence".

People who write phrasings make them too, and a slip that is taken for a word is never repaired.
Here only slips that keep the letters (two neighbours swapped, one doubled or single) or lose one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from faq_bot.matching.prints import stem

TIMES, TIMES_LONG = 60, 12
"""A word is a slip of one that stands so many times as often, the second from ``LONG`` letters. Of
360 found in the shipped knowledge about fifteen are words ("finnish", "moths"), each far rarer than
a slip of its commoner neighbour."""
SHORTEST, LONG = 3, 5
"""Letters of a slip, and of one that has a letter more or less: "teen" is not "ten"."""


def slips(counts: Mapping[str, int], real: Collection[str]) -> dict[str, str]:
    """Give each slip with the word that was meant; ``real`` words and their kin are none."""
    stems, longer = set(map(stem, real)), _by_what_remains(counts)
    found = {}
    for word, count in counts.items():
        if len(word) < SHORTEST or not word.isalpha() or stem(word) in stems:
            continue
        near = [*_alike(word), *(longer.get(word, ()) if len(word) >= LONG else ())]
        meant = max(near, key=lambda other: (counts.get(other, 0), other), default=word)
        if counts.get(meant, 0) >= (TIMES_LONG if len(word) >= LONG else TIMES) * count:
            found[word] = meant
    return found


def _alike(word: str) -> Iterator[str]:
    """Give all that has the letters of a word, but for one swap or one doubling."""
    for i, (one, other) in enumerate(pairwise(word)):
        if one != other:
            yield word[:i] + other + one + word[i + 2 :]
        elif len(word) >= LONG:
            yield word[:i] + word[i + 1 :]
    if len(word) >= LONG:
        yield from (word[:i] + letter + word[i:] for i, letter in enumerate(word))


def _by_what_remains(words: Collection[str]) -> dict[str, list[str]]:
    """Give the words by what remains of each without one letter, the first never."""
    found: dict[str, list[str]] = {}
    for word in words:
        for i in range(1, len(word)):
            found.setdefault(word[:i] + word[i + 1 :], []).append(word)
    return found
