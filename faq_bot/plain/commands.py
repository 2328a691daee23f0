"""The /commands of the plain chat: everything the full-screen palette has, by name."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from faq_bot.errors import TranscriptError
from faq_bot.knowledge.fields import nearest
from faq_bot.render import clean, source_details, topic_lines, wrap
from faq_bot.text import strip_controls
from faq_bot.transcript import file_name, save

if TYPE_CHECKING:
    from faq_bot.plain.chat import PlainChat


@dataclass(frozen=True)
class Command:
    """A /command: its argument, what it does, and the method that does it."""

    argument: str
    summary: str
    act: Callable[[Commands, str], None]


class Commands:
    """Runs /commands on a chat."""

    def __init__(self, chat: PlainChat) -> None:
        """Take the chat to act on."""
        self.chat = chat
        self.session = chat.session

    def take(self, line: str) -> bool:
        """Run one /command; False when it ends the chat."""
        word, _, argument = line.partition(" ")
        name = word.lower().removeprefix("/")
        if name in LEAVE:
            self.chat.say("Goodbye.")
            return False
        command = COMMANDS.get(name)
        if command is None:
            known = [f"/{name}" for name in (*COMMANDS, LEAVE[0])]
            hint = nearest(word, known) or " /help lists them."
            self.chat.say(f"There is no command {clean(word)}.{hint}")
        else:
            command.act(self, argument.strip())
        return True

    def help(self, _: str) -> None:
        """List the commands."""
        lines = [
            f"/{name}{f' {command.argument}' if command.argument else ''}: {command.summary}"
            for name, command in COMMANDS.items()
        ]
        lines.append(f"/{LEAVE[0]}: leave (ctrl+d does as well)")
        title = "Type a question in your own words, or the number of a choice. Commands:"
        self.chat.list(title, [part for line in lines for part in self._wrapped(line)])

    def topics(self, topic: str) -> None:
        """List the topics, or the entries of one."""
        profile, entries = self.chat.profile, self.chat.bot.knowledge.entries
        known = list(dict.fromkeys(entry.topic for entry in entries))
        if topic in known:
            chosen = [entry for entry in entries if entry.topic == topic]
            lines = topic_lines(profile, chosen, self.chat.width)
            self.chat.list("Type /ask and the name before a colon.", lines)
        elif topic:
            self.chat.say(f"There is no topic {clean(topic)}.{nearest(topic, known)}")
        else:
            titles = dict(profile.topics)
            lines = [f"{stem}: {clean(titles.get(stem, stem))}" for stem in known]
            self.chat.list("Type /topics and the name before a colon.", lines)

    def ask(self, entry_id: str) -> None:
        """Ask for one entry by its id."""
        by_id = self.chat.bot.knowledge.by_id
        if entry_id in by_id:
            self.chat.choose(by_id[entry_id])
        elif entry_id:
            self.chat.say(f"There is no entry {clean(entry_id)}.{nearest(entry_id, by_id)}")
        else:
            self.chat.say("Name the entry, for example /ask " + next(iter(by_id), "ID"))

    def source(self, _: str) -> None:
        """Say where the last answer stands."""
        if self.session.last is None:
            self.chat.say(NOTHING_YET)
            return
        reply = self.session.last.reply
        details = [line for one in (reply, *reply.parts) for line in source_details(one)]
        lines = [part for line in details for part in self._wrapped(line)]
        title = "The last reply comes from:" if lines else "The last reply names no document."
        self.chat.list(title, lines)

    def why(self, _: str) -> None:
        """Explain the last reply word by word."""
        title, *explained = self.session.why() or [NOTHING_YET]
        lines = [part for line in explained for part in self._wrapped(line)]
        self.chat.list(title, lines)

    def again(self, _: str) -> None:
        """Say the last reply once more, unchanged."""
        if self.session.last is not None:
            self.chat.show(self.session.last.reply)
        else:
            self.chat.say(NOTHING_YET)

    def helpline(self, _: str) -> None:
        """Say whom to call."""
        self.chat.say(self.chat.profile.disclaimer or "This knowledge names no helpline.")

    def copy(self, what: str) -> None:
        """Copy the last answer, or everything said, through the terminal (OSC 52)."""
        if self.session.last is None:
            self.chat.say(NOTHING_YET)
        elif not self.chat.terminal:
            self.chat.say("Copying needs a terminal. /save writes a file.")
        else:
            everything = what.lower() == "all"
            text = self.session.transcript() if everything else self.session.last_answer()
            coded = base64.b64encode(text.encode()).decode()
            said = "the transcript" if everything else "the last answer"
            self.chat.write(
                f"\x1b]52;c;{coded}\x07Bot: Copied {said}, if your terminal allows it.\n"
            )

    def save(self, path: str) -> None:
        """Write the transcript to a file."""
        now = datetime.datetime.now()
        name = path or file_name(now)
        try:
            said = self.session.exchanges
            place = save(name, said, self.chat.profile, saved=f"{now:%Y-%m-%d}")
        except TranscriptError as error:
            self.chat.say(f"Not saved: {clean(str(error))}.")
        else:
            self.chat.write(f"Bot: Saved to {strip_controls(str(place))}\n")

    def new(self, _: str) -> None:
        """Forget this conversation."""
        self.session.start_again()
        self.chat.say("A new conversation. What was said before is forgotten.")
        self.chat.offer_starters()

    def _wrapped(self, line: str) -> list[str]:
        indent = " " * (len(line) - len(line.lstrip(" ")))
        return wrap(clean(line), self.chat.width, indent, f"{indent}  ")


LEAVE = ("quit", "exit", "q")
NOTHING_YET = "Nothing has been asked yet."
COMMANDS = {
    "help": Command("", "this list", Commands.help),
    "topics": Command("[TOPIC]", "what I can talk about", Commands.topics),
    "ask": Command("ID", "ask for one entry by its name", Commands.ask),
    "source": Command("", "where the last answer stands, and what to mind", Commands.source),
    "why": Command("", "what decided the last reply, word by word", Commands.why),
    "again": Command("", "the last reply once more", Commands.again),
    "helpline": Command("", "whom to call if you need someone now", Commands.helpline),
    "copy": Command("[all]", "copy the last answer, or all that was said", Commands.copy),
    "save": Command("[PATH]", "write the transcript, as .md or .json", Commands.save),
    "new": Command("", "start over and forget this conversation", Commands.new),
}
"""Every command by name, in the order of /help."""
