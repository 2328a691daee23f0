"""The report on a file of single questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from faq_bot.evaluation.counts import Confusion, Row, Share, confusions, rounded, rows
from faq_bot.evaluation.distortions import DISTORTIONS
from faq_bot.evaluation.measures import aurc, auroc, calibration_error
from faq_bot.evaluation.outcomes import (
    Asked,
    Outcome,
    Progress,
    leaves,
    observe,
    ranking,
)
from faq_bot.evaluation.questions import Labelled
from faq_bot.evaluation.writing import question_lines


@dataclass(frozen=True)
class Urgent:
    """How the urgent check fared on the lines that are labelled for it."""

    recall: Share
    """Urgent replies among lines that need one."""
    alarms: Share
    """Urgent replies among lines that need nothing; a line that needs a notice may get more."""
    notices: Share
    """Helpline lines (or more) among lines that need at least one."""

    def as_dict(self) -> dict[str, object]:
        """Give the JSON form."""
        shares = {"recall": self.recall, "alarms": self.alarms, "notices": self.notices}
        return {name: share.as_dict() for name, share in shares.items()}


@dataclass(frozen=True)
class QuestionReport:
    """Every figure on one file of questions; shares count questions unless said otherwise."""

    file: str
    knowledge_version: str
    in_scope: int
    out_of_scope: int
    top1: Share
    top3: Share
    both: Share
    """Two-question messages that got both answers."""
    answered: Share
    """Questions in scope that got an answer at once."""
    offered: Share
    """Questions in scope left open that found a right entry among the suggestions."""
    wrong: Share
    """Wrong answers among answers given, out-of-scope questions included."""
    declined: Share
    """Out-of-scope questions left open (clarify or unknown)."""
    unknown: Share
    """Out-of-scope questions answered with a plain "I do not know"."""
    auroc: float | None
    aurc: float | None
    ece: float | None
    urgent: Urgent
    kinds: tuple[Row, ...]
    styles: tuple[Row, ...]
    confusions: tuple[Confusion, ...]
    distortions: tuple[tuple[str, Share], ...]
    """Top-1 under each machine-made distortion."""

    def as_dict(self) -> dict[str, object]:
        """Give the JSON form; keys in a fixed order."""
        named = ("top1", "top3", "both", "answered", "offered", "wrong", "declined", "unknown")
        return {
            "shape": "questions",
            "file": self.file,
            "knowledge_version": self.knowledge_version,
            "in_scope": self.in_scope,
            "out_of_scope": self.out_of_scope,
            **{name: getattr(self, name).as_dict() for name in named},
            "wrong_upper_bound": rounded(self.wrong.bound),
            "auroc": rounded(self.auroc),
            "aurc": rounded(self.aurc),
            "ece": rounded(self.ece),
            "urgent": self.urgent.as_dict(),
            "kinds": [row.as_dict() for row in self.kinds],
            "styles": [row.as_dict() for row in self.styles],
            "confusions": [confusion.as_dict() for confusion in self.confusions],
            "distortions": {name: share.as_dict() for name, share in self.distortions},
        }

    def lines(self) -> list[str]:
        """Write the report for a terminal, one line each."""
        return question_lines(self)


def report_questions(
    bot: Asked, lines: Sequence[Labelled], file: str, progress: Progress
) -> QuestionReport:
    """Ask every question, plain and distorted, and count.

    Lines labelled for the urgent check alone count there and nowhere else.
    """
    scoped = [line for line in lines if line.ids and line.kind != "urgent"]
    steps = len(lines) + len(scoped) * len(DISTORTIONS)
    outcomes = []
    for done, line in enumerate(lines, 1):
        outcomes.append(observe(bot, line))
        progress(done, steps)
    distorted = _distorted(bot, scoped, partial(_later, progress, len(lines), steps))
    return _counted(outcomes, file, distorted)


def _later(progress: Progress, before: int, steps: int, done: int) -> None:
    progress(before + done, steps)


def _distorted(
    bot: Asked, scoped: Sequence[Labelled], step: partial[None]
) -> tuple[tuple[str, Share], ...]:
    done, found = 0, []
    for name, distort in DISTORTIONS.items():
        hits = []
        for line in scoped:
            hits.append(bool(line.accepted & set(ranking(bot, distort(line.question))[:1])))
            step(done := done + 1)
        found.append((name, Share.of(hits)))
    return tuple(found)


def _counted(
    outcomes: Sequence[Outcome], file: str, distorted: tuple[tuple[str, Share], ...]
) -> QuestionReport:
    judged = [o for o in outcomes if o.line.ids is not None and o.line.kind != "urgent"]
    inside = [outcome for outcome in judged if outcome.in_scope]
    outside = [outcome for outcome in judged if not outcome.in_scope]
    sure = [outcome.reply.confidence for outcome in judged]
    right = [outcome.in_scope and outcome.right for outcome in judged]
    return QuestionReport(
        file=file,
        knowledge_version=outcomes[0].reply.knowledge_version,
        in_scope=len(inside),
        out_of_scope=len(outside),
        top1=Share.of(outcome.right for outcome in inside),
        top3=Share.of(outcome.right_within(3) for outcome in inside),
        both=Share.of(outcome.both_given for outcome in inside if outcome.line.also),
        answered=Share.of(bool(outcome.given) for outcome in inside),
        offered=Share.of(outcome.offered for outcome in inside if outcome.declined),
        wrong=Share.of(outcome.wrong for outcome in judged if outcome.given),
        declined=Share.of(outcome.declined for outcome in outside),
        unknown=Share.of(outcome.reply.kind == "unknown" for outcome in outside),
        auroc=auroc(
            [outcome.reply.confidence for outcome in inside],
            [outcome.reply.confidence for outcome in outside],
        ),
        aurc=aurc(sure, right),
        ece=calibration_error(sure, right),
        urgent=_urgent(outcomes),
        kinds=rows(judged, lambda outcome: outcome.line.kind),
        styles=rows(judged, lambda outcome: outcome.line.style),
        confusions=confusions(judged),
        distortions=distorted,
    )


def _urgent(outcomes: Sequence[Outcome]) -> Urgent:
    """Count the urgent check; a line with entry labels and no tier needs none unless urgent."""
    fired = [
        (_tier(o.line), any(part.kind == "urgent" for part in leaves(o.reply)), o) for o in outcomes
    ]
    return Urgent(
        recall=Share.of(hit for tier, hit, _ in fired if tier == "hard"),
        alarms=Share.of(hit for tier, hit, _ in fired if tier == "none"),
        notices=Share.of(
            hit or o.reply.notice is not None for tier, hit, o in fired if tier == "soft"
        ),
    )


def _tier(line: Labelled) -> str:
    return line.tier or ("hard" if line.kind == "urgent" else "none")
