"""What the check reports about one message."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from faq_bot.model import Tier, UrgentKind

Who = Literal["self", "other"]


@dataclass(frozen=True)
class Alarm:
    """One judgement; ``NO_ALARM`` when nothing was found."""

    tier: Tier
    kind: UrgentKind | None = None
    person: Who = "self"
    """Whom the message is about, as far as its pronouns tell."""
    rule: str = ""
    """Id of the rule that decided; empty when none did."""
    matched: str = ""
    """The words it was found in."""
    confidence: float = field(default=1.0, compare=False)
    """How likely it is that there is danger, 0..1; a rule is taken at its word."""
    besides: tuple[str, ...] | None = field(default=None, compare=False)
    """The message's words outside its idioms; None when it has none."""
    help: str = ""
    """Where to find help, in the language of the message; empty for English."""
    around: tuple[str, ...] = field(default=(), compare=False)
    """What a rule ``matched``, with a few words on either side."""


TWO_MESSAGES = "two-messages"
"""The rule that needs the message before as well."""
NO_ALARM = Alarm("none")
