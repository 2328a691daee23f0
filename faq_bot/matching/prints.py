"""Words -> stems, and texts -> fingerprints: a feature is kept as 64 bits, never as text.

Among the 10^6 features of a large knowledge base two coincide once in a million bases, and an
index of numbers needs no reading when loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import Stemmer

from faq_bot.matching.arrays import Prints

_snowball = Stemmer.Stemmer("english")
_snowball.maxCacheSize = 0  # our own cache below is the only state, and it is thread-safe

_KEEP = frozenset(
    ["depressed", "depressive", "depression", "depressing", "being", "doing", "going", "was", "has"]
)
"""Words whose stems would run into another word's."""
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xFF51AFD7ED558CCD], dtype=np.uint64)
"""Odd numbers without pattern: the golden ratio's, and two of MurmurHash3 and xxHash."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Give the Snowball stem (Porter 2) of a normalised word."""
    return word if word in _KEEP else str(_snowball.stemWord(word))


def prints_of(texts: Iterable[str]) -> Prints:
    """Give one fingerprint for each text."""
    return np.fromiter(map(_print, texts), np.uint64)


def stems_of(words: Iterable[str]) -> Prints:
    """Give the fingerprint of each word's stem."""
    return prints_of(map(stem, words))


@lru_cache(maxsize=100_000)
def _print(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def marks_of(texts: Iterable[Sequence[str]]) -> Prints:
    """Give one fingerprint for the words of each text.

    Whatever must choose or order texts goes by it: by place, one text more would move all others.
    """
    return np.fromiter((_print.__wrapped__(" ".join(words)) for words in texts), np.uint64)


def joined(first: Prints, second: Prints, salt: int | Prints) -> Prints:
    """Give one fingerprint for each pair, in this order; another salt makes it another feature.

    Sums and products run over, as those of 64 bits do; the shifts make high bits matter as well.
    """
    mixed: Prints = first * _MIX[0] + second * _MIX[1] + np.asarray(salt, dtype=np.uint64)
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MIX[2]
    mixed ^= mixed >> np.uint64(32)
    return mixed
