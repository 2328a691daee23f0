"""The command line: argv -> ``Options``, and the help that teaches it.

Common options work before and after the command, the words of a question need no quotes, and a
mistyped command gets the nearest one.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from faq_bot.cli.options import Options, UsageError
from faq_bot.cli.streams import PROGRAM

EXAMPLES = """\
examples:
  faq-bot                                        open the chat
  faq-bot ask how many infusions will I need     one question, one reply
  faq-bot ask --json < questions.txt             one question a line, one object a line
  faq-bot chat --plain                           the chat line by line, for screen readers
  faq-bot why how many infusions will I need     what decided the reply
  faq-bot check path/to/knowledge                every problem of a knowledge base at once
"""

EXIT_CODES = """\
exit codes:
  0    replied: an answer, a gap, small talk or urgent help (check: clean)
  1    not answered: nearby questions offered, or nothing found (check: findings)
  2    the command line is wrong
  3    the knowledge cannot be read or is not valid
  130  interrupted

environment:
  FAQ_BOT_KNOWLEDGE  a knowledge folder to use instead of the installed one
  NO_COLOR           no colour when it is set
  COLUMNS            width of the text
"""

COMMANDS = {
    "chat": "talk with the bot (this is what no command does)",
    "ask": "reply to one question, or to each line of stdin",
    "why": "explain word by word what decided the reply",
    "list": "list the entries by topic",
    "show": "show one entry with its sources and phrasings",
    "check": "check a knowledge base and list every problem",
    "evaluate": "measure the bot on a file of labelled questions",
    "calibrate": "derive confidence and thresholds again from the knowledge",
    "serve": "offer the chat in a browser (needs the extra 'web')",
}
"""Every command and what it does; the module of each stands in ``cli/commands``."""

_WITH_VALUE = ("--knowledge",)
"""Options before the command whose next word is no command."""


class _Parser(argparse.ArgumentParser):
    """Shows examples first and raises UsageError, where argparse would print and exit."""

    def format_help(self) -> str:
        help_text = super().format_help()
        return f"{EXAMPLES}\n{help_text}" if self.prog == PROGRAM else help_text

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see '{self.prog} --help'")


def parse(argv: Sequence[str]) -> Options:
    """Read the command line.

    Raises UsageError, or SystemExit(0) after ``--help``.
    """
    _check_command(argv)
    found, left = build_parser().parse_known_args(argv)
    given = vars(found)
    command = given.get("command") or "chat"
    if left and ("words" not in given or any(word.startswith("-") for word in left)):
        raise UsageError(f"unknown argument {left[0]!r}; see '{PROGRAM} {command} --help'")
    if given.get("plain") and command != "chat":
        raise UsageError(f"--plain belongs to the chat: {PROGRAM} chat --plain")
    # argparse ends a list of words at the first option; what follows it belongs to the question
    words = (*given.pop("words", ()), *left)
    return Options(**{**given, "command": command, "words": words})


def _check_command(argv: Sequence[str]) -> None:
    word = _first_word(argv)
    if word is None or word in COMMANDS:
        return
    from faq_bot.knowledge.fields import nearest

    asked = " ".join(argv)
    hint = nearest(word, COMMANDS)
    raise UsageError(f"unknown command {word!r}.{hint} To ask a question: {PROGRAM} ask {asked}")


def _first_word(argv: Sequence[str]) -> str | None:
    value_follows = False
    for word in argv:
        if not value_follows and not word.startswith("-"):
            return word
        value_follows = not value_follows and word in _WITH_VALUE
    return None


def build_parser() -> argparse.ArgumentParser:
    """Make the parser of every command."""
    common = _common_options()
    parser = _Parser(
        prog=PROGRAM,
        description="Ask a reviewed, sourced knowledge base in your own words. Works offline.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
        allow_abbrev=False,
    )
    _flag(parser, "--plain", "chat line by line, without a full screen")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, summary in COMMANDS.items():
        # argparse formats help with %, and no summary holds one
        command = commands.add_parser(
            name, help=summary, description=summary, parents=[common], allow_abbrev=False
        )
        _own_arguments(name, command)
    return parser


def _common_options() -> _Parser:
    # SUPPRESS: an option given before the command is not reset by its default after it
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    group = common.add_argument_group("common options")
    group.add_argument("--knowledge", metavar="PATH", help="folder or file of knowledge to use")
    _flag(group, "--json", "print data as JSON")
    _flag(group, "--no-color", "print without colour")
    _flag(group, "--version", "print the versions of program and knowledge")
    return common


def _flag(parser: argparse._ActionsContainer, name: str, help_text: str) -> None:
    parser.add_argument(name, action="store_true", default=argparse.SUPPRESS, help=help_text)


def _own_arguments(name: str, parser: argparse.ArgumentParser) -> None:
    if name == "chat":
        _flag(parser, "--plain", "line by line, for screen readers and simple terminals")
    elif name in ("ask", "why"):
        words = "the question, without quotes"
        stdin = "; '-' or nothing reads one question a line from stdin, skipping blank lines"
        text = words + (stdin if name == "ask" else "")
        parser.add_argument("words", nargs="*", metavar="QUESTION", help=text)
    elif name == "calibrate":
        price = "right answers worth withholding to avoid one wrong answer"
        parser.add_argument("--price", type=float, default=argparse.SUPPRESS, help=price)
        _flag(parser, "--write", "write the knowledge's calibration.yaml")
    elif name == "serve":
        _serve_arguments(parser)
    else:
        _target(name, parser)


def _target(name: str, parser: argparse.ArgumentParser) -> None:
    metavar, text, optional = {
        "list": ("TOPIC", "only this topic", True),
        "show": ("ID", "id of the entry, as 'list' shows it", False),
        "check": ("PATH", "folder or file to check instead", True),
        "evaluate": ("FILE", "labelled questions or conversations (YAML)", False),
    }[name]
    nargs = "?" if optional else None
    parser.add_argument("target", nargs=nargs, metavar=metavar, help=text)
    if name == "check":
        stale = "report reviews older than this many days as well"
        parser.add_argument("--stale", type=int, metavar="DAYS", help=stale)


def _serve_arguments(parser: argparse.ArgumentParser) -> None:
    plain = Options()
    options = (
        ("--host", str, plain.host, "address to listen on (default %(default)s: this machine)"),
        ("--port", int, plain.port, "port to listen on (default %(default)s)"),
        ("--visitors", int, plain.visitors, "most visitors at a time (default %(default)s)"),
    )
    for name, kind, default, text in options:
        parser.add_argument(name, type=kind, default=default, help=text)
