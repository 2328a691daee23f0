"""Lines to measure on, and the two figures every system is measured by.

Shared by the benchmarks: the public data sets (other people's text, given as a folder) and the
rulers of ``tests/data`` over the shipped knowledge.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from faq_bot.bot import FaqBot
from faq_bot.evaluation.measures import auroc
from faq_bot.evaluation.questions import Labelled, read_questions
from faq_bot.knowledge import Knowledge

PUBLIC = ("hint3_curekart", "clinc150_10shot", "banking77_10shot")
DATA = Path(__file__).resolve().parents[1] / "data"
RULERS = ("dev", "ruler", "ruler-unseen", "ruler-hard", "ruler-sealed", "ruler-people")
LIMIT = 3

Scores = NDArray[np.float64]


@dataclass(frozen=True)
class Task:
    """Phrasings to learn from and labelled questions to be measured by."""

    name: str
    phrasings: tuple[tuple[str, str], ...]
    """(phrasing, entry id)."""
    questions: tuple[str, ...]
    accepted: tuple[frozenset[str], ...]
    """Entry ids that are right, by question; empty when out of scope."""

    @property
    def by_entry(self) -> dict[str, list[str]]:
        """Phrasings of each entry."""
        grouped: dict[str, list[str]] = {}
        for phrasing, entry in self.phrasings:
            grouped.setdefault(entry, []).append(phrasing)
        return grouped


@dataclass(frozen=True)
class Guess:
    """What a system makes of one question."""

    ids: Sequence[str]
    """Best first."""
    score: float
    """How sure it is, in any unit."""


def public_task(folder: Path, name: str) -> Task:
    """Read one public data set."""
    content = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    accepted = (_ids(label) for _, label in content["test"])
    return Task(
        name,
        tuple((phrasing, entry) for phrasing, entry in content["train"]),
        tuple(question for question, _ in content["test"]),
        tuple(accepted),
    )


def _ids(label: str | list[str] | None) -> frozenset[str]:
    return frozenset([label] if isinstance(label, str) else label or [])


def ruler_task(knowledge: Knowledge, name: str) -> Task:
    """Take a ruler of ours over the phrasings (and questions) of the knowledge."""
    lines: tuple[Labelled, ...] = read_questions(DATA / f"{name}.yaml")
    phrasings = tuple(
        (phrasing, entry.id)
        for entry in knowledge.entries
        if entry.kind != "urgent"
        for phrasing in (entry.question, *entry.phrasings)
    )
    return Task(
        name,
        phrasings,
        tuple(line.question for line in lines),
        tuple(line.accepted for line in lines),
    )


def ours_on(bot: FaqBot, questions: Sequence[str]) -> list[Guess]:
    """Ask our own bot."""
    guesses = []
    for question in questions:
        ids = [candidate.entry_id for candidate in bot.rank(question, LIMIT)]
        guesses.append(Guess(ids, bot.ask(question).confidence))
    return guesses


def nearest_entries(task: Task, scores: Scores) -> list[Guess]:
    """Score an entry by its best phrasing; ``scores`` is questions x phrasings."""
    ids = sorted({entry for _, entry in task.phrasings})
    columns = [[i for i, (_, entry) in enumerate(task.phrasings) if entry == name] for name in ids]
    return best_entries(ids, np.stack([scores[:, own].max(axis=1) for own in columns], axis=1))


def best_entries(ids: Sequence[str], scores: Scores) -> list[Guess]:
    """Rank entries by their scores; ``scores`` is questions x entries."""
    order = np.argsort(-scores, axis=1, kind="stable")[:, :LIMIT]
    return [
        Guess([ids[i] for i in row], float(scores[number, row[0]]))
        for number, row in enumerate(order)
    ]


def top(task: Task, guesses: Sequence[Guess], limit: int = 1) -> float:
    """Share of the questions in scope with a right entry among the first ``limit``, in percent."""
    scoped = [(a, g) for a, g in zip(task.accepted, guesses, strict=True) if a]
    return 100 * sum(bool(a & set(g.ids[:limit])) for a, g in scoped) / len(scoped)


def separation(task: Task, guesses: Sequence[Guess]) -> float:
    """AUROC of the scores, in scope against out of scope, in percent."""
    pairs = list(zip(task.accepted, guesses, strict=True))
    inside = [guess.score for accepted, guess in pairs if accepted]
    outside = [guess.score for accepted, guess in pairs if not accepted]
    return 100 * (auroc(inside, outside) or 0.0)
