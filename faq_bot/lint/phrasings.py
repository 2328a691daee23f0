"""Rules about phrasings among each other: none says what another says, each finds its own entry.

After the self-test of QnABot ("TEST ALL") and the similarity warnings of Dialogflow, but as
findings that fail, because nobody mends what only informs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from faq_bot.knowledge import Knowledge
from faq_bot.lint.finding import Finding, about, phrasings
from faq_bot.model import Entry
from faq_bot.text import normalise, words

MOST_SHOWN = 20
"""Phrasings shown that find another entry; more have one cause, which is not in the phrasings."""


class SelfTest(Protocol):
    """The part of the bot that the self-test uses."""

    def finds(self, question: str) -> str | None:
        """Give the id of the best entry."""

    def rings(self, question: str) -> bool:
        """Tell whether a question gets the urgent reply."""


def collisions(knowledge: Knowledge) -> Iterator[Finding]:
    """Find phrasings of two entries that are made of the same words, in whatever order.

    Word for word the same phrasing is refused when the knowledge is loaded.
    """
    seen: dict[frozenset[str], tuple[Entry, str, int]] = {}
    for entry in knowledge.entries:
        for phrasing, line in phrasings(entry):
            first, text, there = seen.setdefault(
                frozenset(words(phrasing)), (entry, phrasing, line)
            )
            if first.id != entry.id:
                where = f"{first.id!r} ({first.file}:{there})"
                message = f"{phrasing!r} has the same words as {text!r} of {where}"
                yield about(entry, "phrasings", message, line)


def repetitions(knowledge: Knowledge) -> Iterator[Finding]:
    """Find phrasings that stand twice in one entry."""
    for entry in knowledge.entries:
        seen: dict[str, int] = {}
        for phrasing, line in phrasings(entry):
            query = normalise(phrasing)
            if query in seen:
                message = f"{phrasing!r} stands in line {seen[query]} already"
                yield about(entry, "phrasings", message, line)
            seen.setdefault(query, line)


def contradictions(knowledge: Knowledge) -> Iterator[Finding]:
    """Find phrasings that the out-of-scope questions claim too."""
    outside = {normalise(question) for question in knowledge.out_of_scope}
    for entry in knowledge.entries:
        for phrasing, line in phrasings(entry):
            if normalise(phrasing) in outside:
                message = f"{phrasing!r} stands in out-of-scope.yaml too"
                yield about(entry, "phrasings", message, line)


def strays(
    knowledge: Knowledge, bot: SelfTest, progress: Callable[[int, int], None] | None = None
) -> Iterator[Finding]:
    """Ask every phrasing, and find those that come back with another entry."""
    found, done = 0, 0
    total = sum(len(entry.phrasings) for entry in knowledge.entries)
    for entry in knowledge.entries:
        for phrasing, line in phrasings(entry):
            done += 1
            if progress:
                progress(done, total)
            best = bot.finds(phrasing)
            if best and best != entry.id and (found := found + 1) <= MOST_SHOWN:
                message = f"{phrasing!r} finds {best!r} instead"
                yield about(entry, "phrasings", message, line)
    if found > MOST_SHOWN:
        message = f"{found - MOST_SHOWN} more phrasings find another entry"
        yield Finding("warning", str(knowledge.path or "knowledge"), message)


def false_alarms(knowledge: Knowledge, bot: SelfTest) -> Iterator[Finding]:
    """Find phrasings that get the urgent reply, so that nobody ever sees their entry."""
    for entry in knowledge.entries:
        for phrasing, line in phrasings(entry):
            if entry.kind != "urgent" and bot.rings(phrasing):
                message = f"{phrasing!r} gets the urgent reply instead"
                yield about(entry, "phrasings", message, line)
