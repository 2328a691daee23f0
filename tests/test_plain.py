"""The plain chat: append-only lines, roles in words, numbers and /commands for everything."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq_bot.cli import main
from faq_bot.knowledge import Knowledge
from faq_bot.model import Reply
from faq_bot.plain import PlainChat, typed_lines
from faq_bot.plain.commands import COMMANDS, LEAVE
from faq_bot.text import strip_controls
from support import GOLDEN, ROOT, ScriptedBot, offering, reply_of

URGENT = Reply("urgent", "**Call your local emergency number** now.\n\nStay with someone.")


def scripted(knowledge: Knowledge) -> ScriptedBot:
    price, parking = reply_of(knowledge, "price"), reply_of(knowledge, "parking", 0.8)
    prepared = {
        "when is it open": reply_of(knowledge, "opening-hours"),
        "When is the pool open?": reply_of(knowledge, "opening-hours"),
        "How much is a ticket?": price,
        "2": parking,
        "warm or dear": offering(knowledge, "clarify", "water-temperature", "price"),
        "price and parking": Reply("answer", "both", parts=(price, parking)),
        "someone is drowning": URGENT,
        "thanks": reply_of(knowledge, "thanks"),
        "no idea": offering(knowledge, "unknown", "price"),
    }
    return ScriptedBot(knowledge, prepared)


class Session:
    """A plain chat whose lines are kept."""

    def __init__(self, knowledge: Knowledge, *, width: int = 80, terminal: bool = False) -> None:
        self.bot = scripted(knowledge)
        self.lines: list[str] = []
        self.chat = PlainChat(
            self.bot,  # type: ignore[arg-type]
            self.lines.append,
            width=width,
            terminal=terminal,
        )

    def say(self, *lines: str, echo: bool = True) -> str:
        self.chat.run(lines, echo=echo)
        return self.text

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)


@pytest.fixture
def session(small_knowledge: Knowledge) -> Session:
    return Session(small_knowledge)


CONVERSATIONS: dict[str, Iterable[str]] = {
    "conversation": [
        "when is it open",
        "2",
        "warm or dear",
        "3",
        "price and parking",
        "someone is drowning",
        "thanks",
        "no idea",
        "/quit",
        "never read",
    ],
    "commands": [
        "/help",
        "/source",
        "/topics",
        "/topics visit",
        "/topics visits",
        "/ask price",
        "/ask prize",
        "/ask",
        "/source",
        "/why",
        "/again",
        "/copy",
        "/helpline",
        "/hlep",
        "/new",
        "/again",
        "/save",
        "",
    ],
}


@pytest.mark.parametrize("name", CONVERSATIONS)
@pytest.mark.parametrize("width", [40, 80])
def test_a_conversation_reads_as_it_always_did(
    name: str, width: int, small_knowledge: Knowledge
) -> None:
    text = Session(small_knowledge, width=width).say(*CONVERSATIONS[name])
    assert text.encode() == (GOLDEN / f"plain-{name}-{width}.txt").read_bytes()


def test_the_welcome_offers_numbered_starters(session: Session) -> None:
    session.chat.welcome()
    assert "Pool FAQ. Ask me about the pool." in session.text
    assert "This bot is no lifeguard." in session.text
    assert "1. When is the pool open?\n2. How much is a ticket?\n" in session.text


def test_a_number_picks_a_starter_before_the_first_question(session: Session) -> None:
    session.say("2")
    assert session.bot.asked == ["How much is a ticket?"]


def test_a_number_after_a_reply_is_the_conversations_to_read(session: Session) -> None:
    session.say("when is it open", "2")
    assert session.bot.asked == ["when is it open", "2"]


def test_the_last_number_of_a_clarify_reply_means_none_of_these(session: Session) -> None:
    text = session.say("warm or dear", "3")
    assert "3. None of these" in text
    assert session.bot.asked[-1] == "None of these"


@pytest.mark.parametrize("number", ["0", "9", "99999999999999999999", "²", "٣"])
def test_a_number_nobody_offered_is_put_as_it_is(number: str, session: Session) -> None:
    session.say(number)
    assert session.bot.asked == [number]


@pytest.mark.parametrize("name", LEAVE)
def test_leaving_ends_the_reading(name: str, session: Session) -> None:
    text = session.say(f"/{name}", "when is it open")
    assert session.bot.asked == []
    assert text.count("Goodbye.") == 1


def test_the_end_of_input_says_goodbye(session: Session) -> None:
    assert session.say("thanks").endswith("Bot: Goodbye.\n\n")


def test_every_command_is_in_the_help(session: Session) -> None:
    text = session.say("/help")
    assert all(f"\n/{name}" in text for name in (*COMMANDS, LEAVE[0]))


def test_commands_are_read_in_any_case(session: Session) -> None:
    assert session.say("/HELPLINE").count("no lifeguard") == 2


@pytest.mark.parametrize("line", ["/help he is drowning", "/ drowning", "/quit drowning"])
def test_a_cry_for_help_behind_a_slash_is_heard(line: str, session: Session) -> None:
    session.say(line)
    assert session.bot.asked == [line]


def test_asking_by_id_puts_the_entrys_question(session: Session) -> None:
    session.say("/ask price")
    assert session.bot.asked == ["How much is a ticket?"]


def test_starting_over_offers_the_starters_again(session: Session) -> None:
    session.say("when is it open", "/new", "2")
    assert session.bot.asked == ["when is it open", "How much is a ticket?"]
    assert len(session.chat.session.exchanges) == 1


def test_saving_writes_the_transcript_and_never_over_a_file(
    session: Session, tmp_path: Path
) -> None:
    place = tmp_path / "talk.md"
    text = session.say("when is it open", f"/save {place}", f"/save {place}")
    assert f"Bot: Saved to {place}\n" in text
    assert "exists already; choose another name" in " ".join(text.split())
    assert "> when is it open" in place.read_text(encoding="utf-8")


def test_saving_without_a_name_makes_one_here(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    session.say("when is it open", "/save")
    (saved,) = tmp_path.iterdir()
    assert re.fullmatch(r"faq-bot-\d{4}-\d\d-\d\d-\d{6}\.md", saved.name)


def test_nothing_is_written_unasked(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    session.say(*CONVERSATIONS["conversation"])
    assert list(tmp_path.iterdir()) == []


def test_copying_sends_the_answer_through_the_terminal(small_knowledge: Knowledge) -> None:
    session = Session(small_knowledge, terminal=True)
    coded = re.search(r"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", session.say("when is it open", "/copy"))
    assert coded is not None
    assert "every day from 7 to 21" in base64.b64decode(coded[1]).decode()


def test_the_transcript_is_bounded(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("faq_bot.session.KEPT", 5)
    session.say(*["thanks"] * 20)
    assert len(session.chat.session.exchanges) == 5


HOSTILE = "\x1b]0;pwned\x07\x1b[2Jis it\u202e open\x00"


@pytest.mark.parametrize("line", [HOSTILE, f"/{HOSTILE}", f"/ask {HOSTILE}", f"/topics {HOSTILE}"])
def test_what_is_typed_cannot_steer_the_terminal(line: str, session: Session) -> None:
    text = session.say(line)
    assert text == strip_controls(text)


@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_lines_are_answered_without_a_crash(lines: list[str]) -> None:
    knowledge = Knowledge.from_phrasings({"price": ["what does it cost"]})
    session = Session.__new__(Session)
    session.bot, session.lines = ScriptedBot(knowledge, {}), []
    chat = PlainChat(session.bot, session.lines.append)  # type: ignore[arg-type]
    chat.run((line for line in lines if not line.lstrip().startswith("/save")), echo=True)
    assert session.text == strip_controls(session.text)


def test_typed_lines_end_with_the_input(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["one", "two"])
    prompts: list[str] = []

    def give(prompt: str) -> str:
        prompts.append(prompt)
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", give)
    assert list(typed_lines()) == ["one", "two"]
    assert set(prompts) == {"You: "}


def test_screen_readers_are_told_of_the_plain_chat(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["chat", "--help"])
    told = {
        "README": (ROOT / "README.md").read_text(encoding="utf-8"),
        "help": capsys.readouterr().out,
    }
    for place, text in told.items():
        assert re.search(r"--plain[^#]{0,200}screen\s+reader", text), place
