"""What stands before the first question: who this is, three questions to press, where help is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from faq_bot.tui.widgets.page import Page

if TYPE_CHECKING:
    from faq_bot.session import Session
    from faq_bot.tui.widgets.choices import Choices

MEANWHILE = "In danger, do not wait: call your local emergency number, 911, 112 or 999."
"""The urgent check needs the knowledge; whoever asked before it is there is told at once."""


class Welcome(Page):
    """The greeting; it moves upwards as one talks."""

    _choices: Choices | None = None

    def compose(self) -> ComposeResult:
        """Say that the answers are on their way; the prompt takes text meanwhile."""
        yield Static("Loading the answers. You can type already.", classes="loading")

    def wait(self, count: int) -> None:
        """Say that questions were taken and will be answered first."""
        taken = "Your question is" if count == 1 else f"Your {count} questions are"
        self.query_one(".loading", Static).update(
            f"Loading the answers. {taken} next.\n\n{MEANWHILE}"
        )

    async def greet(self, session: Session) -> None:
        """Greet in the bot's own words."""
        from textual.widgets import Markdown  # with the choices 60 ms that the first key needs not

        from faq_bot.tui.widgets.choices import Choices

        profile = session.profile
        await self.remove_children()
        await self.mount(Markdown(profile.welcome, open_links=False))
        if starters := session.starters():
            self._choices = Choices(starters)
            await self.mount(self._choices)
        if profile.disclaimer:
            await self.mount(Markdown(profile.disclaimer, open_links=False, classes="disclaimer"))

    def give_up_numbers(self) -> None:
        """Leave the numbers to the next page's choices."""
        if self._choices is not None:
            self._choices.retire()
