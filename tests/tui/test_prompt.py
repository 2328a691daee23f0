"""The prompt: focus, history, paste, suggestions."""

from __future__ import annotations

from screens import ask, settled, shown
from textual import events

PASTED = {
    "several lines become one": ("what time\ndo you\r\nclose", "what time do you close"),
    "escape sequences go": ("\x1b[31mred\x1b[0m pool \x1b]0;title\x07", "red pool"),
    "control characters go": ("a\x00b\x08c\tpool\u202e", "abc pool"),
    "brackets stay as typed": ("[bold]pool[/bold]", "[bold]pool[/bold]"),
    "nothing stays nothing": ("\n\x1b[2J\n", ""),
}


async def test_typing_lands_in_the_prompt_at_once_even_before_the_knowledge_is_there(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "i")
        assert app.focused is app.chat.prompt
        assert app.chat.prompt.value == "hi"


async def test_the_focus_returns_to_the_prompt_after_every_action(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        for keys in (["tab", "1"], ["f1", "escape"], ["f2", "escape"], ["tab", "escape"], ["f3"]):
            await pilot.press(*keys)
            await settled(app, pilot)
            assert app.screen is app.chat
            assert app.focused is app.chat.prompt, keys


async def test_letters_typed_in_a_list_land_in_the_prompt(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("tab", "h", "o", "w")
        assert app.focused is app.chat.prompt
        assert app.chat.prompt.value == "how"


async def test_up_recalls_questions_and_down_gives_the_draft_back(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "first")
        await ask(app, pilot, "second")
        prompt = app.chat.prompt
        prompt.value = "half a thou"
        seen = []
        for key in ("up", "up", "up", "down", "down", "down"):
            await pilot.press(key)
            await pilot.pause()
            seen.append(prompt.value)
        assert seen == ["second", "first", "first", "second", "half a thou", "half a thou"]


async def test_keys_act_in_the_order_they_were_pressed_however_fast(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        for key in [*"fees", "enter", *"water", "ctrl+u", *"thanks", "enter", *"ne", "left", "o"]:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(app, pilot)
        asked = [exchange.question for exchange in app.chat.session.exchanges]
        assert asked == ["fees", "thanks"]
        assert app.chat.prompt.value == "noe"


async def test_paste_is_joined_and_cleaned(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        for case, (text, expected) in PASTED.items():
            app.chat.prompt.value = ""
            app.chat.prompt.post_message(events.Paste(text))
            await settled(app, pilot)
            assert app.chat.prompt.value == expected, case


async def test_a_blank_question_gets_a_hint_and_no_exchange(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "   ")
        assert "Please type a question" in shown(app)
        assert not app.chat.query("ExchangeView")


async def test_ten_thousand_characters_are_asked_and_leave_room_for_the_reply(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "word " * 2_000)
        assert app.chat.log_view.latest.query_one(".question").size.height <= 3
        assert "Not found" in shown(app)


async def test_suggestions_appear_while_typing_and_down_and_enter_ask_one(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("p", "o", "o", "l")
        await pilot.pause()
        suggestions = app.chat.suggestions
        assert suggestions.display
        assert suggestions.region.y >= app.chat.prompt.region.bottom
        assert suggestions.marked is None
        await pilot.press("down", "enter")
        await settled(app, pilot)
        assert app.chat.session.last.question == "When is the pool open?"
        assert not suggestions.display


async def test_enter_asks_what_was_typed_unless_a_suggestion_is_marked(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("p", "o", "o", "l", "down", "up", "enter")
        await settled(app, pilot)
        assert app.chat.session.last.question == "pool"


async def test_a_click_on_a_suggestion_asks_it(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("p", "o", "o", "l")
        await settled(app, pilot)
        await pilot.click("Suggestions", offset=(5, 0))
        await settled(app, pilot)
        assert app.chat.session.last.question == "When is the pool open?"


async def test_recalled_questions_open_no_suggestions(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "pool")
        await pilot.press("up")
        await pilot.pause()
        assert app.chat.prompt.value == "pool"
        assert not app.chat.suggestions.display
