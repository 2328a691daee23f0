"""Whose word a reply is: one quiet line that opens to document, section and review date."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from faq_bot.model import Reply
from faq_bot.render import clean, source_details


class SourceLine(Static):
    """Closed: one line. Open (f3 or a click): everything known about the sources."""

    def __init__(self, reply: Reply) -> None:
        self.reply = reply
        self.opened = False
        super().__init__(self._text(), markup=False)

    def toggle(self) -> None:
        """Open or close the details."""
        self.opened = not self.opened
        self.set_class(self.opened, "-open")
        self.update(self._text())

    def on_click(self) -> None:
        """Open or close by mouse, unless the click ended a selection of text."""
        if not self.screen.get_selected_text():
            self.toggle()

    def _text(self) -> Content:
        kinds = dict.fromkeys(clean(source.document.kind) for source in self.reply.sources)
        label = "Sources" if len(kinds) > 1 else "Source"
        reviewed = f" · reviewed {clean(self.reply.reviewed)}" if self.reply.reviewed else ""
        summary = f"{label}: {', '.join(kinds)}{reviewed}"
        if not self.opened:
            return Content(f"▸ {summary}")
        details = (clean(line) for line in source_details(self.reply))
        return Content("\n\n".join([f"▾ {summary}", *details]))
