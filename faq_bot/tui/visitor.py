"""The chat of one browser visitor: its own process, its own bot, and nothing remembered.

``serve`` starts ``python -m faq_bot.tui.visitor [KNOWLEDGE]`` for each visitor.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from faq_bot.tui import run_chat

if TYPE_CHECKING:
    from faq_bot.bot import FaqBot


def load() -> FaqBot:
    """Build the bot on the knowledge named on the command line, or on the shipped one.

    Compiled knowledge holds nothing that anybody typed, so visitors may read the same.
    """
    from faq_bot.bot import FaqBot

    return FaqBot.load(sys.argv[1] if len(sys.argv) > 1 else None)


if __name__ == "__main__":
    sys.exit(run_chat(load, remember=False))
