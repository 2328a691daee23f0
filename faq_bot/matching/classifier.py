"""Which of a few groups a text is most like: margins on words, far pairs and character 4-grams.

The same learning as the matcher's, without entries, lexicon or repair, on features of its own; the
bot uses it to notice danger that no rule foresaw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from faq_bot.matching.arrays import Floats
from faq_bot.matching.block import Block
from faq_bot.matching.features import TALK_KINDS, Said
from faq_bot.matching.margins import TRUST, margins
from faq_bot.matching.prints import marks_of
from faq_bot.matching.scorer import Scorer

COST = 3.0
"""With so many examples a text on the wrong side says more than in the matcher, where it is 1:
1 in 100 more dangers noticed at as many false alarms (examples left out by blocks of 150)."""
ROUNDS = 8
"""With 3, the order of visits moved 2 in 100 dangers and as many false alarms; with 8, 1 in 200."""


@dataclass(frozen=True)
class Classifier:
    """A trained classifier; read-only."""

    scorer: Scorer

    @classmethod
    def learn(
        cls, groups: Sequence[Sequence[Sequence[str]]], told: Sequence[Sequence[int]]
    ) -> Classifier:
        """Learn from the words of each text of each group.

        ``told`` are the scores wanted: each names the groups, by number, to tell from the rest.
        """
        texts = [text for group in groups for text in group]
        owners = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        belongs = np.column_stack([np.isin(owners, wanted) for wanted in told])
        said = Said.of(texts)
        blocks, rows = zip(*(Block.learn(kind, said) for kind in TALK_KINDS), strict=True)
        sizes = [len(block.weights) for block in blocks]
        learnt = margins(rows, belongs, sizes, marks_of(texts), COST, ROUNDS)
        offsets = learnt.offsets.astype(np.float64)
        return cls(Scorer.join(TALK_KINDS, blocks, learnt.weights, offsets, len(texts)))

    def scores(self, words: Sequence[str]) -> Floats:
        """Give a score for each of what is ``told`` apart: 1 is sure, -1 is surely not."""
        return self.scorer.logits(words) / TRUST
