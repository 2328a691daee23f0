"""One thing that a curator must mend, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from faq_bot.errors import Problem
from faq_bot.model import Entry

Level = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """A problem of a knowledge base that can be mended in a file."""

    level: Level
    """error: the knowledge cannot be loaded; warning: it loads, and serves people badly."""
    file: str
    message: str
    line: int = 0
    """1-based; 0 when the whole file is meant."""
    entry: str = ""
    field: str = ""

    def __str__(self) -> str:
        """Write it as one line, placed like the problems of reading."""
        return str(Problem(self.file, self.message, self.line, self.entry, self.field))

    def as_dict(self) -> dict[str, object]:
        """Give the JSON form; keys in a fixed order."""
        return {
            "level": self.level,
            "file": self.file,
            "line": self.line,
            "entry": self.entry,
            "field": self.field,
            "message": self.message,
        }


def error(problem: Problem) -> Finding:
    """Turn a problem of reading into a finding."""
    where = (problem.line, problem.entry, problem.field)
    return Finding("error", problem.file, problem.message, *where)


def about(entry: Entry, field: str, message: str, line: int = 0) -> Finding:
    """Warn about an entry; without a line that of its first phrasing stands for it."""
    known = line or (entry.lines[0] if entry.lines else 0)
    return Finding("warning", entry.file, message, known, entry.id, field)


def phrasings(entry: Entry) -> Iterator[tuple[str, int]]:
    """Walk the phrasings of an entry, each with its line."""
    yield from zip(entry.phrasings, entry.lines or (0,) * len(entry.phrasings), strict=True)
