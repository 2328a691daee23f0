"""The figures themselves: numbers in, one number out; standard library only.

They stand apart so that each can be tested against a value worked out by hand.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby, pairwise

BINS = 10
"""Bins of the calibration error; each holds a tenth of the questions."""


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float | None:
    """Give the chance that a value inside exceeds one outside, ties counting half.

    The rank-sum form (Hanley and McNeil 1982, the statistic of Mann and Whitney). None when
    either side is empty.
    """
    if not inside or not outside:
        return None
    marked = sorted([(value, True) for value in inside] + [(value, False) for value in outside])
    rank_sum, seen = 0.0, 0
    for _, tied in groupby(marked, key=lambda pair: pair[0]):
        group = [is_inside for _, is_inside in tied]
        rank_sum += sum(group) * (seen + (len(group) + 1) / 2)
        seen += len(group)
    count = len(inside)
    return (rank_sum - count * (count + 1) / 2) / (count * len(outside))


def aurc(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """Give the area under the risk-coverage curve: 0 is perfect, the error rate is chance.

    Questions are answered from the surest down and the share of wrong answers so far is averaged
    over all coverages (Geifman and El-Yaniv 2017). Ties share their errors evenly, so the order of
    the file does not matter.
    """
    if not confidences:
        return None
    ranked = sorted(zip(confidences, right, strict=True), key=lambda pair: -pair[0])
    area, wrong, seen = 0.0, 0.0, 0
    for _, tied in groupby(ranked, key=lambda pair: pair[0]):
        group = [is_right for _, is_right in tied]
        share = group.count(False) / len(group)
        for _ in group:
            seen, wrong = seen + 1, wrong + share
            area += wrong / seen
    return area / seen


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """Give the expected calibration error over ``BINS`` bins of equal mass, 0..1.

    The mean distance between confidence and share of right answers (Nguyen and O'Connor 2015, the
    adaptive bins); equal mass keeps a crowded end from hiding in one bin.
    """
    pairs = sorted(zip(confidences, right, strict=True))
    if not pairs:
        return None
    edges = [round(step * len(pairs) / BINS) for step in range(BINS + 1)]
    distance = 0.0
    for start, end in pairwise(edges):
        members = pairs[start:end]
        distance += abs(sum(sure for sure, _ in members) - sum(hit for _, hit in members))
    return distance / len(pairs)


def upper_bound(wrong: int, given: int, level: float = 0.95) -> float:
    """Give the exact one-sided upper bound on a share, ``wrong`` of ``given`` observed.

    The largest share under which so few would still be seen with probability ``1 - level``
    (Clopper and Pearson 1934), by bisection on the binomial tail. 1.0 when nothing was given.
    Raises ValueError when the counts are impossible.
    """
    if not 0 <= wrong <= given:
        raise ValueError(f"{wrong} of {given} is no share")
    if wrong == given:
        return 1.0
    low, high = wrong / given, 1.0
    for _ in range(60):  # halves the interval below what a float tells apart
        middle = (low + high) / 2
        if _tail(wrong, given, middle) > 1 - level:
            low = middle
        else:
            high = middle
    return high


def _tail(most: int, count: int, share: float) -> float:
    """Sum the binomial probabilities of 0 to ``most`` hits; by logarithms, so none underflows."""
    if share <= 0.0 or share >= 1.0:
        return 1.0 if share <= 0.0 or most >= count else 0.0
    hit, miss = math.log(share), math.log1p(-share)
    return math.fsum(
        math.exp(_log_choose(count, k) + k * hit + (count - k) * miss) for k in range(most + 1)
    )


def _log_choose(count: int, chosen: int) -> float:
    return math.lgamma(count + 1) - math.lgamma(chosen + 1) - math.lgamma(count - chosen + 1)
