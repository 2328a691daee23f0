"""How long people wait: the index from YAML, the load from the cache, a question, the command.

Usage: python tests/benchmarks/speed.py

Times depend on the machine, so the whole commands are also given as a multiple of a Python that
starts and does nothing. One thread; the shipped knowledge; a cache folder of its own.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

os.environ["OMP_NUM_THREADS"] = "1"  # before numpy is imported, which reads these once
os.environ["OPENBLAS_NUM_THREADS"] = "1"

from benchdata import DATA, RULERS

from faq_bot.bot import FaqBot
from faq_bot.bot.compiled import build
from faq_bot.bot.store import VARIABLE
from faq_bot.evaluation import read_questions
from faq_bot.knowledge import Knowledge

PROCESSES = 15
ROUNDS = 5
FEW = 4
"""Phrasings an entry of a knowledge base of the usual size."""
LOAD = """
import time
from faq_bot.bot import FaqBot
from faq_bot.bot.store import load
started = time.perf_counter()
load()
print(1000 * (time.perf_counter() - started))
"""
ASK = ["-m", "faq_bot", "ask", "how many infusions will I need"]
COMMANDS = {
    "python that does nothing": ["-c", "pass"],
    "python with numpy": ["-c", "import numpy"],
    "faq-bot --version": ["-m", "faq_bot", "--version"],
    "faq-bot list": ["-m", "faq_bot", "list"],
    "faq-bot ask, from the cache": ASK,
}


def milliseconds(work: Callable[[], object], rounds: int) -> list[float]:
    """Time a piece of work several times."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - started))
    return times


def run(arguments: list[str]) -> str:
    """Run Python once and give what it prints; exit 1 is a reply too."""
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    if done.returncode > 1:
        sys.exit(f"{arguments}: {done.stderr}")
    return done.stdout


def in_process() -> None:
    """Print what the library costs."""
    knowledge = Knowledge.load()
    _say("YAML read", min(milliseconds(Knowledge.load, ROUNDS)))
    _say("index built", min(milliseconds(lambda: build(knowledge), ROUNDS)))
    few = {e.id: e.phrasings[:FEW] for e in knowledge.entries if e.phrasings}
    small = Knowledge.from_phrasings(few)
    count = sum(map(len, few.values()))
    _say(f"index of {count} phrasings alone", min(milliseconds(lambda: build(small), ROUNDS)))
    run(["-c", LOAD])  # fills the cache
    _say("loaded from the cache", statistics.median(float(run(["-c", LOAD])) for _ in range(9)))
    bot = FaqBot(knowledge)
    asked = [line.question for name in RULERS for line in read_questions(DATA / f"{name}.yaml")]
    times = sorted(time for q in asked for time in milliseconds(lambda: bot.ask(q), 1))  # noqa: B023
    _say(f"a question (median of {len(times)})", times[len(times) // 2])
    _say("a question (slowest in a hundred)", times[99 * len(times) // 100])
    _say("10,000 characters", milliseconds(lambda: bot.ask("how long does it " * 588), 1)[0])


def whole_processes() -> None:
    """Print what the commands cost, from the shell and back."""
    best = {name: min(milliseconds(lambda: run(c), PROCESSES)) for name, c in COMMANDS.items()}  # noqa: B023
    bare = best["python that does nothing"]
    for name, took in best.items():
        _say(name, took, f"{took / bare:6.1f} x")
    os.environ[VARIABLE] = "off"
    took = min(milliseconds(lambda: run(ASK), 3))
    _say("faq-bot ask, without a cache", took, f"{took / bare:6.1f} x")


def _say(name: str, took: float, more: str = "") -> None:
    print(f"{name:36}{took:10.2f} ms{more:>12}", flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ[VARIABLE] = folder
        in_process()
        whole_processes()
