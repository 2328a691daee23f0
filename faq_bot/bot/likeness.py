"""How like danger a message is, by examples of both (``urgent-examples.yaml``).

It owns what is taught and how a long message is looked at; what a score is worth, the check
beside it decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np

from faq_bot.knowledge import Knowledge
from faq_bot.matching import Classifier, marks_of
from faq_bot.model import URGENT_KINDS, UrgentKind
from faq_bot.text import words

WIDE, NARROW = 100, 24
"""Words looked at together in a long message: much, so that a sad story told calmly is read as one;
and little, so that padding cannot hide a sentence."""
STRICTER = 0.7
"""What a narrow look must show more than a wide one, as a few words of a story are often sad."""
TAUGHT = 48
"""Words of a long harmless message that are taught together, beside the whole of it. With the three
above, alarms on 420 long ordinary stories fell from 47 to 17 in 100, at as many dangers noticed."""

EVERY = 2
"""One in so many phrasings is taught as harmless, beside all out-of-scope questions: as good as all
of them in less time. With one in four, half as many again of the ordinary questions rang."""

_TOLD = [(0,), (1,), (2,), (0, 1, 2), (0, 1, 2, 3)]
"""Crisis, emergency and both by themselves; together; together with what is only told of."""
_URGENT, _DANGER = 3, 4


@dataclass(frozen=True)
class Like:
    """The part of a message that is most like danger."""

    score: float
    """1 is sure, -1 is surely not."""
    kind: UrgentKind
    part: tuple[str, ...]


@dataclass(frozen=True)
class Likeness:
    """What the examples taught."""

    classifier: Classifier
    """Its scores are those of ``_TOLD``."""

    @classmethod
    def learn(cls, knowledge: Knowledge) -> Likeness | None:
        """Learn from the examples, with phrasings as harmless; None without examples."""
        examples = knowledge.urgent_examples
        if not examples.crisis or not examples.emergency:
            return None
        return cls.taught(groups_of(knowledge))

    @classmethod
    def taught(cls, groups: Sequence[Sequence[str]]) -> Likeness:
        """Learn from messages of crisis, emergency, both, soft and harmless."""
        read: list[list[Sequence[str]]] = [[words(line) for line in group] for group in groups]
        long = [said for said in read[-1] if len(said) > TAUGHT]
        read[-1] += [part for said in long for part in _cut(said, TAUGHT)]
        return cls(Classifier.learn(read, _TOLD))

    def of(self, said: Sequence[str], softened: bool = False) -> Like:
        """Judge the words of a message by the likeliest of its parts.

        Any likeness to danger counts, also to danger that is only told of, unless a rule found it
        ``softened`` (past, denied, general): then it must be like danger that is there now. That
        noticed 2 in 100 more than asking for the latter always, at as many alarms.
        """
        column = _URGENT if softened else _DANGER
        looks = [(part, 0.0) for part in _cut(said, WIDE)]
        if len(said) > NARROW:
            looks += [(part, STRICTER) for part in _cut(said, NARROW)]
        scored = [((self.classifier.scores(part) - less).tolist(), part) for part, less in looks]
        scores, part = max(scored, key=lambda pair: pair[0][column])
        kind = max(zip(scores, URGENT_KINDS, strict=False))[1]
        return Like(scores[column], kind, tuple(part))


def groups_of(knowledge: Knowledge) -> list[list[str]]:
    """Give what is taught: messages of crisis, emergency, both, soft and harmless."""
    told = knowledge.urgent_examples
    ordinary = [line for entry in knowledge.entries for line in entry.phrasings]
    taught = marks_of(map(str.split, ordinary)) % np.uint64(EVERY) == 0
    harmless = [*told.harmless, *compress(ordinary, taught), *knowledge.out_of_scope]
    return [list(told.crisis), list(told.emergency), list(told.both), list(told.soft), harmless]


def _cut(said: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Cut a message into parts of so many words, each half of which is in the next part too."""
    step = size // 2
    yield from (said[at : at + size] for at in range(0, max(1, len(said) - step), step))
