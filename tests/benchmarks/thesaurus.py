"""What the built-in thesaurus is worth to knowledge of few phrasings.

Usage: python tests/benchmarks/thesaurus.py FOLDER

FOLDER holds the public data of understanding.py. Every entry keeps so many of its phrasings, evenly
chosen; the shipped phrasings are asked the rulers. Columns: top-1 without and with the thesaurus,
AUROC without and with it. Subjects are taught here however many phrasings there are.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchdata import PUBLIC, RULERS, Guess, Task, public_task, ruler_task, separation, top
from understanding import asked_of, without_thesaurus

from faq_bot.knowledge import Knowledge
from faq_bot.knowledge.thesaurus import thesaurus_for

FEW = (4, 10, 40, 100, 200)
"""Phrasings kept of each entry; the public sets have ten, or as many as come, the first of all."""

LITTLE = Knowledge.from_phrasings({"any": ["thing"]})


def with_thesaurus(task: Task, questions: Sequence[str]) -> list[Guess]:
    """Ask our own bot with all that the package knows of English."""
    return asked_of(task, questions, thesaurus_for(LITTLE))


def thinned(task: Task, kept: int) -> Task:
    """Keep so many phrasings of each entry."""
    chosen = [
        (phrasing, entry)
        for entry, every in task.by_entry.items()
        for phrasing in every[:: max(1, len(every) // kept)][:kept]
    ]
    return Task(task.name, tuple(chosen), task.questions, task.accepted)


def tasks(folder: Path) -> Iterator[tuple[int, Task]]:
    """Give every number of phrasings with every data set that has so many."""
    knowledge = Knowledge.load()
    for kept in FEW:
        for name in PUBLIC if kept <= FEW[1] else ():
            yield kept, public_task(folder, name)
        for name in RULERS:
            yield kept, ruler_task(knowledge, name)


def main(arguments: list[str]) -> int:
    """Print one row a data set and number of phrasings."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    for kept, task in tasks(Path(arguments[0])):
        few = thinned(task, kept)
        both = [system(few, few.questions) for system in (without_thesaurus, with_thesaurus)]
        cells = [
            f"{measure(few, guesses):6.1f}" for measure in (top, separation) for guesses in both
        ]
        print(f"{kept:4} {task.name:18}", *cells, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
