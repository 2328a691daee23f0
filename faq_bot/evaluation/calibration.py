"""``faq-bot calibrate``: confidence and thresholds from the knowledge's own lines.

Every phrasing is asked of a bot that has not seen it (cross-validation), and so is every
out-of-scope question; a logistic regression learns when the best entry was right, and the
thresholds follow from the stated price of a wrong answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from faq_bot.decision import fit
from faq_bot.knowledge import Knowledge
from faq_bot.knowledge.thesaurus import thesaurus_for
from faq_bot.matching import Matcher
from faq_bot.model import Calibration, Entry, Evidence

Origin = Literal["inside", "outside", "fragment"]
FOLDS = 5
EVIDENCE = (
    *("chance", "odds", "strength", "scope", "covered", "known", "content", "nearest"),
    *("pairs", "spelling", "scope*content", "scope*odds", "strength*odds"),
)
"""The products were added one by one, each the best of 55 on trials left out: to stand far from
"out of scope" says little when hardly a word is understood."""
PRICE = 2.5
"""Right answers that one wrong answer costs."""
OUTSIDE = 1 / 3
"""Share of questions that is assumed to be out of scope; people ask a bot anything."""


RIGHT = 0.9
"""Share of in-scope questions whose best entry is assumed to be right. Left-out phrasings reach
only about 0.7, because they were written to share no wording with each other; people do."""


FRAGMENTS = 0.1
"""Share of questions that is assumed to be a mere beginning ("how long", "what if")."""


@dataclass(frozen=True)
class Trial:
    """One line asked of a bot that had not seen it."""

    evidence: Evidence
    right: bool
    origin: Origin


def calibrate(
    knowledge: Knowledge,
    price: float = PRICE,
    progress: Callable[[int, int], None] | None = None,
) -> Calibration:
    """Derive a calibration; deterministic, a few seconds a fold."""
    trials: list[Trial] = []
    for fold in range(FOLDS):
        trials += _fold(knowledge, fold)
        if progress:
            progress(fold + 1, FOLDS)
    weights = _weights(trials)
    named = fit([t.evidence for t in trials], [t.right for t in trials], weights, EVIDENCE)
    found = Calibration(weights=named, price=price)
    return replace(found, answer=price_threshold(price), clarify=clarify_threshold(price))


def price_threshold(price: float) -> float:
    """Give the confidence from which an answer is worth its risk.

    An answer that is right with probability p gains p and loses (1 - p) * price; a clarify reply
    gains half: the right entry is one key away.  p - (1 - p) * price > p / 2 gives the threshold.
    """
    return round(price / (price + 0.5), 3)


def clarify_threshold(price: float) -> float:
    """Give the confidence from which near entries are worth offering.

    An offer that holds nothing right wastes a moment, half a right answer.
    """
    return round(0.5 / (0.5 + price), 3)


def as_yaml(found: Calibration) -> str:
    """Write a calibration as ``calibration.yaml``."""
    weights = "".join(f"  {name}: {value}\n" for name, value in found.weights)
    return (
        "# yaml-language-server: $schema=../faq_bot/schema/calibration.schema.json\n"
        "# Written by `faq-bot calibrate`: how the evidence is weighed, and from which confidence\n"
        "# an answer (or an offer of near entries) is worth its risk.\n"
        f"price: {found.price}\nanswer: {found.answer}\nclarify: {found.clarify}\n"
        f"weights:\n{weights}"
    )


def _fold(knowledge: Knowledge, fold: int) -> Iterator[Trial]:
    seen = [
        replace(entry, phrasings=_without(entry.phrasings, fold), lines=())
        for entry in knowledge.entries
    ]
    outside = knowledge.out_of_scope
    lent = thesaurus_for(knowledge)
    matcher = Matcher.build(seen, knowledge.lexicon, _without(outside, fold), lent)
    for entry in knowledge.entries:
        held_out = entry.phrasings[fold::FOLDS]
        yield from _trials(matcher, entry, held_out, "inside")
        # Which entry a beginning belongs to is known, whether anybody could guess it or not.
        beginnings = [" ".join(line.split()[:2]) for line in held_out[::FOLDS]]
        yield from _trials(matcher, entry, beginnings, "fragment")
    yield from _trials(matcher, None, outside[fold::FOLDS], "outside")


def _without(lines: Sequence[str], fold: int) -> tuple[str, ...]:
    return tuple(line for i, line in enumerate(lines) if i % FOLDS != fold)


def _trials(
    matcher: Matcher, entry: Entry | None, lines: Sequence[str], origin: Origin
) -> Iterator[Trial]:
    for line in lines:
        heard = matcher.reader.read(line)
        if heard:
            evidence = matcher.rank(heard).evidence
            right = entry is not None and matcher.ids[evidence.entry] == entry.id
            yield Trial(evidence, right, origin)


def _weights(trials: Sequence[Trial]) -> list[float]:
    """Weigh the trials so that they come in the shares that people's questions are assumed to."""
    counts = Counter((trial.origin, trial.right) for trial in trials)
    fragments = sum(count for (origin, _), count in counts.items() if origin == "fragment")
    whole = 1 - FRAGMENTS
    shares = {
        ("inside", True): whole * (1 - OUTSIDE) * RIGHT,
        ("inside", False): whole * (1 - OUTSIDE) * (1 - RIGHT),
        ("outside", False): whole * OUTSIDE,
    }
    for right in (True, False):
        shares["fragment", right] = FRAGMENTS * counts["fragment", right] / max(1, fragments)
    return [
        shares[trial.origin, trial.right] * len(trials) / counts[trial.origin, trial.right]
        for trial in trials
    ]
