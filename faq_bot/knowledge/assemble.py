"""Files -> the parts of a knowledge base, with the checks that span files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from faq_bot.errors import Problem
from faq_bot.knowledge.entries import read_entries
from faq_bot.knowledge.fields import Fields, nearest
from faq_bot.knowledge.nodes import Node, read
from faq_bot.knowledge.special import (
    read_calibration,
    read_examples,
    read_lexicon,
    read_profile,
    read_questions,
)
from faq_bot.knowledge.urgent_file import read_urgent
from faq_bot.model import Calibration, Entry, Lexicon, Profile, UrgentExamples, UrgentRules
from faq_bot.text import normalise


@dataclass
class Parts:
    """What the files of a folder hold."""

    entries: tuple[Entry, ...] = ()
    profile: Profile = field(default_factory=Profile)
    lexicon: Lexicon = field(default_factory=Lexicon)
    urgent: UrgentRules | None = None
    urgent_examples: UrgentExamples = field(default_factory=UrgentExamples)
    out_of_scope: Sequence[str] = ()
    calibration: Calibration | None = None


def assemble(files: Iterable[Path], problems: list[Problem]) -> Parts:
    """Read every file; problems are collected, and what could be read is returned."""
    nodes = {path.name: node for path in files if (node := read(path, problems)) is not None}
    parts = Parts()

    def special(name: str, reader: Callable[[Fields], object], attribute: str) -> None:
        node = nodes.pop(name, None)
        if node is not None:
            setattr(parts, attribute, reader(Fields(node, name, problems)))

    special("bot.yaml", read_profile, "profile")
    special("lexicon.yaml", read_lexicon, "lexicon")
    special("calibration.yaml", read_calibration, "calibration")
    special("urgent-examples.yaml", read_examples, "urgent_examples")
    special("out-of-scope.yaml", read_questions, "out_of_scope")
    documents = {document.id: document for document in parts.profile.documents}
    entries: list[Entry] = []
    urgent = nodes.pop("urgent.yaml", None)
    for name, node in nodes.items():
        entries += read_entries(node, name, documents, problems)
    if urgent is not None:
        parts.urgent, more = read_urgent(urgent, "urgent.yaml", documents, problems)
        entries += more
    parts.entries = tuple(_in_topic_order(entries, parts.profile))
    _check_together(parts, nodes, problems)
    return parts


def _in_topic_order(entries: list[Entry], profile: Profile) -> list[Entry]:
    order = {stem: rank for rank, (stem, _) in enumerate(profile.topics)}
    return sorted(entries, key=lambda entry: order.get(entry.topic, len(order)))


def _check_together(parts: Parts, nodes: dict[str, Node], problems: list[Problem]) -> None:
    if not parts.entries and not problems:
        problems.append(Problem(", ".join(nodes) or "knowledge", "holds no entry"))
    ids = [entry.id for entry in parts.entries]
    _check_unique_ids(parts.entries, problems)
    _check_unique_phrasings(parts.entries, problems)
    for entry in parts.entries:
        for follow_up in entry.follow_ups:
            if follow_up not in ids:
                problems.append(_unknown_id(entry, follow_up, "follow_ups", ids))
    for starter in parts.profile.starters:
        if starter not in ids:
            message = f"unknown entry {starter!r}.{nearest(starter, ids)}"
            problems.append(Problem("bot.yaml", message, field="starters"))


def _unknown_id(entry: Entry, wrong: str, field: str, ids: list[str]) -> Problem:
    file, line = _place(entry)
    return Problem(file, f"unknown entry {wrong!r}.{nearest(wrong, ids)}", line, entry.id, field)


def _place(entry: Entry) -> tuple[str, int]:
    return entry.file, entry.lines[0] if entry.lines else 0


def _check_unique_ids(entries: tuple[Entry, ...], problems: list[Problem]) -> None:
    seen: dict[str, Entry] = {}
    for entry in entries:
        if entry.id and entry.id in seen:
            file, line = _place(entry)
            message = f"the id stands twice; first in {_place(seen[entry.id])[0]}"
            problems.append(Problem(file, message, line, entry.id, "id"))
        seen.setdefault(entry.id, entry)


def _check_unique_phrasings(entries: tuple[Entry, ...], problems: list[Problem]) -> None:
    seen: dict[str, str] = {}
    for entry in entries:
        for phrasing, line in zip(entry.phrasings, entry.lines, strict=True):
            owner = seen.setdefault(normalise(phrasing), entry.id)
            if owner != entry.id:
                message = f"{phrasing!r} stands under {owner!r} too"
                problems.append(Problem(entry.file, message, line, entry.id, "phrasings"))
