"""Earlier questions of this sitting, newest last; the unfinished draft waits behind them."""

from __future__ import annotations

LIMIT = 500


class History:
    """Walks through what was asked. Kept in memory, never written."""

    def __init__(self) -> None:
        self._asked: list[str] = []
        self._draft = ""
        self._steps_back = 0

    def add(self, question: str) -> None:
        """Remember a question and come back to an empty draft."""
        if question and self._asked[-1:] != [question]:
            self._asked.append(question)
            del self._asked[:-LIMIT]
        self._draft, self._steps_back = "", 0

    def move(self, step: int, shown: str) -> str | None:
        """Go to an older (-1) or newer (1) text; None when there is none that way."""
        back = self._steps_back - step
        if not 0 <= back <= len(self._asked):
            return None
        if self._steps_back == 0:
            self._draft = shown
        self._steps_back = back
        return self._asked[-back] if back else self._draft
