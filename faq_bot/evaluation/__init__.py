"""Measuring the bot on labelled questions and conversations.

It asks the bot as anybody would and counts; nothing here may change a reply. A file that tuned
a threshold proves nothing about it: measure on a second one.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

from faq_bot.evaluation.calibration import calibrate
from faq_bot.evaluation.outcomes import Progress
from faq_bot.evaluation.question_report import QuestionReport, report_questions
from faq_bot.evaluation.questions import Labelled, Talk, check_ids, read_file, read_questions
from faq_bot.evaluation.talk_report import Talking, TalkReport, report_talks
from faq_bot.knowledge import Knowledge

__all__ = [
    "Labelled",
    "Progress",
    "QuestionReport",
    "Report",
    "Talk",
    "TalkReport",
    "calibrate",
    "evaluate_file",
    "read_file",
    "read_questions",
]

Report = QuestionReport | TalkReport


class Bot(Talking, Protocol):
    """What is measured: in practice a ``FaqBot``."""

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge that the labels speak of."""


def evaluate_file(
    bot: Bot, path: str | os.PathLike[str], progress: Progress | None = None
) -> Report:
    """Measure the bot on a file of questions or of conversations, told apart by their shape.

    ``progress`` is called with (done, total) as the work goes on. Raises QuestionsError when the
    file cannot be read or names entries that the knowledge lacks.
    """
    lines, file = read_file(path), Path(path).name
    turns = [turn for line in lines for turn in (line.turns if isinstance(line, Talk) else (line,))]
    check_ids(turns, bot.knowledge.by_id, file)
    step = progress or (lambda done, total: None)
    talks = [line for line in lines if isinstance(line, Talk)]
    if talks:
        return report_talks(bot, talks, file, step)
    return report_questions(bot, turns, file, step)
