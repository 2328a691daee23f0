"""Topic files: a YAML list of entries -> ``Entry`` values, with every problem noted."""

from __future__ import annotations

import re
from collections.abc import Mapping

from faq_bot.errors import Problem
from faq_bot.knowledge.fields import Fields, nearest, nearest_or_all
from faq_bot.knowledge.nodes import Node
from faq_bot.model import ENTRY_KINDS, Document, Entry, Source
from faq_bot.text import normalise

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_FIELDS = ("id", "kind", "question", "phrasings", "answer", "sources", "follow_ups", "reviewed")


def read_entries(
    node: Node, file: str, documents: Mapping[str, Document], problems: list[Problem]
) -> list[Entry]:
    """Read the entries of one topic file; an entry with problems is read as far as it goes."""
    if not isinstance(node.value, list):
        problems.append(Problem(file, f"must be a list of entries, not {node.shape}", node.line))
    return [_entry(item, file, documents, problems) for item in node.elements()]


def _entry(
    node: Node, file: str, documents: Mapping[str, Document], problems: list[Problem]
) -> Entry:
    fields = Fields(node, file, problems)
    fields.entry = fields.text("id")
    if fields.entry and not _ID.fullmatch(fields.entry):
        fields.report("must be lower-case words joined by '-'", field="id")
    fields.allow(*_FIELDS)
    kind = fields.text("kind")
    if kind and kind not in ENTRY_KINDS:
        fields.report(f"unknown kind {kind!r}.{nearest_or_all(kind, ENTRY_KINDS)}", field="kind")
    phrasings = fields.placed_texts("phrasings")
    _check_phrasings(fields, kind, phrasings)
    reviewed = fields.text("reviewed", "")
    if reviewed and not _DATE.fullmatch(reviewed):
        fields.report(f"must be a date like 2026-11-21, not {reviewed!r}", field="reviewed")
    return Entry(
        id=fields.entry,
        kind=kind,  # type: ignore[arg-type]  # checked just above
        question=fields.text("question"),
        phrasings=tuple(text for text, _ in phrasings),
        answer=fields.text("answer"),
        sources=_sources(fields, documents),
        follow_ups=fields.texts("follow_ups"),
        reviewed=reviewed,
        topic=file.rsplit(".", 1)[0],
        lines=tuple(line for _, line in phrasings),
    )


def _check_phrasings(fields: Fields, kind: str, phrasings: tuple[tuple[str, int], ...]) -> None:
    if not phrasings and kind != "urgent" and "phrasings" not in fields.mapping:
        fields.report("is missing", field="phrasings")
    for text, line in phrasings:
        if not normalise(text):
            fields.report(f"{text!r} holds no word", line, "phrasings")


def _sources(fields: Fields, documents: Mapping[str, Document]) -> tuple[Source, ...]:
    found = []
    for item in fields.each("sources"):
        item.allow("document", "section")
        name = item.text("document")
        if name in documents:
            found.append(Source(documents[name], item.text("section", "")))
        elif name:
            hint = nearest(name, documents)
            item.report(f"unknown document {name!r}.{hint}", field="sources")
    return tuple(found)
