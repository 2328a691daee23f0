"""What a conversation remembers between two messages, and its form as plain data.

Everything is bounded: ids of a few entries, and the last two messages clipped, because the next
message may need their words ("and for anxiety?") or their mood (despair over two messages).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields

from faq_bot.errors import SnapshotError
from faq_bot.text import clip, one_line

VERSION = 1
READ = 8
"""Answers remembered as read; asked again, they come shorter."""
TRAIL = 6
"""Topics that "go back" can return to."""
WORDS = 120
"""Characters kept of the question that the topic comes from."""
SAID = 240
"""Characters kept of the last message, for the urgent check."""
LONGEST_ID = 100


@dataclass(frozen=True)
class State:
    """One moment of a conversation."""

    turn: int = 0
    topic: str = ""
    """Entry that was talked about last; small talk and misses leave it."""
    question: str = ""
    """The question that led to the topic, or that a clarify reply left open."""
    said: str = ""
    """The last message in the person's own words."""
    trail: tuple[str, ...] = ()
    """Topics in the order they came up, the current one last."""
    read: tuple[str, ...] = ()
    """Entries given in full, the latest last."""
    offered: tuple[str, ...] = ()
    """What a number picks."""
    clarifying: bool = False
    """The last reply was a clarify."""
    passed: tuple[str, ...] = ()
    """Entries that clarify replies in a row have offered and that were not picked."""
    urgent: str = ""
    """Entry of the urgent reply that still stands; an answered question ends it."""
    alarms: int = 0
    """Urgent replies so far; picks the next variant."""
    misses: int = 0
    """Unknown replies in a row."""


def kept(text: str, limit: int) -> str:
    """Give a message as it is remembered: one line, at most ``limit`` characters and one."""
    return clip(one_line(text), limit)


def dump(state: State) -> dict[str, object]:
    """Give a state as JSON data."""
    plain = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(state).items()}
    return {"version": VERSION, **plain}


def load(snapshot: Mapping[str, object], known: Collection[str]) -> State:
    """Read a state; entries that the knowledge no longer has are forgotten.

    Raises SnapshotError on anything that ``dump`` did not write.
    """
    if not isinstance(snapshot, Mapping):
        raise SnapshotError("a snapshot is a mapping, as Conversation.snapshot() gives it")
    if snapshot.get("version") != VERSION:
        found = snapshot.get("version")
        raise SnapshotError(f"the snapshot is of version {found!r}, not {VERSION}; start anew")
    if set(snapshot) != {"version", *(f.name for f in fields(State))}:
        raise SnapshotError("the snapshot is broken: it lacks a field or has one too many")
    values = {f.name: _value(f.name, snapshot[f.name], f.default, known) for f in fields(State)}
    return State(**values)  # type: ignore[arg-type]  # each value has its default's type


_SIZES = {"question": WORDS + 1, "said": SAID + 1, "trail": TRAIL, "read": READ}


def _value(name: str, value: object, default: object, known: Collection[str]) -> object:
    size = _SIZES.get(name, LONGEST_ID)
    if isinstance(default, tuple):
        if not isinstance(value, list) or len(value) > size or not _are_ids(value):
            raise SnapshotError(f"the snapshot is broken: {name} must be a list of entry ids")
        return tuple(item for item in value if item in known)
    if type(value) is not type(default):
        raise SnapshotError(f"the snapshot is broken: {name} has the wrong type")
    if isinstance(value, str) and len(value) > size:
        raise SnapshotError(f"the snapshot is broken: {name} is too long")
    if isinstance(value, int) and value < 0:
        raise SnapshotError(f"the snapshot is broken: {name} is negative")
    return "" if name == "topic" and value not in known else value


def _are_ids(items: list[object]) -> bool:
    return all(isinstance(item, str) and len(item) <= LONGEST_ID for item in items)
