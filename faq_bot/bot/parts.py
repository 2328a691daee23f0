"""Which questions a message holds: one, the asking part of a long one, or several.

A message is cut only where people cut (sentence ends, "and" before a question word, a comma between
two questions), and a cut counts only when every part is understood by itself, as a different entry,
about as surely as the whole: "nausea and dizziness" stays one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from faq_bot.decision import decide, tempered
from faq_bot.text import fold, words

if TYPE_CHECKING:
    from faq_bot.bot.faq import FaqBot, Understanding

LONG = 24
"""Words from which a message is searched for its asking part, which then decides as much as this is
a small part of the whole. Were every sentence looked at and counted alike, stories about something
else would be answered: .2 points of AUROC and half a point of wrong answers on our rulers. Were
none, one in three questions behind a strange story would be missed."""
SURROUNDED = 0.4
"""What an opening and a closing count for beside what stands between."""
MOST = 3
"""Questions answered of one message."""
FEWEST = 3
"""Words of a part that is looked at by itself."""
EASIER = 0.7
"""Share of the usual confidence that is enough for a part that begins or ends like one: being
cut off cost it some words, and that two parts fit two entries is evidence in itself."""
PLAIN, LONGEST_PLAIN = 0.9, 12
"""Confidence that any other part needs, and its most words: longer ones are the story before the
question. Of 21 needless second answers on our rulers 8 are left; both answers are given to 26 of 30
messages that ask two things, as before."""

_ASKERS = (
    r"how|what|whats|where|which|who|why|is|are|am|do|does|did|can|could|will|would|should|may|"
    r"has|have"
)
_OPENERS = rf"{_ASKERS}|when|if|whether|also|second|secondly"
_ASKING = re.compile(rf"(?:and |but |so |for )?(?:{_OPENERS})\b")
_SENTENCES = re.compile(r"(?<=[.?!;\n])\s+|\n+")
_JOINTS = re.compile(
    rf"(?:\s*[,;]\s*|\s+)(?:and|n|plus|also|&)(?:\s+(?:also|then|if so|separately|"
    r"secondly|for))?,?\s+"
    rf"(?=(?:{_OPENERS})\b)|(?<=[?;])\s+",
)
_COMMAS = re.compile(rf"\s*,\s*(?=(?:{_ASKERS})\b)")
_BLUNT = re.compile(rf"(?:{_ASKERS})\b")
_OPENING = re.compile(
    r"^(?:(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|ok|okay|k|right|well|so|hm+|"
    r"um+|uh+|oh|ah|lol|haha|fine|sorry|thanks|thank you|cheers|alright|never ?mind|got it|great|"
    r"good|cool|nice|i see|now then|there|please|splendid|interesting|wait|excuse me)"
    r"\b[\s,.!?;:-]*)+",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:[\s,.]+(?:then|though|tho|please|pls|plz|thanks|thank you|anyway|pray|mate|lol)\b)+\W*$",
    re.IGNORECASE,
)


def questions_in(bot: FaqBot, question: str) -> list[Understanding]:
    """Give the understood questions of a message, in order; always at least one."""
    whole = focus(bot, question)
    parts = [bot.understand(part) for part in _split(question)]
    sure = [replace(part, verdict="answer") for part in parts if _sure(bot, part)]
    distinct = {part.entry_id: part for part in reversed(sure)}
    kept = [part for part in sure if distinct[part.entry_id] is part][:MOST]
    if len(kept) < 2 or (len(kept) < len(parts) and len(parts) > MOST):
        return [whole]
    return kept


def focus(bot: FaqBot, question: str, limit: int | None = None) -> Understanding:
    """Understand a message, by its asking part when that part is surer.

    The part is what stands between an opening ("hi there, so um") and a closing ("then, please"),
    or an asking sentence of a long message. What surrounds it keeps a say in how sure to be.
    """
    size = len(words(question))
    understood = [bot.understand(part, limit) for part in (question, *asking_parts(question))]
    whole, best = understood[0], max(understood, key=lambda part: part.confidence)
    if best is whole:
        return whole
    share = LONG / size if size > LONG else SURROUNDED
    sure = tempered(best.confidence, whole.confidence, share)
    return replace(best, confidence=sure, verdict=decide(sure, bot.calibration))


def asking_parts(question: str) -> list[str]:
    """Give the parts of a message that may be surer of what is asked than the whole; often none."""
    return _asking_sentences(question) if len(words(question)) > LONG else _stripped(question)


def _stripped(question: str) -> list[str]:
    asking = _CLOSING.sub("", _OPENING.sub("", question, count=1))
    return [asking] if asking != question and len(words(asking)) >= FEWEST else []


def _asking_sentences(question: str) -> list[str]:
    """Give the sentences that ask, and the last one, which asks whatever it looks like."""
    *before, last = (part for part in _SENTENCES.split(question) if words(part))
    asking = [*filter(_asks, before), last] if before else []
    return [part for part in asking if len(words(part)) >= FEWEST]


def _asks(part: str) -> bool:
    return part.rstrip().endswith("?") or _ASKING.match(fold(part)) is not None


def _split(question: str) -> list[str]:
    joined = [piece.strip() for piece in _JOINTS.split(fold(question))]
    pieces = [part for piece in joined for part in _by_commas(piece)]
    parts = [piece for piece in pieces if len(words(piece)) >= 2]
    return parts if 2 <= len(parts) <= 6 else []


def _by_commas(piece: str) -> list[str]:
    """Cut "how long is it, can I drive", where every part asks, unlike a story's beginning."""
    parts = _COMMAS.split(piece)
    return parts if all(map(_BLUNT.match, parts)) else [piece]


def _sure(bot: FaqBot, part: Understanding) -> bool:
    asks = _asks(part.question)
    bar = bot.calibration.answer * EASIER if asks else PLAIN
    if part.entry_id is None or part.confidence < bar:
        return False
    if not asks and len(words(part.question)) > LONGEST_PLAIN:
        return False
    return bot.entry(part.entry_id).kind in ("answer", "gap")
