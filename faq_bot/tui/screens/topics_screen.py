"""The topics over the chat, for screens without room for the side panel."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from faq_bot.model import Suggestion
from faq_bot.session import Session
from faq_bot.tui.screens.reading_screen import SHEET
from faq_bot.tui.widgets.topic_tree import TopicTree

LEAVE = "esc  back to the chat    enter  ask"


class TopicsScreen(ModalScreen[Suggestion | None]):
    """Browse and pick; it gives back the question picked."""

    CSS_PATH = SHEET
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+t", "dismiss", "Back to the chat", show=False),
    ]

    def __init__(self, session: Session, opened: str | None = None) -> None:
        super().__init__()
        self.session = session
        self.opened = opened

    def compose(self) -> ComposeResult:
        """Show the tree."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = "Topics"
            yield TopicTree()
            yield Static(LEAVE, classes="leave")

    def on_mount(self) -> None:
        """Fill the tree and start in it."""
        tree = self.query_one(TopicTree)
        tree.fill(self.session, self.opened)
        tree.focus()

    def on_topic_tree_chosen(self, event: TopicTree.Chosen) -> None:
        """Ask what was picked."""
        self.dismiss(event.suggestion)
