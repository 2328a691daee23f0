"""How far the entries lie apart for a question, in units that no retraining shifts.

Apart from the ranking, because a conversation weighs every entry, also the one far behind, and its
weights were fitted once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from faq_bot.matching import Matcher
from faq_bot.text import clip

Leads = Mapping[str, float]
"""Differences of log odds: each entry against the best, 0 for the best, below 0 for all others."""


def leads(matcher: Matcher, question: str, unit: float = 10.0) -> Leads | None:
    """Compare all entries for a question, in tenths of a unit; None when nothing is read."""
    heard = matcher.reader.read(clip(question))
    if not heard:
        return None
    inside = matcher.scorer.logits(heard)[: len(matcher.ids)]
    return dict(zip(matcher.ids, ((inside - inside.max()) * 10 / unit).tolist(), strict=True))


def unit(matcher: Matcher, questions: Sequence[str]) -> float:
    """Give how far a middling entry lies behind for the question of an entry itself."""
    found = [leads(matcher, question) for question in questions]
    behind = [sorted(item.values()) if item else [0.0] for item in found]
    middling = [values[(len(values) - 1) // 2] for values in behind]
    return -sum(middling) / max(1, len(middling)) or 1.0
