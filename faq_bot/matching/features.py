"""Words -> features: stems, pairs of neighbouring stems, and character n-grams within words.

Three kinds, because they fail differently: stems know meaning, pairs know order, character n-grams
(Cavnar & Trenkle 1994) survive typos and join word families. Everything that counts as a feature
is decided here, for phrasings and questions alike.

A feature is kept as a fingerprint of 64 bits, never as text: among the 10^5 of a large knowledge
base two coincide once in a billion bases, and an index of numbers needs no reading when loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

import numpy as np
import Stemmer
from numpy.typing import NDArray

Prints = NDArray[np.uint64]

_snowball = Stemmer.Stemmer("english")
_snowball.maxCacheSize = 0  # our own cache below is the only state, and it is thread-safe

_KEEP = frozenset(
    ["depressed", "depressive", "depression", "depressing", "being", "doing", "going", "was", "has"]
)
"""Words whose stems would run into another word's."""

_START, _END = "^", "$"
_NONE: Prints = np.empty(0, dtype="<u8")


@dataclass(frozen=True)
class Kind:
    """One kind of features: what a text is cut into, and the features of each piece."""

    name: str
    pieces: Callable[[Sequence[str]], Sequence[str]]
    features: Callable[[str], Sequence[str]]

    def prints(self, words: Sequence[str]) -> Prints:
        """Give the fingerprints of all features of a text, repeats and all."""
        return np.concatenate([_NONE, *(_of_piece(self, piece) for piece in self.pieces(words))])

    def fingerprints(self, features: Iterable[str]) -> Prints:
        """Give one fingerprint for each feature."""
        person = self.name.encode()  # the same text as another kind of feature is another feature
        digests = (blake2b(f.encode(), digest_size=8, person=person).digest() for f in features)
        return np.frombuffer(b"".join(digests), dtype="<u8")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Give the Snowball stem (Porter 2) of a normalised word."""
    return word if word in _KEEP else str(_snowball.stemWord(word))


def stems(words: Sequence[str]) -> list[str]:
    """Give the stem of each word."""
    return [stem(word) for word in words]


def pairs(words: Sequence[str]) -> list[str]:
    """Give pairs of neighbours and pairs across one word, with the question's edges."""
    edged = [_START, *stems(words), _END]
    across = [f"{a} _ {b}" for a, b in zip(edged, edged[2:], strict=False)]
    return [f"{a} {b}" for a, b in pairwise(edged)] + across


def grams(word: str) -> tuple[str, ...]:
    """Give the character 2- to 5-grams of a word with a blank on either side."""
    text = f" {word} "
    return tuple(text[i : i + n] for n in range(2, 6) for i in range(len(text) - n + 1))


def whole(piece: str) -> tuple[str]:
    """Give the piece itself as its only feature."""
    return (piece,)


@lru_cache(maxsize=50_000)
def _of_piece(kind: Kind, piece: str) -> Prints:
    return kind.fingerprints(kind.features(piece))


KINDS = (Kind("stems", stems, whole), Kind("pairs", pairs, whole), Kind("letters", list, grams))
