"""The first screen, and what happens while the knowledge loads or cannot be loaded."""

from __future__ import annotations

import threading
from contextlib import suppress

import pytest
from screens import ask, settled, shown

from faq_bot.errors import KnowledgeError, Problem
from faq_bot.tui import app as app_module
from faq_bot.tui import run_chat
from faq_bot.tui.app import ChatApp

BAD = KnowledgeError((Problem("a.yaml", "is empty"), Problem("b.yaml", "must be a list", 7)))


def refuse():
    raise BAD


async def test_the_welcome_offers_questions_to_press_and_names_help(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        first = shown(app)
        for words in ("Ask me about the pool", "1  When is the pool open?", "local emergency"):
            assert words in first
        await pilot.press("tab", "2")
        await settled(app, pilot)
        assert app.chat.session.last.question == "How much is a ticket?"
        assert "Ask me about the pool" not in shown(app)


async def test_questions_typed_while_loading_are_answered_first_and_in_order(fake_bot):
    ready = threading.Event()

    def load():
        ready.wait(10)
        return fake_bot

    app = ChatApp(load, None)
    async with app.run_test(size=(80, 24)) as pilot:
        for question in ("opening hours", "thanks"):
            app.chat.prompt.value = question
            await pilot.press("enter")
        await pilot.pause()
        assert "2 questions are next" in shown(app)
        assert "call your local emergency number" in shown(app)
        ready.set()
        await settled(app, pilot)
        assert [item.question for item in app.chat.session.exchanges] == ["opening hours", "thanks"]


async def test_bad_knowledge_ends_the_chat_with_exit_code_3():
    app = ChatApp(refuse, None)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert app.return_code == 3
    assert app.return_value is BAD


def test_the_problems_reach_the_command_line_whole(monkeypatch):
    monkeypatch.setattr(app_module.ChatApp, "run", lambda self: BAD)
    with pytest.raises(KnowledgeError) as caught:
        run_chat(refuse)
    assert [str(problem) for problem in caught.value.problems] == [
        "a.yaml: is empty",
        "b.yaml:7: must be a list",
    ]


async def test_a_bug_ends_the_chat_in_one_plain_line_without_what_was_typed(fake_bot, monkeypatch):
    bug = ValueError("a bug")

    def fail(*_: object) -> None:
        raise bug

    monkeypatch.setattr(type(fake_bot), "ask", fail)
    app = ChatApp(lambda: fake_bot, None)
    with suppress(ValueError):  # the pilot passes it on
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(app, pilot)
            await ask(app, pilot, "a secret")
    assert app.return_value is bug
    assert app.return_code == 2
    assert not app._exit_renderables


async def test_leaving_while_loading_leaves(fake_bot):
    ready = threading.Event()
    app = ChatApp(lambda: ready.wait(10) and fake_bot, None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+q")
        ready.set()
        await pilot.pause()
    assert app.return_code == 0


async def test_the_transcript_holds_what_was_said_while_the_screen_moved_on(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "opening hours")
        await ask(app, pilot, "thanks")
        text = app.chat.session.transcript()
        assert text.index("opening hours") < text.index("thanks")
