"""Copying and saving, and that nobody's text is ever read as markup."""

from __future__ import annotations

from datetime import datetime

import pytest
from screens import ask, settled, shown, until
from textual.events import DeliveryComplete

from faq_bot.knowledge import Knowledge
from faq_bot.model import Reply, Suggestion
from faq_bot.tui import clipboard
from faq_bot.tui.app import ChatApp
from faq_bot.tui.downloads import free_place

NASTY = ["[bold]loud[/bold]", "[/]", "[@click=app.quit]x[/]", "[$error]x", "[link=x]", "{0} %s \\["]


async def test_a_question_is_never_markup(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        for text in NASTY:
            await ask(app, pilot, text)
            assert text in shown(app)


async def test_what_the_knowledge_says_is_never_markup(fake_bot, monkeypatch):
    app = ChatApp(lambda: fake_bot, None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        for text in NASTY[:4]:
            offered = (Suggestion("x", f"f {text}"),)
            reply = Reply("gap", text, question=f"q {text}", follow_ups=offered)
            monkeypatch.setattr(type(fake_bot), "ask", lambda self, question, r=reply: r)
            await ask(app, pilot, "x")
            for start in ("", "q ", "f "):
                assert start + text in shown(app)


async def test_escapes_in_the_knowledge_never_reach_the_screen(fake_bot, monkeypatch):
    reply = Reply("gap", "a\x1b[31mb\x1b]0;t\x07c", question="d\x1b[2Je")
    monkeypatch.setattr(type(fake_bot), "ask", lambda self, question: reply)
    app = ChatApp(lambda: fake_bot, None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "x")
        assert "abc" in shown(app)
        assert "de" in shown(app)


async def test_titles_in_brackets_stay_as_written_in_tree_and_palette(fake_bot):
    knowledge = Knowledge.from_phrasings({"a": ["is [bold]this[/bold] open?"]})
    app = ChatApp(lambda: type(fake_bot)(knowledge), None)
    async with app.run_test(size=(140, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("ctrl+t", "enter")
        await settled(app, pilot)
        assert "is [bold]this[/bold] open?" in shown(app)
        await pilot.press("ctrl+p", "i", "s", "space", "t", "h")
        await until(pilot, lambda: "ask: is [bold]this[/bold] open?" in shown(app))


async def test_ctrl_y_copies_the_last_answer_and_says_so(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "water temperature")
        await pilot.press("ctrl+y")
        await settled(app, pilot)
        assert app.clipboard.startswith("The water has 27 degrees.")
        assert "Copied the last answer" in shown(app)
        assert "10 words" in shown(app)


async def test_a_compound_answer_is_copied_whole(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "both")
        await pilot.press("ctrl+y")
        assert "every day" in app.clipboard
        assert app.clipboard.count("\n\n") > 1


async def test_text_is_selected_with_the_mouse_and_copied(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "water temperature")
        first = app.chat.log_view.latest.query_one("MarkdownParagraph")
        await pilot.mouse_down(first, offset=(0, 0))
        await pilot.hover(first, offset=(9, 0))
        await pilot.mouse_up(first, offset=(9, 0))
        await settled(app, pilot)
        assert app.screen.get_selected_text().startswith("The water")
        await pilot.press("ctrl+c")
        assert app.clipboard.startswith("The water")
        assert app.is_running


async def test_the_transcript_is_saved_to_the_downloads_and_named(open_chat, tmp_path):
    app = open_chat()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "opening hours")
        downloads = tmp_path / "downloads"

        def saved() -> list[str]:
            texts = (file.read_text() for file in downloads.iterdir())
            return [text for text in texts if "every day from 7 to 21" in text]

        for count in (1, 2):
            app.action_save_transcript()
            await until(pilot, lambda count=count: len(saved()) == count)
        newest = max(downloads.iterdir()).name
        await until(pilot, lambda: newest in shown(app).replace("\n", "").replace(" ", ""))


async def test_a_browser_is_told_of_a_download_without_a_path(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(app, pilot)
        app.post_message(DeliveryComplete("key", None))
        await settled(app, pilot)
        assert "Saved the transcript" in shown(app)


def test_a_saved_file_is_new_and_finds_a_folder(tmp_path, monkeypatch):
    now = datetime(2026, 11, 21, 14, 5, 9)
    first = free_place(tmp_path, now)
    assert first == tmp_path / "faq-bot-2026-11-21-140509.md"
    first.touch()
    assert free_place(tmp_path, now).name == "faq-bot-2026-11-21-140509-2.md"
    monkeypatch.setenv("HOME", str(tmp_path))
    assert free_place(tmp_path / "no-downloads", now).parent == tmp_path


@pytest.mark.parametrize(("web", "copies"), [(False, 1), (True, 0)])
def test_the_servers_own_clipboard_is_never_a_visitors(monkeypatch, web, copies):
    class App:
        is_web, is_headless = web, False
        copy_to_clipboard = staticmethod(lambda text: None)
        notify = staticmethod(lambda *_, **__: None)

    local: list[str] = []
    monkeypatch.setattr(clipboard, "_copy_locally", local.append)
    clipboard.copy(App(), "text", "Copied")  # type: ignore[arg-type]
    assert len(local) == copies
