"""The compiled rules: words -> concepts, concepts -> the patterns they can start.

Plain numbers and texts, so that they are read from the cache as they are. A message touches only
the patterns whose rarest step it holds, so most of the rules cost nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from faq_bot.model import Tier, UrgentKind
from faq_bot.urgent.spelling import Speller

Numbers = tuple[int, ...]
Filed = dict[int, Numbers]
"""Concept number -> the numbers of the patterns looked up by it."""


@dataclass(frozen=True)
class CompiledRule:
    """What a find of one of its patterns means."""

    id: str
    tier: Tier
    kind: UrgentKind
    unless: Numbers
    """Patterns that switch it off when they stand in the same sentence."""
    unless_anywhere: Numbers
    """The same, anywhere in the message."""


@dataclass(frozen=True)
class CompiledPattern:
    """A pattern of one rule, its steps as concept numbers."""

    rule: CompiledRule
    parts: tuple[tuple[tuple[Numbers, int], ...], ...]
    needs: tuple[Numbers, ...]
    """Every step's concepts: one of each must be in the message."""


@dataclass(frozen=True)
class Tables:
    """Index over words, phrases and patterns; what it remembers of them never changes a result."""

    rules: tuple[CompiledRule, ...]
    codes: tuple[Numbers, ...]
    """Each pattern: its rule; then for each part the number of steps; for each step the gap, the
    number of choices, the choices."""
    single: dict[str, Numbers]
    """Word -> the concepts it says by itself."""
    phrases: dict[str, Numbers]
    """First two words -> the ways of saying something that begin so."""
    tails: tuple[str, ...]
    """Of each way: the words after the first two, with a space between."""
    said: Numbers
    """Of each way: the concept."""
    idioms: Filed
    softeners: Filed
    hard: Filed
    soft: Filed
    first: Filed
    then: Filed
    writer: int
    """Number of the concept of words for the writer; -1 when there is none."""
    somebody: int
    speller: Speller
    joins: frozenset[str]
    """Known words that are also read when a space has torn them."""
    _patterns: dict[int, CompiledPattern] = field(default_factory=dict, compare=False)

    def pattern(self, number: int) -> CompiledPattern:
        """Give a pattern; it is unfolded when it is first asked for."""
        found = self._patterns.get(number)
        if found is None:
            found = self._patterns[number] = self._unfolded(self.codes[number])
        return found

    def _unfolded(self, code: Numbers) -> CompiledPattern:
        rule, *rest = code
        values = iter(rest)
        parts = []
        for steps in values:
            part = []
            for _ in range(steps):
                gap, choices = next(values), next(values)
                part.append((tuple(next(values) for _ in range(choices)), gap))
            parts.append(tuple(part))
        needs = tuple(numbers for part in parts for numbers, _ in part)
        return CompiledPattern(self.rules[rule], tuple(parts), needs)
