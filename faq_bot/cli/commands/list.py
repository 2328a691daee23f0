"""``faq-bot list``: the entries by topic."""

from __future__ import annotations

from faq_bot.cli import streams
from faq_bot.cli.options import Options, UsageError
from faq_bot.cli.streams import ExitCode
from faq_bot.knowledge import Knowledge
from faq_bot.knowledge.fields import nearest_or_all
from faq_bot.model import Entry
from faq_bot.render import to_json, topic_lines


def run(options: Options) -> ExitCode:
    """Print every entry, or those of one topic."""
    knowledge = options.load_knowledge()
    entries = _chosen(knowledge, options.target)
    if options.json:
        for entry in entries:
            streams.say(to_json(_as_dict(entry)))
    else:
        for line in topic_lines(knowledge.profile, entries, streams.width()):
            streams.say(line)
    return ExitCode.REPLIED


def _chosen(knowledge: Knowledge, topic: str | None) -> tuple[Entry, ...]:
    if topic is None:
        return knowledge.entries
    found = tuple(entry for entry in knowledge.entries if entry.topic == topic)
    if not found:
        topics = list(dict.fromkeys(entry.topic for entry in knowledge.entries))
        known = nearest_or_all(topic, topics)
        raise UsageError(f"no topic {topic!r}.{known}")
    return found


def _as_dict(entry: Entry) -> dict[str, object]:
    keys = ("id", "kind", "topic", "question")
    return {"schema_version": 1, **{key: getattr(entry, key) for key in keys}}
