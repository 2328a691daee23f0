"""The rules compiled once: words -> concepts, concepts -> the patterns they can start.

A message touches only the patterns whose rarest step it holds, so most of the rules cost nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
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
        self._numbers = _Numbers(self._enter)
        self._steps: dict[tuple[str, ...], tuple[int, ...]] = {}
        self.single: defaultdict[str, list[int]] = defaultdict(list)
        """Word -> the concepts it says by itself."""
        self.phrases: defaultdict[str, Tails] = defaultdict(lambda: defaultdict(list))
        """First word -> second word -> what may follow, and the concept said."""
        self._weights: dict[int, int] = {0: 10_000, 1: 10_000}
        self._rarities: dict[tuple[int, ...], int] = {}
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
            self._step((concept.name,))
        known = set(self.single) | set(_words(self.phrases))
        anchors = {*rules.anchors, *self._long_words(rules.rules)}
        self.speller = Speller(known, anchors, dict(rules.spellings), rules.real_words)
        self.joins = frozenset(word for word in known if len(word) >= 4)

    def _long_words(self, rules: Iterable[UrgentRule]) -> Iterator[str]:
        """Give the long words of the hard rules: too long to be mistaken for others by one slip."""
        patterns = (p for rule in rules if rule.tier == "hard" for p in rule.patterns)
        steps = {step.choices for p in patterns for part in p.parts for step in part}
        for choice in {choice for choices in steps for choice in choices}:
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
                for number in min(compiled.needs, key=self._rarity):
                    filed[number].append(compiled)
        return dict(filed)

    def _compile(self, rule: UrgentRule, pattern: Pattern) -> Compiled:
        parts: list[tuple[tuple[tuple[int, ...], int], ...]] = []
        needs: list[tuple[int, ...]] = []
        for part in pattern.parts:
            steps = _loosened(part) if rule.tier == "hard" else part
            parts.append(tuple([(self._step(step.choices), step.gap) for step in steps]))
            needs += [numbers for numbers, _ in parts[-1]]
        return Compiled(rule, tuple(parts), tuple(needs))

    def _step(self, choices: tuple[str, ...]) -> tuple[int, ...]:
        numbers = self._steps.get(choices)
        if numbers is None:
            numbers = self._steps[choices] = tuple(map(self._numbers.__getitem__, choices))
            self._rarities[numbers] = max(map(self._weights.__getitem__, numbers))
        return numbers

    def _rarity(self, numbers: tuple[int, ...]) -> int:
        return self._rarities[numbers]

    def _enter(self, choice: str, number: int) -> None:
        ways = self._ways.get(choice) or (tuple(choice.split()),)
        for way in ways:
            if len(way) == 1:
                self.single[way[0]].append(number)
            else:
                self.phrases[way[0]][way[1]].append((way[2:], number))
        common = len([way for way in ways if _FREQUENT.issuperset(way)])
        self._weights[number] = len(ways) + 1_000 * common


class _Numbers(dict[str, int]):
    """Concept or plain word -> its number; the first look at one gives it the next."""

    def __init__(self, enter: Callable[[str, int], None]) -> None:
        super().__init__({SENTENCE_START: 0, SENTENCE_END: 1})
        self._enter = enter

    def __missing__(self, choice: str) -> int:
        number = self[choice] = len(self)
        self._enter(choice, number)
        return number


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
