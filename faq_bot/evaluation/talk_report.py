"""The report on a file of conversations: does context help, and does it never drag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Protocol

from faq_bot.evaluation.counts import Share
from faq_bot.evaluation.outcomes import Asked, Outcome, Progress, leaves
from faq_bot.evaluation.questions import Labelled, Talk
from faq_bot.evaluation.writing import talk_lines
from faq_bot.model import Reply


class Talking(Asked, Protocol):
    """The part of the bot that conversations use."""

    def conversation(self) -> Chat:
        """Begin a conversation."""


class Chat(Protocol):
    """A conversation that has begun."""

    def ask(self, question: str) -> Reply:
        """Reply in context."""


@dataclass(frozen=True)
class Miss:
    """A turn that went wrong."""

    line: int
    question: str
    right: str
    given: str

    def as_dict(self) -> dict[str, object]:
        """Give the JSON form."""
        return asdict(self)


@dataclass(frozen=True)
class TalkReport:
    """Every figure on one file of conversations; shares count turns unless said otherwise."""

    file: str
    knowledge_version: str
    conversations: int
    turns: Share
    """Right turns."""
    context: Share
    """Right turns among those labelled as needing context."""
    alone: Share
    """Right turns among those labelled as standing alone."""
    dragged: Share
    """Wrong in the conversation among turns that are right when asked alone."""
    whole: Share
    """Conversations without a wrong turn."""
    misses: tuple[Miss, ...]

    def as_dict(self) -> dict[str, object]:
        """Give the JSON form; keys in a fixed order."""
        named = ("turns", "context", "alone", "dragged", "whole")
        return {
            "shape": "conversations",
            "file": self.file,
            "knowledge_version": self.knowledge_version,
            "conversations": self.conversations,
            **{name: getattr(self, name).as_dict() for name in named},
            "misses": [miss.as_dict() for miss in self.misses],
        }

    def lines(self) -> list[str]:
        """Write the report for a terminal, one line each."""
        return talk_lines(self)


@dataclass(frozen=True)
class _Turn:
    line: Labelled
    reply: Reply
    right: bool
    right_alone: bool


def report_talks(bot: Talking, talks: Sequence[Talk], file: str, progress: Progress) -> TalkReport:
    """Hold every conversation, ask every turn alone too, and count."""
    held = []
    for done, talk in enumerate(talks, 1):
        held.append(_hold(bot, talk))
        progress(done, len(talks))
    turns = [turn for talk in held for turn in talk]
    return TalkReport(
        file=file,
        knowledge_version=turns[0].reply.knowledge_version,
        conversations=len(talks),
        turns=Share.of(turn.right for turn in turns),
        context=Share.of(turn.right for turn in turns if turn.line.context),
        alone=Share.of(turn.right for turn in turns if turn.line.alone),
        dragged=Share.of(not turn.right for turn in turns if turn.right_alone),
        whole=Share.of(all(turn.right for turn in talk) for talk in held),
        misses=tuple(_miss(turn) for turn in turns if not turn.right),
    )


def _hold(bot: Talking, talk: Talk) -> list[_Turn]:
    chat = bot.conversation()
    turns = []
    for line in talk.turns:
        reply = chat.ask(line.question)
        alone = is_right(line, bot.ask(line.question)) and not line.context
        turns.append(_Turn(line, reply, is_right(line, reply), alone))
    return turns


def is_right(line: Labelled, reply: Reply) -> bool:
    """Judge one turn.

    Out of scope wants the question left open; a clarify label takes the choice as well as one of
    its entries; anything else wants one of the labelled entries and none beside them.
    """
    outcome = Outcome(line, (), reply)
    if not line.ids:
        return outcome.declined
    if line.kind == "clarify" and outcome.offered:
        return True
    urgent = {part.entry_id for part in leaves(reply) if part.kind == "urgent" and part.entry_id}
    given = outcome.given | urgent
    return bool(given) and given <= line.accepted


def _miss(turn: _Turn) -> Miss:
    given = " + ".join(part.entry_id or part.kind for part in leaves(turn.reply))
    return Miss(
        turn.line.line,
        turn.line.question,
        turn.line.ids[0] if turn.line.ids else "out of scope",
        given,
    )
