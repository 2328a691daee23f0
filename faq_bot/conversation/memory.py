"""What of an exchange is remembered; the only place where a state follows from another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from faq_bot.conversation.state import READ, SAID, TRAIL, WORDS, State, kept
from faq_bot.model import Reply

_TOPICS = frozenset({"answer", "gap"})


@dataclass(frozen=True)
class Exchange:
    """A message and what came back."""

    text: str
    """The person's own words; empty when a choice was pressed."""
    reply: Reply
    question: str
    """What the reply answers, in words that stand alone: the message, or the entry picked."""
    full: tuple[str, ...]
    """Entries whose whole answer the reply holds."""


def remember(state: State, exchange: Exchange) -> State:
    """Give the state after an exchange."""
    reply = exchange.reply
    offered = tuple(dict.fromkeys(s.entry_id for s in reply.suggestions + reply.follow_ups))
    if reply.kind == "unknown" and not offered:
        offered = state.offered  # a miss takes nothing off the screen
    clarifying = reply.kind == "clarify"
    state = replace(
        state,
        turn=state.turn + 1,
        said=kept(exchange.text, SAID),
        offered=offered,
        clarifying=clarifying,
        passed=(*state.passed, *offered)[-READ:] if clarifying else (),
        misses=_misses(state, reply),
    )
    if reply.kind == "urgent":
        state = replace(state, urgent=reply.entry_id or "", alarms=state.alarms + 1)
    elif clarifying:
        state = replace(state, question=kept(exchange.question, WORDS))
    elif reply.kind in _TOPICS:
        state = _on_topic(state, exchange)
    return state


def _misses(state: State, reply: Reply) -> int:
    if reply.kind == "unknown":
        return state.misses + 1
    return state.misses if reply.kind == "clarify" else 0


def _on_topic(state: State, exchange: Exchange) -> State:
    for part in exchange.reply.parts or (exchange.reply,):
        topic = part.entry_id or ""
        state = replace(state, topic=topic, trail=_trail(state, topic))
        if topic in exchange.full or topic in state.read:
            others = (id_ for id_ in state.read if id_ != topic)
            state = replace(state, read=(*others, topic)[-READ:])
    return replace(state, question=kept(exchange.question, WORDS), urgent="")


def _trail(state: State, topic: str) -> tuple[str, ...]:
    if topic == state.topic:
        return state.trail
    if state.trail[-2:-1] == (topic,):  # the person went back
        return state.trail[:-1]
    return (*state.trail, topic)[-TRAIL:]
