"""Keeps pasted text from acting as keys.

Textual 8 reads an escape character inside a bracketed paste as the start of a key: the rest of the
paste, enter included, then arrives as if it had been typed. This cleans pastes before it looks.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from faq_bot.text import strip_controls

START, END = "\x1b[200~", "\x1b[201~"
LONGEST = 1_000_000
"""Characters; a longer paste, or one that never ends, is let through as far as it came."""


class PasteGuard:
    """Cleans what stands between the paste marks of a stream that comes in pieces."""

    def __init__(self) -> None:
        self._pasted: str | None = None
        self._tail = ""
        """The end of the last piece, in case a mark was cut in two."""

    def clean(self, piece: str) -> str:
        """Give the next piece as it may be read; a paste is held back until it is whole."""
        kept = ""
        while piece:
            part, piece = self._outside(piece) if self._pasted is None else self._inside(piece)
            kept += part
        return kept

    def _outside(self, piece: str) -> tuple[str, str]:
        """Pass everything up to and with the next start mark."""
        found = (self._tail + piece).find(START)
        end = found + len(START) - len(self._tail) if found >= 0 else len(piece)
        self._tail = "" if found >= 0 else (self._tail + piece)[1 - len(START) :]
        if found >= 0:
            self._pasted = ""
        return piece[:end], piece[end:]

    def _inside(self, piece: str) -> tuple[str, str]:
        """Collect a paste; give it cleaned once its end mark is there."""
        pasted, end, rest = f"{self._pasted}{piece}".partition(END)
        if not end and len(pasted) < LONGEST:
            self._pasted = pasted
            return "", ""
        self._pasted = None
        return strip_controls(pasted) + END, rest


def install() -> None:
    """Put the guard before every reader of keys in this process, terminal and browser alike."""
    try:
        from textual._xterm_parser import XTermParser
    except ImportError:  # a later Textual reads keys in another place, and perhaps better
        return
    read = XTermParser.feed

    def feed(parser: XTermParser, piece: str) -> Iterable[Any]:
        guard = parser.__dict__.setdefault("_paste_guard", PasteGuard())
        kept = guard.clean(piece)
        return read(parser, kept) if kept or not piece else ()

    XTermParser.feed = feed  # type: ignore[method-assign,assignment]
