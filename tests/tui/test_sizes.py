"""Sizes: designed at 80x24, whole at 40x12, calm at 200x60; and everything measured in cells."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from screens import ask, resize, settled, shown, until

from faq_bot.tui.widgets.side_panel import SidePanel
from faq_bot.tui.widgets.title_line import TitleLine

CLASSES = {
    (40, 12): {"-narrow", "-short"},
    (59, 24): {"-narrow", "-tall"},
    (60, 24): {"-wide", "-tall"},
    (80, 19): {"-wide", "-short"},
    (109, 40): {"-wide", "-roomy"},
    (110, 40): {"-side", "-roomy"},
}


async def test_the_layout_follows_the_size_also_while_it_runs(open_chat):
    layout = {"-narrow", "-wide", "-side", "-short", "-tall", "-roomy"}
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        for size, classes in CLASSES.items():
            await resize(app, pilot, size)
            await until(pilot, lambda classes=classes: app.chat.classes & layout == classes)
            assert app.chat.query_one(SidePanel).display is ("-side" in classes)
            titled = app.chat.query_one(TitleLine).display
            assert titled is not bool({"-narrow", "-short"} & classes)


@pytest.mark.parametrize(
    ("size", "prompt", "log"), [((80, 24), 3, 18), ((40, 12), 1, 9), ((24, 8), 1, 5)]
)
async def test_the_prompt_leaves_the_log_its_rows(open_chat, size, prompt, log):
    app = open_chat()
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        assert app.chat.prompt.outer_size.height == prompt
        assert app.chat.log_view.outer_size.height >= log - (size[0] < 40)


async def test_lines_stay_readable_on_a_very_wide_screen(open_chat):
    app = open_chat()
    async with app.run_test(size=(240, 60)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "opening hours")
        assert app.chat.log_view.latest.content_size.width <= 100
        assert app.chat.prompt.outer_size.width <= 104


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (24, 8)])
async def test_wide_characters_and_emoji_never_break_a_row(open_chat, size):
    app = open_chat()
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "鼻スプレーは何回ですか " * 6 + "👩‍⚕️ 🧪 " * 9)
        assert all(cell_len(row) <= size[0] for row in shown(app).splitlines())
        assert app.chat.log_view.max_scroll_x == 0


async def test_the_side_panel_browses_topics_and_shows_the_sources(open_chat):
    app = open_chat()
    async with app.run_test(size=(140, 45)) as pilot:
        await settled(app, pilot)
        await pilot.press("ctrl+t", "enter", "down", "enter")
        await settled(app, pilot)
        assert app.chat.session.last.question == "When is the pool open?"
        assert app.focused is app.chat.prompt
        sources = app.chat.query_one(SidePanel).query_one(".sources")
        assert "The operator sells the tickets" in str(sources.render())


async def test_tab_also_reaches_the_topics_of_the_side_panel(open_chat):
    app = open_chat()
    async with app.run_test(size=(140, 45)) as pilot:
        await settled(app, pilot)
        stops = []
        for key in ("tab", "tab", "tab", "shift+tab"):
            await pilot.press(key)
            stops.append(type(app.focused).__name__)
        assert stops == ["Choices", "TopicTree", "Prompt", "TopicTree"]


async def test_padding_comes_back_when_a_narrow_screen_grows(open_chat):
    app = open_chat()
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(app, pilot)
        for question in ("opening hours", "i want to die"):
            await ask(app, pilot, question)
        await resize(app, pilot, (140, 45))
        pages = app.chat.query("ExchangeView")
        await until(pilot, lambda: [page.styles.padding.left for page in pages] == [2, 2])
