"""Something to read over the chat: the help, or whom to call. Escape leads back."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

SHEET = Path(__file__).parents[1] / "sheet.tcss"
BACK = "esc  back to the chat"


class ReadingScreen(ModalScreen[None]):
    """A text with a title; it says on its last line how to leave."""

    CSS_PATH = SHEET
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,f2,q,enter", "dismiss", "Back to the chat", show=False),
    ]
    AUTO_FOCUS = "#page"

    def __init__(self, title: str, markdown: str) -> None:
        super().__init__()
        self.heading = title
        self.markdown = markdown

    def compose(self) -> ComposeResult:
        """Show the text in a box that scrolls."""
        from textual.widgets import Markdown  # 40 ms that the first prompt does without

        with Vertical(classes="sheet") as sheet:
            sheet.border_title = self.heading
            with VerticalScroll(id="page"):
                yield Markdown(self.markdown, open_links=False)
            yield Static(BACK, classes="leave")
