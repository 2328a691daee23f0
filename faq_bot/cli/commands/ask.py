"""``faq-bot ask``: one reply a question, from the command line or from stdin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from faq_bot.cli import streams
from faq_bot.cli.loading import load_bot
from faq_bot.cli.options import Options, UsageError
from faq_bot.cli.streams import ExitCode
from faq_bot.model import ANSWERED, Reply
from faq_bot.render import clean, reply_text, to_json
from faq_bot.text import clip

_HINT = "ask a question, for example: faq-bot ask how long does one infusion take"


def run(options: Options) -> ExitCode:
    """Print a reply to each question."""
    from_stdin = options.question in ("", "-")
    if from_stdin and not options.words and streams.is_terminal("stdin"):
        raise UsageError(_HINT)
    questions = _each_line() if from_stdin else iter([options.question])
    return _reply_to(questions, options, echo=from_stdin)


def _each_line() -> Iterator[str]:
    return (line for line in streams.lines() if line.strip())


def _reply_to(questions: Iterable[str], options: Options, *, echo: bool) -> ExitCode:
    bot = load_bot(options)
    code: ExitCode | None = None
    for question in questions:
        reply = bot.ask(question)
        _print(question if echo else "", reply, options, first=code is None)
        if code is not ExitCode.OPEN:
            code = ExitCode.REPLIED if reply.kind in ANSWERED else ExitCode.OPEN
    if code is None:
        raise UsageError(_HINT)
    return code


ECHOED = 300
"""Characters of a question that are shown again above its reply."""


def _print(question: str, reply: Reply, options: Options, *, first: bool) -> None:
    if options.json:
        streams.say(to_json(reply.as_dict()))
        return
    paint = streams.paint(no_color=options.no_color)
    text = reply_text(reply, streams.width(), paint=paint, pick=False)
    above = f"You: {clip(clean(question), ECHOED)}\n\n" if question else ""
    streams.say(f"{'' if first else chr(10)}{above}{text}")
