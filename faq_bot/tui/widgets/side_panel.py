"""What a wide screen has room for: the topics, and the sources of the answer in view."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from faq_bot.model import Reply
from faq_bot.render import clean, source_details
from faq_bot.session import Session
from faq_bot.tui.widgets.topic_tree import TopicTree

NO_SOURCES = "The sources of an answer stand here."


class SidePanel(Vertical):
    """Topics above, sources below."""

    def compose(self) -> ComposeResult:
        """Leave the tree empty until the knowledge is there."""
        yield Static("Topics", classes="panel-title")
        yield TopicTree()
        yield Static("Sources of this answer", classes="panel-title")
        with VerticalScroll(can_focus=False, classes="panel-sources"):
            yield Static(NO_SOURCES, classes="sources", markup=False)

    def fill(self, session: Session) -> None:
        """Show the topics."""
        self.query_one(TopicTree).fill(session)

    def browse(self, session: Session, opened: str | None) -> None:
        """Start browsing, in a topic if one is named."""
        tree = self.query_one(TopicTree)
        if opened is not None:
            tree.fill(session, opened)
        tree.focus()

    def show_sources(self, reply: Reply) -> None:
        """Show whose word the newest reply is."""
        details = [line for part in (reply.parts or (reply,)) for line in source_details(part)]
        text = "\n\n".join(clean(line) for line in dict.fromkeys(details))
        self.query_one(".sources", Static).update(Content(text or "This reply cites no document."))
