"""``faq-bot show``: one entry with its answer, sources, follow-ups and phrasings."""

from __future__ import annotations

from faq_bot.cli import streams
from faq_bot.cli.options import Options, UsageError
from faq_bot.cli.streams import ExitCode
from faq_bot.knowledge.fields import nearest
from faq_bot.render import entry_as_dict, entry_text, to_json


def run(options: Options) -> ExitCode:
    """Print one entry."""
    knowledge = options.load_knowledge()
    wanted = options.target or ""
    if wanted not in knowledge.by_id:
        hint = nearest(wanted, knowledge.by_id) or " 'faq-bot list' shows every id."
        raise UsageError(f"no entry {wanted!r}.{hint}")
    entry = knowledge.entry(wanted)
    paint = streams.paint(no_color=options.no_color)
    text = entry_text(entry, streams.width(), paint=paint)
    streams.say(to_json(entry_as_dict(entry)) if options.json else text)
    return ExitCode.REPLIED
