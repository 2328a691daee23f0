"""A stand-in engine and a way to open the chat on it: these tests judge the screen alone."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faq_bot.bot.compose import compound, with_notice
from faq_bot.knowledge import Knowledge
from faq_bot.model import Entry, Reply, Suggestion
from faq_bot.text import words
from faq_bot.tui.app import ChatApp

TURNS = 50
"""A key that bubbles from the prompt to the app passes about ten queues."""

NOTICE = "If it gets too much, call **116 123**."
LONG = "\n\n".join(f"Paragraph {number} of a long answer." for number in range(1, 31))


class FakeExplanation:
    def __init__(self, question: str) -> None:
        self.question = question

    def lines(self) -> list[str]:
        return [f"question: {self.question}", "  pool   matched"]


class FakeBot:
    """Replies by one telling word, so that a test says what it wants to see."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def conversation(self) -> FakeConversation:
        return FakeConversation(self)

    def explain(self, question: str) -> FakeExplanation:
        return FakeExplanation(question)

    def suggest(self, typed: str, limit: int = 5) -> list[Suggestion]:
        found = [e for e in self.knowledge.entries if typed.lower() in e.question.lower()]
        return [Suggestion(entry.id, entry.question) for entry in found[:limit]]

    def reply(self, entry: Entry) -> Reply:
        by_id = self.knowledge.by_id
        follow_ups = tuple(Suggestion(id_, by_id[id_].question) for id_ in entry.follow_ups)
        return Reply(
            kind=entry.kind,
            text=entry.answer,
            entry_id=entry.id,
            question=entry.question,
            confidence=0.93,
            sources=entry.sources,
            reviewed=entry.reviewed,
            follow_ups=follow_ups,
        )

    def ask(self, question: str) -> Reply:
        entries = self.knowledge.entries
        said = set(words(question))
        near = tuple(Suggestion(entry.id, entry.question) for entry in entries[:2])
        if "die" in said:
            return Reply("urgent", "Call **116 123** now.\n\nYou are not alone.")
        if "both" in said:
            reply = compound([self.reply(entries[0]), self.reply(entries[1])])
            return with_notice(reply, NOTICE) if "sadly" in said else reply
        if "long" in said:
            return Reply("answer", LONG, confidence=0.8, question="A long one")
        if "unclear" in said:
            return Reply("clarify", "Which of these?", suggestions=near)
        if "missing" in said:
            return Reply("gap", "The documents do not say.", question="Is it missing?")
        for entry in entries:
            if question in (entry.question, *entry.phrasings):
                return self.reply(entry)
        return Reply("unknown", "I have no answer to that.", suggestions=near)


class FakeConversation:
    def __init__(self, bot: FakeBot) -> None:
        self.bot = bot
        self.offered: tuple[Suggestion, ...] = ()
        self.asked: list[str] = []

    def ask(self, question: str) -> Reply:
        self.asked.append(question)
        if question.isdecimal() and 0 < int(question) <= len(self.offered):
            question = self.offered[int(question) - 1].question
        return self.remember(self.bot.ask(question))

    def choose(self, entry_id: str) -> Reply:
        return self.remember(self.bot.reply(self.bot.knowledge.entry(entry_id)))

    def remember(self, reply: Reply) -> Reply:
        self.offered = reply.suggestions or reply.follow_ups
        return reply


@pytest.fixture(scope="session", autouse=True)
def fewer_collections() -> Iterator[None]:
    """Collect garbage less often: each app is a heap of cycles, and looking at it takes a fifth."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    yield
    gc.set_threshold(*usual)


@pytest.fixture(autouse=True)
def brisk_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let messages settle by turns of the loop; the pilot would wait 40 ms a key for idleness."""

    async def turns(_: float = 0) -> None:
        for _turn in range(TURNS):
            await asyncio.sleep(0)

    monkeypatch.setattr("textual.app.wait_for_idle", turns)
    monkeypatch.setattr("textual.pilot.wait_for_idle", turns)


@pytest.fixture
def fake_bot(small_knowledge: Knowledge) -> FakeBot:
    return FakeBot(small_knowledge)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep settings and downloads of the person who runs the tests out of them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(tmp_path / "downloads"))
    (tmp_path / "downloads").mkdir()
    yield
    os.environ.pop("NO_COLOR", None)


@pytest.fixture
def open_chat(fake_bot: FakeBot) -> Callable[..., ChatApp]:
    """Make the program on the stand-in engine; settings are remembered only if a file is given."""

    def make(settings_file: Path | None = None) -> ChatApp:
        return ChatApp(lambda: fake_bot, settings_file)  # type: ignore[arg-type,return-value]

    return make
