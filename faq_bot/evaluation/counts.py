"""Shares and tables: the pieces that every report is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

from faq_bot.evaluation.measures import upper_bound
from faq_bot.evaluation.outcomes import Outcome

MOST_CONFUSIONS = 15
"""Confusions shown; the rest are seldom worth a curator's evening."""


def rounded(value: float | None) -> float | None:
    """Give a figure as reports state it; None stays None."""
    return None if value is None else round(value, 4)


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    hits: int
    total: int

    @classmethod
    def of(cls, flags: Iterable[bool]) -> Share:
        """Count the true ones."""
        seen = list(flags)
        return cls(sum(seen), len(seen))

    @property
    def value(self) -> float | None:
        """0..1; None when there was nothing to count."""
        return self.hits / self.total if self.total else None

    @property
    def bound(self) -> float:
        """Exact one-sided 95 % upper bound of the true share."""
        return upper_bound(self.hits, self.total)

    def as_dict(self) -> dict[str, object]:
        """Give the JSON form."""
        return {
            "share": rounded(self.value),
            "hits": self.hits,
            "total": self.total,
        }

    def __str__(self) -> str:
        """Write ``92.3 % (286 of 310)``, or ``-`` when there was nothing to count."""
        if self.value is None:
            return "-"
        return f"{100 * self.value:5.1f} %  ({self.hits} of {self.total})"


@dataclass(frozen=True)
class Row:
    """One kind or style: how its questions fared."""

    name: str
    top1: Share
    top3: Share
    declined: Share
    wrong: Share
    """Wrong answers among answers given."""

    def as_dict(self) -> dict[str, object]:
        """Give the JSON form."""
        shares = {"top1": self.top1, "top3": self.top3, "declined": self.declined}
        return {"name": self.name} | {
            name: share.as_dict() for name, share in (shares | {"wrong": self.wrong}).items()
        }


@dataclass(frozen=True)
class Confusion:
    """An entry preferred where another was right; "out of scope" where none was."""

    right: str
    given: str
    count: int
    answered: int
    """How often it was not only preferred but given as an answer, which costs more."""

    def as_dict(self) -> dict[str, object]:
        """Give the JSON form."""
        return asdict(self)


def rows(outcomes: Sequence[Outcome], key: Callable[[Outcome], str]) -> tuple[Row, ...]:
    """Group the outcomes and count each group, in the order of the file."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(key(outcome), []).append(outcome)
    return tuple(_row(name, group) for name, group in groups.items() if name)


def _row(name: str, group: list[Outcome]) -> Row:
    scoped = [outcome for outcome in group if outcome.in_scope]
    return Row(
        name,
        Share.of(outcome.right for outcome in scoped),
        Share.of(outcome.right_within(3) for outcome in scoped),
        Share.of(outcome.declined for outcome in group),
        Share.of(outcome.wrong for outcome in group if outcome.given),
    )


def confusions(outcomes: Sequence[Outcome]) -> tuple[Confusion, ...]:
    """Count which entry was preferred or given in place of which, the costliest first.

    In scope the wrong first entry counts, out of scope an answer that was given.
    """
    counted: Counter[tuple[str, str]] = Counter()
    answered: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        if outcome.in_scope and not outcome.right:
            pair = (outcome.line.ids or ("",))[0], outcome.top
        elif not outcome.in_scope and outcome.wrong:
            pair = "out of scope", min(outcome.given)
        else:
            continue
        counted[pair] += 1
        answered[pair] += outcome.wrong
    ranked = sorted(counted, key=lambda pair: (-answered[pair], -counted[pair], pair))
    found = (Confusion(*pair, counted[pair], answered[pair]) for pair in ranked)
    return tuple(found)[:MOST_CONFUSIONS]
