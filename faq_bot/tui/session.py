"""One sitting: the bot, its one conversation and the exchanges so far. Knows nothing of widgets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from faq_bot.model import Entry, Reply, Suggestion
from faq_bot.render import choices
from faq_bot.text import strip_controls
from faq_bot.transcript import Exchange, to_markdown
from faq_bot.tui.lines import one_line

if TYPE_CHECKING:
    from faq_bot.bot import FaqBot

KEPT = 1_000
"""Exchanges kept for the transcript; older ones go."""

NONE_OF_THESE = ""
"""Entry id of the choice that refuses all others."""


class Session:
    """Asks the conversation and keeps what was said, in memory only."""

    def __init__(self, bot: FaqBot) -> None:
        self.bot = bot
        self.profile = bot.knowledge.profile
        self.conversation = bot.conversation()
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
        if self.last is None and (starter := self._starter(question)):
            return self.choose(starter)
        return self._keep(question, self.conversation.ask(question))

    def choose(self, offered: Suggestion) -> Exchange:
        """Ask for an entry by picking its question somewhere on the screen."""
        if offered.entry_id == NONE_OF_THESE:
            return self.ask(offered.question)
        return self._keep(offered.question, self.conversation.choose(offered.entry_id), True)

    def _keep(self, question: str, reply: Reply, picked: bool = False) -> Exchange:
        exchange = Exchange(one_line(question), reply)
        self.exchanges = [*self.exchanges[-KEPT + 1 :], exchange]
        self.offered = self._offers(reply)
        self._picked = picked or question.strip().isdecimal()
        return exchange

    def _starter(self, number: str) -> Suggestion | None:
        """Read the numbers that only the welcome knows."""
        number = number.strip()
        if len(number) > 1 or number not in "123456789"[: len(self.offered)]:
            return None
        return self.offered[int(number) - 1] if number else None

    def suggest(self, typed: str, limit: int) -> list[Suggestion]:
        """Give known questions that what is being typed may become."""
        return self.bot.suggest(typed, limit) if len(typed.strip()) > 1 else []

    def _offers(self, reply: Reply) -> tuple[Suggestion, ...]:
        if reply.kind != "clarify":
            return choices(reply)
        return (*choices(reply), Suggestion(NONE_OF_THESE, self.profile.texts.none_of_these))

    def why(self) -> str:
        """Explain what decided the newest reply, line by line; empty when nothing was asked."""
        if self.last is None:
            return ""
        if self._picked:
            return "You picked this question yourself."
        return "\n".join(strip_controls(x) for x in self.bot.explain(self.last.question).lines())

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
        if self.last is None:
            return ""
        reply = self.last.reply
        return "\n\n".join(strip_controls(part.text) for part in reply.parts or (reply,))

    def transcript(self) -> str:
        """Write everything said so far as Markdown."""
        return to_markdown(self.exchanges, self.profile, saved=date.today().isoformat())
