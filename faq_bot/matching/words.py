"""Question -> the words that the knowledge knows, through its lexicon and a spelling repair.

The lexicon comes first (its entries are exact), then unknown words are compared with the
knowledge's own vocabulary, then the lexicon once more, so that a typo and a synonym combine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from faq_bot.matching.neighbours import Neighbours
from faq_bot.matching.slips import slips
from faq_bot.matching.spelling import Speller
from faq_bot.model import Lexicon
from faq_bot.text import words

REAL = 3
"""Out-of-scope questions that must share a word for it to be a real one, never to be repaired; a
word of two may be a slip of the pen, and there are thousands of them."""


@dataclass(frozen=True)
class Heard:
    """A word of a question (or several, when the lexicon joins them) and what it was read as."""

    word: str
    read_as: str
    how: str
    """"matched", "synonym", "typo" or "typo and synonym"."""


@dataclass(frozen=True)
class Reader:
    """Reads phrasings and questions alike."""

    concepts: dict[tuple[str, ...], tuple[str, ...]]
    """Words as said -> the words they are read as."""
    longest: int
    firsts: frozenset[str]
    """Words that something in the lexicon begins with."""
    speller: Speller

    @classmethod
    def learn(
        cls,
        phrasings: Sequence[str],
        lexicon: Lexicon,
        out_of_scope: Sequence[str] = (),
        english: frozenset[str] = frozenset(),
    ) -> Reader:
        """Take the lexicon, and the vocabulary of the phrasings as the lexicon reads them.

        Words of ``english`` are no slips: never repaired.
        """
        concepts = {
            tuple(variant.split()): tuple(group.concept.split())
            for group in lexicon.groups
            for variant in group.variants
        }
        longest = max(map(len, concepts), default=0)
        lines = [words(line) for line in phrasings]
        seen = Counter(word for line in lines for word in line)
        seen.update(word for run in (*concepts, *concepts.values()) for word in run)
        firsts = frozenset(run[0] for run in concepts)
        foreign = Counter(word for line in out_of_scope for word in set(words(line)))
        certain = lexicon.protected.union(english, *concepts, *concepts.values())
        wrong = slips(seen + foreign, certain)
        often = (word for word, lines in foreign.items() if lines >= REAL)
        real = certain.union(often).difference(wrong)
        known = {word: count for word, count in seen.items() if word not in wrong}
        speller = Speller.learn(known, real, wrong, Neighbours.learn(lines))
        return cls(concepts, longest, firsts, speller)

    def read(self, text: str, repair: bool = True) -> list[str]:
        """Give the words of a text as the matcher reads them."""
        return [word for heard in self.trace(text, repair) for word in heard.read_as.split()]

    def trace(self, text: str, repair: bool = True) -> list[Heard]:
        """Give every word, or run of words that the lexicon joins, with what it was read as.

        Without ``repair`` every word but a known slip is taken to be the one that was meant.
        """
        said = words(text)
        repaired = self.speller.repair(said) if repair else self.speller.without_slips(said)
        if said == repaired and not self.firsts.intersection(said):
            return [Heard(word, word, "matched") for word in said]
        found: list[Heard] = []
        at = 0
        while at < len(said):
            size = self._longest_at(repaired, at)
            run, meant = said[at : at + (size or 1)], repaired[at : at + (size or 1)]
            read_as = self.concepts[tuple(meant)] if size else tuple(meant)
            how = _how(typo=run != meant, synonym=bool(size))
            found.append(Heard(" ".join(run), " ".join(read_as), how))
            at += size or 1
        return found

    def _longest_at(self, said: Sequence[str], at: int) -> int:
        for size in range(min(self.longest, len(said) - at), 0, -1):
            if tuple(said[at : at + size]) in self.concepts:
                return size
        return 0


def _how(*, typo: bool, synonym: bool) -> str:
    if typo and synonym:
        return "typo and synonym"
    return "typo" if typo else "synonym" if synonym else "matched"
