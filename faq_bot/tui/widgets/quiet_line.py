"""The permanent line that says what this is not, and the keys below it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Footer, Static
from textual.widgets._footer import FooterKey

CAVEAT = "Not medical advice, not a crisis service"
"""Forty cells: it fits the narrowest screen in one row."""

SECONDARY = frozenset({"sources", "why", "topics"})
"""Actions whose keys leave a narrow footer, so that none is cut in the middle."""


class QuietLine(Horizontal):
    """Always on the screen, never in the way; a click opens the helplines too."""

    def compose(self) -> ComposeResult:
        """Say it, and where help is."""
        yield Static(CAVEAT, classes="caveat")
        yield Static("f2 shows whom to call", classes="where")

    async def on_click(self) -> None:
        """Open the helplines."""
        await self.run_action("app.helplines")


class KeyLine(Footer):
    """The footer: few keys, the most needed first."""

    def compose(self) -> ComposeResult:
        """Mark the keys that a narrow screen can do without."""
        for child in super().compose():
            if isinstance(child, FooterKey):
                child.set_class(child.action in SECONDARY, "-secondary")
            yield child
