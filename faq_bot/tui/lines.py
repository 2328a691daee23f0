"""Any text as one safe line; apart from ``render``, which the first prompt does without."""

from __future__ import annotations

from faq_bot.text import strip_controls


def one_line(text: str) -> str:
    """Join the lines of a text with single spaces, without control characters."""
    return " ".join(strip_controls(text).split())
