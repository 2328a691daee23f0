"""The matcher: from the words of a question to the entries it may mean, with the evidence.

It owns the order of the steps (words -> features -> experts -> combination -> ranking); what the
evidence is worth as a probability is decided a floor above, by data.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from faq_bot.matching.arrays import Floats, Ints
from faq_bot.matching.block import Block
from faq_bot.matching.combine import SAMPLE, combine
from faq_bot.matching.coverage import Coverage
from faq_bot.matching.experts import centroid, naive_bayes, sums
from faq_bot.matching.features import KINDS, Said
from faq_bot.matching.margins import margins
from faq_bot.matching.phrasings import Near, Phrasings
from faq_bot.matching.prints import marks_of
from faq_bot.matching.scorer import Scorer
from faq_bot.matching.subjects import Subjects
from faq_bot.matching.words import Reader
from faq_bot.model import Candidate, Entry, Evidence, Lexicon, Thesaurus

VERBATIM = 5.0
"""Logits by which the entry leads that has the very words as a phrasing: it must win."""

BOUND = 12.0
"""What a logit may count for as evidence: those of plain questions lie far beyond what left-out
phrasings reach, where a product of two would say anything."""
NO_THESAURUS = Thesaurus()


@dataclass(frozen=True, eq=False)
class Ranking:
    """All entries for one question, with what speaks for the first."""

    entries: Ints
    """Their numbers, best first."""
    scores: Floats
    """The share of each, in that order; they add up to 1."""
    nearest: Near
    """The first entry's phrasing that is most like the question."""
    evidence: Evidence
    verbatim: bool
    """Whether the first has the very words as a phrasing."""


@dataclass(frozen=True)
class Matcher:
    """A built index; read-only, so any number of threads may use it."""

    ids: tuple[str, ...]
    reader: Reader
    scorer: Scorer
    """Its last column, when there is one more than entries, is "out of scope"."""
    coverage: Coverage
    phrasings: Phrasings

    @classmethod
    def build(
        cls,
        entries: Sequence[Entry],
        lexicon: Lexicon,
        out_of_scope: Sequence[str] = (),
        thesaurus: Thesaurus = NO_THESAURUS,
    ) -> Matcher:
        """Learn from the question and phrasings of every entry that has phrasings.

        Questions that must be declined are learnt as one more entry, which never is a candidate:
        standing between it and the best entry is the strongest sign of being in scope.
        """
        asked = [tuple(dict.fromkeys((e.question, *e.phrasings))) for e in entries if e.phrasings]
        groups = [*asked, *([tuple(out_of_scope)] if out_of_scope else [])]
        lines = [line for group in groups for line in group]
        owners = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        reader = Reader.learn(
            [line for group in asked for line in group], lexicon, out_of_scope, thesaurus.words
        )
        heard = [reader.read(line, repair=False) for line in lines]
        ids = tuple(entry.id for entry in entries if entry.phrasings)
        count = sum(len(group) for group in asked)
        return cls(
            ids,
            reader,
            scorer=_learnt(heard, owners, len(groups), count, Subjects.of(thesaurus.subjects)),
            coverage=Coverage.learn(heard[:count], owners[:count], len(ids)),
            phrasings=Phrasings.learn(asked, heard[:count]),
        )

    def rank(self, words: Sequence[str]) -> Ranking:
        """Rank the entries for the words of one question."""
        scored = self.scorer.score(words)
        logits = scored.logits
        inside = logits[: len(self.ids)]
        same = self.phrasings.owner_of(words)
        if same is not None:
            inside[same] = inside.max() + VERBATIM
        order = np.argsort(-inside, kind="stable")
        best = int(order[0])
        chances = np.exp(inside - inside[best])
        chances /= chances.sum()
        nearest = self.phrasings.nearest(best, words)
        covered, known, content = self.coverage.of(words, best)
        lead = float(inside[best] - logits[-1]) if len(logits) > len(self.ids) else 0.0
        values = {
            "chance": float(chances[best]),
            "odds": _log_odds(float(chances[best])),
            "scope": _bounded(lead),
            "logit": float(inside[best]),
            "strength": _bounded(float(inside[best])),
            "covered": covered,
            "known": known,
            "content": content,
            "nearest": nearest.similarity,
            "pairs": scored.known["pairs"],
            "spelling": scored.known["letters"],
        }
        evidence = Evidence(best, tuple(values.items()))
        return Ranking(order, chances[order], nearest, evidence, same is not None)

    def candidates(
        self, ranking: Ranking, words: Sequence[str], limit: int
    ) -> tuple[Candidate, ...]:
        """Give the ``limit`` best entries of a ranking, each with its phrasing nearest to it."""
        best, *others = ranking.entries[:limit].tolist()
        near = [ranking.nearest, *(self.phrasings.nearest(entry, words) for entry in others)]
        shares = ranking.scores.round(6).tolist()
        return tuple(
            Candidate(self.ids[entry], share, each.phrasing)
            for entry, share, each in zip((best, *others), shares, near, strict=False)
        )


def _bounded(logit: float) -> float:
    return logit / (1 + abs(logit) / BOUND)


def _log_odds(chance: float) -> float:
    inside = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(inside / (1 - inside))


def _learnt(
    heard: Sequence[list[str]], owners: Ints, groups: int, inside: int, subjects: Subjects | None
) -> Scorer:
    """Learn all experts; only the first ``inside`` texts decide how they are combined.

    Out-of-scope questions are no entry's neighbours: with 5,000 of them in the sample, half a
    point of top-1 was lost on every ruler.
    """
    said = Said.of(heard)
    kinds = (*KINDS, subjects.kind) if subjects else KINDS
    blocks, rows = zip(*(Block.learn(kind, said) for kind in kinds), strict=True)
    sizes = [len(block.weights) for block in blocks]
    marks = marks_of(heard)
    chosen = (marks % np.uint64(-(-inside // SAMPLE)) == 0) & (np.arange(len(heard)) < inside)
    sampled = owners[chosen]
    experts = []
    for row, size in zip(rows, sizes, strict=True):
        totals, sample = sums(row, owners, groups, size), row.only(chosen)
        experts += [expert(totals, sample, sampled) for expert in (naive_bayes, centroid)]
    mix = combine([expert.left_out for expert in experts], sampled)
    third = margins(rows, owners[:, None] == np.arange(groups), sizes, marks)
    for i, expert in enumerate(experts):
        third.weights[i // 2] += np.float32(mix.weights[i]) * expert.weights
    offsets = mix.offsets + third.offsets
    return Scorer.join(kinds, blocks, third.weights, offsets, len(heard), subjects)
