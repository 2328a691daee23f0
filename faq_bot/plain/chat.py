"""The course of a plain chat: welcome, a line in, a reply out, until the person leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from faq_bot.model import Entry, Reply, Suggestion
from faq_bot.plain.commands import Commands
from faq_bot.render import Paint, clean, numbered, plain, plain_text, reply_text, wrap
from faq_bot.session import Session

if TYPE_CHECKING:
    from faq_bot.bot import FaqBot

LEAD = "Bot: "


class PlainChat:
    """One conversation on lines of text."""

    def __init__(
        self,
        bot: FaqBot,
        write: Callable[[str], None],
        *,
        width: int = 80,
        paint: Paint = plain,
        terminal: bool = False,
    ) -> None:
        """Take the bot and where lines go; ``terminal`` allows what only a terminal can do."""
        self.bot, self.write, self.width, self.paint = bot, write, width, paint
        self.terminal = terminal
        self.profile = bot.knowledge.profile
        self.session = Session(bot)
        self._commands = Commands(self)

    def run(self, lines: Iterable[str], *, echo: bool) -> None:
        """Talk until the lines end or the person leaves.

        ``echo`` repeats each line behind ``You:``, so that a piped chat reads as one.
        """
        self.welcome()
        for line in lines:
            if echo and line.strip():
                self.write(f"You: {clean(line)}")
            if not self.take(line):
                return
        if not echo:
            self.write("")  # ctrl+d leaves the cursor behind the prompt
        self.say("Goodbye.")

    def welcome(self) -> None:
        """Greet, offer the starters, and say how to get help and how to leave."""
        profile = self.profile
        for text in (f"{profile.name}. {profile.welcome}", profile.disclaimer):
            if text.strip():
                self.write(f"{plain_text(text, self.width)}\n")
        self.offer_starters()

    def offer_starters(self) -> None:
        """Show the numbered questions to begin with, and how to go on."""
        for number, starter in enumerate(self.session.starters(), start=1):
            self.write("\n".join(numbered(number, starter.question, self.width)))
        hint = "Type a question or a number. /help lists the commands, /quit leaves."
        self.write("\n".join(["", *wrap(hint, self.width), ""]))

    def take(self, line: str) -> bool:
        """Answer one line; False when the person leaves."""
        line = line.strip()
        # a cry for help is heard behind a slash as well
        if line.startswith("/") and self.bot.alarm(line).tier != "hard":
            return self._commands.take(line)
        if line:
            self.ask(line)
        else:
            self.say(self.profile.texts.empty)
        return True

    def ask(self, question: str) -> None:
        """Put a question, or the number of a choice, to the conversation and say the reply."""
        self.show(self.session.ask(question).reply)

    def choose(self, entry: Entry) -> None:
        """Ask for an entry as if it had been picked."""
        self.show(self.session.choose(Suggestion(entry.id, entry.question)).reply)

    def show(self, reply: Reply) -> None:
        """Write a reply with its choices."""
        none_label = self.profile.texts.none_of_these
        text = reply_text(reply, self.width, paint=self.paint, none_label=none_label, lead=LEAD)
        self.write(f"{text}\n")

    def say(self, text: str) -> None:
        """Write something of the chat's own, as Markdown."""
        self.write(f"{plain_text(LEAD + text, self.width)}\n")

    def list(self, title: str, items: Iterable[str]) -> None:
        """Write a title and ready-made lines under it."""
        self.write("\n".join([*wrap(title, self.width, LEAD), *items, ""]))
