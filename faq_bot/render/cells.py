"""How wide a text is on a terminal, and wrapping to that width.

It stands apart because ``len`` is wrong for Chinese, Japanese, Korean and emoji, and because
``textwrap`` counts with ``len``. Standard library only: the one-shot command pays for it.
"""

from __future__ import annotations

import unicodedata

_EMOJI_STYLE = "\N{VARIATION SELECTOR-16}"
"""Asks for the coloured, two cells wide picture of the character before it."""


def cells(text: str) -> int:
    """Count the terminal cells that a text without control characters takes."""
    if text.isascii():
        return len(text)
    width = 0
    for before, char in zip(f" {text}", text, strict=False):
        if char == _EMOJI_STYLE:
            width += 2 - _char_cells(before) if _char_cells(before) else 0
        else:
            width += _char_cells(char)
    return width


def _char_cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def wrap(text: str, width: int, indent: str = "", hanging: str = "") -> list[str]:
    """Break a text at spaces into lines of at most ``width`` cells.

    ``indent`` opens the first line and ``hanging`` the others. A word wider than a line is cut
    between characters, so that languages written without spaces wrap as well.
    """
    lines: list[str] = []
    line, prefix = "", indent
    for word in text.split():
        room = max(width - cells(prefix), 2)
        joined = f"{line} {word}" if line else word
        if cells(joined) <= room:
            line = joined
            continue
        if line:
            lines.append(prefix + line)
            prefix = hanging
        *full, line = _cut(word, max(width - cells(prefix), 2))
        for piece in full:
            lines.append(prefix + piece)
            prefix = hanging
    if line or not lines:
        lines.append((prefix + line).rstrip())
    return lines


def _cut(word: str, room: int) -> list[str]:
    """Cut a word into pieces of at most ``room`` cells; marks stay with their letter."""
    if cells(word) <= room:
        return [word]
    pieces = [""]
    for char in word:
        if pieces[-1] and cells(pieces[-1] + char) > room:
            pieces.append("")
        pieces[-1] += char
    return pieces
