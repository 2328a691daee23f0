"""Measure the urgent check on a labelled corpus: recall by class, false alarms, time a message.

    python tests/benchmarks/urgent.py tests/data/urgent/develop.yaml
    python tests/benchmarks/urgent.py tests/data/urgent/measure.yaml --figures

Lists every miss and false alarm; ``--figures`` keeps to the numbers, so that the measured half
stays unread.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from faq_bot.bot import FaqBot
from faq_bot.urgent import Alarm


@dataclass(frozen=True)
class Line:
    """One labelled message and what the check made of it."""

    question: str
    tier: str
    kind: str
    group: str
    alarm: Alarm

    @property
    def is_right(self) -> bool:
        """Enough was done, and not too much: a soft line may get more, a harmless one a notice."""
        if self.tier == "hard":
            return self.alarm.tier == "hard"
        return self.alarm.tier != "none" if self.tier == "soft" else self.alarm.tier != "hard"


def judge(path: Path, check: Callable[[str], Alarm]) -> list[Line]:
    """Read a corpus and judge every line of it."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Line(x["q"], x["tier"], x["kind"], x["class"], check(x["q"])) for x in raw]


def floors(lines: Iterable[Line]) -> dict[str, float]:
    """Give the shares that have a floor, 0..1."""
    lines = list(lines)

    def share(chosen: Iterable[Line]) -> float:
        right = [line.is_right for line in chosen]
        return sum(right) / len(right) if right else 1.0

    hard = [line for line in lines if line.tier == "hard"]
    return {
        "explicit": share(line for line in hard if line.group == "explicit"),
        "crisis": share(line for line in hard if line.kind in ("crisis", "both")),
        "emergency": share(line for line in hard if line.kind in ("emergency", "both")),
        "harmless not hard": share(line for line in lines if line.tier == "none"),
        "soft with a helpline": share(line for line in lines if line.tier == "soft"),
    }


def milliseconds(lines: Iterable[Line], check: Callable[[str], Alarm]) -> tuple[float, float]:
    """Time each message, best of five; give the median and the worst."""
    times = []
    for line in lines:
        best = min(_timed(check, line.question) for _ in range(5))
        times.append(best * 1_000)
    return statistics.median(times), max(times)


def _timed(check: Callable[[str], Alarm], question: str) -> float:
    start = time.perf_counter()
    check(question)
    return time.perf_counter() - start


def _print_classes(lines: list[Line]) -> None:
    print(f"{'class':<18}{'label':<7}{'lines':>6}{'hard':>6}{'soft':>6}{'none':>6}")
    for group, tier in dict.fromkeys((line.group, line.tier) for line in lines):
        got = Counter(x.alarm.tier for x in lines if (x.group, x.tier) == (group, tier))
        counts = "".join(f"{got[name]:>6}" for name in ("hard", "soft", "none"))
        print(f"{group:<18}{tier:<7}{sum(got.values()):>6}{counts}")


def _print_lines(lines: list[Line]) -> None:
    for line in lines:
        alarm = line.alarm
        if line.tier == alarm.tier and (line.tier != "hard" or line.kind == alarm.kind):
            continue
        mark = "ok  " if line.is_right else "MISS" if line.tier != "none" else "FALSE"
        got = f"{alarm.tier} {alarm.kind or ''} {alarm.rule}".strip()
        print(f"{mark} {line.group}: want {line.tier} {line.kind}, got {got}: {line.question}")


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--knowledge", type=Path)
    parser.add_argument("--figures", action="store_true", help="print no line of the corpus")
    options = parser.parse_args()
    check = FaqBot.load(options.knowledge).alarm
    lines = judge(options.corpus, check)
    _print_classes(lines)
    if not options.figures:
        _print_lines(lines)
    for name, value in floors(lines).items():
        print(f"{name}: {value:.1%}")
    hard = [line for line in lines if line.tier == "hard" and line.alarm.tier == "hard"]
    print(f"kind right among hard: {sum(x.kind == x.alarm.kind for x in hard)}/{len(hard)}")
    print("{:.3f} ms a message (median), {:.3f} ms at most".format(*milliseconds(lines, check)))


if __name__ == "__main__":
    main()
