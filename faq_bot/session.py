"""One sitting: the bot, its one conversation and the exchanges so far.

Both chats, the full screen and the plain one, are faces of it, so that a number, a pick and a
transcript mean the same in either. It knows no widget and writes nothing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from faq_bot.model import Entry, Reply, Suggestion
from faq_bot.render import choices
from faq_bot.text import one_line, strip_controls
from faq_bot.transcript import Exchange, to_markdown

if TYPE_CHECKING:
    from faq_bot.bot import FaqBot

KEPT = 1_000
"""Exchanges kept for the transcript; older ones go."""

NONE_OF_THESE = ""
"""Entry id of the choice that refuses all others."""

PICKED = "You picked this question yourself."
BY_ITSELF = "Your last question, asked by itself:"
"""What was said before is left out of an explanation."""


class Session:
    """Asks the conversation and keeps what was said, in memory only."""

    def __init__(self, bot: FaqBot) -> None:
        """Begin on a bot that others may share."""
        self.bot = bot
        self.profile = bot.knowledge.profile
        self.start_again()

    def start_again(self) -> None:
        """Forget what was said, and offer the starters."""
        self.conversation = self.bot.conversation()
        self.exchanges: list[Exchange] = []
        self.offered = self.starters()
        self._picked = False

    @property
    def last(self) -> Exchange | None:
        """The newest exchange."""
        return self.exchanges[-1] if self.exchanges else None

    def starters(self) -> tuple[Suggestion, ...]:
        """Give the questions to press before the first one is asked."""
        by_id = self.bot.knowledge.by_id
        known = (by_id[entry_id] for entry_id in self.profile.starters if entry_id in by_id)
        return tuple(Suggestion(entry.id, entry.question) for entry in known)

    def ask(self, question: str) -> Exchange:
        """Ask in the person's own words, or by the number of a choice."""
        offered = self._counted_here(question)
        if offered is None:
            return self._keep(question, self.conversation.ask(question))
        return self.choose(offered)

    def choose(self, offered: Suggestion) -> Exchange:
        """Ask for an entry by picking its question; KeyError for an unknown one."""
        if offered.entry_id == NONE_OF_THESE:
            return self._keep(offered.question, self.conversation.ask(offered.question))
        reply = self.conversation.choose(offered.entry_id)
        return self._keep(offered.question, reply, picked=True)

    def _counted_here(self, number: str) -> Suggestion | None:
        """Read the numbers that the conversation does not count: starters, and "none of these"."""
        place = number.strip()
        if place not in [str(count) for count in range(1, len(self.offered) + 1)]:
            return None
        offered = self.offered[int(place) - 1]
        return offered if self.last is None or offered.entry_id == NONE_OF_THESE else None

    def _keep(self, question: str, reply: Reply, *, picked: bool = False) -> Exchange:
        exchange = Exchange(one_line(question), reply)
        self.exchanges = [*self.exchanges[-KEPT + 1 :], exchange]
        self.offered = self._offers(reply)
        self._picked = picked or question.strip().isdecimal()
        return exchange

    def _offers(self, reply: Reply) -> tuple[Suggestion, ...]:
        if reply.kind != "clarify":
            return choices(reply)
        return (*choices(reply), Suggestion(NONE_OF_THESE, self.profile.texts.none_of_these))

    def suggest(self, typed: str, limit: int) -> list[Suggestion]:
        """Give known questions that what is being typed may become."""
        return self.bot.suggest(typed, limit) if len(typed.strip()) > 1 else []

    def why(self) -> list[str]:
        """Explain what decided the newest reply, line by line; empty when nothing was asked."""
        if self.last is None:
            return []
        if self._picked:
            return [PICKED]
        lines = self.bot.explain(self.last.question).lines()
        return [BY_ITSELF, *map(strip_controls, lines)]

    def topics(self) -> list[tuple[str, str, list[Entry]]]:
        """Give (stem, title, entries) of every topic that has entries, in browsing order."""
        entries = self.bot.knowledge.entries
        titles = dict(self.profile.topics)
        stems = list(dict.fromkeys([*titles, *(entry.topic for entry in entries)]))
        grouped = [
            (stem, titles.get(stem) or stem or "Questions", [e for e in entries if e.topic == stem])
            for stem in stems
        ]
        return [topic for topic in grouped if topic[2]]

    def last_answer(self) -> str:
        """Give the text of the newest reply, all its parts, as Markdown."""
        return strip_controls(self.last.reply.text) if self.last else ""

    def transcript(self) -> str:
        """Write everything said so far as Markdown."""
        return to_markdown(self.exchanges, self.profile, saved=date.today().isoformat())
