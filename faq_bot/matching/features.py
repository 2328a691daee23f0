"""Words -> features: stems with their neighbours, and character n-grams within words.

Two blocks, because they fail differently: stems and pairs know meaning and order, character
n-grams (Cavnar & Trenkle 1994) survive typos and join word families. Everything that counts
as a feature is decided here, for phrasings and questions alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import Stemmer

_snowball = Stemmer.Stemmer("english")
_snowball.maxCacheSize = 0  # our own cache below is the only state, and it is thread-safe

_KEEP = frozenset(
    ["depressed", "depressive", "depression", "depressing", "being", "doing", "going", "was", "has"]
)
"""Words whose stems would run into another word's."""

_START, _END = "^", "$"


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Give the Snowball stem (Porter 2) of a normalised word."""
    return word if word in _KEEP else str(_snowball.stemWord(word))


def tokens(words: Sequence[str]) -> list[str]:
    """Give stems, pairs of neighbours and pairs across one word, with the question's edges."""
    stems = [stem(word) for word in words]
    edged = [_START, *stems, _END]
    pairs = [f"{a} {b}" for a, b in pairwise(edged)]
    across = [f"{a} _ {b}" for a, b in zip(edged, edged[2:], strict=False)]
    return stems + pairs + across


@lru_cache(maxsize=50_000)
def grams(word: str) -> tuple[str, ...]:
    """Give the character 2- to 5-grams of a word with a blank on either side."""
    text = f" {word} "
    return tuple(text[i : i + n] for n in range(2, 6) for i in range(len(text) - n + 1))


def characters(words: Sequence[str]) -> list[str]:
    """Give the character n-grams of all words."""
    return [gram for word in words for gram in grams(word)]
