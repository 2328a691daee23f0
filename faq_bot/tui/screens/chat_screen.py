"""The chat itself: it wires prompt, log and panels together and decides where the focus goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget

from faq_bot.text import one_line
from faq_bot.tui.widgets.log import ConversationLog
from faq_bot.tui.widgets.prompt import Prompt
from faq_bot.tui.widgets.quiet_line import KeyLine, QuietLine
from faq_bot.tui.widgets.suggestions import Suggestions
from faq_bot.tui.widgets.title_line import TitleLine
from faq_bot.tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from faq_bot.model import Suggestion
    from faq_bot.session import Session
    from faq_bot.transcript import Exchange
    from faq_bot.tui.widgets.choices import Choices
    from faq_bot.tui.widgets.side_panel import SidePanel
    from faq_bot.tui.widgets.topic_tree import TopicTree

SUGGESTED = 4
EMPTY = "Type a question first, in your own words."


class ChatScreen(Screen[None]):
    """One conversation on a full screen."""

    AUTO_FOCUS = "#prompt"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", "Help", tooltip="Keys, and how to ask"),
        Binding("f2", "app.helplines", "Helplines", tooltip="Whom to call if you need someone"),
        Binding("f3", "sources", "Sources", tooltip="Where the last answer stands"),
        Binding("f4", "why", "Why", tooltip="What decided the last reply"),
        Binding("ctrl+t", "topics", "Topics", tooltip="Browse every question"),
        Binding("tab", "step(1)", "Next list", show=False),
        Binding("shift+tab", "step(-1)", "List before", show=False),
        Binding("escape", "home", "Back to the prompt", show=False),
        Binding("pageup", "page(-1)", "Scroll up", show=False),
        Binding("pagedown", "page(1)", "Scroll down", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.session: Session | None = None
        self._panel: SidePanel | None = None
        self._waiting: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay the screen out; the prompt works before the knowledge is there."""
        yield TitleLine()
        with Horizontal(id="body"), Vertical(id="main"):
            with ConversationLog():
                yield Welcome()
            with Vertical(id="typing"):
                yield Prompt()
                yield Suggestions()
        yield QuietLine()
        yield KeyLine(compact=True)

    @property
    def prompt(self) -> Prompt:
        """Where one types."""
        return self.query_one(Prompt)

    @property
    def log_view(self) -> ConversationLog:
        """The conversation so far."""
        return self.query_one(ConversationLog)

    @property
    def suggestions(self) -> Suggestions:
        """What is suggested while typing."""
        return self.query_one(Suggestions)

    async def begin(self, session: Session) -> None:
        """Start talking: the knowledge is there. Questions typed meanwhile come first."""
        self.session = session
        self.query_one(TitleLine).introduce(session.profile.name)
        await self._furnish(session)
        await self.query_one(Welcome).greet(session)
        waiting, self._waiting = self._waiting, []
        for question in waiting:
            await self._show(session, session.ask(question))

    async def _furnish(self, session: Session) -> None:
        """Add what only a wide screen shows; the first prompt does not wait for it."""
        from faq_bot.tui.widgets.side_panel import SidePanel

        self._panel = SidePanel()
        await self.query_one("#body").mount(self._panel)
        self._panel.fill(session)

    async def ask(self, text: str) -> None:
        """Take a question, from wherever it came."""
        question = one_line(text)
        if not question:
            self.notify(self.session.profile.texts.empty if self.session else EMPTY, markup=False)
            return
        if self.session is None:
            self.prompt.history.add(question)
            self._waiting.append(question)
            self.query_one(Welcome).wait(len(self._waiting))
        else:
            await self._show(self.session, self.session.ask(question))

    async def pick(self, suggestion: Suggestion) -> None:
        """Take a question that stands on the screen: a choice, a suggestion, a topic's."""
        if self.session is not None:
            self.prompt.empty()
            await self._show(self.session, self.session.choose(suggestion))

    async def _show(self, session: Session, exchange: Exchange) -> None:
        from faq_bot.tui.widgets.exchange_view import ExchangeView

        with self.app.batch_update():  # one layout for all of it
            self.prompt.history.add(exchange.question)
            self.suggestions.offer(())
            self.set_focus(self.prompt)
            await self.log_view.add(ExchangeView(exchange, session.offered))
        if self._panel is not None:
            # 10 ms later: the reply itself comes first
            self.call_after_refresh(self._panel.show_sources, exchange.reply)

    async def on_prompt_asked(self, event: Prompt.Asked) -> None:
        """Ask what was typed, or the suggestion that is marked."""
        marked = self.suggestions.marked
        if marked is not None and self.session is not None:
            await self._show(self.session, self.session.choose(marked))
        else:
            await self.ask(event.text)

    def on_prompt_edited(self, event: Prompt.Edited) -> None:
        """Suggest questions that begin so."""
        if self.session is not None:
            self.suggestions.offer(self.session.suggest(event.text, SUGGESTED))

    def on_prompt_stepped(self, event: Prompt.Stepped) -> None:
        """Walk through the suggestions, or else through earlier questions."""
        if not self.suggestions.step(event.step) and self.prompt.recall(event.step):
            self.suggestions.offer(())

    async def on_suggestions_picked(self, event: Suggestions.Picked) -> None:
        """Ask a suggested question."""
        await self.pick(event.suggestion)

    async def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Ask a follow-up, a "did you mean" or a starter."""
        await self.pick(event.suggestion)

    async def on_topic_tree_chosen(self, event: TopicTree.Chosen) -> None:
        """Ask a question of the side panel."""
        await self.pick(event.suggestion)

    def on_conversation_log_overflowed(self, event: ConversationLog.Overflowed) -> None:
        """Name the key that leads to what is below the view."""
        self.prompt.invite(more=event.more)

    def on_choices_left_below(self) -> None:
        """Go from the last choice down to the prompt."""
        self.set_focus(self.prompt)

    def on_key(self, event: events.Key) -> None:
        """Let typing land in the prompt, wherever the focus is.

        The prompt itself stops what it takes; a key that comes here was meant for it.
        """
        if event.is_printable and event.character and event.key not in self.active_bindings:
            self.set_focus(self.prompt)
            self.prompt.insert_text_at_cursor(event.character)
            event.stop()

    def on_paste(self, event: events.Paste) -> None:
        """Let a paste land in the prompt as well."""
        self.set_focus(self.prompt)
        self.prompt.take_paste(event.text)

    def action_home(self) -> None:
        """Come one step closer to the prompt: close the list, take the focus, scroll back."""
        if self.suggestions.display:
            self.suggestions.offer(())
        elif self.focused is not self.prompt:
            self.set_focus(self.prompt)
        else:
            self.log_view.go_home()

    def action_step(self, direction: int) -> None:
        """Go round: prompt, choices of the newest exchange, topics."""
        around = self.focus_chain
        lists: list[Widget] = [*list(self.query("Choices"))[-1:], *self.query("TopicTree")]
        stops = [self.prompt, *(stop for stop in lists if stop in around)]
        place = stops.index(self.focused) if self.focused in stops else 0
        self.set_focus(stops[(place + direction) % len(stops)])

    def action_sources(self) -> None:
        """Open or close the sources of the newest reply."""
        latest = self.log_view.latest
        if latest is None or not latest.toggle_sources():
            self.notify("There is no source to show.", markup=False)

    def action_why(self) -> None:
        """Show or hide what decided the newest reply."""
        latest = self.log_view.latest
        if latest is None or self.session is None:
            self.notify("Nothing has been asked yet.", markup=False)
        else:
            latest.toggle_why("\n".join(self.session.why()))

    def action_topics(self, opened: str | None = None) -> None:
        """Browse every question: in the side panel when there is room, else over the chat."""
        if self.session is None or self._panel is None:
            return
        if self._panel.display:
            self._panel.browse(self.session, opened)
        else:
            from faq_bot.tui.screens.topics_screen import TopicsScreen

            self.app.push_screen(TopicsScreen(self.session, opened), self._picked)

    async def _picked(self, suggestion: Suggestion | None) -> None:
        if suggestion is not None:
            await self.pick(suggestion)

    def action_page(self, direction: int) -> None:
        """Scroll the log while the prompt keeps the focus."""
        self.log_view.page(direction)
