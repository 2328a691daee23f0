"""Files of labelled questions and conversations -> values, every problem with file and line.

It alone knows the two shapes: a list of questions, and a list of conversations with turns.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from faq_bot.errors import Problem, QuestionsError
from faq_bot.knowledge.fields import Fields, nearest, nearest_or_all
from faq_bot.knowledge.nodes import Node, read

KINDS = ("answer", "gap", "social", "urgent", "clarify", "none")
TIERS = ("hard", "soft", "none")
_QUESTION = ("q", "ids", "also", "kind", "style", "class", "tier")
_TURN = ("q", "ids", "also", "kind", "style", "context", "alone")


@dataclass(frozen=True)
class Labelled:
    """A question and the replies that a careful person would accept."""

    question: str
    ids: tuple[str, ...] | None
    """Acceptable entry ids, best first; empty when out of scope, None when only a tier is given."""
    also: tuple[str, ...] = ()
    """Acceptable ids for the second question of a two-question message."""
    kind: str = ""
    style: str = ""
    tier: str = ""
    """hard: the urgent reply; soft: one helpline line; none: neither; empty: not labelled."""
    context: bool = False
    """The turn needs what went before it."""
    alone: bool = False
    """The turn stands on its own, and what went before must not drag it away."""
    line: int = 0

    @property
    def accepted(self) -> frozenset[str]:
        """Every id that is right."""
        return frozenset((self.ids or ()) + self.also)


@dataclass(frozen=True)
class Talk:
    """A conversation with a label on every turn."""

    title: str
    turns: tuple[Labelled, ...]
    line: int = 0


def read_file(path: str | os.PathLike[str]) -> tuple[Labelled, ...] | tuple[Talk, ...]:
    """Read a file of either shape.

    Raises QuestionsError with every problem at once, one a line.
    """
    place = Path(path)
    if not place.is_file():
        raise QuestionsError(f"{place}: there is no such file")
    problems: list[Problem] = []
    node = read(place, problems)
    found = _elements(node, place.name, problems) if node is not None else []
    talks = any("turns" in item.mapping for item in found)
    parsed = [_talk(item) for item in found] if talks else [_labelled(item) for item in found]
    if problems:
        raise QuestionsError("\n".join(map(str, problems)))
    return tuple(parsed)  # type: ignore[return-value]  # all of one shape


def read_questions(path: str | os.PathLike[str]) -> tuple[Labelled, ...]:
    """Read a file that must hold questions; raises QuestionsError."""
    return tuple(line for line in read_file(path) if isinstance(line, Labelled))


def check_ids(lines: Iterable[Labelled], known: Collection[str], file: str) -> None:
    """Raise QuestionsError when a label names an entry that the knowledge lacks."""
    problems = [
        Problem(file, f"unknown entry {wrong!r}.{nearest(wrong, known)}", line.line, field="ids")
        for line in lines
        for wrong in (*(line.ids or ()), *line.also)
        if wrong not in known
    ]
    if problems:
        raise QuestionsError("\n".join(map(str, problems)))


def _elements(node: Node, file: str, problems: list[Problem]) -> list[Fields]:
    if not isinstance(node.value, list):
        problems.append(Problem(file, f"must be a list of questions, not {node.shape}", node.line))
    elif not node.value:
        problems.append(Problem(file, "holds no question", node.line))
    return [Fields(item, file, problems) for item in node.elements()]


def _talk(fields: Fields) -> Talk:
    fields.allow("title", "turns")
    title = fields.text("title")
    turns = tuple(_labelled(turn, _TURN) for turn in fields.each("turns"))
    if not turns:
        fields.report("has no turn", field="turns")
    return Talk(title, turns, fields.node.line)


def _labelled(fields: Fields, known: tuple[str, ...] = _QUESTION) -> Labelled:
    fields.allow(*known)
    kind, tier = fields.text("kind", ""), fields.text("tier", "")
    if "ids" not in fields.mapping and not tier:
        fields.report("is missing; write [] when out of scope", field="ids")
    if kind and kind not in KINDS and not tier:  # the urgent corpora have kinds of their own
        fields.report(f"unknown kind {kind!r}.{nearest_or_all(kind, KINDS)}", field="kind")
    if tier and tier not in TIERS:
        fields.report(f"unknown tier {tier!r}.{nearest_or_all(tier, TIERS)}", field="tier")
    return Labelled(
        question=fields.text("q"),
        ids=fields.texts("ids") if "ids" in fields.mapping else None,
        also=fields.texts("also"),
        kind=kind,
        style=fields.text("style", "") or fields.text("class", ""),
        tier=tier,
        context=_yes(fields, "context"),
        alone=_yes(fields, "alone"),
        line=fields.node.line,
    )


def _yes(fields: Fields, field: str) -> bool:
    text = fields.text(field, "false")
    if text not in ("true", "false"):
        fields.report(f"must be true or false, not {text!r}", field=field)
    return text == "true"
