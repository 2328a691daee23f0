"""The numbered list under a reply: follow-ups, "did you mean", starters. One list, four ways in.

A number, arrows with enter, a click, or the number typed in the prompt: all ask the same thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from faq_bot.model import Suggestion
from faq_bot.render import clean
from faq_bot.session import NONE_OF_THESE


def _line(mark: str, question: str) -> Table:
    """Set the number apart, so that a long question wraps under itself."""
    line = Table.grid(expand=True)
    line.add_column(width=3)
    line.add_column(justify="left", ratio=1)
    line.add_row(Text(mark, "bold"), Text(question))
    return line


class Choices(OptionList):
    """Questions to pick from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"pick({number})", f"Choice {number}", show=False)
        for number in range(1, 10)
    ]

    @dataclass
    class Chosen(Message):
        """A question was picked."""

        suggestion: Suggestion

    class LeftBelow(Message):
        """Down was pressed on the last choice: the prompt stands below."""

    def __init__(self, offered: Sequence[Suggestion]) -> None:
        self.offered = tuple(offered)
        super().__init__(*self._options_for(numbered=True), markup=False, classes="choices")

    def _options_for(self, *, numbered: bool) -> list[Option]:
        marks = [str(number) if numbered else "·" for number in range(1, len(self.offered) + 1)]
        pairs = zip(marks, self.offered, strict=True)
        return [Option(_line(mark, clean(item.question))) for mark, item in pairs]

    def retire(self) -> None:
        """Give up the numbers: they now belong to a newer list. Clicks still work."""
        self.can_focus = False
        self.offered = tuple(item for item in self.offered if item.entry_id != NONE_OF_THESE)
        self.set_options(self._options_for(numbered=False))
        self.highlighted = None

    def on_focus(self) -> None:
        """Start at the first choice."""
        if self.highlighted is None:
            self.highlighted = 0

    def on_blur(self) -> None:
        """Leave no mark behind that enter in the prompt would not follow."""
        self.highlighted = None

    def action_pick(self, number: int) -> None:
        """Pick by number; a number too high rings the bell."""
        if number > len(self.offered):
            self.app.bell()
            return
        self.post_message(self.Chosen(self.offered[number - 1]))

    def action_cursor_down(self) -> None:
        """Step out to the prompt after the last choice instead of starting over."""
        if self.highlighted == len(self.offered) - 1:
            self.post_message(self.LeftBelow())
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Stay at the first choice."""
        if self.highlighted:
            super().action_cursor_up()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pick by enter or click."""
        event.stop()
        self.post_message(self.Chosen(self.offered[event.option_index]))
