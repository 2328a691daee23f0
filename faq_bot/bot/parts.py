"""Which questions a message holds: one, the asking part of a long one, or several.

A message is cut only where people cut (sentence ends, "and" before a question word), and a cut
counts only when every part is understood by itself, as a different entry, about as surely as the
whole: "nausea and dizziness" stays one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from faq_bot.text import fold, words

if TYPE_CHECKING:
    from faq_bot.bot.faq import FaqBot, Understanding

LONG = 22
"""Words from which a message is searched for its asking part."""
MOST = 3
"""Questions answered of one message."""

_OPENERS = (
    r"how|what|whats|when|where|which|who|why|is|are|am|do|does|did|can|could|will|would|should|"
    r"may|if|whether|also|second|secondly|does it|has|have"
)
_SENTENCES = re.compile(r"(?<=[.?!;\n])\s+|\n+")
_JOINTS = re.compile(
    rf"(?:\s*[,;]\s*|\s+)(?:and|n|plus|also|&)(?:\s+(?:also|then|separately|secondly))?,?\s+"
    rf"(?=(?:{_OPENERS})\b)|\s*[?;]+\s+",
)


def questions_in(bot: FaqBot, question: str) -> list[Understanding]:
    """Give the understood questions of a message, in order; always at least one."""
    whole = focus(bot, question)
    parts = [bot.understand(part) for part in _split(question)]
    sure = [part for part in parts if part.verdict == "answer" and _substantial(bot, part)]
    distinct = {part.entry_id: part for part in reversed(sure)}
    kept = [part for part in sure if distinct[part.entry_id] is part][:MOST]
    if len(kept) < 2 or (len(kept) < len(parts) and len(parts) > MOST):
        return [whole]
    return kept


def focus(bot: FaqBot, question: str, limit: int = 3) -> Understanding:
    """Understand a message, by its asking part when it is long and that part is surer."""
    whole = bot.understand(question, limit)
    if len(words(question)) <= LONG:
        return whole
    sentences = [part for part in _SENTENCES.split(question) if len(words(part)) >= 3]
    found = [bot.understand(sentence, limit) for sentence in sentences]
    return max([whole, *found], key=lambda part: part.confidence)


def _split(question: str) -> list[str]:
    pieces = [piece.strip() for piece in _JOINTS.split(fold(question))]
    parts = [piece for piece in pieces if len(words(piece)) >= 2]
    return parts if 2 <= len(parts) <= 6 else []


def _substantial(bot: FaqBot, part: Understanding) -> bool:
    entry = bot.knowledge.by_id[part.candidates[0].entry_id]
    return entry.kind in ("answer", "gap")
