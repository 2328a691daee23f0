"""How far to trust each expert, and which entries attract too much: a small softmax regression.

It learns one weight per expert and one offset per entry from scores of phrasings that were left
out (stacking, Wolpert 1992; generative scores combined discriminatively, Raina et al. 2003). A
full matrix of corrections was tried and lost 6 points: it learns the phrasings by heart.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faq_bot.matching.arrays import Floats, Ints

_ROUNDS = 30
_RIDGE = 1.0
_ENOUGH = 1e-4
"""Share of the loss below which a step is the last."""
_SHORTEST = 1 / 256
_ALIKE = 1e-4
"""Spread of scores that is none."""
SAMPLE = 1_500
"""Phrasings looked at; a weight per expert and an offset per entry need no more."""


@dataclass(frozen=True)
class Combination:
    """The logits of an entry are ``scores . weights + offset``."""

    weights: Floats
    offsets: Floats


@dataclass(frozen=True)
class _Fit:
    """What is fitted to: scores (experts x rows x entries) of unit spread, and who is right."""

    scores: Floats
    owners: Ints

    def chances(self, weights: Floats, offsets: Floats) -> Floats:
        logits = np.tensordot(weights, self.scores, 1) + offsets
        chances: Floats = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        return chances

    def loss(self, weights: Floats, offsets: Floats) -> float:
        right = self.chances(weights, offsets)[np.arange(len(self.owners)), self.owners]
        penalty = ((weights - 1) ** 2).sum() + (offsets**2).sum()
        return float(-np.log(np.maximum(right, 1e-300)).sum() + _RIDGE / 2 * penalty)

    def direction(self, weights: Floats, offsets: Floats) -> tuple[Floats, Floats]:
        """Newton's step for the weights, a first-order one for the offsets."""
        chances = self.chances(weights, offsets)
        excess = np.bincount(self.owners, minlength=len(offsets)) - chances.sum(axis=0)
        spread = 2 * (chances * (1 - chances)).sum(axis=0)
        mean = np.einsum("kre,re->kr", self.scores, chances)
        own = self.scores[:, np.arange(len(self.owners)), self.owners]
        slope = (own - mean).sum(axis=1) - _RIDGE * (weights - 1)
        centred = self.scores - mean[:, :, None]
        curve = np.einsum("kre,jre->kj", centred * chances, centred, optimize=True)
        curve += _RIDGE * np.eye(len(weights))
        free = np.flatnonzero((weights > 0) | (slope > 0))
        step = np.zeros_like(weights)
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        return step, (excess - _RIDGE * offsets) / (_RIDGE + spread)


def combine(left_out: list[Floats], owners: Ints) -> Combination:
    """Fit by damped steps, each halved until it helps; no expert's weight is below 0."""
    scores = np.stack(left_out)
    spread = np.maximum(scores.std(axis=(1, 2)), _ALIKE)
    fit = _Fit(scores / spread[:, None, None], owners)
    weights, offsets = np.ones(len(scores)), np.zeros(scores.shape[2])
    loss = fit.loss(weights, offsets)
    for _ in range(_ROUNDS):
        before, size = loss, 2.0
        toward = fit.direction(weights, offsets)
        while size > _SHORTEST and not loss < before:
            size /= 2
            tried = np.maximum(weights + size * toward[0], 0.0), offsets + size * toward[1]
            loss = fit.loss(*tried)
        if not loss < before:
            break
        weights, offsets = tried
        if before - loss < _ENOUGH * before:
            break
    # An expert to whom all entries are alike, as when there is but one, has no say.
    weights = np.where(spread > _ALIKE, weights / spread, 0.0)
    return Combination(weights, offsets - offsets.mean())
