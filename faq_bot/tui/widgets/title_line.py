"""The name of the bot, and what it promises. Dropped where rows are few."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from faq_bot.text import one_line

ON_THIS_MACHINE = "Offline. Nothing you type leaves this machine."
KEPT_NOWHERE = "Nothing you type is kept."
"""In a browser the text travels to the server, so less can be promised."""


class TitleLine(Widget):
    """Name on the left, promise on the right; one widget, as each costs the first prompt 3 ms."""

    bot_name: reactive[str] = reactive("faq-bot")

    def introduce(self, name: str) -> None:
        """Show the name of the loaded knowledge."""
        self.bot_name = one_line(name)

    def render(self) -> Content:
        """Draw the line."""
        promise = KEPT_NOWHERE if self.app.is_web else ON_THIS_MACHINE
        return spread((self.bot_name, "bold"), (promise, "$foreground 65%"), self.size.width)


def spread(left: tuple[str, str], right: tuple[str, str], width: int) -> Content:
    """Put two texts at the ends of a line; the right one goes when there is no room for it."""
    gap = width - cell_len(left[0]) - cell_len(right[0])
    if gap < 2:
        return Content.styled(*left)
    return Content.assemble(left, " " * gap, right)
