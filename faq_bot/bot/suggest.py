"""Known questions that a half-typed text may become; under a millisecond a key."""

from __future__ import annotations

from collections.abc import Sequence

from faq_bot.model import Entry, Suggestion
from faq_bot.text import words

FEWEST = 3
"""Characters typed before anything is offered."""


class Suggester:
    """Matches the beginnings of words in any order."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Take the entries that answer something."""
        self._asked = [
            (Suggestion(entry.id, entry.question), words(f"{entry.question} {entry.id}"))
            for entry in entries
            if entry.kind in ("answer", "gap")
        ]

    def suggest(self, typed: str, limit: int = 5) -> list[Suggestion]:
        """Give the questions that hold a word beginning with each typed word, best first."""
        starts = words(typed)
        if sum(map(len, starts)) < FEWEST:
            return []
        scored = [
            (-self._matching(starts, have), rank, suggestion)
            for rank, (suggestion, have) in enumerate(self._asked)
        ]
        needed = -(len(starts) + 1) // 2
        return [suggestion for hits, _, suggestion in sorted(scored)[:limit] if hits <= needed]

    @staticmethod
    def _matching(starts: Sequence[str], have: Sequence[str]) -> int:
        return sum(any(word.startswith(start) for word in have) for start in starts)
