"""Copying: through the terminal or browser (OSC 52), and pyperclip where a person has it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from textual.app import App


def copy(app: App[Any], text: str, said: str) -> None:
    """Copy and say what was copied. In a browser only the visitor's own clipboard is touched."""
    app.copy_to_clipboard(text)
    if not app.is_web and not app.is_headless:
        _copy_locally(text)
    count = len(text.split())
    app.notify(f"{count} word{'s' if count != 1 else ''}", title=said, timeout=3, markup=False)


def _copy_locally(text: str) -> None:
    with suppress(ImportError):
        import pyperclip

        with suppress(pyperclip.PyperclipException):
            pyperclip.copy(text)
