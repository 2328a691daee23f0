"""Asking on the command line: streams, exit codes, width, colour, and no escape gets through."""

from __future__ import annotations

import io
import json
import re
import sys
from typing import Any

import pytest

from faq_bot.cli import ExitCode, main
from faq_bot.cli.arguments import build_parser
from faq_bot.model import Reply
from faq_bot.text import strip_controls
from support import SMALL, ScriptedBot

HOSTILE = "\x1b]0;pwned\x07\x1b[2J\u202eopen\x00"


def feed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


EXIT_CODES = {
    "when is it open": ExitCode.REPLIED,
    "where do I park": ExitCode.REPLIED,
    "thanks": ExitCode.REPLIED,
    "help": ExitCode.REPLIED,
    "warm or dear": ExitCode.OPEN,
    "something else": ExitCode.OPEN,
}


@pytest.mark.parametrize(("question", "code"), EXIT_CODES.items())
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_the_exit_code_tells_whether_the_question_was_answered(
    question: str, code: ExitCode, options: list[str], pool: ScriptedBot
) -> None:
    assert main(["ask", *options, *question.split()]) == code


def test_the_exit_codes_are_the_documented_ones() -> None:
    assert [code.value for code in ExitCode] == [0, 1, 2, 3, 130]
    help_text = build_parser().format_help()
    assert all(re.search(rf"^  {code.value} ", help_text, re.MULTILINE) for code in ExitCode)


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_a_reply_keeps_to_the_columns(
    columns: str,
    pool: ScriptedBot,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    main(["ask", "when", "is", "it", "open"])
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= int(columns)
    assert "Answer (very sure): When" in out


@pytest.mark.parametrize("columns", ["", "0", "wide", "-5", "²", "1"])
def test_strange_columns_are_survived(
    columns: str,
    pool: ScriptedBot,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert main(["ask", "thanks"]) == ExitCode.REPLIED
    assert "You are welcome." in capsys.readouterr().out


def test_each_line_of_stdin_is_a_question(
    pool: ScriptedBot, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(monkeypatch, "when is it open\n\n  \r\nthanks\r\n")
    assert main(["ask"]) == ExitCode.REPLIED
    out = capsys.readouterr().out
    assert pool.asked == ["when is it open", "thanks"]
    assert out.startswith("You: when is it open\n\nAnswer")
    assert "\n\nYou: thanks\n\nChat\n\nYou are welcome.\n" in out


def test_json_gives_one_object_a_line(
    pool: ScriptedBot, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(monkeypatch, "when is it open\nwarm or dear\n")
    assert main(["ask", "-", "--json"]) == ExitCode.OPEN
    out, err = capsys.readouterr()
    objects = [json.loads(line) for line in out.splitlines()]
    assert [item["kind"] for item in objects] == ["answer", "clarify"]
    assert objects[0] == pool.ask("when is it open").as_dict()
    assert err == ""


@pytest.mark.parametrize("words", [["ask"], ["ask", "-"], ["ask", "  "], ["ask", ""]])
@pytest.mark.parametrize("stdin", ["", "\n", "  \n\t\n"])
def test_an_empty_question_gets_a_hint_and_exit_2(
    words: list[str],
    stdin: str,
    pool: ScriptedBot,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    feed(monkeypatch, stdin)
    assert main(words) == ExitCode.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert "for example: faq-bot ask" in err


def test_asking_nothing_on_a_terminal_hints_instead_of_waiting(
    pool: ScriptedBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

        def readline(self, *_: Any) -> str:
            raise AssertionError("it waits")

    monkeypatch.setattr(sys, "stdin", Terminal())
    assert main(["ask"]) == ExitCode.USAGE


def test_closed_streams_are_survived(pool: ScriptedBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert main(["ask"]) == ExitCode.USAGE
    assert main(["ask", "thanks"]) == ExitCode.REPLIED
    assert main(["--plain"]) == ExitCode.REPLIED


def test_a_pipe_chats_line_by_line(
    pool: ScriptedBot, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(monkeypatch, "when is it open\n/quit\n")
    assert main([]) == ExitCode.REPLIED
    assert "You: when is it open\nBot: Answer (very sure)" in capsys.readouterr().out


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, answers: bool = True) -> None:
    monkeypatch.setattr("faq_bot.cli.streams.is_terminal", lambda name: answers)


CAN_DRAW = [(True, "xterm", True), (True, "dumb", False), (False, "xterm", False)]


@pytest.mark.parametrize(("terminal", "term", "full"), CAN_DRAW)
def test_the_screen_is_used_only_where_there_is_one(
    terminal: bool, term: str, full: bool, pool: ScriptedBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    feed(monkeypatch, "")
    on_a_terminal(monkeypatch, terminal)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr("faq_bot.tui.run_chat", lambda load, **_: opened.append(load) or 0)
    monkeypatch.setattr("faq_bot.plain.typed_lines", lambda: iter(()))
    assert main([]) == ExitCode.REPLIED
    assert bool(opened) is full
    assert main(["--plain"]) == ExitCode.REPLIED
    assert len(opened) == int(full)


@pytest.mark.parametrize(
    ("terminal", "surroundings", "options", "painted"),
    [
        (True, {}, [], True),
        (True, {"NO_COLOR": "1"}, [], False),
        (True, {"NO_COLOR": ""}, [], True),
        (True, {"TERM": "dumb"}, [], False),
        (True, {}, ["--no-color"], False),
        (False, {}, [], False),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    terminal: bool,
    surroundings: dict[str, str],
    options: list[str],
    painted: bool,
    pool: ScriptedBot,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    on_a_terminal(monkeypatch, terminal)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    main(["ask", "thanks", *options])
    assert ("\x1b[" in capsys.readouterr().out) is painted


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_bug_is_one_line_unless_its_traceback_is_wanted(
    debug: str,
    pool: ScriptedBot,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: str) -> Reply:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr(pool, "ask", fail)
    monkeypatch.setenv("FAQ_BOT_DEBUG", debug)
    if debug:
        with pytest.raises(ZeroDivisionError):
            main(["ask", "thanks"])
    else:
        assert main(["ask", "thanks"]) == ExitCode.USAGE
        line = "faq-bot: error: unexpected ZeroDivisionError: by zero; FAQ_BOT_DEBUG=1 shows where"
        assert capsys.readouterr().err == f"{line}\n"


def test_an_interruption_exits_130(pool: ScriptedBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: str) -> Reply:
        raise KeyboardInterrupt

    monkeypatch.setattr(pool, "ask", interrupt)
    assert main(["ask", "thanks"]) == ExitCode.INTERRUPTED


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_a_hostile_question_cannot_steer_the_terminal(
    option: list[str],
    pool: ScriptedBot,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    feed(monkeypatch, f"{HOSTILE}\n")
    main(["ask", *option])
    main(["ask", *option, HOSTILE])
    main([HOSTILE])
    main(["show", HOSTILE, "--knowledge", str(SMALL)])
    main(["list", HOSTILE, "--knowledge", str(SMALL)])
    main(["check", HOSTILE])
    out, err = capsys.readouterr()
    assert out + err == strip_controls(out + err)
