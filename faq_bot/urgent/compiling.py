"""``UrgentRules`` -> ``Tables``: every concept and plain word gets a number, once.

It stands apart from the tables because it runs only when the rules have changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from faq_bot.model import SENTENCE_END, SENTENCE_START, Pattern, Step, UrgentRule, UrgentRules
from faq_bot.urgent.alarm import TWO_MESSAGES
from faq_bot.urgent.spelling import Speller
from faq_bot.urgent.tables import CompiledRule, Filed, Numbers, Tables

# fmt: off
_FREQUENT = frozenset((
    "i", "im", "ive", "ill", "id", "me", "my", "myself", "you", "he", "she", "it", "its", "they",
    "we", "the", "a", "an", "to", "of", "and", "or", "in", "on", "at", "for", "with", "from", "by",
    "as", "about", "up", "out", "is", "are", "was", "were", "be", "been", "am", "do", "does",
    "did", "have", "has", "had", "can", "could", "will", "would", "should", "not", "no", "dont",
    "this", "that", "what", "how", "when", "if", "so", "just", "all", "now", "one", "but", "there",
    "any", "more", "like", "get", "got", "go", "going", "take", "took", "make", "made", "think",
    "feel", "know", "want", "need",
))
# fmt: on
"""Words too common to be the one that a pattern is looked up by."""
_SMALL = frozenset(("to", "2", "the", "a", "an"))
WRITER, SOMEBODY = "WRITER", "SOMEBODY"
"""The two concepts that tell whom a message is about."""
LONG_WORD = 8
"""Letters from which a word of a hard rule is an anchor by itself (700 real words in the guard)."""
SHORTEST_JOINED = 4


def compile_rules(rules: UrgentRules) -> Tables:
    """Compile the rules; those that are switched off or empty give tables that find nothing."""
    words = _Words(rules)
    patterns = _Patterns(words)
    idioms, softeners = patterns.file(rules.idioms), patterns.file(rules.softeners)
    hard = patterns.file(rule for rule in rules.rules if rule.tier == "hard")
    soft = patterns.file(rule for rule in rules.rules if rule.tier == "soft")
    first = patterns.file([UrgentRule(TWO_MESSAGES, rules.first)])
    then = patterns.file([UrgentRule(TWO_MESSAGES, rules.then)])
    for concept in rules.concepts:
        words.number(concept.name)
    known = words.known()
    anchors = {*rules.anchors, *_long_words(rules.rules, words.ways)}
    return Tables(
        rules=tuple(patterns.rules),
        codes=tuple(patterns.codes),
        single=_frozen(words.single),
        phrases=_frozen(words.phrases),
        tails=tuple(words.tails),
        said=tuple(words.said),
        idioms=idioms,
        softeners=softeners,
        hard=hard,
        soft=soft,
        first=first,
        then=then,
        writer=words.numbers.get(WRITER, -1),
        somebody=words.numbers.get(SOMEBODY, -1),
        speller=Speller.learn(known, anchors, dict(rules.spellings), rules.real_words),
        joins=frozenset(word for word in known if len(word) >= SHORTEST_JOINED),
    )


class _Words:
    """The ways of saying each concept, entered when the concept is first named."""

    def __init__(self, rules: UrgentRules) -> None:
        self.ways = {concept.name: concept.ways for concept in rules.concepts}
        self.numbers = {SENTENCE_START: 0, SENTENCE_END: 1}
        self.weights = {0: 10_000, 1: 10_000}
        self.single: defaultdict[str, list[int]] = defaultdict(list)
        self.phrases: defaultdict[str, list[int]] = defaultdict(list)
        self.tails: list[str] = []
        self.said: list[int] = []

    def number(self, choice: str) -> int:
        """Give the number of a concept or of plain words."""
        number = self.numbers.get(choice)
        if number is None:
            number = self.numbers[choice] = len(self.numbers)
            self._enter(number, self.ways.get(choice) or (choice,))
        return number

    def _enter(self, number: int, ways: Sequence[str]) -> None:
        split = [way.split() for way in ways]
        for way in split:
            if len(way) == 1:
                self.single[way[0]].append(number)
            else:
                self.phrases[" ".join(way[:2])].append(len(self.tails))
                self.tails.append(" ".join(way[2:]))
                self.said.append(number)
        common = len([way for way in split if _FREQUENT.issuperset(way)])
        self.weights[number] = len(ways) + 1_000 * common

    def known(self) -> set[str]:
        """Give every word that stands in some way of saying something."""
        return set(self.single).union(*map(str.split, (*self.phrases, *self.tails)))


class _Patterns:
    """The rules and patterns as numbers."""

    def __init__(self, words: _Words) -> None:
        self._words = words
        self.rules: list[CompiledRule] = []
        self.codes: list[Numbers] = []

    def file(self, rules: Iterable[UrgentRule]) -> Filed:
        """Enter rules and give their patterns, each filed under its rarest step."""
        filed: defaultdict[int, list[int]] = defaultdict(list)
        for rule in rules:
            for pattern in rule.patterns:
                number, steps = self._enter(pattern, len(self.rules), loose=rule.tier == "hard")
                for concept in min(steps, key=self._rarity):
                    filed[concept].append(number)
            self._add(rule)
        return _frozen(filed)

    def _add(self, rule: UrgentRule) -> None:
        """Enter what a rule means; its number was its patterns' all along."""
        here, loose = len(self.rules), rule.tier == "hard"
        unless, anywhere = (
            tuple(self._enter(pattern, here, loose)[0] for pattern in patterns)
            for patterns in (rule.unless, rule.unless_anywhere)
        )
        self.rules.append(CompiledRule(rule.id, rule.tier, rule.kind, unless, anywhere))

    def _enter(self, pattern: Pattern, rule: int, loose: bool) -> tuple[int, list[Numbers]]:
        """Give the number of a pattern, and the concepts of each of its steps."""
        code, needs = [rule], []
        for part in pattern.parts:
            steps = list(_loosened(part)) if loose else part
            code.append(len(steps))
            for step in steps:
                needs.append(tuple(map(self._words.number, step.choices)))
                code += [step.gap, len(needs[-1]), *needs[-1]]
        self.codes.append(tuple(code))
        return len(self.codes) - 1, needs

    def _rarity(self, numbers: Numbers) -> int:
        return max(map(self._words.weights.__getitem__, numbers))


def _loosened(part: Sequence[Step]) -> Iterator[Step]:
    """Let small words inside a pattern be missing, as in "i want die" or "end life"."""
    gap = 0
    for i, step in enumerate(part):
        if 0 < i < len(part) - 1 and _SMALL.issuperset(step.choices):
            gap += step.gap + 1
        else:
            yield Step(step.choices, step.gap + gap)
            gap = 0


def _long_words(rules: Iterable[UrgentRule], ways: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Give the long words of the hard rules: too long to be mistaken for others by one slip."""
    patterns = (p for rule in rules if rule.tier == "hard" for p in rule.patterns)
    steps = (step for pattern in patterns for part in pattern.parts for step in part)
    for choice in {choice for step in steps for choice in step.choices}:
        for way in ways.get(choice, (choice,)):
            yield from (w for w in way.split() if len(w) >= LONG_WORD and w.isalpha())


def _frozen(lists: dict[Any, list[int]]) -> dict[Any, Numbers]:
    return {key: tuple(numbers) for key, numbers in lists.items()}
