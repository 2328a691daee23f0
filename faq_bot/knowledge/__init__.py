"""The knowledge base: a folder of YAML files, or phrasings made in memory.

It alone turns files into entries, and it refuses knowledge with problems, naming all of them.
It knows nothing of matching: the engine reads it, never the other way round.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from faq_bot.errors import KnowledgeError, Problem
from faq_bot.knowledge.locate import locate, yaml_files
from faq_bot.model import Calibration, Entry, Lexicon, Profile, UrgentExamples, UrgentRules

__all__ = ["Knowledge", "locate"]


@dataclass(frozen=True)
class Knowledge:
    """A valid knowledge base; immutable, so any number of threads may share it."""

    entries: tuple[Entry, ...]
    profile: Profile = field(default_factory=Profile)
    lexicon: Lexicon = field(default_factory=Lexicon)
    urgent: UrgentRules | None = None
    """None: this knowledge has no urgent check (``check`` says so loudly)."""
    urgent_examples: UrgentExamples = field(default_factory=UrgentExamples)
    out_of_scope: Sequence[str] = ()
    calibration: Calibration | None = None
    digest: str = field(default="", compare=False)
    """Hash of the files it was read from; empty when made in memory."""
    path: Path | None = field(default=None, compare=False)

    @classmethod
    def load(cls, path: str | os.PathLike[str] | None = None) -> Knowledge:
        """Read a folder of YAML files, or one file of entries; None finds the shipped folder.

        Raises KnowledgeError with every problem at once.
        """
        from faq_bot.knowledge.assemble import assemble  # PyYAML: 25 ms that a cache hit spares

        place = locate(path)
        problems: list[Problem] = []
        parts = assemble(yaml_files(place), problems)
        if problems:
            raise KnowledgeError(tuple(problems))
        return cls(
            entries=parts.entries,
            profile=parts.profile,
            lexicon=parts.lexicon,
            urgent=parts.urgent,
            urgent_examples=parts.urgent_examples,
            out_of_scope=parts.out_of_scope,
            calibration=parts.calibration,
            digest=folder_digest(place),
            path=place,
        )

    @classmethod
    def from_phrasings(cls, phrasings: Mapping[str, Iterable[str]]) -> Knowledge:
        """Make plain answer entries, id -> phrasings, without lexicon or urgent rules.

        The first phrasing is the entry's question and, lacking an answer, its text.
        Raises KnowledgeError when an entry has no phrasing.
        """
        entries = []
        for entry_id, lines in phrasings.items():
            asked = tuple(lines)
            if not asked:
                raise KnowledgeError((Problem("phrasings", "has no phrasing", entry=entry_id),))
            entries.append(Entry(entry_id, "answer", asked[0], asked, asked[0]))
        return cls(tuple(entries))

    @property
    def version(self) -> str:
        """Version of the knowledge: its own number and the first eight digits of its hash."""
        return f"{self.profile.version}+{self.digest[:8]}" if self.digest else self.profile.version

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Entries by id."""
        return {entry.id: entry for entry in self.entries}

    def entry(self, entry_id: str) -> Entry:
        """Give an entry; raises KeyError when there is none of that id."""
        return self.by_id[entry_id]


def folder_digest(place: Path) -> str:
    """Hash the names and bytes of the YAML files, so that a cache can tell when they change.

    Raises KnowledgeError when a file cannot be read.
    """
    digest = hashlib.sha256()
    for file in yaml_files(place):
        try:
            content = file.read_bytes()
        except OSError as error:
            problem = Problem(file.name, f"cannot be read: {error.strerror}")
            raise KnowledgeError((problem,)) from None
        digest.update(f"{file.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
