"""What stands on a screen, as rows of text: read from the picture that the app makes of itself."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from html import unescape
from time import monotonic
from typing import Any

from rich.cells import cell_len
from textual.pilot import Pilot

from faq_bot.tui.app import ChatApp

PATIENCE = 20.0
"""Seconds; waiting ends as soon as there is nothing to wait for."""

CELL = 12.2
"""Width of a cell in the pictures that Textual makes."""

_TEXT = re.compile(r'<text class="[^"]*-r\d+" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>')


def rows_of(svg: str) -> list[str]:
    """Put the texts of a picture back on their rows and columns."""
    lines: dict[float, str] = {}
    for x, y, text in _TEXT.findall(svg):
        column = round(float(x) / CELL)
        before = lines.get(float(y), "")
        gap = " " * (column - cell_len(before))
        lines[float(y)] = before + gap + unescape(text).replace("\xa0", " ")
    return [lines[y].rstrip() for y in sorted(lines)]


def shown(app: ChatApp) -> str:
    """Give everything that can be read on the screen now."""
    return "\n".join(rows_of(app.export_screenshot()))


def words_shown(app: ChatApp) -> str:
    """Give the same without frames and line breaks, for sentences that wrap."""
    return " ".join(re.sub(r"[│▎▏─╭╮╰╯┃]", " ", shown(app)).split())


async def settled(app: ChatApp, pilot: Pilot[Any]) -> None:
    """Wait until the knowledge is there and everything is drawn."""
    while app.chat.session is None:
        await pilot.pause(0.01)
    for _ in range(3):  # mounted, laid out, scrolled; pause() alone waits for an idle machine
        await pilot.pause(0)


async def ask(app: ChatApp, pilot: Pilot[Any], question: str) -> None:
    """Type a question, press enter, wait for the reply."""
    app.chat.prompt.value = question
    await pilot.press("enter")
    await settled(app, pilot)


async def until(pilot: Pilot[Any], holds: Callable[[], bool]) -> None:
    """Wait for what comes by a timer: a new size, what the palette finds, a file."""
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, "it never came"
        await pilot.pause(0.01)


async def resize(app: ChatApp, pilot: Pilot[Any], size: tuple[int, int]) -> None:
    """Change the size of the terminal and wait until everything follows it."""
    await pilot.resize_terminal(*size)
    await until(pilot, lambda: tuple(app.screen.size) == size)
    await settled(app, pilot)


Steps = Callable[[ChatApp, Pilot[Any]], Awaitable[None]]
