"""The conversation so far. It alone decides what stands at the top of the view.

It never takes the focus: page up and page down in the prompt scroll it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.layout import DockArrangeResult
from textual.message import Message

from faq_bot.tui.widgets.page import Page

if TYPE_CHECKING:
    from faq_bot.tui.widgets.exchange_view import ExchangeView

LIMIT = 100
"""Pages kept on the screen; older ones stay in the transcript only."""


class ConversationLog(VerticalScroll, can_focus=False):
    """Exchanges from top to bottom, the newest one filling the view."""

    @dataclass
    class Overflowed(Message):
        """There is more below the view, or no more."""

        more: bool

    def __init__(self) -> None:
        super().__init__(id="log")
        self._newest: ExchangeView | None = None
        self._rising = False
        """Whether each layout shall still bring the newest exchange to the top."""
        self.at_home = True
        """Whether the newest exchange stands at the top, as far as the person did not scroll."""
        self._more = False

    @property
    def latest(self) -> ExchangeView | None:
        """The newest exchange."""
        return self._newest

    async def add(self, exchange: ExchangeView) -> None:
        """Put an exchange at the end and its first line at the top of the view."""
        await self.mount(exchange)
        await exchange.write()
        self._newest, self._rising, self.at_home = exchange, True, True
        self.call_after_refresh(self._tidy)

    async def _tidy(self) -> None:
        """Do what a reply need not wait for, 20 ms: offer more, let older pages step back."""
        older = [page for page in self.query(Page) if page is not self._newest]
        with self.app.batch_update():
            if self._newest is not None:
                await self._newest.offer()
            for page in older:
                page.retire()
            for page in older[: -LIMIT + 1]:
                await page.remove()
        self.call_after_refresh(self._show_home)

    def arrange(self, size: Size, optimal: bool = False) -> DockArrangeResult:
        """Scroll within the layout that adds an exchange.

        Scrolling after it (``go_home`` alone) would draw the old place first: 30 ms later, and a
        flicker.
        """
        arranged = super().arrange(size, optimal)
        if self._rising:
            for placement in arranged.placements:
                if placement.widget is self._newest:
                    self.set_reactive(ConversationLog.scroll_y, placement.region.y)
                    self.set_reactive(ConversationLog.scroll_target_y, placement.region.y)
        return arranged

    def go_home(self) -> None:
        """Bring the newest exchange back to the top of the view."""
        self.at_home = True
        self.call_after_refresh(self._show_home)

    def _show_home(self) -> None:
        self._rising = False
        if self._newest is not None and self.at_home:
            self.scroll_to_widget(self._newest, top=True, animate=False, force=True)
            self.vertical_scrollbar.position = self.scroll_y
        self._look_below()

    def on_resize(self) -> None:
        """Keep the newest exchange at the top when lines wrap anew."""
        self._look_below()
        if self.at_home:
            self.call_after_refresh(self._show_home)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell when the last line comes into view."""
        super().watch_scroll_y(old_value, new_value)
        self._look_below()

    def _look_below(self) -> None:
        more = self.scroll_y + 1 <= self.max_scroll_y
        if more != self._more:
            self._more = more
            self.post_message(self.Overflowed(more))

    def page(self, direction: int) -> None:
        """Scroll by a page, less two lines to keep one's place."""
        self.at_home = False
        step = max(1, self.size.height - 2)
        place = self.scroll_y + direction * step
        # at once: two quick presses shall go two pages
        self.scroll_to(y=place, animate=False, force=True, immediate=True)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Let the person read above without being pulled back."""
        self.at_home = False

    on_mouse_scroll_down = on_mouse_scroll_up
