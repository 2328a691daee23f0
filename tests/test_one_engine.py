"""One engine behind every face: library, conversation, command and plain chat agree."""

from __future__ import annotations

import json

import pytest

from faq_bot.bot import FaqBot
from faq_bot.cli import main
from faq_bot.cli.options import Options
from faq_bot.evaluation.questions import read_questions
from faq_bot.model import Reply
from faq_bot.plain import PlainChat
from support import DATA

EVERY = 7
"""Each seventh question of the file; the faces differ by code path, not by question."""
ASKED = [line.question for line in read_questions(DATA / "dev.yaml")][::EVERY]


def judged(reply: Reply) -> tuple[str, str | None, tuple[str | None, ...]]:
    return reply.kind, reply.entry_id, tuple(part.entry_id for part in reply.parts)


@pytest.fixture(scope="module")
def expected(shipped_bot: FaqBot) -> dict[str, tuple[str, str | None, tuple[str | None, ...]]]:
    return {question: judged(shipped_bot.ask(question)) for question in ASKED}


def test_a_first_turn_is_judged_like_a_single_question(
    shipped_bot: FaqBot, expected: dict[str, object]
) -> None:
    first = {question: judged(shipped_bot.conversation().ask(question)) for question in ASKED}
    assert first == expected


def test_the_command_gives_the_library_s_reply(
    shipped_bot: FaqBot,
    expected: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(Options, "load_bot", lambda self, learning=None: shipped_bot)
    for question in ASKED:
        main(["ask", "--json", "--", question])
        printed = json.loads(capsys.readouterr().out)
        parts = tuple(part["entry_id"] for part in printed["parts"])
        assert (printed["kind"], printed["entry_id"], parts) == expected[question], question


def test_the_plain_chat_gives_the_conversation_s_reply(
    shipped_bot: FaqBot, expected: dict[str, object]
) -> None:
    for question in ASKED:
        chat = PlainChat(shipped_bot, lambda line: None)
        chat.ask(question)
        assert judged(chat.session.exchanges[-1].reply) == expected[question], question
