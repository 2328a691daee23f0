"""Every error that faq_bot raises on purpose, and the record of one problem in a knowledge base.

    FaqBotError
    ├── KnowledgeError      unreadable or invalid knowledge: carries all problems at once
    ├── QuestionsError      a file of labelled questions cannot be read
    ├── SnapshotError       a conversation snapshot is not one of ours
    └── TranscriptError     a transcript cannot be written

It stands at the bottom so that every floor can raise the same words.
"""

from __future__ import annotations

from dataclasses import dataclass


class FaqBotError(Exception):
    """Root of the errors that a caller may want to catch; its text is one plain line."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a knowledge file, and where."""

    file: str
    message: str
    line: int = 0
    """1-based; 0 when the whole file is meant."""
    entry: str = ""
    field: str = ""

    def __str__(self) -> str:
        """Write ``file:line: entry.field: message``, leaving out what is unknown."""
        place = self.file + (f":{self.line}" if self.line else "")
        subject = ".".join(part for part in (self.entry, self.field) if part)
        return f"{place}: {subject + ': ' if subject else ''}{self.message}"


class KnowledgeError(FaqBotError):
    """The knowledge cannot be used; ``problems`` lists everything found in one reading."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems and join them, one a line, as the error's text."""
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class QuestionsError(FaqBotError):
    """A file of labelled questions cannot be read."""


class SnapshotError(FaqBotError):
    """A conversation snapshot is broken or of another version."""


class TranscriptError(FaqBotError):
    """A transcript cannot be written; the text says why and what to do."""
