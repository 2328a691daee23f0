"""A part of the log that gives way to the next one: the welcome, or an exchange."""

from __future__ import annotations

from textual.containers import Vertical


class Page(Vertical):
    """Knows how to step back."""

    def __init__(self) -> None:
        super().__init__()
        self.retired = False

    def retire(self) -> None:
        """Step back for a newer page; once is enough."""
        if self.retired:
            return
        self.retired = True
        self.styles.min_height = None  # a class would restyle everything inside: 8 ms
        self.give_up_numbers()

    def give_up_numbers(self) -> None:
        """Leave the numbers to the next page's choices."""
