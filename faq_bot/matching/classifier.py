"""Which of a few groups a text is most like: margins on words and character n-grams.

The same features and the same learning as the matcher's, without entries, lexicon or repair; the
bot uses it to notice danger that no rule foresaw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from faq_bot.matching.block import Block, Floats
from faq_bot.matching.features import KINDS
from faq_bot.matching.margins import TRUST, margins
from faq_bot.matching.scorer import Scorer


@dataclass(frozen=True)
class Classifier:
    """A trained classifier; read-only."""

    scorer: Scorer

    @classmethod
    def learn(
        cls, groups: Sequence[Sequence[Sequence[str]]], unions: Sequence[Sequence[int]] = ()
    ) -> Classifier:
        """Learn from the words of each text of each group.

        ``unions`` name groups, by number, that together are one more group to tell from the rest.
        """
        texts = [text for group in groups for text in group]
        owners = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        belongs = owners[:, None] == np.arange(len(groups))
        together = [belongs[:, list(union)].any(axis=1) for union in unions]
        belongs = np.column_stack([belongs, *together])
        blocks, rows = zip(*(Block.learn(kind, texts) for kind in KINDS), strict=True)
        learnt = margins(rows, belongs, [len(block.weights) for block in blocks])
        offsets = learnt.offsets.astype(np.float64)
        return cls(Scorer.join(blocks, learnt.weights, offsets, len(texts)))

    def scores(self, words: Sequence[str]) -> Floats:
        """Give a score for each group, then each union: 1 is sure, -1 is surely not."""
        return self.scorer.score(words).logits / TRUST
