"""The command palette: everything by name, every question by its words, only what applies now."""

from __future__ import annotations

from screens import ask, settled, shown, until

from faq_bot.plain.commands import COMMANDS, LEAVE
from faq_bot.tui.commands import ChatCommands


async def listed(app) -> list[str]:
    provider = ChatCommands(app.chat)
    return [hit.text async for hit in provider.discover()]


async def found(app, letters: str) -> list[str]:
    provider = ChatCommands(app.chat)
    return [hit.text async for hit in provider.search(letters)]


async def test_every_question_and_topic_can_be_browsed(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        names = await listed(app)
        for entry in app.chat.session.bot.knowledge.entries:
            assert f"ask: {entry.question}" in names
        assert "topic: Your visit" in names


async def test_names_read_area_colon_what(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        areas = {name.split(": ")[0] for name in await listed(app)}
        assert areas == {"help", "theme", "view", "chat", "topic", "ask"}


async def test_what_needs_a_reply_is_listed_only_after_one(open_chat):
    app = open_chat()
    needing = {"copy: Last answer", "copy: Transcript", "save: Transcript", "answer: Sources"}
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert not needing & set(await listed(app))
        await ask(app, pilot, "opening hours")
        assert needing <= set(await listed(app))


async def test_every_theme_is_found_by_name_stock_and_ours(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        names = await found(app, "theme:")
        for theme in ("nord", "textual-light", "high-contrast", "colour-blind-safe"):
            assert f"theme: {theme}" in names


async def test_a_question_is_asked_from_the_palette(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("ctrl+p", *"how warm")
        await until(pilot, lambda: "ask: How warm is the water?" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "27 degrees" in shown(app))
        assert app.screen is app.chat
        assert app.chat.session.last.question == "How warm is the water?"


async def test_a_topic_opens_the_tree_on_it(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        app.chat.action_topics("visit")
        await settled(app, pilot)
        await pilot.press("down", "enter")
        await settled(app, pilot)
        assert app.chat.session.last.question == "When is the pool open?"
        assert app.focused is app.chat.prompt


IN_PLAIN = {
    "help: Keys and how to ask": "help",
    "help: Whom to call": "helpline",
    "chat: Quit": "quit",
    "copy: Last answer": "copy",
    "copy: Transcript": "copy",
    "save: Transcript": "save",
    "answer: Sources": "source",
    "answer: Why": "why",
    "topic": "topics",
    "ask": "ask",
}
ONLY_TO_LOOK_AT = {"theme", "view"}


async def test_the_plain_chat_has_a_command_for_everything_in_the_palette(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "opening hours")
        names = {name: name.split(": ")[0] for name in await listed(app)}
        own = {name: area for name, area in names.items() if area not in ONLY_TO_LOOK_AT}
        commands = {IN_PLAIN.get(name) or IN_PLAIN[area] for name, area in own.items()}
        assert commands <= {*COMMANDS, *LEAVE}
