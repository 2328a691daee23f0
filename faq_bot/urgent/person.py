"""Whom a message is about: the writer, or somebody near.

The nearest word for a person before the end of what was found decides: "my friend told me she
wants to die" ends on "she", "they would manage without me" on "me".
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
    others = [_ends(writer, find) < _ends(somebody, find) for find in finds]
    return "other" if 2 * sum(others) > len(others) else "self"


def _ends(spots: list[Spot], find: Find) -> int:
    """Give where the last of the spots before the end of the find ends; -1 when there is none."""
    end = max(spot.end for spot in find)
    return max((spot.end for spot in spots if spot.end <= end), default=-1)
