"""Laws of a conversation: nothing raises, everything replays, a snapshot changes nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq_bot.bot import FaqBot
from faq_bot.conversation import Conversation
from faq_bot.errors import SnapshotError
from faq_bot.model import Reply

LIKELY = [
    "how many infusions do most people start with",
    "and for anxiety?",
    "how often?",
    "side effects",
    "how long does it last",
    "tell me about the number",
    "price",
    "why?",
    "who says so?",
    "more",
    "in short",
    "say that again",
    "go back",
    "1",
    "2",
    "the second",
    "4",
    "none",
    "None of these",
    "ok",
    "thanks",
    "bye",
    "I want to kill myself",
    "there is no hope for me",
    "goodbye everyone",
    "she is not breathing",
    "what's the score of the lakers game",
    "¿cuántas infusiones necesito?",
    "how much does it cost and how long does it take?",
    "",
    "?",
]
MESSAGES = st.lists(st.sampled_from(LIKELY) | st.text(max_size=40), max_size=12)
few = settings(max_examples=60)


@few
@given(messages=MESSAGES)
def test_any_sequence_of_any_messages_gets_replies(
    messages: list[str], shipped_bot: FaqBot
) -> None:
    chat = shipped_bot.conversation()
    for message in messages:
        reply = chat.ask(message)
        assert isinstance(reply, Reply)
        assert reply.text.strip()


@few
@given(messages=MESSAGES)
def test_replaying_a_conversation_gives_the_same_replies(
    messages: list[str], shipped_bot: FaqBot
) -> None:
    first, second = shipped_bot.conversation(), shipped_bot.conversation()
    assert [first.ask(m) for m in messages] == [second.ask(m) for m in messages]


@few
@given(messages=MESSAGES)
def test_a_snapshot_restored_at_any_turn_changes_nothing(
    messages: list[str], shipped_bot: FaqBot
) -> None:
    kept = restored = shipped_bot.conversation()
    for message in messages:
        stored = json.loads(json.dumps(restored.snapshot()))
        restored = Conversation(shipped_bot, stored)
        assert restored.snapshot() == stored
        assert restored.ask(message) == kept.ask(message)
        assert restored.snapshot() == kept.snapshot()


@few
@given(messages=MESSAGES)
def test_a_reset_conversation_is_a_new_one(messages: list[str], shipped_bot: FaqBot) -> None:
    chat = shipped_bot.conversation()
    for message in messages:
        chat.ask(message)
    chat.reset()
    assert chat.snapshot() == shipped_bot.conversation().snapshot()


def test_memory_is_bounded_however_long_the_talk_and_the_messages(shipped_bot: FaqBot) -> None:
    chat = shipped_bot.conversation()
    sizes = []
    for turn in range(600):
        message = LIKELY[turn * 7 % len(LIKELY)]
        chat.ask(message if turn % 5 else f"{message} {'and what about nausea ' * 200}")
        sizes.append(len(json.dumps(chat.snapshot())))
    assert max(sizes) <= 1_200
    assert max(sizes[300:]) <= max(sizes[:300]) + 10  # a turn number may gain a digit


def test_a_typical_snapshot_has_a_few_hundred_bytes(shipped_bot: FaqBot) -> None:
    chat = shipped_bot.conversation()
    for message in LIKELY[:5]:
        chat.ask(message)
    assert len(json.dumps(chat.snapshot())) <= 600


BROKEN: dict[str, object] = {
    "nothing at all": {},
    "a list": [],
    "another version": {"version": 2},
    "no fields": {"version": 1},
}


@pytest.mark.parametrize("snapshot", BROKEN.values(), ids=BROKEN)
def test_a_broken_snapshot_is_refused(snapshot: object, shipped_bot: FaqBot) -> None:
    with pytest.raises(SnapshotError):
        Conversation(shipped_bot, snapshot)  # type: ignore[arg-type]


@few
@given(
    field=st.sampled_from(["turn", "topic", "question", "trail", "offered", "clarifying", "extra"]),
    value=st.none()
    | st.integers(max_value=-1)
    | st.floats()
    | st.text(min_size=300, max_size=310)
    | st.lists(st.integers(), min_size=1, max_size=3)
    | st.lists(st.just("x"), min_size=101, max_size=102),
)
def test_a_tampered_snapshot_is_refused(field: str, value: object, shipped_bot: FaqBot) -> None:
    snapshot = {**shipped_bot.conversation().snapshot(), field: value}
    with pytest.raises(SnapshotError):
        Conversation(shipped_bot, snapshot)


def test_entries_that_the_knowledge_no_longer_has_are_forgotten(shipped_bot: FaqBot) -> None:
    gone = {"topic": "gone", "trail": ["gone", "side-effects"], "offered": ["gone"]}
    chat = Conversation(shipped_bot, {**shipped_bot.conversation().snapshot(), **gone})
    assert chat.snapshot()["trail"] == ["side-effects"]
    assert chat.ask("1").kind in ("unknown", "clarify", "answer", "gap", "social")


def test_two_conversations_of_one_bot_share_nothing(shipped_bot: FaqBot) -> None:
    one, other = shipped_bot.conversation(), shipped_bot.conversation()
    one.ask("how many infusions do most people start with")
    assert other.snapshot() == shipped_bot.conversation().snapshot()


@pytest.mark.parametrize("text", ["word " * 2_000, "infusion " * 2_000, "?" * 10_000, "a" * 10_000])
def test_a_very_long_message_is_answered_in_the_middle_of_a_talk(
    text: str, shipped_bot: FaqBot
) -> None:
    chat = shipped_bot.conversation()
    chat.ask("how many infusions do most people start with")
    assert chat.ask(text).text
