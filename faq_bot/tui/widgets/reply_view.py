"""One reply: its kind in words, the text as Markdown, the source line and, on demand, why."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from faq_bot.model import Reply
from faq_bot.render import KIND_LABELS, clean, heading
from faq_bot.text import normalise, strip_controls
from faq_bot.tui.widgets.source_line import SourceLine

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

QUIET = "$foreground 65%"


@cache
def _parser() -> MarkdownIt:
    """Make the parser once: 4 ms. Plain CommonMark, so that no text turns into a link."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})


class ReplyView(Vertical):
    """A reply of one kind; the kind is also a class, so that the style sheet can dress it."""

    def __init__(self, reply: Reply, asked: str) -> None:
        super().__init__(classes=f"-{reply.kind}")
        self.reply = reply
        self._repeats = normalise(asked) == normalise(reply.question)

    def compose(self) -> ComposeResult:
        """Kind first, so that nobody takes a gap for an answer."""
        from textual.widgets import Markdown  # 40 ms that the first prompt does without

        yield Static(self._heading(), classes="kind", markup=False)
        self.markdown = Markdown(open_links=False, parser_factory=_parser)
        yield self.markdown
        if self.reply.sources:
            yield SourceLine(self.reply)

    async def write(self) -> None:
        """Fill in the text. Awaited by the log, so that a reply is drawn once and whole."""
        await self.markdown.update(strip_controls(self.reply.text))

    def _heading(self) -> Content:
        """Name the kind; say how the question was understood unless it was asked in these words."""
        shown = replace(self.reply, question="") if self._repeats else self.reply
        label = KIND_LABELS[self.reply.kind]
        detail = clean(heading(shown)).removeprefix(label)
        return Content.assemble((label, "bold"), (detail, QUIET))
