"""Draw the chat as the README shows it: ``python picture.py OUT.svg [QUESTION]``.

The program draws itself, without a terminal. The fonts that its pictures would fetch from another
site are left out.
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

from faq_bot import FaqBot
from faq_bot.tui.app import ChatApp

SIZE = (110, 32)
QUESTION = "how many infusions will i need"
_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


async def draw(bot: FaqBot, question: str = QUESTION, size: tuple[int, int] = SIZE) -> str:
    """Give the picture of the chat after one question, as SVG."""
    app = ChatApp(lambda: bot, None)
    async with app.run_test(size=size) as pilot:
        while app.chat.session is None:
            await pilot.pause(0.02)
        await pilot.pause()
        app.chat.prompt.value = question
        await pilot.press("enter")
        for _ in range(3):
            await pilot.pause()
        title = app.chat.session.profile.name
        return _FONTS.sub("", app.export_screenshot(title=title))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    Path(sys.argv[1]).write_text(asyncio.run(draw(FaqBot(), *sys.argv[2:])), encoding="utf-8")
