"""What the command line asked for, as one frozen value that commands read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from faq_bot.bot import FaqBot
    from faq_bot.knowledge import Knowledge


class UsageError(Exception):
    """The command line cannot be understood; the text says what to type instead."""


@dataclass(frozen=True)
class Options:
    """The options and arguments of one run; each command reads the ones it knows."""

    command: str = "chat"
    knowledge: str | None = None
    """Path of the knowledge to use; None finds it by environment or installation."""
    json: bool = False
    no_color: bool = False
    version: bool = False
    plain: bool = False
    words: tuple[str, ...] = ()
    """The words of a question."""
    target: str | None = None
    """The one argument of a command: an id, a topic or a path."""
    stale: int | None = None
    write: bool = False
    price: float | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    visitors: int = 8

    @property
    def question(self) -> str:
        """The words as one question."""
        return " ".join(self.words).strip()

    def load_knowledge(self) -> Knowledge:
        """Read the knowledge that was asked for; raises KnowledgeError."""
        from faq_bot.bot.store import read_knowledge

        return read_knowledge(self.knowledge)

    def load_bot(self, learning: Callable[[], None] = lambda: None) -> FaqBot:
        """Build the bot on the knowledge that was asked for; raises KnowledgeError."""
        from faq_bot.bot import FaqBot

        return FaqBot.load(self.knowledge, learning)
