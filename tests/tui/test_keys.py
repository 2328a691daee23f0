"""Keys that leave, come home or tell: escape, ctrl+c, the footer, help and helplines."""

from __future__ import annotations

import re
import threading
from importlib.resources import files

import pytest
from screens import ask, settled, shown, until, words_shown

from faq_bot.tui.app import ChatApp
from faq_bot.tui.screens.reading_screen import ReadingScreen


async def test_escape_comes_one_step_closer_to_home(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "a long one")
        await pilot.press("pagedown", "p", "o", "o", "l")
        await pilot.pause()
        await pilot.press("escape")
        assert not app.chat.suggestions.display
        assert app.chat.prompt.value == "pool"
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.chat.log_view.latest.region.y == app.chat.log_view.region.y
        assert app.chat.prompt.value == "pool"


async def test_escape_closes_whatever_stands_over_the_chat_and_the_screen_says_so(open_chat):
    app = open_chat()
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(app, pilot)
        for key in ("f1", "f2", "ctrl+t", "ctrl+p"):
            await pilot.press(key)
            await settled(app, pilot)
            assert app.screen is not app.chat
            assert key == "ctrl+p" or "esc" in shown(app)
            await pilot.press("escape")
            await settled(app, pilot)
            assert app.screen is app.chat
            assert app.focused is app.chat.prompt


FOOTERS = {
    (80, 24): [
        "f1 Help",
        "f2 Helplines",
        "f3 Sources",
        "f4 Why",
        "^t Topics",
        "^q Quit",
        "^p Menu",
    ],
    (40, 12): ["f1 Help", "f2 Helplines", "^q Quit", "^p Menu"],
}


@pytest.mark.parametrize("size", FOOTERS)
async def test_the_footer_shows_few_keys_and_cuts_none(open_chat, size):
    app = open_chat()
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        last = shown(app).splitlines()[-1]
        assert re.findall(r"[f^]\w \w+", last) == FOOTERS[size]


async def test_ctrl_c_once_says_how_to_leave_and_twice_leaves(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(app, pilot)
        await pilot.press("ctrl+c")
        await settled(app, pilot)
        assert "ctrl+c once more" in shown(app)
        assert app.is_running
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert app.return_code == 0


async def test_ctrl_c_copies_what_is_selected_and_does_not_ask_to_leave(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        app.chat.prompt.value = "pool"
        app.chat.prompt.action_select_all()
        await pilot.press("ctrl+c", "ctrl+c")
        assert app.clipboard == "pool"
        assert app.is_running


async def test_ctrl_q_leaves_from_every_screen(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("f1", "ctrl+q")
        await pilot.pause()
        assert app.return_code == 0


async def test_f1_shows_the_help_and_a_question_mark_is_only_typed(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("?")
        assert app.chat.prompt.value == "?"
        await pilot.press("f1")
        await settled(app, pilot)
        assert isinstance(app.screen, ReadingScreen)
        assert "How do I ask?" in shown(app)


async def test_the_help_names_every_key_of_the_chat(open_chat):
    help_text = files("faq_bot.tui").joinpath("help.md").read_text(encoding="utf-8").lower()
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        names = {"pageup": "page up", "pagedown": "page down"}
        own = [*app.BINDINGS, *app.chat.BINDINGS, *app.chat.prompt.BINDINGS]
        keys = {names.get(binding.key, binding.key) for binding in own} - {"shift+tab"}
        assert not [key for key in keys if f"**{key}**" not in help_text]


async def test_f2_shows_whom_to_call_from_any_size(open_chat):
    app = open_chat()
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(app, pilot)
        assert "Not medical advice, not a crisis service" in shown(app)
        await pilot.press("f2")
        await settled(app, pilot)
        assert "emergency number" in words_shown(app)


async def test_f2_helps_even_before_the_knowledge_is_there():
    ready = threading.Event()
    app = ChatApp(lambda: ready.wait(10) and None, None)  # type: ignore[arg-type,return-value]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2")
        await pilot.pause()
        await pilot.pause()
        assert "local emergency number" in words_shown(app)
        app.exit()
        ready.set()


async def test_f3_opens_document_section_and_review_date(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 30)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "opening hours")
        assert "Source: operator's leaflet · reviewed 2026-11-21" in shown(app)
        await pilot.press("f3")
        await settled(app, pilot)
        for detail in ("The pool's leaflet", "Opening hours", "The operator sells the tickets"):
            assert detail in words_shown(app)
        await pilot.press("f3")
        await settled(app, pilot)
        assert "The operator sells" not in shown(app)


async def test_f3_brings_the_details_into_view(open_chat):
    app = open_chat()
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "opening hours")
        await pilot.press("f3")
        await until(pilot, lambda: "The operator sells the tickets" in words_shown(app))


async def test_f4_shows_and_hides_why(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 30)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "opening hours")
        await pilot.press("f4")
        await settled(app, pilot)
        assert "pool   matched" in shown(app)
        await pilot.press("f4")
        await settled(app, pilot)
        assert "pool   matched" not in shown(app)


async def test_keys_that_need_a_reply_say_so_when_there_is_none(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(app, pilot)
        for key, said in (("f3", "no source"), ("f4", "Nothing has been asked"), ("ctrl+y", "yet")):
            await pilot.press(key)
            await settled(app, pilot)
            assert said in shown(app)


def test_the_help_is_written_as_questions_of_its_reader():
    help_text = files("faq_bot.tui").joinpath("help.md").read_text(encoding="utf-8")
    headings = re.findall(r"^# (.+)$", help_text, re.MULTILINE)
    assert len(headings) > 5
    assert [heading for heading in headings if not heading.endswith("?")] == []
