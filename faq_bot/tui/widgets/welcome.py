"""What stands before the first question: who this is, three questions to press, where help is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from faq_bot.tui.session import Session
from faq_bot.tui.widgets.choices import Choices


class Welcome(Vertical):
    """The greeting; it moves upwards as one talks."""

    def compose(self) -> ComposeResult:
        """Say that the answers are on their way; the prompt takes text meanwhile."""
        yield Static("Loading the answers. You can type already.", classes="loading")

    def wait(self, count: int) -> None:
        """Say that questions were taken and will be answered first."""
        taken = "Your question is" if count == 1 else f"Your {count} questions are"
        self.query_one(".loading", Static).update(f"Loading the answers. {taken} next.")

    async def greet(self, session: Session) -> None:
        """Greet in the bot's own words."""
        from textual.widgets import Markdown  # 95 ms to import; the prompt takes keys before

        profile = session.profile
        await self.remove_children()
        await self.mount(Markdown(profile.welcome, open_links=False))
        if starters := session.starters():
            await self.mount(Choices(starters))
        if profile.disclaimer:
            await self.mount(Markdown(profile.disclaimer, open_links=False, classes="disclaimer"))

    def retire(self) -> None:
        """Step back for the first exchange."""
        for choices in self.query(Choices):
            choices.retire()
