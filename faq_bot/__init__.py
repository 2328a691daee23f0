"""faq_bot: an offline FAQ chatbot over a curated, sourced knowledge base.

    from faq_bot import FaqBot
    reply = FaqBot().ask("how many infusions will I need?")

Names are resolved on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faq_bot.bot import Explanation, FaqBot
    from faq_bot.conversation import Conversation
    from faq_bot.errors import (
        FaqBotError,
        KnowledgeError,
        Problem,
        QuestionsError,
        SnapshotError,
    )
    from faq_bot.knowledge import Knowledge
    from faq_bot.model import Candidate, Entry, Reply, Source, Suggestion

__version__ = "1.0.0"

_HOMES = {
    "Candidate": "faq_bot.model",
    "Conversation": "faq_bot.conversation",
    "Entry": "faq_bot.model",
    "Explanation": "faq_bot.bot",
    "FaqBot": "faq_bot.bot",
    "FaqBotError": "faq_bot.errors",
    "Knowledge": "faq_bot.knowledge",
    "KnowledgeError": "faq_bot.errors",
    "Problem": "faq_bot.errors",
    "QuestionsError": "faq_bot.errors",
    "Reply": "faq_bot.model",
    "SnapshotError": "faq_bot.errors",
    "Source": "faq_bot.model",
    "Suggestion": "faq_bot.model",
}

__all__ = [
    "Candidate",
    "Conversation",
    "Entry",
    "Explanation",
    "FaqBot",
    "FaqBotError",
    "Knowledge",
    "KnowledgeError",
    "Problem",
    "QuestionsError",
    "Reply",
    "SnapshotError",
    "Source",
    "Suggestion",
    "__version__",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'faq_bot' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
