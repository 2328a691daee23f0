"""The chat on a full screen: the third face of the engine, and the only importer of textual."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faq_bot.bot import FaqBot

__all__ = ["run_chat"]


def quicken() -> None:
    """Draw 4 ms after a change and not 16, unless told otherwise; before textual is imported."""
    os.environ.setdefault("TEXTUAL_FPS", "240")


def settled(bot: FaqBot) -> FaqBot:
    """Take the bot out of the garbage collector's rounds: each would hold a reply up for 50 ms."""
    gc.freeze()
    return bot


def run_chat(load: Callable[[], FaqBot], *, no_color: bool = False, remember: bool = True) -> int:
    """Talk on the full screen until the person leaves; returns the exit code.

    ``load`` runs in a thread while the prompt already takes keys. ``remember`` keeps the look of
    the screen (never a message) in the platform's configuration folder. Raises KnowledgeError,
    after leaving the screen, when ``load`` does.
    """
    quicken()
    from faq_bot.tui import paste
    from faq_bot.tui.app import ChatApp
    from faq_bot.tui.settings import settings_path

    if no_color:
        os.environ["NO_COLOR"] = "1"
    paste.install()
    app = ChatApp(lambda: settled(load()), settings_path() if remember else None)
    error = app.run()
    if error is not None:
        raise error
    return app.return_code or 0
