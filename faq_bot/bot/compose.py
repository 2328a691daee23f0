"""Words a reply from an entry and what was understood; it decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from faq_bot.bot.languages import foreign
from faq_bot.knowledge import Knowledge
from faq_bot.model import Entry, Reply, ReplyKind, Suggestion
from faq_bot.text import words

if TYPE_CHECKING:
    from faq_bot.bot.faq import FaqBot, Understanding


def reply(knowledge: Knowledge, understood: Understanding) -> Reply:
    """Give the answer, the near entries, or a plain "not found"."""
    if understood.verdict == "answer" and understood.entry_id is not None:
        return answer(knowledge, knowledge.entry(understood.entry_id), understood.confidence)
    kind: ReplyKind = "clarify" if understood.verdict == "clarify" else "unknown"
    texts = knowledge.profile.texts
    found = foreign(understood.question)
    if found is not None:
        text = f"{found.apology}\n\n{texts.language.replace('{language}', found.name).strip()}"
        return Reply("unknown", text, knowledge_version=knowledge.version)
    if not words(understood.question):
        return empty(knowledge)
    offered = _offered(knowledge, understood) if kind == "clarify" else ()
    return Reply(
        kind=kind if offered else "unknown",
        text=(texts.clarify if offered else texts.unknown).strip(),
        confidence=understood.confidence,
        suggestions=offered,
        knowledge_version=knowledge.version,
    )


def answer(knowledge: Knowledge, entry: Entry, confidence: float) -> Reply:
    """Give an entry as a reply."""
    return Reply(
        kind=entry.kind,
        text=entry.answer.strip(),
        entry_id=entry.id,
        question=entry.question,
        short=entry.short,
        confidence=confidence,
        sources=entry.sources,
        reviewed=entry.reviewed,
        follow_ups=suggestions(knowledge, entry.follow_ups),
        knowledge_version=knowledge.version,
    )


def suggestions(knowledge: Knowledge, ids: Sequence[str]) -> tuple[Suggestion, ...]:
    """Give entries to offer, by their questions."""
    return tuple(Suggestion(entry_id, knowledge.entry(entry_id).question) for entry_id in ids)


def empty(knowledge: Knowledge) -> Reply:
    """Hint at what to type."""
    text = knowledge.profile.texts.empty.strip()
    return Reply(kind="unknown", text=text, knowledge_version=knowledge.version)


def urgent(
    knowledge: Knowledge,
    entry_id: str,
    text: str,
    asked: Suggestion | None,
    confidence: float = 1.0,
) -> Reply:
    """Give help first; ``asked`` adds one line and one suggestion."""
    entry = knowledge.by_id.get(entry_id)
    text = text.strip()
    if asked is not None:
        text += f"\n\nYou also asked something I can answer later: {asked.question}"
    return Reply(
        kind="urgent",
        text=text,
        entry_id=entry_id,
        question=entry.question if entry else "",
        short=text.split("\n\n", 1)[0],
        confidence=confidence,
        reviewed=entry.reviewed if entry else "",
        suggestions=(asked,) if asked is not None else (),
        knowledge_version=knowledge.version,
    )


def asked_besides(bot: FaqBot, question: str) -> Suggestion | None:
    """Find the ordinary question in a message that needs help first."""
    understood = bot.understand(question)
    if understood.verdict != "answer" or understood.entry_id is None:
        return None
    entry = bot.knowledge.entry(understood.entry_id)
    return Suggestion(entry.id, entry.question) if entry.kind in ("answer", "gap") else None


def with_notice(given: Reply, notice: str) -> Reply:
    """Put the helpline line under a reply, once."""
    text = given.text if notice in given.text else f"{given.text}\n\n{notice}"
    return replace(given, text=text, notice=notice)


def compound(replies: Sequence[Reply]) -> Reply:
    """Join the replies to the questions of one message; the first one leads."""
    first = replies[0]
    text = "\n\n".join(f"**{part.question}**\n\n{part.text}" for part in replies)
    answered = {part.entry_id for part in replies}
    follow_ups = {item.entry_id: item for part in replies for item in part.follow_ups}
    sources = dict.fromkeys(source for part in replies for source in part.sources)
    return replace(
        first,
        text=text,
        short="",
        confidence=min(part.confidence for part in replies),
        sources=tuple(sources),
        follow_ups=tuple(item for key, item in follow_ups.items() if key not in answered)[:4],
        parts=tuple(replies),
    )


def _offered(knowledge: Knowledge, understood: Understanding) -> tuple[Suggestion, ...]:
    ids = [item.entry_id for item in understood.candidates]
    return suggestions(knowledge, [i for i in ids if knowledge.entry(i).kind in ("answer", "gap")])
