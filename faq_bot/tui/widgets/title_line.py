"""The name of the bot, and what it promises. Dropped where rows are few."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from faq_bot.tui.lines import one_line

ON_THIS_MACHINE = "Offline. Nothing you type leaves this machine."
KEPT_NOWHERE = "Nothing you type is kept."
"""In a browser the text travels to the server, so less can be promised."""


class TitleLine(Horizontal):
    """Name on the left, promise on the right."""

    def compose(self) -> ComposeResult:
        """Show the promise at once; the name comes with the knowledge."""
        yield Static("faq-bot", classes="name", markup=False)
        yield Static(KEPT_NOWHERE if self.app.is_web else ON_THIS_MACHINE, classes="promise")

    def introduce(self, name: str) -> None:
        """Show the name of the loaded knowledge."""
        self.query_one(".name", Static).update(Content(one_line(name)))
