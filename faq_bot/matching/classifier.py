"""Which of a few groups a text is most like: margins on words and character n-grams.

The same features and the same learning as the matcher's, without entries, lexicon or repair; the
bot uses it to notice danger that no rule foresaw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from faq_bot.matching.block import Block, Floats, Weights
from faq_bot.matching.features import characters, tokens
from faq_bot.matching.margins import OFFSET, TRUST, margins


@dataclass(frozen=True)
class Classifier:
    """A trained classifier; read-only."""

    tokens: Block
    characters: Block
    token_weights: Weights
    character_weights: Weights

    @classmethod
    def learn(cls, groups: Sequence[Sequence[Sequence[str]]]) -> Classifier:
        """Learn from the words of each text of each group."""
        texts = [text for group in groups for text in group]
        owners = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        learnt = [Block.learn([count(text) for text in texts]) for count in (tokens, characters)]
        blocks, rows = [block for block, _ in learnt], [row for _, row in learnt]
        sizes = [len(block.weights) for block in blocks]
        weights = margins(rows, owners, len(groups), sizes)
        token, character = (weight.astype(np.float32) / TRUST for weight in weights)
        return cls(blocks[0], blocks[1], token, character)

    def scores(self, words: Sequence[str]) -> Floats:
        """Give a score for each group: 1 is sure, -1 is surely not."""
        ids, values = self.tokens.row(tokens(words))
        total = OFFSET + values @ self.token_weights[ids]
        ids, values = self.characters.row(characters(words))
        return np.round(total + values @ self.character_weights[ids], 6)
