"""The permanent line that says what this is not, and the keys below it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from faq_bot.tui.widgets.title_line import spread

CAVEAT = "Not medical advice, not a crisis service"
"""Forty cells: it fits the narrowest screen in one row."""

WHERE = "f2 shows whom to call"

SECONDARY = frozenset({"sources", "why", "topics"})
"""Actions whose keys leave a narrow footer, so that none is cut in the middle."""


class QuietLine(Widget):
    """Always on the screen, never in the way; a click opens the helplines too."""

    def render(self) -> Content:
        """Say it, and where help is."""
        quiet = "$foreground 65%"
        return spread((CAVEAT, f"bold {quiet}"), (WHERE, quiet), self.size.width)

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
