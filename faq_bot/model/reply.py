"""What comes back from the bot: candidates, suggestions and the reply itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from faq_bot.model.entry import Source

ReplyKind = Literal["answer", "gap", "social", "urgent", "clarify", "unknown"]
REPLY_KINDS: tuple[ReplyKind, ...] = ("answer", "gap", "social", "urgent", "clarify", "unknown")
ANSWERED: frozenset[ReplyKind] = frozenset({"answer", "gap", "social", "urgent"})
"""The kinds that count as a reply; the other two leave the question open."""


@dataclass(frozen=True)
class Candidate:
    """An entry that may fit, with the phrasing that comes nearest."""

    entry_id: str
    score: float
    """0..1, comparable between questions; not a probability."""
    phrasing: str


@dataclass(frozen=True)
class Suggestion:
    """An entry offered to the person, by its question."""

    entry_id: str
    question: str


@dataclass(frozen=True)
class Reply:
    """The bot's reply to one question.

    ``text`` is complete Markdown: with the notice, without sources, suggestions and follow-ups,
    which a face renders in its own way.
    """

    kind: ReplyKind
    text: str
    entry_id: str | None = None
    question: str = ""
    """The entry's own question, so that a person sees how they were understood."""
    short: str = ""
    """The short form of the text; empty when there is none."""
    confidence: float = 0.0
    """Calibrated probability, 0..1, that the best entry is the right one."""
    sources: tuple[Source, ...] = ()
    reviewed: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    """What a clarify or unknown reply offers; at most three."""
    follow_ups: tuple[Suggestion, ...] = ()
    notice: str | None = None
    """The helpline line of the soft tier; also part of ``text``."""
    parts: tuple[Reply, ...] = ()
    """One reply per question of a compound message, else empty."""
    knowledge_version: str = ""

    def as_dict(self) -> dict[str, object]:
        """Give the JSON object that ``--json`` prints; keys in a fixed order."""
        return {
            "schema_version": 1,
            "kind": self.kind,
            "entry_id": self.entry_id,
            "question": self.question,
            "text": self.text,
            "confidence": round(self.confidence, 4),
            "sources": [_source(source) for source in self.sources],
            "reviewed": self.reviewed,
            "suggestions": [_suggestion(item) for item in self.suggestions],
            "follow_ups": [_suggestion(item) for item in self.follow_ups],
            "notice": self.notice,
            "parts": [part.as_dict() for part in self.parts],
            "knowledge_version": self.knowledge_version,
        }


def _source(source: Source) -> dict[str, str]:
    document = source.document
    return {
        "document": document.id,
        "section": source.section,
        "title": document.title,
        "kind": document.kind,
    }


def _suggestion(suggestion: Suggestion) -> dict[str, str]:
    return {"entry_id": suggestion.entry_id, "question": suggestion.question}
