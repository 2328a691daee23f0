"""Five screens as they are read, row by row, and the picture in the README.

Rows of text instead of coloured pictures: a change of colour in Textual is not a change of ours.
Renew them on purpose with ``FAQ_BOT_RENEW=1 python -m pytest tests/tui/test_pictures.py``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from screens import ask, rows_of, settled, shown

DATA = Path(__file__).parents[1] / "data"
PICTURES = Path(__file__).with_name("pictures")
SCREENS = {
    "answer-80x24": ((80, 24), "opening hours"),
    "answer-40x12": ((40, 12), "opening hours"),
    "answer-140x45": ((140, 45), "opening hours"),
    "urgent-80x24": ((80, 24), "i want to die"),
    "clarify-80x24": ((80, 24), "unclear"),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_the_screen_reads_as_before(open_chat, name):
    size, question = SCREENS[name]
    app = open_chat()
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, question)
        await pilot.pause()
        seen = shown(app) + "\n"
    file = PICTURES / f"{name}.txt"
    if os.environ.get("FAQ_BOT_RENEW"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(seen, encoding="utf-8")
    assert seen == file.read_text(encoding="utf-8")


async def test_the_picture_in_the_readme_is_current(shipped_bot):
    sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
    try:
        from picture import draw
    finally:
        sys.path.pop(0)
    kept = rows_of((DATA / "chat.svg").read_text(encoding="utf-8"))
    if rows_of(await draw(shipped_bot)) != kept:
        pytest.fail("draw it anew: python tests/benchmarks/picture.py tests/data/chat.svg")
