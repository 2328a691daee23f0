"""The rules compiled once: words -> concepts, concepts -> the patterns they can start.

A message touches only the patterns whose rarest step it holds, so most of the rules cost nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from faq_bot.model import SENTENCE_END, SENTENCE_START, Pattern, Step, UrgentRule, UrgentRules
from faq_bot.urgent.spelling import Speller

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
LONG_WORD = 8
"""Letters from which a word of a hard rule is an anchor by itself (700 real words in the guard)."""


@dataclass(frozen=True)
class Compiled:
    """A pattern of one rule, its steps as concept numbers."""

    rule: UrgentRule
    parts: tuple[tuple[tuple[tuple[int, ...], int], ...], ...]
    needs: tuple[tuple[int, ...], ...]
    """Every step's concepts: one of each must be in the message."""


Tails = defaultdict[str, list[tuple[tuple[str, ...], int]]]
Filed = dict[int, list[Compiled]]
"""Concept number -> the patterns looked up by it."""


class Tables:
    """Index over words, phrases and patterns; immutable after it was built."""

    def __init__(self, rules: UrgentRules) -> None:
        """Give every concept and plain word a number; file each pattern under its rarest step."""
        self._ways = {concept.name: concept.ways for concept in rules.concepts}
        self._numbers: dict[str, int] = {SENTENCE_START: 0, SENTENCE_END: 1}
        self.single: defaultdict[str, list[int]] = defaultdict(list)
        """Word -> the concepts it says by itself."""
        self.phrases: defaultdict[str, Tails] = defaultdict(lambda: defaultdict(list))
        """First word -> second word -> what may follow, and the concept said."""
        self._weights: dict[int, int] = {0: 10_000, 1: 10_000}
        self.idioms = self._file(rules.idioms)
        self.softeners = self._file(rules.softeners)
        self.hard = self._file(rule for rule in rules.rules if rule.tier == "hard")
        self.soft = self._file(rule for rule in rules.rules if rule.tier == "soft")
        self.first = self._file([UrgentRule("two-messages", rules.first)])
        self.then = self._file([UrgentRule("two-messages", rules.then)])
        self._unless = {
            id(pattern): self._compile(rule, pattern)
            for rule in (*rules.softeners, *rules.rules, *rules.idioms)
            for pattern in (*rule.unless, *rule.unless_anywhere)
        }
        for concept in rules.concepts:
            self._number(concept.name)
        known = set(self.single) | set(_words(self.phrases))
        anchors = {*rules.anchors, *self._long_words(rules.rules)}
        self.speller = Speller(known, anchors, dict(rules.spellings), rules.real_words)
        self.joins = frozenset(word for word in known if len(word) >= 4)

    def _long_words(self, rules: Iterable[UrgentRule]) -> Iterator[str]:
        """Give the long words of the hard rules: too long to be mistaken for others by one slip."""
        for rule in rules:
            if rule.tier == "hard":
                steps = [step for p in rule.patterns for part in p.parts for step in part]
                for choice in {choice for step in steps for choice in step.choices}:
                    for way in self._ways.get(choice, (tuple(choice.split()),)):
                        yield from (w for w in way if len(w) >= LONG_WORD and w.isalpha())

    def number(self, concept: str) -> int:
        """Give the number of a concept; -1 when there is none of that name."""
        return self._numbers.get(concept, -1)

    def unless(self, pattern: Pattern) -> Compiled:
        """Give the compiled form of a pattern of ``unless``."""
        return self._unless[id(pattern)]

    def _file(self, rules: Iterable[UrgentRule]) -> Filed:
        filed: defaultdict[int, list[Compiled]] = defaultdict(list)
        for rule in rules:
            for pattern in rule.patterns:
                compiled = self._compile(rule, pattern)
                rarest = min(compiled.needs, key=lambda step: max(self._weights[n] for n in step))
                for number in rarest:
                    filed[number].append(compiled)
        return dict(filed)

    def _compile(self, rule: UrgentRule, pattern: Pattern) -> Compiled:
        loose = rule.tier == "hard"
        parts = tuple(
            tuple((self._step(s), s.gap) for s in (_loosened(part) if loose else part))
            for part in pattern.parts
        )
        return Compiled(rule, parts, tuple(numbers for part in parts for numbers, _ in part))

    def _step(self, step: Step) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._number(choice) for choice in step.choices))

    def _number(self, choice: str) -> int:
        if choice not in self._numbers:
            number = self._numbers[choice] = len(self._numbers)
            ways = self._ways.get(choice, (tuple(choice.split()),))
            for way in ways:
                if len(way) == 1:
                    self.single[way[0]].append(number)
                else:
                    self.phrases[way[0]][way[1]].append((way[2:], number))
            common = sum(all(word in _FREQUENT for word in way) for way in ways)
            self._weights[number] = len(ways) + 1_000 * common
        return self._numbers[choice]


def _loosened(part: tuple[Step, ...]) -> Iterator[Step]:
    """Let small words inside a pattern be missing, as in "i want die" or "end life"."""
    gap = 0
    for i, step in enumerate(part):
        if 0 < i < len(part) - 1 and _SMALL.issuperset(step.choices):
            gap += step.gap + 1
        else:
            yield Step(step.choices, step.gap + gap)
            gap = 0


def _words(phrases: dict[str, Tails]) -> Iterator[str]:
    for first, seconds in phrases.items():
        yield first
        for second, tails in seconds.items():
            yield second
            for tail, _ in tails:
                yield from tail
