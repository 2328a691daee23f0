"""A counter on stderr for work that takes longer than a second, on a terminal only."""

from __future__ import annotations

import time
from collections.abc import Callable

from faq_bot.cli.streams import is_terminal, overwrite

Progress = Callable[[int, int], None]
"""(done, of all) -> nothing."""

QUIET = 1.0
"""Seconds before the first word: shorter work needs none."""


def progress() -> Progress:
    """Give a counter that rewrites its line on a terminal, and a silent one elsewhere."""
    if not is_terminal("stderr"):
        return lambda done, total: None
    started = time.monotonic()

    def show(done: int, total: int) -> None:
        if time.monotonic() - started > QUIET:
            overwrite(f"{done:,} of {total:,}" if done < total else "")

    return show
