"""Confidence and thresholds -> answer, clarify or unknown."""

from __future__ import annotations

from typing import Literal

from faq_bot.model import Calibration

Verdict = Literal["answer", "clarify", "unknown"]


def decide(confidence: float, calibration: Calibration) -> Verdict:
    """Answer when sure enough, offer near entries when they may help, else decline."""
    if confidence >= calibration.answer:
        return "answer"
    if confidence >= calibration.clarify:
        return "clarify"
    return "unknown"
