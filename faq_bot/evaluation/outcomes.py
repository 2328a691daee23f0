"""What the bot made of one labelled question, and whether that was right.

The rules of judging stand here once; the reports only count.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from faq_bot.evaluation.questions import Labelled
from faq_bot.model import Candidate, Reply

LIMIT = 3
"""Candidates that a person is offered; top-3 is measured on as many."""
_GIVEN = frozenset({"answer", "gap", "social"})

Progress = Callable[[int, int], None]
"""Called with (done, total) as the work goes on."""


class Asked(Protocol):
    """The part of the bot that an evaluation uses."""

    def ask(self, question: str) -> Reply:
        """Reply to one question."""

    def rank(self, question: str, limit: int = LIMIT) -> list[Candidate]:
        """Order the entries, best first."""


@dataclass(frozen=True)
class Outcome:
    """One question, the entries ranked for it and the reply."""

    line: Labelled
    ranked: tuple[str, ...]
    reply: Reply

    @property
    def in_scope(self) -> bool:
        """Whether the knowledge has the entry."""
        return bool(self.line.ids)

    @property
    def given(self) -> frozenset[str]:
        """Ids of the entries given as answers; empty when the bot declined."""
        return frozenset(
            part.entry_id for part in leaves(self.reply) if part.kind in _GIVEN and part.entry_id
        )

    @property
    def right(self) -> bool:
        """Whether the first entry is right, or the parts of a compound reply hold both."""
        return self.right_within(1)

    def right_within(self, limit: int) -> bool:
        """Whether a right entry stands among the first ``limit``."""
        return bool(self.line.accepted & set(self.ranked[:limit])) or self.both_given

    @property
    def both_given(self) -> bool:
        """Whether each half of a two-question message got its answer."""
        asked = (self.line.ids or (), self.line.also)
        return bool(self.line.also) and all(self.given & set(ids) for ids in asked)

    @property
    def wrong(self) -> bool:
        """Whether an answer was given that nobody should have got."""
        return bool(self.given - self.line.accepted)

    @property
    def declined(self) -> bool:
        """Whether the question was left open: clarify or unknown."""
        return self.reply.kind in ("clarify", "unknown")

    @property
    def offered(self) -> bool:
        """Whether the bot declined but put a right entry among its suggestions."""
        named = {item.entry_id for part in leaves(self.reply) for item in part.suggestions}
        return self.declined and bool(named & self.line.accepted)

    @property
    def top(self) -> str:
        """The entry that was preferred; "-" when there was none."""
        return self.ranked[0] if self.ranked else "-"


def leaves(reply: Reply) -> tuple[Reply, ...]:
    """Give the parts of a compound reply, else the reply itself."""
    return reply.parts or (reply,)


def observe(bot: Asked, line: Labelled) -> Outcome:
    """Put one question to the bot."""
    return Outcome(line, ranking(bot, line.question), bot.ask(line.question))


def ranking(bot: Asked, question: str) -> tuple[str, ...]:
    """Ids of the first ``LIMIT`` entries for a question."""
    return tuple(candidate.entry_id for candidate in bot.rank(question, limit=LIMIT))
