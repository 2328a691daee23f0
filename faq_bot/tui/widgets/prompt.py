"""The line one types in: one paragraph, earlier questions on up and down, safe paste.

It says what happened in its own terms (``Asked``, ``Edited``); the screen decides what it means.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from faq_bot.text import one_line
from faq_bot.tui.widgets.history import History

ASK = "Ask in your own words"
ASK_OR_READ_ON = "Ask, or page down for more"


class Prompt(Input):
    """Where questions are typed; it keeps the focus nearly all the time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "older", "Earlier question", show=False),
        Binding("down", "newer", "Later question", show=False),
    ]

    # what is typed changes no size: a layout for each letter would cost 5 to 20 ms
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    @dataclass
    class Asked(Message):
        """Enter was pressed; the text has left the prompt."""

        text: str

    @dataclass
    class Edited(Message):
        """The text changed under the person's hands (not by recalling an earlier question)."""

        text: str

    @dataclass
    class Stepped(Message):
        """Up or down was pressed and the suggestions may want it."""

        step: int

    def __init__(self) -> None:
        super().__init__(placeholder=ASK, id="prompt", select_on_focus=False)
        self.history = History()
        self.cursor_blink = False
        self._recalled: str | None = None

    def invite(self, *, more: bool) -> None:
        """Say what can be done here; ``more`` stands below the view of the log."""
        self.placeholder = ASK_OR_READ_ON if more else ASK

    def _on_paste(self, event: events.Paste) -> None:
        """Take every pasted line; ``Input`` itself keeps the first one, silently."""
        event.prevent_default()
        event.stop()
        self.take_paste(event.text)

    def take_paste(self, pasted: str) -> None:
        """Put a paste at the cursor, as one line."""
        text = one_line(pasted)
        if text:
            self.replace(text, *self.selection)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the screen, unless the text is a recalled question."""
        event.stop()
        if event.value == self._recalled:
            return
        self._recalled = None
        self.post_message(self.Edited(event.value))

    async def on_key(self, event: events.Key) -> None:
        """Act on keys in the order they were pressed.

        Textual acts on a letter here and on a bound key only after it bubbled up to the app: two
        questions typed quickly, enter after each, would become one.
        """
        bound = self.screen.active_bindings.get(event.key)
        ours = bound is not None and bound.node is self and not event.is_printable
        if bound and ours and await self.app.run_action(bound.binding.action, self):
            event.stop()
            event.prevent_default()

    async def action_submit(self) -> None:
        """Hand the text over, and be empty for what is typed next."""
        self.post_message(self.Asked(self.value))
        self.empty()

    def empty(self) -> None:
        """Start afresh, without suggestions for nothing."""
        self._recalled = ""
        self.value = ""

    def action_older(self) -> None:
        """Recall the question before; within open suggestions, go up instead."""
        self.post_message(self.Stepped(-1))

    def action_newer(self) -> None:
        """Recall the question after, down to the draft; from there into the suggestions."""
        self.post_message(self.Stepped(1))

    def recall(self, step: int) -> bool:
        """Show an earlier (-1) or later (1) question; False at the end of the history."""
        text = self.history.move(step, self.value)
        if text is None:
            return False
        self._recalled = text
        self.value = text
        self.cursor_position = len(text)
        return True
