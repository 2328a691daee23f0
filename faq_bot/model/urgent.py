"""The rules of the urgent check as values: what a curator wrote in ``urgent.yaml``, parsed.

They stand in the model because the knowledge floor builds them and the urgent floor reads them,
and those two never see each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from faq_bot.model.entry import Place

Tier = Literal["hard", "soft", "none"]
UrgentKind = Literal["crisis", "emergency", "both"]
URGENT_KINDS: tuple[UrgentKind, ...] = ("crisis", "emergency", "both")
SENTENCE_START, SENTENCE_END = "^", "$"
BOTH = " + "
GAP = re.compile(r"\.\.(\d*)")
USUAL_GAP = 3


@dataclass(frozen=True)
class Concept:
    """A named list of ways to say one thing, each in normalised words."""

    name: str
    ways: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One place in a pattern: a word, a concept, or one of several."""

    choices: tuple[str, ...]
    """Concept names in capitals, words in small letters (one or several), or a sentence mark."""
    gap: int = 0
    """How many other words may stand before it."""


@dataclass(frozen=True)
class Pattern:
    """One line of a rule, with every step that may be missing either in or out.

    Kept as text, for there are thousands and most are looked at only once, when they are compiled.
    """

    text: str

    @property
    def parts(self) -> tuple[tuple[Step, ...], ...]:
        """Steps in their order; more than one part means "near each other, in any order"."""
        return tuple(tuple(_steps(part.split())) for part in self.text.split(BOTH))


def _steps(tokens: Iterable[str]) -> Iterator[Step]:
    before = 0
    for token in tokens:
        if gap := GAP.fullmatch(token):
            before += int(gap[1] or USUAL_GAP)
            continue
        yield Step(tuple(token.replace("_", " ").split("|")), before)
        before = 0


@dataclass(frozen=True)
class UrgentRule:
    """What to notice, and what follows: a rule, a softener or an idiom by where it stands."""

    id: str
    patterns: tuple[Pattern, ...]
    tier: Tier = "hard"
    kind: UrgentKind = "crisis"
    unless: tuple[Pattern, ...] = ()
    """Patterns that switch it off when they stand in the same sentence."""
    unless_anywhere: tuple[Pattern, ...] = ()
    """The same, anywhere in the message."""
    why: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class UrgentTexts:
    """What is said when it matters; several variants each, so that none is repeated at once."""

    crisis_self: tuple[str, ...] = ()
    crisis_other: tuple[str, ...] = ()
    emergency: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    repeat: tuple[str, ...] = ()
    notice: str = ""
    """The one helpline line under an ordinary reply."""


@dataclass(frozen=True)
class OtherLanguage:
    """Plain cries for help in a language that the bot does not speak."""

    name: str
    help: str
    """Where to find help, in that language: the first line of the reply."""
    crisis: tuple[str, ...] = ()
    emergency: tuple[str, ...] = ()
    """Phrases, in any script."""


@dataclass(frozen=True)
class UrgentExamples:
    """Messages to learn from, by what they bring (``urgent-examples.yaml``)."""

    crisis: Sequence[str] = ()
    emergency: Sequence[str] = ()
    both: Sequence[str] = ()
    soft: Sequence[str] = ()
    harmless: Sequence[str] = ()


@dataclass(frozen=True)
class UrgentRules:
    """Everything ``urgent.yaml`` holds but its two entries."""

    enabled: bool = True
    """False when the knowledge base switched the check off by name."""
    checked: str = ""
    """ISO date on which the helplines were last checked."""
    texts: UrgentTexts = UrgentTexts()
    concepts: Sequence[Concept] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    """(as written, as meant) for words too short or too far off for the typo check."""
    anchors: tuple[str, ...] = ()
    """Words that carry the danger: one wrong letter in them is forgiven."""
    real_words: tuple[str, ...] = ()
    """Words that are one letter away from an anchor and mean something else."""
    fillers: tuple[str, ...] = ()
    """Words that are passed over: laughter, hesitation, oaths."""
    idioms: Sequence[UrgentRule] = ()
    softeners: Sequence[UrgentRule] = ()
    rules: Sequence[UrgentRule] = ()
    first: tuple[Pattern, ...] = ()
    """Despair in the message before ..."""
    then: tuple[Pattern, ...] = ()
    """... that makes these words urgent in the next one."""
    other_languages: tuple[OtherLanguage, ...] = ()
