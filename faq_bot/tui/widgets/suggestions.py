"""Known questions that fit what is being typed, under the prompt. The prompt keeps the focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from faq_bot.text import one_line

if TYPE_CHECKING:
    from faq_bot.model import Suggestion


class Suggestions(OptionList, can_focus=False):
    """A few questions; the prompt's down key walks into them, enter or a click asks."""

    @dataclass
    class Picked(Message):
        """One of them was clicked."""

        suggestion: Suggestion

    def __init__(self) -> None:
        super().__init__(id="suggestions", markup=False)
        self.offered: tuple[Suggestion, ...] = ()
        self.display = False

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these instead; none closes the list."""
        if tuple(suggestions) == self.offered and self.display == bool(suggestions):
            self.highlighted = None
            return
        self.offered = tuple(suggestions)
        self.set_options(Option(Content(one_line(item.question))) for item in self.offered)
        self.highlighted = None
        self.display = bool(self.offered)

    @property
    def marked(self) -> Suggestion | None:
        """The suggestion under the mark, if the person walked to one."""
        if not self.display or self.highlighted is None:
            return None
        return self.offered[self.highlighted]

    def step(self, step: int) -> bool:
        """Move the mark; False when the key is not ours (closed, or up from the prompt)."""
        if not self.display:
            return False
        mark = (-1 if self.highlighted is None else self.highlighted) + step
        if mark < -1:
            return False
        self.highlighted = min(mark, len(self.offered) - 1) if mark >= 0 else None
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask the one that was clicked."""
        event.stop()
        self.post_message(self.Picked(self.offered[event.option_index]))
