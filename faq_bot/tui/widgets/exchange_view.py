"""One exchange on the screen: the question, the reply or its parts, and what can be asked next."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from faq_bot.model import Suggestion
from faq_bot.render import plain_text
from faq_bot.transcript import Exchange
from faq_bot.tui.widgets.choices import Choices
from faq_bot.tui.widgets.page import Page
from faq_bot.tui.widgets.reply_view import QUIET, ReplyView
from faq_bot.tui.widgets.source_line import SourceLine

NO_WRAP = 10_000
NEXT = "You can ask next"
PERHAPS = "Perhaps one of these"


class ExchangeView(Page):
    """An exchange as it stands in the log."""

    def __init__(self, exchange: Exchange, offered: Sequence[Suggestion]) -> None:
        super().__init__()
        self.add_class(f"-{exchange.reply.kind}")
        self.exchange = exchange
        self.offered = tuple(offered)

    def compose(self) -> ComposeResult:
        """Question, reply, choices; urgent help comes before everything, the question included."""
        reply = self.exchange.reply
        asked = Content.assemble(("You  ", QUIET), Content(self.exchange.question))
        question = Static(asked, classes="question", markup=False)
        replies = [ReplyView(part, self.exchange.question) for part in reply.parts or (reply,)]
        replies.sort(key=lambda view: view.reply.kind != "urgent")
        if reply.kind == "urgent":
            yield from (*replies, question)
        else:
            yield from (question, *replies)
        if reply.parts and reply.notice:
            yield Static(Content(plain_text(reply.notice, NO_WRAP)), classes="notice")
        if self.offered and reply.kind == "clarify":
            yield Choices(self.offered)

    async def write(self) -> None:
        """Fill in the texts, and fill the view, so that the first line can stand at its top."""
        self.styles.min_height = "100%"
        for reply in self.query(ReplyView):
            await reply.write()

    async def offer(self) -> None:
        """Add what can be asked next; a clarify reply has its choices from the start."""
        kind = self.exchange.reply.kind
        if self.offered and kind != "clarify":
            label = PERHAPS if kind == "unknown" else NEXT
            await self.mount(Static(label, classes="next"), Choices(self.offered))

    def give_up_numbers(self) -> None:
        """Leave the numbers to the next page's choices."""
        for choices in self.query(Choices):
            choices.retire()

    def toggle_sources(self) -> bool:
        """Open or close all source lines; False when the reply has none."""
        lines = list(self.query(SourceLine))
        for line in lines:
            line.toggle()
        if lines and lines[0].opened:
            self.call_after_refresh(lines[0].scroll_visible, animate=False)
        return bool(lines)

    def toggle_why(self, explanation: str) -> None:
        """Show or hide what decided the reply."""
        shown = self.query(".why")
        if shown:
            shown.remove()
            return
        text = Static(Content(explanation), classes="why", markup=False)
        self.mount(text, after=self.query(ReplyView).last())
        self.call_after_refresh(text.scroll_visible, animate=False)
