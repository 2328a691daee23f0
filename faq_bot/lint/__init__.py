"""Everything about a knowledge base that a curator must mend, in one run.

It reports nothing that merely informs: a clean knowledge base has no finding, so that one
finding is never lost among many.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date

from faq_bot.bot import FaqBot
from faq_bot.errors import KnowledgeError
from faq_bot.lint.entries import entry_findings
from faq_bot.lint.finding import Finding, error
from faq_bot.lint.folder import lexicon_findings, topic_findings, urgent_findings
from faq_bot.lint.phrasings import (
    collisions,
    contradictions,
    false_alarms,
    repetitions,
    strays,
)

__all__ = ["Finding", "check", "examine"]


def check(
    path: str | os.PathLike[str] | None = None,
    stale: int | None = None,
    today: date | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Finding]:
    """Check a folder or file of knowledge; None finds the shipped folder.

    ``stale`` is the number of days after which a review is reported as too old; None asks for no
    such report. ``progress`` is called with (done, total) as the phrasings are asked. Problems of
    reading come back as findings; nothing is raised for bad knowledge.
    """
    try:
        bot = FaqBot.load(path)
    except KnowledgeError as problems:
        return [error(problem) for problem in problems.problems]
    return examine(bot, stale, today or date.today(), progress)


def examine(
    bot: FaqBot,
    stale: int | None,
    today: date,
    progress: Callable[[int, int], None] | None = None,
) -> list[Finding]:
    """Check the knowledge of a bot that could be built, in the order of files and lines."""
    knowledge = bot.knowledge
    return sorted(
        (
            *urgent_findings(knowledge, stale, today),
            *topic_findings(knowledge),
            *lexicon_findings(knowledge),
            *entry_findings(knowledge, stale, today),
            *repetitions(knowledge),
            *collisions(knowledge),
            *contradictions(knowledge),
            *strays(knowledge, bot, progress),
            *false_alarms(knowledge, bot),
        ),
        key=lambda finding: (finding.file, finding.line),
    )
