"""Is a person in danger? The rules first; then likeness to examples, for what no rule foresaw.

The graver of their findings counts, unless a message that a rule found is as unlike danger as can
be: then it gets the helpline line. Rules are exact and carry reasons; examples generalise: on
messages that neither had seen they lifted the share noticed from about 85 to 98 in 100.
"""

from __future__ import annotations

from dataclasses import replace

from faq_bot.bot.likeness import Like, Likeness
from faq_bot.decision import probability
from faq_bot.model import Tier
from faq_bot.text import clip, words
from faq_bot.urgent import NO_ALARM, TWO_MESSAGES, Alarm, UrgentCheck, Who

LIKENESS = "likeness"
"""What an alarm that no rule raised has in place of a rule."""
STRONG = "strong likeness"
SURE = 0.3
"""Score from which likeness brings the urgent reply whatever else was understood: a question that
stands beside a wish to die must not hide it."""
HARD, HARD_IF_SOFTENED = -0.05, 0.05
"""Score from which it does unless the message is surely one of the ordinary questions. Chosen by
recall on the tuned and watched parts of tests/data/urgent against alarms on harmless lines; where a
rule found the message softened, the higher one loses nothing there."""
FEWEST = 3
"""Words of a message that may get the urgent reply by likeness; "I see" is like too much."""
SOFT = -0.35
"""Score from which it brings the helpline line: about 1 ordinary question in 20."""
ORDINARY, NOT_LIKE = -1.0, -0.4
"""Scores of a whole message, and of the words around what a rule found, below which the rule's
alarm brings the helpline line alone. Of the examples, judged without those near them, 5 of 7,910
dangers lie below the first, and 154 of 723 of the rules' false alarms. Without the second, 58 of
7,465 dangers were hushed that a person adds to an ordinary question, now one; of 37 false alarms on
tests/data 10 are still spared, of 11."""
CHANCE = (-1.6, 4.1)
"""Log odds of danger at score 0, and what each 1 of score adds, where 1 message in 10 tells of
danger: fitted to the examples that no rule finds, each judged without those near it.
``ORDINARY`` and this: tests/benchmarks/left_out.py."""
READ = 20_000
"""Characters of a message that are read, half from either end."""

_WRITER = frozenset(["i", "im", "ive", "id", "ill", "me", "my", "myself", "mine"])
_SOMEBODY = frozenset(["he", "hes", "him", "his", "she", "shes", "her", "they", "theyre", "them"])


class DangerCheck:
    """Rules and likeness together."""

    def __init__(self, rules: UrgentCheck, likeness: Likeness | None) -> None:
        """Take both; knowledge without examples has rules only."""
        self.rules, self.likeness = rules, likeness

    def check(self, question: str, previous: str = "") -> Alarm:
        """Judge a message; ``previous`` is the one before it, for despair spread over two."""
        alarm = self.rules.check(question, previous)
        if self.likeness is None or not self.rules.rules.enabled:
            return alarm
        said = words(clip(question, READ)) if alarm.besides is None else alarm.besides
        if not said or alarm.help:
            return alarm
        softened = alarm.tier == "soft"
        like = self.likeness.of(said, softened)
        if alarm.tier == "hard":
            ordinary = _is_ordinary(self.likeness, alarm, like)
            return replace(alarm, tier="soft") if ordinary else alarm
        found = _alarm(like, softened) if like.score >= SOFT else NO_ALARM
        return found if found.tier == "hard" or alarm.tier == "none" else alarm


def _alarm(like: Like, softened: bool) -> Alarm:
    least = HARD_IF_SOFTENED if softened else HARD
    own, other = (sum(word in people for word in like.part) for people in (_WRITER, _SOMEBODY))
    tier: Tier = "hard" if like.score >= least and len(like.part) >= FEWEST else "soft"
    who: Who = "other" if other > own else "self"
    rule = STRONG if like.score >= SURE else LIKENESS
    chance = probability(CHANCE[0] + CHANCE[1] * like.score)
    return Alarm(tier, like.kind, who, rule, " ".join(like.part), round(chance, 6))


def _is_ordinary(likeness: Likeness, alarm: Alarm, like: Like) -> bool:
    """Tell whether a message, and what a rule found in it, are as unlike danger as can be."""
    if like.score >= ORDINARY or alarm.rule == TWO_MESSAGES:
        return False
    return likeness.of(alarm.around).score < NOT_LIKE
