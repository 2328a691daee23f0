"""The shipped knowledge reads well, copies nobody, is clean, and finds what people ask."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from faq_bot.bot import FaqBot
from faq_bot.evaluation import QuestionReport, evaluate_file
from faq_bot.lint import examine
from faq_bot.model import Entry
from support import DATA, ROOT, SHIPPED, shipped

sys.path.insert(0, os.fspath(ROOT / "tests" / "benchmarks"))
from hash_runs import runs

KNOWLEDGE = shipped()
HASHES = frozenset((DATA / "document-runs.txt").read_text(encoding="utf-8").split())
EVERY_ENTRY = pytest.mark.parametrize("entry", KNOWLEDGE.entries, ids=lambda entry: entry.id)

# --- our own words


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.name)
def test_no_run_of_eight_words_comes_from_the_documents(path: Path) -> None:
    shared = [run for code, run in runs(path.read_text(encoding="utf-8")) if code in HASHES]
    assert not shared


def test_the_runs_of_a_folder_are_hashed_as_they_were(tmp_path: Path) -> None:
    """A near-miss beside it: seven words of a run are nobody's."""
    (tmp_path / "a.txt").write_text("One, two; three\u2019s four five six seven eight.", "utf-8")
    tool = ROOT / "tests" / "benchmarks" / "hash_runs.py"
    made = subprocess.run([sys.executable, tool, tmp_path], capture_output=True, text=True)
    known = [code for code, _ in runs("ONE two threes four five six seven eight")]
    assert made.stdout.split() == known
    assert not list(runs("one two threes four five six seven"))


# --- plain language

GRADE = 9.0
"""Highest school grade (Flesch and Kincaid 1975) an answer may need; the median is far below."""
MEDIAN_GRADE = 6.5


def syllables(word: str) -> int:
    """Count the groups of vowels; a silent e at the end is none."""
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith(("le", "ee"))
    return max(1, groups - silent)


def grade(markdown: str) -> float:
    """School grade needed: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    text = re.sub(r"[*_`]", "", markdown)
    sentences = [s for s in re.split(r"[.!?:;]\s|\n", text) if re.search(r"[a-zA-Z]", s)]
    found = re.findall(r"[a-z]+", text.lower().replace("'", ""))
    return (
        0.39 * len(found) / len(sentences) + 11.8 * sum(map(syllables, found)) / len(found) - 15.59
    )


def test_the_grade_of_a_sentence_is_the_one_worked_out_by_hand() -> None:
    """Six words, six syllables, one sentence."""
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)


@EVERY_ENTRY
def test_an_answer_can_be_read_without_a_degree(entry: Entry) -> None:
    assert grade(entry.answer) <= GRADE


def test_most_answers_are_easy_to_read() -> None:
    grades = sorted(grade(entry.answer) for entry in KNOWLEDGE.entries)
    assert grades[len(grades) // 2] <= MEDIAN_GRADE


# --- clean


def test_check_finds_nothing_to_mend(shipped_bot: FaqBot) -> None:
    findings = examine(shipped_bot, stale=None, today=date(2026, 11, 21))
    assert [str(finding) for finding in findings] == []


# --- the floors of the evaluation: no change may fall below them

FLOORS = {
    # file: top-1, top-3, AUROC, declined, then at most: wrong among answers, calibration error
    "dev.yaml": (0.96, 0.98, 0.98, 0.93, 0.03, 0.05),
    "ruler.yaml": (0.94, 0.98, 0.98, 0.93, 0.04, 0.05),
    "ruler-blind.yaml": (0.97, 0.98, 0.98, 0.90, 0.04, 0.05),
    "ruler-fresh.yaml": (0.97, 0.98, 0.97, 0.90, 0.045, 0.05),
    "ruler-watched.yaml": (0.97, 0.98, 0.98, 0.94, 0.03, 0.05),
    "ruler-unseen.yaml": (0.97, 0.98, 0.98, 0.93, 0.04, 0.055),
    "ruler-next.yaml": (0.96, 0.98, 0.95, 0.89, 0.055, 0.055),
    "ruler-sealed.yaml": (0.96, 0.98, 0.95, 0.90, 0.05, 0.055),
    "ruler-hard.yaml": (0.94, 0.98, 0.96, 0.91, 0.055, 0.06),
    "ruler-people.yaml": (0.94, 0.97, 0.95, 0.94, 0.03, 0.05),
}


@pytest.fixture(scope="module", params=FLOORS)
def measured(request: pytest.FixtureRequest, shipped_bot: FaqBot) -> QuestionReport:
    report = evaluate_file(shipped_bot, DATA / request.param)
    assert isinstance(report, QuestionReport)
    return report


def test_a_ruler_stays_above_its_floors(measured: QuestionReport) -> None:
    *least, wrong, error = FLOORS[measured.file]
    values = (measured.top1, measured.top3, measured.auroc, measured.declined)
    reached = [v.value if hasattr(v, "value") else v for v in values]
    assert all(r is not None and r >= f for r, f in zip(reached, least, strict=True)), reached
    assert (measured.wrong.value or 0.0) <= wrong
    assert (measured.ece or 0.0) <= error


def test_hardly_any_ordinary_question_gets_the_urgent_reply(measured: QuestionReport) -> None:
    assert (measured.urgent.alarms.value or 0.0) <= 0.03
