"""Evidence -> confidence: a logistic regression (Platt 1999 scales one score, this scales several).

The weights come from data (``faq-bot calibrate``) and are stored with the knowledge.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from faq_bot.model import Calibration, Evidence

TIMES = "*"
"""Between two kinds of evidence whose product is weighed."""
DEFAULT = Calibration(
    weights=(
        ("bias", -5.5),
        ("logit", 0.3),
        ("covered", 1.0),
        ("content", 1.0),
        ("nearest", 1.0),
        ("chance", 0.5),
    ),
    answer=0.6,
    clarify=0.2,
)
"""For knowledge without a calibration of its own."""


def confidence(evidence: Evidence, calibration: Calibration) -> float:
    """Give the probability, 0..1, that the best entry is the right one."""
    values = {"bias": 1.0, **dict(evidence.values)}
    logit = sum(weight * _value(values, name) for name, weight in calibration.weights)
    return round(probability(max(-30.0, min(30.0, logit))), 6)


def _value(values: Mapping[str, float], name: str) -> float:
    """Give the value of one kind of evidence, or of the product of two: "scope*content"."""
    return math.prod(values.get(part, 0.0) for part in name.split(TIMES))


def probability(log_odds: float) -> float:
    """Give the probability, 0..1, of log odds."""
    return 1 / (1 + math.exp(-log_odds))


def tempered(part: float, whole: float, share: float) -> float:
    """Give the confidence in a part of a message, with the whole's share in it; in log odds."""
    odds = [math.log(max(p, 1e-6) / max(1 - p, 1e-6)) for p in (part, whole)]
    return round(probability((1 - share) * odds[0] + share * odds[1]), 6)


def fit(
    evidence: Sequence[Evidence],
    right: Sequence[bool],
    weights: Sequence[float],
    names: Sequence[str],
    ridge: float = 1.0,
) -> tuple[tuple[str, float], ...]:
    """Fit the logistic weights by Newton's method (iteratively reweighted least squares).

    ``weights`` says how often each example counts; ``ridge`` pulls standardised weights to zero;
    ``names`` are kinds of evidence, and products of two.
    """
    every = [dict(item.values) for item in evidence]
    rows = np.array([[_value(values, name) for name in names] for values in every])
    middle, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-9)
    design = np.hstack([np.ones((len(rows), 1)), (rows - middle) / spread])
    beta = _newton(design, np.array(right, float), np.array(weights, float), ridge)
    plain = beta[1:] / spread
    bias = beta[0] - float(plain @ middle)
    named = [("bias", bias), *zip(names, plain, strict=True)]
    return tuple((name, round(float(value), 5)) for name, value in named)


def _newton(
    design: NDArray[np.float64],
    right: NDArray[np.float64],
    weights: NDArray[np.float64],
    ridge: float,
) -> NDArray[np.float64]:
    penalty = ridge * np.eye(design.shape[1])
    penalty[0, 0] = 0.0
    beta = np.zeros(design.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        gradient = design.T @ (weights * (right - chance)) - penalty @ beta
        curvature = (design * (weights * chance * (1 - chance))[:, None]).T @ design + penalty
        beta = beta + np.linalg.solve(curvature, gradient)
    return beta
