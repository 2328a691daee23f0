"""Words -> features: stems, pairs of stems, and character n-grams within words.

The kinds fail differently: stems know meaning, pairs know order, character n-grams (Cavnar &
Trenkle 1994) survive typos and join word families. Everything that counts as a feature is decided
here, for phrasings and questions alike.

A feature is kept as a fingerprint of 64 bits, never as text: among the 10^6 of a large knowledge
base two coincide once in a million bases, and an index of numbers needs no reading when loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import chain

import numpy as np
import Stemmer
from numpy.typing import NDArray

Prints = NDArray[np.uint64]
Ints = NDArray[np.int64]

_snowball = Stemmer.Stemmer("english")
_snowball.maxCacheSize = 0  # our own cache below is the only state, and it is thread-safe

_KEEP = frozenset(
    ["depressed", "depressive", "depression", "depressing", "being", "doing", "going", "was", "has"]
)
"""Words whose stems would run into another word's."""

REACH = 5
"""Words that two stems may lie apart to be a feature. In telling danger from ordinary talk they
noticed 1 in 100 more at as many false alarms; in telling entries apart they gain nothing."""
_REACHED = tuple(range(1, REACH + 1))
_START, _END = "^", "$"
_NONE: Prints = np.empty(0, dtype=np.uint64)
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xFF51AFD7ED558CCD], dtype=np.uint64)
"""Odd numbers without pattern: the golden ratio's, and two of MurmurHash3 and xxHash."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Give the Snowball stem (Porter 2) of a normalised word."""
    return word if word in _KEEP else str(_snowball.stemWord(word))


def prints_of(texts: Iterable[str]) -> Prints:
    """Give one fingerprint for each text."""
    return np.fromiter(map(_print, texts), np.uint64)


@lru_cache(maxsize=100_000)
def _print(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def joined(first: Prints, second: Prints, salt: int | Prints) -> Prints:
    """Give one fingerprint for each pair, in this order; another salt makes it another feature.

    Sums and products run over, as those of 64 bits do; the shifts make high bits matter as well.
    """
    mixed: Prints = first * _MIX[0] + second * _MIX[1] + np.asarray(salt, dtype=np.uint64)
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MIX[2]
    mixed ^= mixed >> np.uint64(32)
    return mixed


Texts = Sequence[Sequence[str]]
"""The words of each text."""
Found = tuple[Prints, Ints]
"""The fingerprints of all features of all texts, repeats and all; the text that each is of."""


def _flat(texts: Sequence[Sequence[str]]) -> tuple[Sequence[str], Ints]:
    if len(texts) == 1:
        return texts[0], np.zeros(len(texts[0]), dtype=np.int64)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    return list(chain.from_iterable(texts)), np.repeat(np.arange(len(texts)), lengths)


def _stems(texts: Texts) -> Found:
    said, rows = _flat(texts)
    return prints_of(map(stem, said)), rows


def _apart(said: Prints, rows: Ints, distances: tuple[int, ...], salts: tuple[int, ...]) -> Found:
    """Join what stands at these distances in one text."""
    first, second, which = _places(len(said), distances)
    if len(rows) and rows[-1]:
        together = np.flatnonzero(rows[first] == rows[second])
        first, second, which = first[together], second[together], which[together]
    return joined(said[first], said[second], np.array(salts, dtype=np.uint64)[which]), rows[first]


@lru_cache(maxsize=256)
def _places(count: int, distances: tuple[int, ...]) -> tuple[Ints, Ints, Ints]:
    """Give the places of all pairs of ``count`` that lie so far apart, and which distance each."""
    first = [np.arange(max(0, count - n)) for n in distances]
    lengths = [len(places) for places in first]
    start = np.concatenate(first)
    return start, start + np.repeat(distances, lengths), np.repeat(range(len(distances)), lengths)


def _pairs(texts: Texts) -> Found:
    """Pairs of neighbours and pairs across one word, with the text's edges."""
    said, rows = _flat([[_START, *map(stem, words), _END] for words in texts])
    return _apart(prints_of(said), rows, (1, 2), salts=(1, 2))


def _reaching(texts: Texts) -> Found:
    """Every two stems at most ``REACH`` words apart, however far."""
    return _apart(*_stems(texts), _REACHED, salts=(3,) * REACH)


def _letters(texts: Texts) -> Found:
    """Character 2- to 5-grams of each word with a blank on either side."""
    return _within(texts, 2, 5)


def _fours(texts: Texts) -> Found:
    """Character 4-grams alone."""
    return _within(texts, 4, 4)


def _within(texts: Texts, shortest: int, longest: int) -> Found:
    said, rows = _flat(texts)
    each = [_grams(word, shortest, longest) for word in said]
    lengths = np.fromiter(map(len, each), np.int64, len(each))
    return np.concatenate([_NONE, *each]), np.repeat(rows, lengths)


@lru_cache(maxsize=50_000)
def _grams(word: str, shortest: int, longest: int) -> Prints:
    text = f" {word} "
    sizes = range(shortest, longest + 1)
    # With a mark, for "need" as four letters is another feature than "need" as a word.
    return prints_of(f"~{text[i : i + n]}" for n in sizes for i in range(len(text) - n + 1))


@dataclass(frozen=True)
class Kind:
    """One kind of features."""

    name: str
    found: Callable[[Texts], Found]
    """Works on many texts at once: one after the other would take five times as long."""


STEMS, PAIRS, LETTERS = Kind("stems", _stems), Kind("pairs", _pairs), Kind("letters", _letters)
KINDS = (STEMS, PAIRS, LETTERS)
"""What tells entries apart."""
TALK_KINDS = (STEMS, PAIRS, Kind("reaching", _reaching), Kind("fours", _fours))
"""What tells danger from ordinary talk."""
NAMED = {kind.name: kind for kind in (*KINDS, *TALK_KINDS)}
