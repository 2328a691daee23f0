"""``faq-bot why``: what decided the reply, word by word."""

from __future__ import annotations

from faq_bot.cli import streams
from faq_bot.cli.loading import load_bot
from faq_bot.cli.options import Options, UsageError
from faq_bot.cli.streams import ExitCode
from faq_bot.render import clean, to_json


def run(options: Options) -> ExitCode:
    """Print the explanation of one question."""
    if not options.question:
        raise UsageError("name the question, for example: faq-bot why how many sessions")
    explanation = load_bot(options).explain(options.question)
    if options.json:
        streams.say(to_json(explanation.as_dict()))
    else:
        for line in explanation.lines():
            streams.say(_indented(line))
    return ExitCode.REPLIED


def _indented(line: str) -> str:
    """Clean a line without losing the indent that shows what belongs together."""
    return " " * (len(line) - len(line.lstrip(" "))) + clean(line)
