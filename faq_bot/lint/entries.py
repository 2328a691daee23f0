"""Rules about one entry at a time: enough phrasings, readable length, sources, review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from faq_bot.knowledge import Knowledge
from faq_bot.lint.finding import Finding, about
from faq_bot.model import Entry
from faq_bot.text import words

FEWEST_PHRASINGS = {"answer": 5, "gap": 5, "social": 3}
"""From 5 to 10 phrasings an entry accuracy still rises by 5 to 9 points, whatever the scorer;
below 5 an entry is found by luck. Social ones say little else than themselves."""

LONGEST_ANSWER = 150
"""Words; about the most that fits one screen of 80 by 24."""


def entry_findings(knowledge: Knowledge, stale: int | None, today: date) -> Iterator[Finding]:
    """Check every entry by itself."""
    documents = bool(knowledge.profile.documents)
    for entry in knowledge.entries:
        yield from _phrasings(entry)
        yield from _answer(entry)
        yield from _sources(entry, documents)
        yield from _review(entry, stale, today)
        if entry.id in entry.follow_ups:
            yield about(entry, "follow_ups", "leads back to itself")


def _phrasings(entry: Entry) -> Iterator[Finding]:
    fewest = FEWEST_PHRASINGS.get(entry.kind, 0)
    if len(entry.phrasings) < fewest:
        message = f"has {len(entry.phrasings)} phrasings; write at least {fewest}"
        yield about(entry, "phrasings", message)


def _answer(entry: Entry) -> Iterator[Finding]:
    length = len(words(entry.answer))
    if length > LONGEST_ANSWER:
        message = f"has {length} words; shorten it to {LONGEST_ANSWER} or split the entry"
        yield about(entry, "answer", message)


def _sources(entry: Entry, documents: bool) -> Iterator[Finding]:
    if documents and entry.kind == "answer" and not entry.sources:
        yield about(entry, "sources", "names no document that the answer comes from")


def _review(entry: Entry, stale: int | None, today: date) -> Iterator[Finding]:
    if entry.kind == "social":
        return
    if not entry.reviewed:
        yield about(entry, "reviewed", "is missing; write the date of the last review")
    elif age(entry.reviewed, today) is None:
        yield about(entry, "reviewed", f"{entry.reviewed!r} is no date of the calendar")
    elif stale is not None and (days := age(entry.reviewed, today) or 0) > stale:
        yield about(entry, "reviewed", f"was last reviewed {days} days ago, on {entry.reviewed}")


def age(day: str, today: date) -> int | None:
    """Days since an ISO date; None when there is no such day."""
    try:
        return (today - date.fromisoformat(day)).days
    except ValueError:
        return None
