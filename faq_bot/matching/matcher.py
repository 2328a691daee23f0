"""The matcher: from the words of a question to the entries it may mean, with the evidence.

It owns the order of the steps (words -> features -> experts -> combination -> ranking); what the
evidence is worth as a probability is decided a floor above, by data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from faq_bot.matching.block import Block, Floats, Ints, Weights
from faq_bot.matching.combine import SAMPLE, combine
from faq_bot.matching.coverage import Coverage
from faq_bot.matching.experts import centroid, naive_bayes, sums
from faq_bot.matching.features import characters, tokens
from faq_bot.matching.margins import margins
from faq_bot.matching.phrasings import Phrasings
from faq_bot.matching.words import Reader
from faq_bot.model import Candidate, Entry, Evidence, Lexicon

VERBATIM = 5.0
"""Logits by which the entry leads that has the very words as a phrasing: it must win."""


@dataclass(frozen=True)
class Ranking:
    """All entries for one question, best first, with what speaks for the first."""

    candidates: tuple[Candidate, ...]
    evidence: Evidence


@dataclass(frozen=True)
class Matcher:
    """A built index; read-only, so any number of threads may use it."""

    ids: tuple[str, ...]
    reader: Reader
    tokens: Block
    characters: Block
    token_weights: Weights
    """Token features x entries; the last column, when there is one more, is "out of scope"."""
    character_weights: Weights
    offsets: Floats
    coverage: Coverage
    phrasings: Phrasings

    @classmethod
    def build(
        cls, entries: Sequence[Entry], lexicon: Lexicon, out_of_scope: Sequence[str] = ()
    ) -> Matcher:
        """Learn from the question and phrasings of every entry that has phrasings.

        Questions that must be declined are learnt as one more entry, which never is a candidate:
        standing between it and the best entry is the strongest sign of being in scope.
        """
        asked = [tuple(dict.fromkeys((e.question, *e.phrasings))) for e in entries if e.phrasings]
        groups = [*asked, *([tuple(out_of_scope)] if out_of_scope else [])]
        lines = [line for group in groups for line in group]
        owners = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        reader = Reader.learn([line for group in asked for line in group], lexicon)
        heard = [reader.read(line) for line in lines]
        blocks, (token, character), offsets = _train(heard, owners, len(groups))
        ids = tuple(entry.id for entry in entries if entry.phrasings)
        count = sum(len(group) for group in asked)
        return cls(
            ids,
            reader,
            tokens=blocks[0],
            characters=blocks[1],
            token_weights=token,
            character_weights=character,
            offsets=offsets,
            coverage=Coverage.learn(heard[:count], owners[:count], len(ids)),
            phrasings=Phrasings.learn(asked, heard[:count]),
        )

    def rank(self, words: Sequence[str], limit: int = 3) -> Ranking:
        """Rank the entries for the words of one question; at most ``limit`` candidates."""
        logits = self.logits(words)
        inside = logits[: len(self.ids)]
        same = self.phrasings.owner_of(words)
        if same is not None:
            inside[same] = inside.max() + VERBATIM
        order = np.argsort(-inside, kind="stable")[:limit]
        chances = np.exp(inside - inside.max())
        chances /= chances.sum()
        found = [self.phrasings.nearest(int(entry), words) for entry in order]
        candidates = tuple(
            Candidate(self.ids[entry], round(float(chances[entry]), 6), near.phrasing)
            for entry, near in zip(order, found, strict=True)
        )
        best = int(order[0])
        covered, known, content = self.coverage.of(words, best)
        values = {
            "chance": float(chances[best]),
            "scope": float(inside[best] - logits[-1]) if len(logits) > len(self.ids) else 0.0,
            "logit": float(inside[best]),
            "covered": covered,
            "known": known,
            "content": content,
            "nearest": found[0].similarity,
            "pairs": self.tokens.known(tokens(words)),
            "spelling": self.characters.known(characters(words)),
        }
        return Ranking(candidates, Evidence(best, tuple(values.items())))

    def logits(self, words: Sequence[str]) -> Floats:
        """Give the log odds of every entry and, last, of being out of scope if that was learnt."""
        ids, values = self.tokens.row(tokens(words))
        logits = self.offsets + values @ self.token_weights[ids]
        ids, values = self.characters.row(characters(words))
        # Rounded, so that the order cannot hang on the last bit of a machine's arithmetic.
        return np.round(logits + values @ self.character_weights[ids], 6)


def _train(
    heard: Sequence[list[str]], owners: Ints, groups: int
) -> tuple[list[Block], list[Weights], Floats]:
    """Give the blocks, their weights by entry and the entries' offsets."""
    learnt = [Block.learn([count(words) for words in heard]) for count in (tokens, characters)]
    blocks, rows = [block for block, _ in learnt], [row for _, row in learnt]
    sizes = [len(block.weights) for block in blocks]
    step = -(-len(owners) // SAMPLE)
    sampled = owners[::step]
    experts = []
    for row, size in zip(rows, sizes, strict=True):
        totals, sample = sums(row, owners, groups, size), row.every(step)
        experts += [expert(totals, sample, sampled) for expert in (naive_bayes, centroid)]
    mix = combine([expert.left_out for expert in experts], sampled)
    weights = margins(rows, owners, groups, sizes)
    for k in range(len(blocks)):
        for j in (2 * k, 2 * k + 1):
            weights[k] = weights[k] + mix.weights[j] * experts[j].weights
    # Half the size, and far more digits than the rounding of the logits keeps.
    return blocks, [weight.astype(np.float32) for weight in weights], mix.offsets
