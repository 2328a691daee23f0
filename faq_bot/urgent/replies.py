"""Which of the curator's texts an alarm gets; never the same one twice in a row."""

from __future__ import annotations

from faq_bot.model import UrgentTexts
from faq_bot.urgent.alarm import Alarm


class UrgentReplies:
    """The texts of one knowledge base."""

    def __init__(self, texts: UrgentTexts) -> None:
        """Take the texts; a kind without any borrows those of the crisis."""
        self._texts = texts

    @property
    def notice(self) -> str:
        """The one helpline line for the soft tier."""
        return self._texts.notice

    def reply_text(self, alarm: Alarm, turn: int = 0) -> str:
        """Give the urgent reply; ``turn`` counts the exchanges and picks the variant."""
        text = _pick(self._variants(alarm), turn)
        return f"{alarm.help}\n\n{text}" if alarm.help else text

    def repeat_text(self, turn: int = 0) -> str:
        """Give the short repeat for "ok", "thanks" and "bye" after an urgent reply."""
        return _pick(self._texts.repeat or (self._texts.notice,), turn)

    def _variants(self, alarm: Alarm) -> tuple[str, ...]:
        texts = self._texts
        if alarm.kind == "both":
            return texts.both
        if alarm.kind == "emergency":
            return texts.emergency
        return texts.crisis_other if alarm.person == "other" else texts.crisis_self


def _pick(variants: tuple[str, ...], turn: int) -> str:
    return variants[turn % len(variants)]
