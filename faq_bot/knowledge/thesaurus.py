"""English by subject: which words there are, and which are about the same thing.

It alone reads ``thesaurus.txt``, which belongs to the package and to no knowledge base: "fee" and
"charge" are both about prices, and neither is a slip of the pen, whatever is asked.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from pathlib import Path

from faq_bot.knowledge import Knowledge
from faq_bot.model import Thesaurus

ENOUGH = 50
"""Phrasings an entry, on average, from which subjects add nothing. Top-1 of our rulers, with so
many of the shipped phrasings an entry: +3 points with 4, +2 with 10, +1 with 40, 0 with 100, -1
with 200 (means; ``tests/benchmarks/thesaurus.py``)."""
_FILE = Path(__file__).with_suffix(".txt")


def thesaurus_for(knowledge: Knowledge) -> Thesaurus:
    """Give all words, and the subjects where the knowledge has few phrasings."""
    asked = [len(entry.phrasings) for entry in knowledge.entries if entry.phrasings]
    few = sum(asked) < ENOUGH * len(asked)
    by_name = subjects()
    words = frozenset(chain.from_iterable(by_name.values()))
    return Thesaurus(words, tuple(by_name.values()) if few else ())


@cache
def subjects() -> dict[str, tuple[str, ...]]:
    """Give the words of each subject by its name."""
    found: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            found[name] += tuple(word for part in line.split(",") if (word := part.strip()))
        elif not line.startswith("#"):
            name = line
            found[name] = ()
    return found
