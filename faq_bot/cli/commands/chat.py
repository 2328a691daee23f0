"""``faq-bot chat``: full screen on a terminal, line by line everywhere else."""

from __future__ import annotations

from faq_bot.cli import streams
from faq_bot.cli.loading import load_bot
from faq_bot.cli.options import Options, UsageError
from faq_bot.cli.streams import ExitCode


def run(options: Options) -> int:
    """Talk until the person leaves."""
    if options.json:
        raise UsageError("the chat has no --json; use: faq-bot ask --json QUESTION")
    if options.plain or not streams.full_screen_possible():
        return _plain(options)
    from faq_bot.tui import run_chat

    return run_chat(options.load_bot, no_color=options.no_color)


def _plain(options: Options) -> ExitCode:
    from faq_bot.plain import PlainChat, typed_lines

    terminal = streams.is_terminal("stdin") and streams.is_terminal("stdout")
    chat = PlainChat(
        load_bot(options),
        streams.say,
        width=streams.width(),
        paint=streams.paint(no_color=options.no_color),
        terminal=streams.is_terminal("stdout"),
    )
    chat.run(typed_lines() if terminal else streams.lines(), echo=not terminal)
    return ExitCode.REPLIED
