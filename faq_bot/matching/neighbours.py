"""Which words stand side by side in the phrasings: "how many" does, "how my" hardly.

Kept apart from the matcher's features, since it is known before anything is learnt: the spelling
repair asks it which of several near words was meant (context of a noisy channel: Mays et al. 1991).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from faq_bot.matching.features import Ints
from faq_bot.matching.prints import Prints, joined, prints_of

START, END = "^", "$"


@dataclass(frozen=True)
class Neighbours:
    """How often each pair of words stands side by side."""

    prints: Prints
    """Fingerprints of the pairs in ascending order."""
    counts: Ints

    @classmethod
    def learn(cls, lines: Iterable[Sequence[str]]) -> Neighbours:
        """Count the pairs of all lines, with the edges of a line as words of their own."""
        seen = Counter(pair for line in lines for pair in pairwise([START, *line, END]))
        before, after = zip(*seen, strict=True) if seen else ((), ())
        prints = joined(prints_of(before), prints_of(after), salt=1)
        order = np.argsort(prints)
        return cls(prints[order], np.fromiter(seen.values(), np.int64, len(seen))[order])

    def count(self, before: str, word: str, after: str) -> int:
        """Give how often a word stands behind the one and before the other, added up."""
        if not len(self.prints):
            return 0
        said = prints_of([before, word, after])
        asked = joined(said[:-1], said[1:], salt=1)
        at = np.minimum(np.searchsorted(self.prints, asked), len(self.prints) - 1)
        return int(self.counts[at][self.prints[at] == asked].sum())
