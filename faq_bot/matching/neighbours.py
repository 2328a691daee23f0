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

from faq_bot.matching.arrays import Ints
from faq_bot.matching.lookup import Lookup
from faq_bot.matching.prints import joined, prints_of

START, END = "^", "$"


@dataclass(frozen=True)
class Neighbours:
    """How often each pair of words stands side by side."""

    pairs: Lookup
    """Fingerprints of the pairs."""
    counts: Ints

    @classmethod
    def learn(cls, lines: Iterable[Sequence[str]]) -> Neighbours:
        """Count the pairs of all lines, with the edges of a line as words of their own."""
        seen = Counter(pair for line in lines for pair in pairwise([START, *line, END]))
        before, after = zip(*seen, strict=True) if seen else ((), ())
        prints = joined(prints_of(before), prints_of(after), salt=1)
        order = np.argsort(prints)
        return cls(Lookup.of(prints[order]), np.fromiter(seen.values(), np.int64, len(seen))[order])

    def count(self, before: str, word: str, after: str) -> int:
        """Give how often a word stands behind the one and before the other, added up."""
        said = prints_of([before, word, after])
        asked = joined(said[:-1], said[1:], salt=1)
        at, known = self.pairs.find(asked)
        return int(self.counts[at[known]].sum())
