"""The nearest phrasing of an entry: what a person's question was taken for.

The only importer of RapidFuzz. Its ``token_sort_ratio`` on stems picks the phrasing to show and
is one piece of evidence; alone it would choose the wrong entry four times in ten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from faq_bot.matching.arrays import Ints
from faq_bot.matching.lookup import Lookup
from faq_bot.matching.prints import prints_of, stem


@dataclass(frozen=True)
class Near:
    """A phrasing and its likeness to the question, 0..1."""

    phrasing: str
    similarity: float


@dataclass(frozen=True)
class Phrasings:
    """Every entry's phrasings, as written and as compared."""

    written: tuple[Sequence[str], ...]
    sorted_stems: tuple[Sequence[str], ...]
    verbatim: Lookup
    """Fingerprints of the words of all phrasings, as read."""
    owners: Ints
    """The entry of each."""

    @classmethod
    def learn(cls, groups: Sequence[tuple[str, ...]], heard: Sequence[Sequence[str]]) -> Phrasings:
        """Keep the phrasings of each entry; ``heard`` holds their words, in the same order."""
        owners = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        verbatim, first = np.unique(prints_of(map(" ".join, heard)), return_index=True)
        lines: Iterator[Sequence[str]] = iter(heard)
        compared = tuple(tuple(_sorted(next(lines)) for _ in group) for group in groups)
        return cls(tuple(groups), compared, Lookup.of(verbatim), owners[first])

    def owner_of(self, words: Sequence[str]) -> int | None:
        """Give the entry that has these very words as a phrasing."""
        at, same = self.verbatim.find(prints_of([" ".join(words)]))
        return int(self.owners[at[0]]) if same[0] else None

    def nearest(self, entry: int, words: Sequence[str]) -> Near:
        """Give the entry's phrasing most like the words."""
        asked = _sorted(words)
        found = process.extractOne(asked, self.sorted_stems[entry], scorer=fuzz.ratio)
        _, similarity, index = found or ("", 0.0, 0)
        return Near(self.written[entry][index], round(similarity / 100, 6))


def _sorted(words: Sequence[str]) -> str:
    # Sorting beforehand makes plain ratio equal token_sort_ratio at half its cost.
    return " ".join(sorted(stem(word) for word in words))
