"""The full-screen program: settings, themes, loading, and what works on every screen."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.events import AppBlur, DeliveryComplete, DeliveryFailed
from textual.message import Message
from textual.screen import Screen
from textual.theme import Theme

from faq_bot.errors import KnowledgeError
from faq_bot.tui import clipboard, downloads
from faq_bot.tui.screens.chat_screen import ChatScreen
from faq_bot.tui.screens.reading_screen import ReadingScreen
from faq_bot.tui.settings import DEFAULT_THEME, Settings, load_settings, save_settings
from faq_bot.tui.themes import OUR_THEMES

if TYPE_CHECKING:
    from faq_bot.bot import FaqBot
    from faq_bot.session import Session

KNOWLEDGE_EXIT = 3
BUG_EXIT = 2
HELP = Path(__file__).with_name("help.md")
NEEDED_LATER = ("textual.widgets.markdown", "faq_bot.tui.widgets.exchange_view")
"""Modules that a reply needs: imported while the knowledge loads, not before the first prompt."""
NO_HELPLINE = "This knowledge names no helpline. In danger, call your local emergency number."
LOADING = "The helplines are still loading. In danger, call your local emergency number now."
TWICE_WITHIN = 3.0
"""Seconds in which a second ctrl+c leaves."""


def chat_commands() -> type[Provider]:
    """Give the palette's commands when it opens: 20 ms that the first prompt does without."""
    from faq_bot.tui.commands import ChatCommands

    return ChatCommands


class ChatApp(App[Exception]):
    """The chat as a program; its result is the error that ended it: bad knowledge, or a bug."""

    CSS_PATH = Path(__file__).with_name("chat.tcss")
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared so by textual
        (0, "-narrow"),
        (60, "-wide"),
        (110, "-side"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall"), (30, "-roomy")]  # noqa: RUF012
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {chat_commands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", tooltip="Leave the chat", priority=True),
        Binding("ctrl+p", "command_palette", "Menu", show=False, priority=True),
        Binding("ctrl+y", "copy_answer", "Copy the last answer", show=False),
        Binding("ctrl+c", "help_quit", "Leave", show=False, system=True),
    ]

    @dataclass
    class Loaded(Message):
        """The bot is ready."""

        session: Session

    @dataclass
    class Refused(Message):
        """The knowledge is bad."""

        error: KnowledgeError

    def __init__(self, load: Callable[[], FaqBot], settings_file: Path | None) -> None:
        """Take how to load the bot, and where the look is remembered; None remembers nothing."""
        super().__init__()
        self.animation_level = "none"
        self.chat = ChatScreen()
        self._load_bot = load
        self._settings_file = settings_file
        self.settings = load_settings(settings_file) if settings_file else Settings()
        self._asked_to_quit = -TWICE_WITHIN
        self._dress()

    def _dress(self) -> None:
        """Put on the remembered look before the style sheet is read: once is 60 ms faster."""
        for theme in OUR_THEMES:
            self.register_theme(theme)
        known = self.settings.theme in self.available_themes
        self.set_reactive(ChatApp.theme, self.settings.theme if known else DEFAULT_THEME)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """Start in the chat."""
        return self.chat

    def on_mount(self) -> None:
        """Load once the prompt is drawn."""
        self.chat.set_class(self.settings.plain, "-plain")
        self.theme_changed_signal.subscribe(self, self._theme_chosen)
        self.call_after_refresh(self.load_knowledge)

    @work(thread=True, exclusive=True, group="load")
    def load_knowledge(self) -> None:
        """Build bot, conversation and suggestions beside the screen."""
        from faq_bot.session import Session

        try:
            session = Session(self._load_bot())
        except KnowledgeError as error:
            self.post_message(self.Refused(error))
            return
        for module in NEEDED_LATER:
            import_module(module)
        self.post_message(self.Loaded(session))

    async def on_chat_app_loaded(self, event: Loaded) -> None:
        """Start talking."""
        await self.chat.begin(event.session)

    def on_chat_app_refused(self, event: Refused) -> None:
        """Leave; the command line lists what is wrong, as ``check`` does."""
        self.exit(event.error, KNOWLEDGE_EXIT)

    def on_app_blur(self, event: AppBlur) -> None:
        """Keep the focus in the prompt while the window is left: no key finds it gone."""
        event.prevent_default()

    def _fatal_error(self) -> None:
        """Leave a bug to the command line: one line there.

        Textual's own traceback would print what the person typed.
        """
        self.exit(self._exception, BUG_EXIT)

    def _theme_chosen(self, theme: Theme) -> None:
        if theme.name != self.settings.theme:
            self._remember(theme=theme.name)

    def _remember(self, *, theme: str | None = None, plain: bool | None = None) -> None:
        self.settings = replace(
            self.settings,
            theme=self.settings.theme if theme is None else theme,
            plain=self.settings.plain if plain is None else plain,
        )
        if self._settings_file and not save_settings(self.settings, self._settings_file):
            self.notify("The look cannot be saved; it lasts until you leave.", markup=False)

    def action_help(self) -> None:
        """Show keys and how to ask."""
        text = HELP.read_text(encoding="utf-8")
        self.push_screen(ReadingScreen("Help", text))

    def action_helplines(self) -> None:
        """Show whom to call."""
        session = self.chat.session
        text = (session.profile.disclaimer or NO_HELPLINE) if session else LOADING
        self.push_screen(ReadingScreen("If you need someone now", text))

    def action_copy_answer(self) -> None:
        """Copy the newest reply."""
        text = self.chat.session.last_answer() if self.chat.session else ""
        if text:
            clipboard.copy(self, text, "Copied the last answer")
        else:
            self.notify("Nothing has been answered yet.", markup=False)

    def action_copy_transcript(self) -> None:
        """Copy everything said so far."""
        if self.chat.session and self.chat.session.last:
            clipboard.copy(self, self.chat.session.transcript(), "Copied the transcript")

    def action_save_transcript(self) -> None:
        """Save everything said so far: a new file, never over an old one."""
        if self.chat.session and self.chat.session.last:
            text = io.StringIO(self.chat.session.transcript())
            place = downloads.free_place()
            self.deliver_text(text, save_directory=place.parent, save_filename=place.name)

    def on_delivery_complete(self, event: DeliveryComplete) -> None:
        """Name the file; a browser knows its own place for it."""
        place = str(event.path) if event.path else "Your browser has it."
        self.notify(place, title="Saved the transcript", timeout=8, markup=False)

    def on_delivery_failed(self, event: DeliveryFailed) -> None:
        """Say why there is no file."""
        reason = str(event.exception)
        self.notify(reason, title="Not saved", severity="error", timeout=8, markup=False)

    def action_plain_view(self) -> None:
        """Switch borders, colour blocks and the side panel off, or on again."""
        self._remember(plain=not self.settings.plain)
        self.chat.set_class(self.settings.plain, "-plain")

    def action_help_quit(self) -> None:
        """Leave at the second ctrl+c; the first says so. With text selected, ctrl+c copies it."""
        now = monotonic()
        if now - self._asked_to_quit < TWICE_WITHIN:
            self.exit()
        self._asked_to_quit = now
        self.notify("Press ctrl+c once more, or ctrl+q.", title="Leave the chat?", markup=False)
