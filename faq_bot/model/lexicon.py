"""What a knowledge base brings for its matcher: lexicon groups and confidence settings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LexiconGroup:
    """Ways of saying one thing; each way may be several words, all normalised."""

    name: str
    """Where it belongs, for `why`: "brand names", "dictation"."""
    concept: str
    """The word that the others are read as; a word the phrasings use."""
    variants: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """All groups of ``lexicon.yaml``."""

    groups: tuple[LexiconGroup, ...] = ()
    protected: frozenset[str] = frozenset()
    """Real words that no spelling repair may touch, as they mean something else."""


@dataclass(frozen=True)
class Thesaurus:
    """English as the package lends it to any knowledge base."""

    words: frozenset[str] = frozenset()
    """Words that are right as they are, whether the knowledge has them or not."""
    subjects: tuple[tuple[str, ...], ...] = ()
    """The words of each subject; none for knowledge that says enough itself."""


@dataclass(frozen=True)
class Calibration:
    """Weights and thresholds that turn the evidence for a candidate into a confidence.

    Re-derived by ``faq-bot calibrate``; stored as ``calibration.yaml``.
    """

    weights: tuple[tuple[str, float], ...] = ()
    """(evidence name, logistic weight); "bias" is the constant."""
    answer: float = 0.6
    """Confidence from which the best entry is given."""
    clarify: float = 0.3
    """Confidence from which near entries are offered."""
    price: float = 0.0
    """The stated price of one wrong answer, in right answers withheld."""


@dataclass(frozen=True)
class Evidence:
    """What speaks for the best entry, as numbers that a calibration can weigh."""

    entry: int
    """Number of the best entry, -1 when nothing was understood."""
    values: tuple[tuple[str, float], ...]
    """(name, value); larger mostly means surer."""
