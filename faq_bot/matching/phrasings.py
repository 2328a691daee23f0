"""The nearest phrasing of an entry: what a person's question was taken for.

The only importer of RapidFuzz. Its ``token_sort_ratio`` on stems picks the phrasing to show and
is one piece of evidence; alone it would choose the wrong entry four times in ten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from faq_bot.matching.prints import stem


@dataclass(frozen=True)
class Near:
    """A phrasing and its likeness to the question, 0..1."""

    phrasing: str
    similarity: float


@dataclass(frozen=True)
class Phrasings:
    """Every entry's phrasings, as written and as compared."""

    written: tuple[tuple[str, ...], ...]
    sorted_stems: tuple[tuple[str, ...], ...]
    verbatim: dict[str, int]
    """The entry of each phrasing, by its words as read."""

    @classmethod
    def learn(cls, groups: Sequence[tuple[str, ...]], heard: Sequence[Sequence[str]]) -> Phrasings:
        """Keep the phrasings of each entry; ``heard`` holds their words, in the same order."""
        owners = [entry for entry, group in enumerate(groups) for _ in group]
        verbatim: dict[str, int] = {}
        for words, owner in zip(heard, owners, strict=True):
            verbatim.setdefault(" ".join(words), owner)
        lines: Iterator[Sequence[str]] = iter(heard)
        compared = tuple(tuple(_sorted(next(lines)) for _ in group) for group in groups)
        return cls(tuple(groups), compared, verbatim)

    def owner_of(self, words: Sequence[str]) -> int | None:
        """Give the entry that has these very words as a phrasing."""
        return self.verbatim.get(" ".join(words))

    def nearest(self, entry: int, words: Sequence[str]) -> Near:
        """Give the entry's phrasing most like the words."""
        asked = _sorted(words)
        found = process.extractOne(asked, self.sorted_stems[entry], scorer=fuzz.ratio)
        _, similarity, index = found or ("", 0.0, 0)
        return Near(self.written[entry][index], round(similarity / 100, 6))


def _sorted(words: Sequence[str]) -> str:
    # Sorting beforehand makes plain ratio equal token_sort_ratio at half its cost.
    return " ".join(sorted(stem(word) for word in words))
