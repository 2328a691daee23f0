"""Places and stand-ins that several test modules use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from faq_bot.knowledge import Knowledge
from faq_bot.model import Reply, ReplyKind, Suggestion
from faq_bot.urgent import NO_ALARM, Alarm

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "knowledge"
DATA = ROOT / "tests" / "data"
SMALL = DATA / "small"
BROKEN = DATA / "broken"
GOLDEN = ROOT / "tests" / "golden"


class ScriptedBot:
    """Gives prepared replies, so that a face can be tested without a matcher.

    A question that is not prepared gets an unknown reply; all questions are kept in ``asked``.
    """

    def __init__(self, knowledge: Knowledge, replies: Mapping[str, Reply]) -> None:
        self.knowledge, self.replies = knowledge, replies
        self.asked: list[str] = []

    def ask(self, question: str) -> Reply:
        self.asked.append(question)
        return self.replies.get(question, Reply("unknown", self.knowledge.profile.texts.unknown))

    def choose(self, entry_id: str) -> Reply:
        return self.ask(self.knowledge.entry(entry_id).question)

    def conversation(self, snapshot: object = None) -> ScriptedBot:
        return self

    def alarm(self, question: str) -> Alarm:
        return Alarm("hard", "emergency") if "drowning" in question else NO_ALARM

    def explain(self, question: str) -> ScriptedExplanation:
        return ScriptedExplanation(question)


class ScriptedExplanation:
    """Stands for what decided a reply."""

    def __init__(self, question: str) -> None:
        self.question = question

    def lines(self) -> list[str]:
        return [f"question: {self.question}", "  price: matched"]

    def as_dict(self) -> dict[str, object]:
        return {"question": self.question}


@cache
def shipped() -> Knowledge:
    """The knowledge of this checkout, read once: it takes a second."""
    return Knowledge.load(SHIPPED)


def reply_of(knowledge: Knowledge, entry_id: str, confidence: float = 0.95) -> Reply:
    """Give the reply that an entry makes."""
    entry = knowledge.entry(entry_id)
    return Reply(
        entry.kind,
        entry.answer,
        entry.id,
        entry.question,
        short=entry.short,
        confidence=confidence,
        sources=entry.sources,
        reviewed=entry.reviewed,
        follow_ups=offers(knowledge, *entry.follow_ups),
        knowledge_version=knowledge.version,
    )


def offering(knowledge: Knowledge, kind: ReplyKind, *entry_ids: str) -> Reply:
    """Give a clarify or unknown reply that offers entries."""
    texts = knowledge.profile.texts
    text = texts.clarify if kind == "clarify" else texts.unknown
    return Reply(
        kind,
        text,
        confidence=0.4,
        suggestions=offers(knowledge, *entry_ids),
        knowledge_version=knowledge.version,
    )


def offers(knowledge: Knowledge, *entry_ids: str) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(id_, knowledge.entry(id_).question) for id_ in entry_ids)
