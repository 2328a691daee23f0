"""Every question of the knowledge, by topic: for people who would rather browse than ask."""

from __future__ import annotations

from dataclasses import dataclass

from rich.style import Style
from rich.text import Text
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from faq_bot.model import Suggestion
from faq_bot.render import clean
from faq_bot.session import Session


class TopicTree(Tree[Suggestion]):
    """Topics that open to questions; enter or a click asks one."""

    @dataclass
    class Chosen(Message):
        """A question was picked."""

        suggestion: Suggestion

    def __init__(self) -> None:
        super().__init__("Topics")
        self.show_root = False
        self.guide_depth = 2
        self.show_guides = False

    def fill(self, session: Session, opened: str | None = None) -> None:
        """Show the topics; the one named ``opened`` stands open with the mark on it."""
        self.clear()
        for stem, title, entries in session.topics():
            # plain Text: a str label would be read as markup
            node = self.root.add(Text(clean(title)), expand=stem == opened)
            for entry in entries:
                suggestion = Suggestion(entry.id, entry.question)
                node.add_leaf(Text(clean(entry.question)), suggestion)
            if stem == opened:
                self.call_after_refresh(self.move_cursor, node)

    def on_focus(self) -> None:
        """Start on the first topic."""
        if self.cursor_line < 0:
            self.cursor_line = 0

    def render_label(self, node: TreeNode[Suggestion], base: Style, style: Style) -> Text:
        """Cut long labels with an ellipsis rather than at the edge."""
        label = super().render_label(node, base, style)
        depth = 1 if node.data is None else 2
        label.truncate(max(10, self.size.width - depth * self.guide_depth), overflow="ellipsis")
        return label

    def on_tree_node_selected(self, event: Tree.NodeSelected[Suggestion]) -> None:
        """Ask the question; a topic itself only opens and closes."""
        event.stop()
        if event.node.data is not None:
            self.post_message(self.Chosen(event.node.data))
