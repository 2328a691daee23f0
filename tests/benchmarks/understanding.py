"""This matcher and its rivals on public data, in one run and one table.

Usage: python tests/benchmarks/understanding.py FOLDER

FOLDER holds hint3_curekart.json, clinc150_10shot.json and banking77_10shot.json. One setting for
all: no lexicon, no out-of-scope lines, the shipped knowledge's calibration left out; a second row
leaves out the package's own thesaurus as well. The columns are top-1, AUROC in scope against out of
scope, and top-1 with one typo in every eight letters.
Needs the packages of the "bench" extra.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchdata import PUBLIC, Guess, Task, ours_on, public_task, separation, top
from rivals import RIVALS, System

from faq_bot.bot import FaqBot
from faq_bot.evaluation.distortions import typos
from faq_bot.knowledge import Knowledge
from faq_bot.matching import Matcher
from faq_bot.model import Thesaurus

OURS = "faq_bot"
BARE = "faq_bot, no thesaurus"


def ours(task: Task, questions: Sequence[str]) -> list[Guess]:
    """Ask our own bot, on plain phrasings."""
    return ours_on(FaqBot(Knowledge.from_phrasings(task.by_entry)), questions)


def without_thesaurus(task: Task, questions: Sequence[str]) -> list[Guess]:
    """Ask our own bot without what the package knows of English."""
    return asked_of(task, questions, Thesaurus())


def asked_of(task: Task, questions: Sequence[str], thesaurus: Thesaurus) -> list[Guess]:
    """Ask our own bot with another thesaurus than it would take."""
    bot = FaqBot(Knowledge.from_phrasings(task.by_entry))
    bot.matcher = Matcher.build(bot.knowledge.entries, bot.knowledge.lexicon, thesaurus=thesaurus)
    return ours_on(bot, questions)


def row(system: System, task: Task) -> str:
    """Measure one system on one data set."""
    guesses = system(task, task.questions)
    mistyped = system(task, [typos(question) for question in task.questions])
    return (
        f"{top(task, guesses):5.1f} / {separation(task, guesses):4.1f} / {top(task, mistyped):4.1f}"
    )


def main(arguments: list[str]) -> int:
    """Print the table, one row a system."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    tasks = [public_task(Path(arguments[0]), name) for name in PUBLIC]
    print("top-1 / AUROC / top-1 with typos, in percent")
    print(f"{'':28}" + "".join(f"{task.name:>22}" for task in tasks))
    for name, system in {OURS: ours, BARE: without_thesaurus, **RIVALS}.items():
        started = time.perf_counter()
        cells = "".join(f"{row(system, task):>22}" for task in tasks)
        print(f"{name:28}{cells}", flush=True)
        print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
