"""The bot for a command that waits for it, with a word about the one long wait.

Apart from ``options``, because the full screen loads behind its own first picture and must not
find a line on stderr.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from faq_bot.cli import streams

if TYPE_CHECKING:
    from faq_bot.bot import FaqBot
    from faq_bot.cli.options import Options

FIRST_TIME = "learning this knowledge; this takes some seconds, once"


def load_bot(options: Options) -> FaqBot:
    """Build the bot that was asked for; raises KnowledgeError."""
    if sys.stderr is not None and sys.stderr.isatty():
        from faq_bot.bot.store import is_compiled

        if not is_compiled(options.knowledge):
            streams.note(FIRST_TIME)
    return options.load_bot()
