"""The log: where the view stands after each question."""

from __future__ import annotations

import pytest
from screens import ask, resize, settled, shown, until
from textual.widgets import Markdown

from faq_bot.tui.widgets.prompt import ASK, ASK_OR_READ_ON

SIZES = [(80, 24), (40, 12)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_new_exchange_starts_at_the_top_of_the_view(open_chat, size):
    app = open_chat()
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        for question in ("opening hours", "a long one", "fees", "thanks"):
            await ask(app, pilot, question)
            log, latest = app.chat.log_view, app.chat.log_view.latest
            assert latest.region.y == log.region.y
            assert latest.exchange.question == question


@pytest.mark.parametrize("size", SIZES)
async def test_asking_after_scrolling_up_shows_the_new_reply(open_chat, size):
    app = open_chat()
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "a long one")
        await ask(app, pilot, "a long one")
        await pilot.press("pageup", "pageup", "pageup")
        await ask(app, pilot, "opening hours")
        assert app.chat.log_view.latest.region.y == app.chat.log_view.region.y
        assert "every day" in shown(app)


@pytest.mark.parametrize("size", SIZES)
async def test_urgent_help_is_the_first_thing_on_the_screen_however_long_the_question(
    open_chat, size
):
    app = open_chat()
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "a long one")
        await ask(app, pilot, "i want to die " + "and so on " * 100)
        log = app.chat.log_view
        help_now = app.chat.query("ReplyView.-urgent").last()
        assert help_now.region.y == log.region.y
        assert "Help now" in shown(app)
        assert "116 123" in shown(app)


async def test_page_keys_scroll_the_log_and_the_prompt_keeps_the_focus(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "a long one")
        log = app.chat.log_view
        before = log.scroll_y
        await pilot.press("pagedown")
        await settled(app, pilot)
        assert log.scroll_y == before + log.size.height - 2
        await pilot.press("pageup")
        await settled(app, pilot)
        assert log.scroll_y == before
        assert app.focused is app.chat.prompt
        assert not log.can_focus


async def test_the_prompt_names_the_key_to_what_is_below_the_view(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        prompt = app.chat.prompt
        assert prompt.placeholder == ASK
        await ask(app, pilot, "a long one")
        await until(pilot, lambda: prompt.placeholder == ASK_OR_READ_ON)
        await pilot.press("pagedown", "pagedown", "pagedown", "pagedown")
        await until(pilot, lambda: prompt.placeholder == ASK)
        await ask(app, pilot, "thanks")
        await until(pilot, lambda: prompt.placeholder == ASK)


async def test_the_newest_exchange_stays_at_the_top_when_the_terminal_changes_size(open_chat):
    app = open_chat()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "a long one")
        await ask(app, pilot, "a long one")
        await resize(app, pilot, (40, 12))
        log = app.chat.log_view
        await until(pilot, lambda: log.latest.region.y == log.region.y)


async def test_a_reader_who_scrolled_up_is_not_pulled_back_by_a_new_size(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "a long one")
        await pilot.press("pagedown", "pagedown")
        await resize(app, pilot, (80, 30))
        assert app.chat.log_view.latest.region.y < app.chat.log_view.region.y


async def test_a_reply_stands_complete_after_one_round_without_a_typing_indicator(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "opening hours")
        assert app.animation_level == "none"
        assert not app.screen.query("LoadingIndicator")
        assert len(app.chat.log_view.latest.query(Markdown)) == 1
        assert "every day from 7 to 21" in shown(app)


async def test_old_exchanges_leave_the_screen_and_stay_in_the_transcript(open_chat, monkeypatch):
    monkeypatch.setattr("faq_bot.tui.widgets.log.LIMIT", 3)
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        for number in range(5):
            await ask(app, pilot, f"unheard of {number}")
        assert len(app.chat.query("ExchangeView")) == 3
        assert "unheard of 0" in app.chat.session.transcript()
