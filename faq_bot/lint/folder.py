"""Rules about the folder as a whole: topics, the urgent check, the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from faq_bot.knowledge import Knowledge
from faq_bot.knowledge.fields import nearest
from faq_bot.lint.entries import age
from faq_bot.lint.finding import Finding
from faq_bot.text import normalise


def topic_findings(knowledge: Knowledge) -> Iterator[Finding]:
    """Compare the topic files with the topics that ``bot.yaml`` puts in order."""
    listed = [stem for stem, _ in knowledge.profile.topics]
    present = list(dict.fromkeys(entry.topic for entry in knowledge.entries))
    if not listed:
        return
    for stem in present:
        if stem not in listed:
            message = f"is no topic of bot.yaml.{nearest(stem, listed)}"
            yield Finding("warning", f"{stem}.yaml", message)
    for stem in listed:
        if stem not in present:
            message = f"names the topic {stem!r}, which has no entry.{nearest(stem, present)}"
            yield Finding("warning", "bot.yaml", message, field="topics")


def urgent_findings(knowledge: Knowledge, stale: int | None, today: date) -> Iterator[Finding]:
    """Make sure that going without an urgent check is a decision and never an oversight."""
    rules = knowledge.urgent
    if rules is None:
        message = (
            "THERE IS NO URGENT CHECK: a person in danger gets an ordinary reply. "
            "Write urgent.yaml, or put 'check: off' into it to do without"
        )
        yield Finding("warning", "urgent.yaml", message)
    elif rules.enabled:
        days = age(rules.checked, today)
        if days is None:
            message = f"{rules.checked!r} is no date of the calendar"
            yield Finding("warning", "urgent.yaml", message, field="checked")
        elif stale is not None and days > stale:
            message = f"the helplines were last checked {days} days ago, on {rules.checked}"
            yield Finding("warning", "urgent.yaml", message, field="checked")


def lexicon_findings(knowledge: Knowledge) -> Iterator[Finding]:
    """Find lexicon lines that can never help: no phrasing uses them, or two concepts claim them."""
    lines = [text for entry in knowledge.entries for text in entry.phrasings]
    said = " ".join(f" {normalise(text)} " for text in (*lines, *knowledge.out_of_scope))
    owners: dict[str, str] = {}
    for group in knowledge.lexicon.groups:
        ways = (group.concept, *group.variants)
        if not any(f" {way} " in said for way in ways):
            message = "no phrasing uses this word or any of its variants"
            yield _in_lexicon(group.name, group.concept, message)
        for way in dict.fromkeys(group.variants):
            if way == group.concept:
                yield _in_lexicon(group.name, group.concept, "is a variant of itself")
            elif owners.setdefault(way, group.concept) != group.concept:
                message = f"the variant {way!r} stands under {owners[way]!r} too"
                yield _in_lexicon(group.name, group.concept, message)


def _in_lexicon(group: str, concept: str, message: str) -> Finding:
    return Finding("warning", "lexicon.yaml", message, entry=group, field=concept)
