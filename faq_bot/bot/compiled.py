"""Knowledge with everything that is learnt from it, and what of that a change leaves as it was.

Whoever words an answer anew waits for the reading of the YAML alone: nothing is learnt from it.
"""

from __future__ import annotations

from dataclasses import dataclass

from faq_bot.bot.likeness import Likeness, groups_of
from faq_bot.knowledge import Knowledge
from faq_bot.knowledge.thesaurus import thesaurus_for
from faq_bot.matching import Matcher
from faq_bot.urgent import Tables, compile_rules


@dataclass(frozen=True)
class Compiled:
    """Knowledge with everything that is learnt from it."""

    knowledge: Knowledge
    matcher: Matcher
    likeness: Likeness | None
    rules: Tables | None
    """Those of the urgent check."""


def build(knowledge: Knowledge, before: Compiled | None = None) -> Compiled:
    """Learn what the knowledge teaches, as far as it is not what was learnt ``before``."""
    return Compiled(
        knowledge,
        _matcher(knowledge, before),
        _likeness(knowledge, before),
        _rules(knowledge, before),
    )


def _matcher(knowledge: Knowledge, before: Compiled | None) -> Matcher:
    if before and _asked(before.knowledge) == _asked(knowledge):
        return before.matcher
    return Matcher.build(
        knowledge.entries, knowledge.lexicon, knowledge.out_of_scope, thesaurus_for(knowledge)
    )


def _asked(knowledge: Knowledge) -> object:
    """Give all that the matcher looks at."""
    lines = [(entry.id, entry.question, entry.phrasings) for entry in knowledge.entries]
    return lines, knowledge.lexicon, knowledge.out_of_scope


def _likeness(knowledge: Knowledge, before: Compiled | None) -> Likeness | None:
    if before and groups_of(before.knowledge) == groups_of(knowledge):
        return before.likeness
    return Likeness.learn(knowledge)


def _rules(knowledge: Knowledge, before: Compiled | None) -> Tables | None:
    if before and before.knowledge.urgent == knowledge.urgent:
        return before.rules
    return compile_rules(knowledge.urgent) if knowledge.urgent else None
