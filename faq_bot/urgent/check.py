"""The rules of the urgent check: is a person in danger, and who.

Deterministic and pure: rules in, message in, alarm out. No files, no scores, no log.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from faq_bot.model import Tier, UrgentKind, UrgentRules
from faq_bot.urgent.alarm import NO_ALARM, TWO_MESSAGES, Alarm
from faq_bot.urgent.compiling import compile_rules
from faq_bot.urgent.finding import Find, Spots, candidates, finds, is_possible, spots, without
from faq_bot.urgent.foreign import ForeignCries
from faq_bot.urgent.person import person_of
from faq_bot.urgent.reading import Reading, read
from faq_bot.urgent.replies import UrgentReplies
from faq_bot.urgent.tables import CompiledRule, Filed, Tables

BESIDE = 12
"""Words between a find and what may cancel it; a long dictated message is one sentence."""
AROUND = 4
"""Words told on either side of a find, by which its own place in a message is judged."""

Hit = tuple[CompiledRule, Find]


class UrgentCheck:
    """The compiled rules; immutable, so any number of threads may share one."""

    def __init__(self, rules: UrgentRules | None, tables: Tables | None = None) -> None:
        """Take rules, and their tables when they were compiled before.

        None or rules switched off give a check that never rings.
        """
        self.rules = rules if rules is not None else UrgentRules(enabled=False)
        self.replies = UrgentReplies(self.rules.texts)
        self._tables = tables or compile_rules(self.rules)
        self._fillers = frozenset(self.rules.fillers)
        self._foreign = ForeignCries(self.rules.other_languages)

    def check(self, question: str, previous: str = "") -> Alarm:
        """Judge a message; ``previous`` is the one before it, for despair spread over two."""
        if not self.rules.enabled:
            return NO_ALARM
        reading = self._read(question)
        places = spots(reading, self._tables)
        alarm = self._judge(reading, places)
        if alarm.tier != "hard" and previous and self._follows_despair(places, previous):
            return Alarm("hard", "crisis", "self", TWO_MESSAGES, " ".join(reading.words))
        foreign = NO_ALARM if alarm.tier == "hard" else self._foreign.alarm(question)
        return alarm if foreign is NO_ALARM else foreign

    def _read(self, message: str) -> Reading:
        return read(message, self._tables.speller, self._fillers)

    def _judge(self, reading: Reading, places: Spots) -> Alarm:
        tables = self._tables
        idioms = _words(self._hits(tables.idioms, places, places))
        alarm = self._meant(reading, places, without(places, idioms))
        if not idioms:
            return alarm
        besides = (word for i, word in enumerate(reading.words) if i not in idioms)
        return replace(alarm, besides=tuple(besides))

    def _meant(self, reading: Reading, places: Spots, meant: Spots) -> Alarm:
        """Judge what is left when idioms are set aside."""
        tables = self._tables
        softened = self._hits(tables.softeners, meant, meant)
        hard = self._hits(tables.hard, without(meant, _words(softened)), meant)
        if hard:
            return self._alarm("hard", hard, reading, places)
        soft = softened or self._hits(tables.soft, meant, meant)
        return self._alarm("soft", soft, reading, places) if soft else NO_ALARM

    def _hits(self, filed: Filed, places: Spots, every: Spots) -> list[Hit]:
        """Find what the rules ask for in ``places``; ``every`` is where ``unless`` looks."""
        return [
            (pattern.rule, find)
            for pattern in candidates(self._tables, filed, places)
            for find in finds(pattern, places)
            if not self._cancelled(pattern.rule, find, every)
        ]

    def _cancelled(self, rule: CompiledRule, find: Find, places: Spots) -> bool:
        if any(True for _ in self._finds(rule.unless_anywhere, places)):
            return True
        return any(_beside(other, find) for other in self._finds(rule.unless, places))

    def _finds(self, numbers: Iterable[int], places: Spots) -> Iterable[Find]:
        for pattern in map(self._tables.pattern, numbers):
            if is_possible(pattern, places):
                yield from finds(pattern, places)

    def _follows_despair(self, places: Spots, previous: str) -> bool:
        tables = self._tables
        if not any(finds(p, places) for p in candidates(tables, tables.then, places)):
            return False
        before = spots(self._read(previous), tables)
        return any(finds(p, before) for p in candidates(tables, tables.first, before))

    def _alarm(self, tier: Tier, hits: list[Hit], reading: Reading, places: Spots) -> Alarm:
        rule, find = min(hits, key=_first)
        kinds = {hit.kind for hit, _ in hits}
        kind: UrgentKind = rule.kind if len(kinds) == 1 else "both"
        start, end = min(s.start for s in find), max(s.end for s in find)
        person = person_of((found for _, found in hits), places, self._tables)
        matched = " ".join(reading.words[start:end])
        around = reading.words[max(0, start - AROUND) : end + AROUND]
        return Alarm(tier, kind, person, rule.id, matched, around=tuple(around))


def _beside(one: Find, two: Find) -> bool:
    """Tell whether two finds stand in one sentence, at most twelve words apart."""
    apart = max(two[0].start - one[-1].end, one[0].start - two[-1].end)
    return one[0].sentence == two[0].sentence and apart <= BESIDE


def _words(hits: list[Hit]) -> set[int]:
    """Give the words that the finds are made of, without those in their gaps."""
    return {i for _, find in hits for spot in find for i in range(spot.start, spot.end)}


def _first(hit: Hit) -> tuple[int, int, str]:
    rule, find = hit
    return find[0].start, -find[-1].end, rule.id
