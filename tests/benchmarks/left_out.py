"""What likeness to examples is worth on messages it was not taught, by leaving examples out.

Usage: python tests/benchmarks/left_out.py

Every block of 150 examples that stand together (one writer, one subject) is judged by a bot taught
with the others; phrasings and out-of-scope questions are harmless examples too. Prints the share
noticed and the false alarms by threshold, what a veto over the rules would cost, and the
probability that fits a score: the constants of faq_bot/bot/danger.py. About a minute.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from faq_bot.bot.likeness import Likeness, groups_of
from faq_bot.knowledge import Knowledge
from faq_bot.text import words
from faq_bot.urgent import UrgentCheck

BLOCK, FOLDS = 150, 5
DANGERS, HARMLESS = 3, 4
"""The first groups are dangers; the fourth is soft; the fifth harmless."""
PRIOR = 0.1
"""Share of messages that is assumed to tell of danger."""
Scores = NDArray[np.float64]


def left_out(groups: list[list[str]]) -> list[Scores]:
    """Score every message of every group without those near it."""
    scores = [np.zeros(len(group)) for group in groups]
    for fold in range(FOLDS):
        seen = [[q for i, q in enumerate(g) if (i // BLOCK) % FOLDS != fold] for g in groups]
        likeness = Likeness.taught(seen)
        for group, found in zip(groups, scores, strict=True):
            for i, message in enumerate(group):
                if (i // BLOCK) % FOLDS == fold:
                    said = words(message)
                    found[i] = likeness.of(said).score if said else -2.0
    return scores


def fitted(danger: Scores, harmless: Scores, dangers: int) -> Scores:
    """Fit the log odds of danger to scores (Platt 1999) for the assumed share of dangers."""
    score = np.concatenate([danger, harmless])
    right = np.concatenate([np.ones(len(danger)), np.zeros(len(harmless))])
    weights = np.where(right > 0, PRIOR / dangers, (1 - PRIOR) / len(harmless))
    design, odds = np.column_stack([np.ones(len(score)), score]), np.zeros(2)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ odds))
        slope = design.T @ (weights * (right - chance))
        curve = (design * (weights * chance * (1 - chance))[:, None]).T @ design
        odds = odds + np.linalg.solve(curve, slope)
    return odds


def main() -> None:
    """Print the tables."""
    knowledge = Knowledge.load()
    rules, groups = UrgentCheck(knowledge.urgent), groups_of(knowledge)
    scores = left_out(groups)
    rung = [np.array([rules.check(q).tier == "hard" for q in group]) for group in groups]
    danger, found = np.concatenate(scores[:DANGERS]), np.concatenate(rung[:DANGERS])
    harmless, false = scores[HARMLESS], rung[HARMLESS]
    print(
        f"{len(danger)} dangers, {len(harmless)} harmless; rules alone notice "
        f"{found.mean():.1%}, ring on {false.mean():.1%}"
    )
    print("score   noticed with rules   rings on harmless")
    for bar in (-0.1, 0.0, 0.1, 0.2, 0.4):
        print(
            f"{bar:5} {(found | (danger >= bar)).mean():14.1%} "
            f"{(false | (harmless >= bar)).mean():18.1%}"
        )
    print("veto below   rules' dangers lost   rules' false alarms saved")
    for bar in (-1.2, -1.0, -0.9, -0.8, -0.7, -0.6, -0.5, -0.4):
        print(
            f"{bar:8} {(danger[found] < bar).sum():10} of {found.sum()} "
            f"{(harmless[false] < bar).sum():12} of {false.sum()}"
        )
    odds = fitted(danger[~found], harmless[~false], len(danger))
    print(f"log odds of danger where no rule rings: {odds[0]:.2f} + {odds[1]:.2f} x score")


if __name__ == "__main__":
    main()
