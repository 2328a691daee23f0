"""How far to trust each expert, and which entries attract too much: a small softmax regression.

It learns one weight per expert and one offset per entry from scores of phrasings that were left
out (stacking, Wolpert 1992; generative scores combined discriminatively, Raina et al. 2003). A
full matrix of corrections was tried and lost 6 points: it learns the phrasings by heart.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faq_bot.matching.block import Floats, Ints

_ROUNDS = 30
_RIDGE = 1.0
SAMPLE = 1_500
"""Phrasings looked at; four weights and an offset per entry need no more."""


@dataclass(frozen=True)
class Combination:
    """The logits of an entry are ``scores . weights + offset``."""

    weights: Floats
    offsets: Floats


def combine(left_out: list[Floats], owners: Ints) -> Combination:
    """Fit by damped Newton steps on the weights and first-order steps on the offsets."""
    scores = np.stack(left_out)
    experts, rows, entries = scores.shape
    spread = np.maximum(scores.std(axis=(1, 2)), 1e-9)
    scores = scores / spread[:, None, None]
    weights = np.ones(experts)
    offsets = np.zeros(entries)
    share = np.bincount(owners, minlength=entries) + _RIDGE
    here = (np.arange(rows), owners)
    for _ in range(_ROUNDS):
        logits = np.tensordot(weights, scores, 1) + offsets
        logits -= logits.max(axis=1, keepdims=True)
        chance = np.exp(logits)
        chance /= chance.sum(axis=1, keepdims=True)
        expected = chance.sum(axis=0)
        offsets += (np.bincount(owners, minlength=entries) - expected - _RIDGE * offsets) / (
            share + expected
        )
        weights = _newton(weights, scores, chance, here)
    return Combination(weights / spread, offsets - offsets.mean())


def _newton(weights: Floats, scores: Floats, chance: Floats, here: tuple[Ints, Ints]) -> Floats:
    mean = np.einsum("kre,re->kr", scores, chance)
    gradient = (scores[:, here[0], here[1]] - mean).sum(axis=1) - _RIDGE * (weights - 1)
    centred = scores - mean[:, :, None]
    hessian = np.einsum("kre,jre,re->kj", centred, centred, chance, optimize=True)
    hessian += _RIDGE * np.eye(len(weights))
    return np.maximum(weights + np.linalg.solve(hessian, gradient), 0.0)
