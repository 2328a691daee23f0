"""Whom a message is about: the writer, or somebody near.

The nearest word for a person before the end of what was found decides: "my friend told me she
wants to die" ends on "she", "they would manage without me" on "me". What stands within a longer
find is part of it: "a rope" in "found a rope in his bedroom" has no say of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from faq_bot.urgent.alarm import Who
from faq_bot.urgent.finding import Find, Spot, Spots
from faq_bot.urgent.tables import Tables


def person_of(finds: Iterable[Find], places: Spots, tables: Tables) -> Who:
    """Give the person that most of the finds are about; the writer when they are even.

    Rules without the two concepts of words for persons are always about the writer.
    """
    writer = places.get(tables.writer, [])
    somebody = places.get(tables.somebody, [])
    others = [_ends(writer, find) < _ends(somebody, find) for find in _longest(finds)]
    return "other" if 2 * sum(others) > len(others) else "self"


def _longest(finds: Iterable[Find]) -> list[Find]:
    """Give each find that does not lie within a longer one."""
    spans = {_span(find): find for find in finds}
    return [
        find
        for (start, end), find in spans.items()
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans)
    ]


def _span(find: Find) -> tuple[int, int]:
    return min(spot.start for spot in find), max(spot.end for spot in find)


def _ends(spots: list[Spot], find: Find) -> int:
    """Give where the last of the spots before the end of the find ends; -1 when there is none."""
    _, end = _span(find)
    return max((spot.end for spot in spots if spot.end <= end), default=-1)
