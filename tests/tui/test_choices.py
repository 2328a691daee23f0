"""Numbered choices: a number, arrows and enter, a click, or the number typed; all do the same."""

from __future__ import annotations

import pytest
from screens import ask, settled, shown

from faq_bot.tui.widgets.choices import Choices

PRICE = "How much is a ticket?"
WAYS = {
    "its number in the list": ["tab", "1"],
    "enter on it": ["tab", "enter"],
    "arrows and enter": ["tab", "down", "up", "enter"],
}


@pytest.mark.parametrize("way", WAYS)
async def test_a_follow_up_is_picked_by(open_chat, way):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "opening hours")
        await pilot.press(*WAYS[way])
        await settled(app, pilot)
        assert app.chat.session.last.question == PRICE


async def test_a_follow_up_is_picked_by_a_click(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "opening hours")
        await pilot.click(app.chat.log_view.latest.query_one(Choices), offset=(6, 0))
        await settled(app, pilot)
        assert app.chat.session.last.question == PRICE


async def test_a_number_typed_in_the_prompt_picks_a_follow_up(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "opening hours")
        await ask(app, pilot, "1")
        assert app.chat.session.last.reply.question == PRICE


async def test_a_number_typed_first_picks_a_starter(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "2")
        assert app.chat.session.last.reply.question == PRICE


async def test_clarify_offers_its_choices_and_none_of_these(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "unclear")
        assert "Did you mean" in shown(app)
        assert [item.question for item in app.chat.log_view.latest.offered][2:] == ["None of these"]
        await pilot.press("tab", "3")
        await settled(app, pilot)
        assert app.chat.session.conversation.asked[-1] == "None of these"


async def test_a_number_too_high_picks_nothing(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "opening hours")
        await pilot.press("tab", "9")
        await settled(app, pilot)
        assert len(app.chat.session.exchanges) == 1


async def test_only_the_newest_list_has_numbers_and_older_ones_still_take_clicks(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 40)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "opening hours")
        await ask(app, pilot, "2")
        lists = list(app.chat.query(Choices))
        assert [choices.can_focus for choices in lists[:-1]] == [False] * (len(lists) - 1)
        await pilot.press("pageup")
        await settled(app, pilot)
        assert "·  How much" in shown(app)
        await pilot.click(lists[0], offset=(6, 0))
        await settled(app, pilot)
        assert app.chat.session.last.question == "When is the pool open?"


async def test_tab_goes_between_the_prompt_and_the_newest_choices(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "opening hours")
        stops = []
        for _ in range(4):
            await pilot.press("tab")
            stops.append(type(app.focused).__name__)
        assert stops == ["Choices", "Prompt", "Choices", "Prompt"]


async def test_down_from_the_last_choice_reaches_the_prompt(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("tab", "down", "down")
        await pilot.pause()
        assert app.focused is app.chat.prompt


async def test_a_compound_reply_shows_each_part_under_its_own_kind(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 50)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "both please")
        assert len(app.chat.log_view.latest.query("ReplyView")) == 2


async def test_a_helpline_line_under_a_compound_reply_is_shown_and_copied(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 50)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "both sadly")
        assert shown(app).count("If it gets too much, call 116 123.") == 1
        await pilot.press("ctrl+y")
        assert "call **116 123**" in app.clipboard


PICKING = [["tab", "2"], ["tab", "down", "enter"], ["2", "enter"]]


async def test_what_was_unclear_is_picked_in_each_way(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        for keys in PICKING:
            await ask(app, pilot, "unclear")
            await pilot.press(*keys)
            await settled(app, pilot)
            assert app.chat.session.last.reply.question == PRICE, keys
        await ask(app, pilot, "unclear")
        await pilot.click(app.chat.log_view.latest.query_one(Choices), offset=(6, 1))
        await settled(app, pilot)
        assert app.chat.session.last.reply.question == PRICE
