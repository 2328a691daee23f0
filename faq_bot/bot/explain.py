"""Why this reply: word by word, with the runner-up, the margin and the place of the phrasing."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from faq_bot.model import Candidate, Place
from faq_bot.text import words

if TYPE_CHECKING:
    from faq_bot.bot.faq import FaqBot


@dataclass(frozen=True)
class WordNote:
    """What became of one word."""

    word: str
    read_as: str
    """The word it was read as: itself, a synonym's concept, or a repaired spelling."""
    how: str
    """"matched", "synonym", "typo", "other entries", "not covered"."""
    weight: float
    """What it counts for, from 0.2 (every entry has it) up."""


@dataclass(frozen=True)
class Explanation:
    """What decided; deterministic."""

    question: str
    verdict: str
    confidence: float
    words: tuple[WordNote, ...]
    best: Candidate | None
    place: Place | None
    """File and line of the nearest phrasing."""
    runner_up: Candidate | None
    margin: float
    evidence: tuple[tuple[str, float], ...]
    urgent: str
    """Tier and rule of the urgent check."""

    def as_dict(self) -> dict[str, object]:
        """Give the same as JSON data."""
        return asdict(self)

    def lines(self) -> list[str]:
        """Give the same as lines of plain text."""
        found = [f"Question: {self.question}", f"Urgent check: {self.urgent}"]
        if self.best is not None:
            where = f" ({self.place.file}:{self.place.line})" if self.place else ""
            found.append(f"Best entry: {self.best.entry_id}, score {self.best.score:.2f}")
            found.append(f'Nearest phrasing: "{self.best.phrasing}"{where}')
        if self.runner_up is not None:
            found.append(f"Runner-up: {self.runner_up.entry_id}, margin {self.margin:.2f}")
        found.append(f"Decision: {self.verdict}, confidence {self.confidence:.2f}")
        found += [f"  {note.word}: {_told(note)}" for note in self.words]
        return found


def _told(note: WordNote) -> str:
    became = "" if note.read_as == note.word else f" read as {note.read_as!r},"
    return f"{note.how},{became} weight {note.weight:.1f}"


def explain(bot: FaqBot, question: str) -> Explanation:
    """Explain the reply to a question asked by itself."""
    understood = bot.understand(question, limit=2)
    evidence = understood.evidence
    best, runner_up = (*understood.candidates, None, None)[:2]
    alarm = bot.alarm(question)
    return Explanation(
        question=" ".join(words(question)),
        verdict="urgent" if alarm.tier == "hard" else understood.verdict,
        confidence=understood.confidence,
        words=_notes(bot, question, evidence.entry if evidence else -1),
        best=best,
        place=bot.entry(best.entry_id).place(best.phrasing) if best else None,
        runner_up=runner_up,
        margin=round(best.score - runner_up.score, 6) if best and runner_up else 0.0,
        evidence=evidence.values if evidence else (),
        urgent=alarm.tier + (f" ({alarm.rule})" if alarm.rule else ""),
    )


def _notes(bot: FaqBot, question: str, entry: int) -> tuple[WordNote, ...]:
    coverage = bot.matcher.coverage
    notes = []
    for heard in bot.matcher.reader.trace(question):
        how, read_as = heard.how, heard.read_as.split()
        if not any(map(coverage.known, read_as)):
            how = "not covered"
        elif not any(coverage.has(word, entry) for word in read_as):
            how = "other entries"
        weight = round(max(map(coverage.weight, read_as)), 3)
        notes.append(WordNote(heard.word, heard.read_as, how, weight))
    return tuple(notes)
