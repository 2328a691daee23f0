"""Reports -> lines for a terminal: plain text, aligned, nothing that needs colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from faq_bot.evaluation.counts import Row, Share

if TYPE_CHECKING:
    from faq_bot.evaluation.question_report import QuestionReport
    from faq_bot.evaluation.talk_report import TalkReport

_LABEL = 26


def question_lines(report: QuestionReport) -> list[str]:
    """Write the report on single questions."""
    return [
        f"{report.file}: {report.in_scope} questions in scope, {report.out_of_scope} out of scope "
        f"(knowledge {report.knowledge_version})",
        "",
        *_figures(report),
        *_urgent(report),
        *_table("by kind", report.kinds),
        *_table("by style", report.styles),
        *_confusions(report),
        "",
        "top-1 under distortions",
        *(_line("  " + name, str(share)) for name, share in report.distortions),
    ]


def _figures(report: QuestionReport) -> list[str]:
    lines = [
        _line("top-1", str(report.top1)),
        _line("top-3", str(report.top3)),
        _line("AUROC", _decimal(report.auroc)),
        _line("AURC", _decimal(report.aurc)),
        _line("calibration error", _decimal(report.ece)),
        _line("answered at once", str(report.answered)),
        _line("offered among near ones", str(report.offered)),
        _line("wrong among answers", str(report.wrong)),
        _line("  at most, 95 % sure", f"{100 * report.wrong.bound:5.1f} %"),
        _line("out of scope declined", str(report.declined)),
        _line("  with a plain unknown", str(report.unknown)),
    ]
    if report.both.total:
        lines.append(_line("both questions answered", str(report.both)))
    return lines


def _urgent(report: QuestionReport) -> list[str]:
    lines = []
    if report.urgent.recall.total:
        lines.append(_line("urgent recall", str(report.urgent.recall)))
    if report.urgent.notices.total:
        lines.append(_line("helpline line given", str(report.urgent.notices)))
    lines.append(_line("urgent without cause", str(report.urgent.alarms)))
    return lines


def _table(title: str, rows: Sequence[Row]) -> list[str]:
    if not rows:
        return []
    head = (
        f"{title:<{_LABEL}} {'count':>5}  {'top-1':>5}  {'top-3':>5}  {'declined':>8}  {'wrong':>5}"
    )
    return ["", head, *(_row(row) for row in rows)]


def _row(row: Row) -> str:
    cells = (_percent(row.top1, 5), _percent(row.top3, 5), _percent(row.declined, 8))
    wrong = f"{row.wrong.hits:>5}"
    return "  ".join((f"  {row.name:<{_LABEL - 2}} {row.declined.total:>5}", *cells, wrong))


def _confusions(report: QuestionReport) -> list[str]:
    if not report.confusions:
        return []
    head = ["", "confusions that cost most (times, of them answered; right: preferred)"]
    return head + [
        f"  {c.count:>3} {c.answered:>3}  {c.right}: {c.given}" for c in report.confusions
    ]


def talk_lines(report: TalkReport) -> list[str]:
    """Write the report on conversations, with the turns that went wrong."""
    lines = [
        f"{report.file}: {report.conversations} conversations, {report.turns.total} turns "
        f"(knowledge {report.knowledge_version})",
        "",
        _line("turns right", str(report.turns)),
        _line("turns that need context", str(report.context)),
        _line("turns that stand alone", str(report.alone)),
        _line("dragged by the context", str(report.dragged)),
        _line("whole conversations", str(report.whole)),
    ]
    if report.misses:
        lines += ["", "turns that went wrong (question | right | given)"]
        lines += [f"  {m.line}: {m.question} | {m.right} | {m.given}" for m in report.misses]
    return lines


def _line(label: str, value: str) -> str:
    return f"{label:<{_LABEL}} {value.rjust(5)}"


def _decimal(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _percent(share: Share, width: int) -> str:
    return f"{'-':>{width}}" if share.value is None else f"{100 * share.value:{width}.1f}"
