"""``Conversation``: urgent check -> choice -> talk about the talk -> question in context -> reply.

It owns the order of the steps and the one thing that changes, the state.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from faq_bot.bot import Understanding, compose
from faq_bot.conversation import wording
from faq_bot.conversation.choices import named_in, number_in
from faq_bot.conversation.context import in_context
from faq_bot.conversation.memory import Exchange, remember
from faq_bot.conversation.state import State, dump, load
from faq_bot.conversation.talk import Turn, is_ack, is_none, last_turn_of, turn_of
from faq_bot.model import Reply
from faq_bot.text import words

if TYPE_CHECKING:
    from faq_bot.bot import FaqBot

_CLOSING = frozenset({"thanks", "goodbye"})
"""Entries that end a talk; after an urgent reply the help is repeated instead."""
_TERSE = 2
"""Words up to which a question gets the short form."""


class Conversation:
    """Answers one person's messages, one after the other; deterministic."""

    def __init__(self, bot: FaqBot, snapshot: Mapping[str, object] | None = None) -> None:
        """Begin, or go on from a snapshot; raises SnapshotError on one that is not ours."""
        self.bot = bot
        self.knowledge = bot.knowledge
        self._state = State() if snapshot is None else load(snapshot, self.knowledge.by_id)

    def ask(self, text: str) -> Reply:
        """Reply to a message in context; never raises on any text."""
        state, bot = self._state, self.bot
        if not words(text):
            return bot.ask(text)  # nothing was said, so nothing is remembered or forgotten
        alarm = bot.alarm(text, state.said)
        if alarm.tier == "hard":
            return self._said(text, bot.urgent_reply(alarm, text, state.alarms))
        reply = self._in_reply(text)
        question = (reply.question if reply is not None else "") or text
        return self._said(text, bot.with_notice(reply or self._ordinary(text), alarm), question)

    def choose(self, entry_id: str) -> Reply:
        """Give the entry that a person picked; KeyError for an unknown id."""
        question = self.bot.entry(entry_id).question
        return self._said("", self.bot.answer(entry_id), question)

    def snapshot(self) -> dict[str, object]:
        """Give the state as JSON data, under a kilobyte."""
        return dump(self._state)

    def reset(self) -> None:
        """Forget everything."""
        self._state = State()

    def _said(self, text: str, reply: Reply, question: str = "") -> Reply:
        reply = wording.unread_first(reply, self._state.read)
        ids = (part.entry_id or "" for part in reply.parts or (reply,))
        entries = [self.knowledge.by_id[id_] for id_ in ids if id_ in self.knowledge.by_id]
        full = tuple(entry.id for entry in entries if entry.answer.strip() in reply.text)
        self._state = remember(self._state, Exchange(text, reply, question, full))
        return reply

    def _in_reply(self, text: str) -> Reply | None:
        """Reply to what only makes sense as an answer to the bot's last reply."""
        if not self._state.turn:
            return None
        return self._after_urgent(text) or self._choice(text) or self._talk(text)

    def _after_urgent(self, text: str) -> Reply | None:
        """Keep help in view when a person only says "ok", "thanks" or "bye"."""
        state, replies = self._state, self.bot.urgent_replies
        if not state.urgent or replies is None:
            return None
        if not (is_ack(text) or turn_of(text) or self._is_closing(text)):
            return None
        said = replies.repeat_text(state.alarms)
        return compose.urgent(self.knowledge, state.urgent, said, asked=None)

    def _is_closing(self, text: str) -> bool:
        understood = self.bot.understand(text)
        return understood.verdict != "unknown" and understood.entry_id in _CLOSING

    def _choice(self, text: str) -> Reply | None:
        """Read a number, a description of a choice, or the refusal of all."""
        state, count = self._state, len(self._state.offered)
        if state.clarifying and is_none(text, self.knowledge.profile.texts.none_of_these):
            return self._none()
        if not count:
            return None
        picked = number_in(text, count)
        if picked == count and state.clarifying:
            return self._none()
        if picked is None:
            picked = named_in(text, [self.bot.entry(id_).question for id_ in state.offered])
        if picked is None or not 0 <= picked < count:
            return None
        return self.bot.answer(state.offered[picked])

    def _none(self) -> Reply:
        misses = max(2, self._state.misses + 1)
        return wording.missed(
            wording.unknown(self.knowledge), self.knowledge, misses, self._state.read
        )

    def _talk(self, text: str) -> Reply | None:
        """Reply to "tell me more", "who says so?", "ok" and the like."""
        turn = turn_of(text)
        if turn is None and self.bot.understand(text).verdict != "answer":
            turn = last_turn_of(text)
        if turn is not None and self._state.topic:
            return self._about_topic(turn)
        none = is_none(text, self.knowledge.profile.texts.none_of_these)
        if (none or is_ack(text)) and "thanks" in self.knowledge.by_id:
            return self.bot.answer("thanks")
        return None

    def _about_topic(self, turn: Turn) -> Reply | None:
        state = self._state
        if turn == "back":
            if len(state.trail) < 2:
                return None
            return self.bot.answer(state.trail[-2])
        given = self.bot.answer(state.topic)
        if turn == "short":
            return wording.shortened(given)
        if turn == "source":
            return wording.sourced(given) if given.sources else self._all_sources(given)
        if turn != "again" and state.topic in state.read:
            return wording.exhausted(given)
        return given

    def _all_sources(self, given: Reply) -> Reply:
        """Tell of the sources of the whole knowledge, for an answer that names none."""
        understood = self.bot.understand("sources")
        found = self.bot.reply_to(understood)
        return found if found.kind == "answer" else wording.sourced(given)

    def _ordinary(self, text: str) -> Reply:
        found = self.bot.questions_in(text)
        if len(found) > 1:
            return self.bot.reply_to_all(found)
        understood = in_context(self.bot, self._state, found[0])
        return self._worded(text, understood)

    def _worded(self, text: str, understood: Understanding) -> Reply:
        state = self._state
        reply = self.bot.reply_to(understood)
        if reply.kind == "clarify":
            return self._clarified(reply)
        if reply.kind == "unknown":
            return wording.missed(reply, self.knowledge, state.misses + 1, state.read)
        if reply.kind in ("answer", "gap"):
            if reply.entry_id in state.read:
                return wording.repeated(reply, self.knowledge)
            if len(words(text)) <= _TERSE:
                return wording.shortened(reply)
        return reply

    def _clarified(self, reply: Reply) -> Reply:
        """Offer near entries, unless all of them were passed over just now."""
        if {item.entry_id for item in reply.suggestions} <= set(self._state.passed):
            return self._none()
        return reply
