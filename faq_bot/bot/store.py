"""Where a built matcher comes from: built now (a cache on disk joins here)."""

from __future__ import annotations

from faq_bot.knowledge import Knowledge
from faq_bot.matching import Matcher


def load_matcher(knowledge: Knowledge) -> Matcher:
    """Build the matcher of a knowledge base."""
    return Matcher.build(knowledge.entries, knowledge.lexicon, knowledge.out_of_scope)
