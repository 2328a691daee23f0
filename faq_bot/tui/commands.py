"""The command palette: everything the chat can do, and every question as a browsable index.

Names read ``area: what``. Only what applies now is listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.style import Style
from textual.types import IgnoreReturnCallbackType

from faq_bot.model import Suggestion
from faq_bot.render import clean

if TYPE_CHECKING:
    from faq_bot.tui.app import ChatApp


@dataclass(frozen=True)
class Command:
    """A line of the palette."""

    name: str
    help: str
    act: IgnoreReturnCallbackType


def _highlighted(name: str, places: Sequence[int], style: Style) -> Content:
    """Mark the letters that fit; ``Matcher.highlight`` would read brackets in a name as markup."""
    content = Content(name)
    for place in places:
        content = content.stylize(style, place, place + 1)
    return content


class ChatCommands(Provider):
    """Commands of the chat."""

    @property
    def chat_app(self) -> ChatApp:
        """The program, by its own type."""
        from faq_bot.tui.app import ChatApp

        assert isinstance(self.app, ChatApp)
        return self.app

    async def discover(self) -> Hits:
        """List everything before a letter is typed."""
        for command in self._commands():
            yield DiscoveryHit(Content(command.name), command.act, command.name, command.help)

    async def search(self, query: str) -> Hits:
        """List what fits the letters."""
        matcher = self.matcher(query)
        for command in [*self._commands(), *self._themes()]:
            score, places = matcher.fuzzy_search.match(query, command.name)
            if score > 0:
                shown = _highlighted(command.name, places, matcher.match_style)
                yield Hit(score, shown, command.act, command.name, command.help)

    def _commands(self) -> Iterator[Command]:
        yield from self._always()
        yield from self._after_a_reply()
        yield from self._questions()

    def _always(self) -> Iterator[Command]:
        app = self.chat_app
        plain = "Off" if app.settings.plain else "On"
        yield Command("help: Keys and how to ask", "f1", app.action_help)
        yield Command("help: Whom to call", "f2", app.action_helplines)
        yield Command("theme: Choose", "Colours of the screen", app.action_change_theme)
        yield Command(
            f"view: Plain {plain.lower()}", "No borders and no panel", app.action_plain_view
        )
        yield Command("chat: Quit", "ctrl+q", app.exit)

    def _after_a_reply(self) -> Iterator[Command]:
        app = self.chat_app
        if app.chat.session is None or app.chat.session.last is None:
            return
        yield Command("copy: Last answer", "ctrl+y", app.action_copy_answer)
        yield Command("copy: Transcript", "As Markdown", app.action_copy_transcript)
        yield Command("save: Transcript", "To your downloads", app.action_save_transcript)
        yield Command("answer: Sources", "f3", app.chat.action_sources)
        yield Command("answer: Why", "f4", app.chat.action_why)

    def _questions(self) -> Iterator[Command]:
        chat = self.chat_app.chat
        if chat.session is None:
            return
        topics = chat.session.topics()
        for stem, title, entries in topics:
            act = partial(chat.action_topics, stem)
            yield Command(f"topic: {clean(title)}", f"{len(entries)} questions", act)
        for _, title, entries in topics:
            for entry in entries:
                ask = partial(chat.pick, Suggestion(entry.id, entry.question))
                yield Command(f"ask: {clean(entry.question)}", clean(title), ask)

    def _themes(self) -> Iterator[Command]:
        for name in sorted(self.chat_app.available_themes):
            act = partial(setattr, self.chat_app, "theme", name)
            yield Command(f"theme: {name}", "Colours of the screen", act)
