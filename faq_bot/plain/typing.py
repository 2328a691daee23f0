"""Lines typed at a terminal, with editing and a history that lives in memory only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

PROMPT = "You: "


def typed_lines() -> Iterator[str]:
    """Ask for one line after the other until the person ends the input (ctrl+d)."""
    with suppress(ImportError):  # Windows has its own line editing
        import readline

        # nothing a person asks is ever written to a history file
        readline.set_history_length(500)
    while True:
        try:
            yield input(PROMPT)
        except EOFError:
            return
