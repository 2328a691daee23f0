"""The command line: options on either side, words without quotes, mistakes with a remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from faq_bot.cli import ExitCode, main
from faq_bot.cli.arguments import COMMANDS, parse
from faq_bot.cli.options import Options, UsageError
from support import ROOT, SMALL, ScriptedBot

COMMON = [
    (["--knowledge", "x"], "knowledge", "x"),
    (["--json"], "json", True),
    (["--no-color"], "no_color", True),
    (["--version"], "version", True),
]


WRONG = {
    "aks how many": "unknown command 'aks'. Did you mean 'ask'?",
    "chekc": "unknown command 'chekc'. Did you mean 'check'?",
    "how many infusions": "To ask a question: faq-bot ask how many infusions",
    "--knowledge there xyz": "unknown command 'xyz'.",
    "ask what --foo": "unknown argument '--foo'; see 'faq-bot ask --help'",
    "show": "the following arguments are required: ID; see 'faq-bot show --help'",
    "show a b": "unknown argument 'b'; see 'faq-bot show --help'",
    "list --plain": "unknown argument '--plain'",
    "--plain ask x": "--plain belongs to the chat: faq-bot chat --plain",
    "chat --json": "the chat has no --json; use: faq-bot ask --json QUESTION",
    "serve --port many": "invalid int value: 'many'",
    "--knowledge": "expected one argument",
    "why": "name the question, for example: faq-bot why",
    "list vist": "no topic 'vist'. Did you mean 'visit'?",
    "list zzz": "no topic 'zzz'. Known: visit, talk.",
    "show prize": "no entry 'prize'. Did you mean 'price'?",
    "show zzz": "no entry 'zzz'. 'faq-bot list' shows every id.",
}


def test_words_need_no_quotes_and_may_surround_options(pool: ScriptedBot) -> None:
    main(["ask", "when", "is", "it", "open"])
    main(["ask", "when is it", "open"])
    main(["ask", "when", "is", "--json", "it", "open"])
    main(["--json", "ask", "when", "--no-color", "is", "it", "open"])
    assert pool.asked == ["when is it open"] * 4


@pytest.mark.parametrize(("option", "field", "value"), COMMON)
def test_a_common_option_works_before_and_after_the_command(
    option: list[str], field: str, value: object
) -> None:
    assert getattr(parse([*option, "list"]), field) == value
    assert getattr(parse(["list", *option]), field) == value
    assert getattr(parse(["list"]), field) != value


def test_the_chat_is_what_no_command_does() -> None:
    assert parse([]).command == "chat"
    assert parse(["--plain"]) == parse(["chat", "--plain"]) == Options(plain=True)


@pytest.mark.parametrize(("line", "message"), WRONG.items())
def test_a_wrong_command_line_gets_one_helpful_line_and_exit_2(
    line: str, message: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAQ_BOT_KNOWLEDGE", str(SMALL))
    assert main(line.split()) == ExitCode.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("faq-bot: error: ")
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("line", ["ask", "chat", "list", "--json list", "--knowledge ask list"])
def test_a_right_command_line_is_taken(line: str) -> None:
    assert parse(line.split()).command in COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_module_and_a_help(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (ROOT / "faq_bot" / "cli" / "commands" / f"{name}.py").is_file()
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert COMMANDS[name] in " ".join(capsys.readouterr().out.split())


def test_the_help_begins_with_examples_that_parse(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    text = capsys.readouterr().out
    assert text.startswith("examples:\n")
    examples = re.findall(r"^  faq-bot ?(.*?)(?: {2,}| <|$)", text, re.MULTILINE)
    assert len(examples) == 6
    assert [parse(example.split()).command for example in examples] == [
        "chat",
        "ask",
        "ask",
        "chat",
        "why",
        "check",
    ]


def test_usage_errors_are_raised_not_printed(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        parse(["ask", "--nonsense"])
