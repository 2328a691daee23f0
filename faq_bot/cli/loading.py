"""The bot for a command that waits for it, with a word about the one long wait.

Apart from ``options``, because the full screen loads behind its own first picture and must not
find a line on stderr.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from faq_bot.cli import streams

if TYPE_CHECKING:
    from faq_bot.bot import FaqBot
    from faq_bot.cli.options import Options

FIRST_TIME = "learning this knowledge; this can take half a minute, once"


def load_bot(options: Options) -> FaqBot:
    """Build the bot that was asked for; raises KnowledgeError."""
    return options.load_bot(_tell_who_waits)


def _tell_who_waits() -> None:
    if streams.is_terminal("stderr"):
        streams.note(FIRST_TIME)
