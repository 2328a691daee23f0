"""How far the entries lie apart for a question, in units that no retraining shifts.

Apart from the ranking, because a conversation weighs every entry, also the one far behind, and its
weights were fitted once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from faq_bot.matching import Matcher
from faq_bot.text import clip


@dataclass(frozen=True)
class Leads:
    """Differences of log odds."""

    behind: dict[str, float]
    """Each entry against the best: 0 for the best, below 0 for all others."""
    scope: float
    """The best entry against "out of scope"; infinite when the knowledge has no such questions."""

    def in_units(self, unit: float) -> Leads:
        """Give the same in tenths of a unit."""
        behind = {id_: lead * 10 / unit for id_, lead in self.behind.items()}
        return Leads(behind, self.scope * 10 / unit)


def leads(matcher: Matcher, question: str) -> Leads | None:
    """Compare all entries for a question; None when nothing is read."""
    heard = matcher.reader.read(clip(question))
    if not heard:
        return None
    logits = matcher.scorer.score(heard).logits
    inside = logits[: len(matcher.ids)]
    behind = dict(zip(matcher.ids, (inside - inside.max()).tolist(), strict=True))
    scope = float(inside.max() - logits[-1]) if len(logits) > len(inside) else math.inf
    return Leads(behind, scope)


def unit(matcher: Matcher, questions: Sequence[str]) -> float:
    """Give how far a middling entry lies behind for the question of an entry itself."""
    found = [leads(matcher, question) for question in questions]
    behind = [sorted(item.behind.values()) if item else [0.0] for item in found]
    middling = [values[(len(values) - 1) // 2] for values in behind]
    return -sum(middling) / max(1, len(middling)) or 1.0
