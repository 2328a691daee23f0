"""``faq-bot evaluate``: the bot's figures on a file of labelled questions or conversations."""

from __future__ import annotations

from pathlib import Path

from faq_bot.cli import streams
from faq_bot.cli.loading import load_bot
from faq_bot.cli.options import Options
from faq_bot.cli.progress import progress
from faq_bot.cli.streams import ExitCode
from faq_bot.render import to_json


def run(options: Options) -> ExitCode:
    """Print the report; raises QuestionsError when the file cannot be read."""
    from faq_bot.evaluation import evaluate_file

    report = evaluate_file(load_bot(options), Path(options.target or ""), progress())
    if options.json:
        streams.say(to_json(report.as_dict()))
    else:
        for line in report.lines():
            streams.say(line)
    return ExitCode.REPLIED
