"""Draw the README's picture: the chat itself, on the shipped knowledge, at 80x24.

python tests/benchmarks/picture.py tests/data/chat.svg
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

from faq_bot.bot import FaqBot
from faq_bot.tui.app import ChatApp

QUESTION = "how long am i hooked up to the drip"


async def draw(to: Path) -> None:
    """Ask one question and save the screen."""
    bot = FaqBot()
    app = ChatApp(lambda: bot, None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(1.0)
        await pilot.press(*("space" if key == " " else key for key in QUESTION), "enter")
        await pilot.pause(1.0)
        to.write_text(plain(app.export_screenshot(title="faq-bot")), encoding="utf-8")


def plain(svg: str) -> str:
    """Drop the fonts from the net: who looks at the picture asks nobody for them."""
    return re.sub(r"@font-face \{.*?\}\n?", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    asyncio.run(draw(Path(sys.argv[1])))
