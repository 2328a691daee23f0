"""The units of knowledge: entries, the documents behind them, and the bot's own words.

Plain frozen values; the knowledge floor builds them, every other floor only reads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

EntryKind = Literal["answer", "gap", "social", "urgent"]
ENTRY_KINDS: tuple[EntryKind, ...] = ("answer", "gap", "social", "urgent")


@dataclass(frozen=True)
class Document:
    """One document that answers are drawn from."""

    id: str
    title: str
    kind: str
    """Whose word it is: "patient account", "clinic article"."""
    mind: str
    """What a reader must keep in mind about it."""


@dataclass(frozen=True)
class Source:
    """Where an answer stands: a document and, when known, its section."""

    document: Document
    section: str = ""


@dataclass(frozen=True)
class Place:
    """A line of a knowledge file, for `why` and for problems."""

    file: str
    line: int


@dataclass(frozen=True)
class Entry:
    """One reviewed answer and the ways of asking for it."""

    id: str
    kind: EntryKind
    question: str
    phrasings: Sequence[str]
    """A tuple, or what reads one from the cache when it is looked at."""
    answer: str
    """Markdown; its first paragraph stands on its own as the short form."""
    sources: tuple[Source, ...] = ()
    follow_ups: tuple[str, ...] = ()
    """Ids of the entries a person would ask for next."""
    reviewed: str = ""
    """ISO date of the last review; empty when never."""
    topic: str = ""
    """Stem of the file it stands in."""
    lines: tuple[int, ...] = field(default=(), compare=False)
    """Line of each phrasing, aligned with ``phrasings``; empty when made in memory."""

    @property
    def file(self) -> str:
        """The file it stands in."""
        return f"{self.topic}.yaml"

    def place(self, phrasing: str) -> Place | None:
        """Say where a phrasing stands; None for another's phrasing or one made in memory."""
        found = dict(zip(self.phrasings, self.lines, strict=False))
        return Place(self.file, found[phrasing]) if phrasing in found else None

    @property
    def short(self) -> str:
        """The answer's first paragraph."""
        return self.answer.strip().split("\n\n", 1)[0]


@dataclass(frozen=True)
class Texts:
    """What the bot says in its own name; Markdown, with a helpline line where one is needed."""

    clarify: str = "I am not sure which of these you mean."
    none_of_these: str = "None of these"
    unknown: str = "The documents do not say. Please ask somebody who knows."
    unknown_again: str = "I still find nothing about that. Here is what I can talk about:"
    unknown_third: str = "I cannot help with that. Please ask somebody who knows."
    empty: str = "Please type a question."
    repeat: str = "As I said above, in short:"
    language: str = "I only understand English, not {language}."


@dataclass(frozen=True)
class Profile:
    """The face of a knowledge base: name, greeting, documents, topics and texts (``bot.yaml``)."""

    name: str = "FAQ"
    version: str = "0"
    welcome: str = "Ask me a question."
    disclaimer: str = ""
    starters: tuple[str, ...] = ()
    """Ids of the entries offered before the first question."""
    documents: tuple[Document, ...] = ()
    topics: tuple[tuple[str, str], ...] = ()
    """(file stem, title) in the order to browse."""
    texts: Texts = Texts()
