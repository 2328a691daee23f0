"""Two opinions on which entry a row of features belongs to, each a linear weight per feature.

* naive Bayes (Rennie et al. 2003: on TF-IDF rows of length one, uniform prior) weighs a feature by
  how well it separates the entries, not by how rare it is;
* the centroid (Rocchio 1971) pools all phrasings of an entry into one direction.

Both are closed forms, so the score that a phrasing would get had it never been seen (leave one
out) costs no second training; ``combine`` learns from those scores of a sample.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faq_bot.matching.arrays import Floats, Ints, Weights
from faq_bot.matching.block import Rows

SMOOTHING = 0.03
"""Naive Bayes' pseudo-count; 0.01 to 0.1 differ by less than a point on every data set."""


@dataclass(frozen=True)
class Expert:
    """Weights (features x entries), and the scores of a sample of rows, each left out."""

    weights: Weights
    left_out: Floats


def sums(rows: Rows, owners: Ints, entries: int, features: int) -> Weights:
    """Add up the rows of each entry (features x entries)."""
    keys = rows.ids * entries + owners[rows.owners]
    flat = np.bincount(keys, rows.values, features * entries).astype(np.float32)
    return flat.reshape(features, entries)


def naive_bayes(totals: Weights, sample: Rows, owners: Ints) -> Expert:
    """Log-likelihood of each feature by entry, against the mean entry.

    ``totals`` are the sums of all rows, ``owners`` the entries of the sampled rows.
    """
    mass = totals.sum(axis=0, dtype=float) + SMOOTHING * len(totals)
    weights = np.log(totals + np.float32(SMOOTHING))
    weights -= np.log(mass).astype(np.float32)
    mean = weights.mean(axis=1)
    weights -= mean[:, None]
    left_out = sample.dot(weights)
    of_value = sample.owners
    own = owners[of_value]
    rest = np.maximum(totals[sample.ids, own] - sample.values, 0.0)
    sizes = np.bincount(of_value, sample.values, len(owners))
    less = np.log(mass[owners] - sizes)[of_value]
    terms = sample.values * (np.log(rest + SMOOTHING) - less - mean[sample.ids])
    left_out[np.arange(len(owners)), owners] = np.bincount(of_value, terms, len(owners))
    return Expert(weights, left_out)


def centroid(totals: Weights, sample: Rows, owners: Ints) -> Expert:
    """Cosine with the sum of each entry's rows."""
    lengths = np.maximum(np.sqrt(np.einsum("fe,fe->e", totals, totals, dtype=float)), 1e-12)
    products = sample.dot(totals)
    left_out = products / lengths
    here = (np.arange(len(owners)), owners)
    own = products[here]
    rest = np.sqrt(np.maximum(lengths[owners] ** 2 - 2 * own + 1, 1e-9))
    left_out[here] = (own - 1) / rest
    return Expert(totals / lengths.astype(np.float32), left_out)
