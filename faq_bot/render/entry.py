"""One entry in full, and the list of topics: what ``list``, ``show`` and ``/topics`` print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from faq_bot.model import Entry, Profile, Reply
from faq_bot.render.cells import wrap
from faq_bot.render.markdown import plain_text
from faq_bot.render.paint import Paint, plain
from faq_bot.render.reply import bullet, clean
from faq_bot.render.words import KIND_LABELS, source_details


def topic_lines(profile: Profile, entries: Sequence[Entry], width: int) -> list[str]:
    """List the entries under the titles of their topics: id, then question."""
    titles = dict(profile.topics)
    lines: list[str] = []
    for topic in dict.fromkeys(entry.topic for entry in entries):
        lines += ["", f"{clean(titles.get(topic, topic))} [{clean(topic)}]"]
        for entry in entries:
            if entry.topic == topic:
                lines += _entry_line(entry, width)
    return lines[1:]


def _entry_line(entry: Entry, width: int) -> list[str]:
    mark = f"  {entry.id}: "
    return wrap(clean(entry.question), width, mark, "    ")


def entry_text(entry: Entry, width: int = 80, *, paint: Paint = plain) -> str:
    """Render an entry with its answer, sources, follow-ups and phrasings."""
    as_reply = Reply(entry.kind, entry.answer, sources=entry.sources, reviewed=entry.reviewed)
    title = f"{KIND_LABELS[entry.kind]}: {entry.question} [{entry.id}]"
    blocks = [
        paint(entry.kind, "\n".join(wrap(clean(title), width))),
        plain_text(entry.answer, width),
        _list("Sources", source_details(as_reply), width),
        _list("Ask next", entry.follow_ups, width),
        _list(f"Phrasings ({len(entry.phrasings)})", entry.phrasings, width),
    ]
    return "\n\n".join(block for block in blocks if block)


def _list(title: str, items: Iterable[str], width: int) -> str:
    lines = [line for item in items for line in bullet(item, width)]
    return "\n".join([f"{title}:", *lines]) if lines else ""


def entry_as_dict(entry: Entry) -> dict[str, object]:
    """Give the JSON object of ``show --json``; keys in a fixed order."""
    return {
        "schema_version": 1,
        "id": entry.id,
        "kind": entry.kind,
        "topic": entry.topic,
        "question": entry.question,
        "answer": entry.answer,
        "sources": [
            {"document": source.document.id, "section": source.section} for source in entry.sources
        ],
        "follow_ups": list(entry.follow_ups),
        "reviewed": entry.reviewed,
        "phrasings": list(entry.phrasings),
    }
