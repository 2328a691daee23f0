"""Question -> the words the knowledge knows: lexicon and spelling repair will join here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faq_bot.model import Lexicon
from faq_bot.text import words


@dataclass(frozen=True)
class Heard:
    """One word of a question and what it was read as."""

    word: str
    read_as: str
    how: str
    """"matched", "synonym" or "typo"."""


@dataclass(frozen=True)
class Reader:
    """Reads phrasings and questions alike."""

    vocabulary: frozenset[str]

    @classmethod
    def learn(cls, phrasings: Sequence[str], lexicon: Lexicon) -> Reader:
        """Take the vocabulary of the phrasings."""
        return cls(frozenset(word for line in phrasings for word in words(line)))

    def read(self, text: str) -> list[str]:
        """Give the words of a text as the matcher reads them."""
        return [heard.read_as for heard in self.trace(text)]

    def trace(self, text: str) -> list[Heard]:
        """Give every word with what it was read as and how."""
        return [Heard(word, word, "matched") for word in words(text)]
