"""Colour for a terminal, as escape sequences that are added last and carry no meaning alone."""

from __future__ import annotations

from collections.abc import Callable

Paint = Callable[[str, str], str]
"""(role, text) -> the text, painted or not; a role is a kind of reply or "quiet"."""

_CODES = {
    "answer": "1;32",
    "gap": "1;33",
    "clarify": "1;36",
    "unknown": "1;33",
    "urgent": "1;31",
    "social": "1",
    "quiet": "2",
}


def plain(role: str, text: str) -> str:
    """Leave the text as it is."""
    return text


def coloured(role: str, text: str) -> str:
    """Wrap the text in the escape sequences of its role."""
    code = _CODES.get(role)
    return f"\x1b[{code}m{text}\x1b[0m" if code and text else text
