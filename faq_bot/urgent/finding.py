"""Patterns found in a message: concept windows, sentence by sentence.

Pure searching; what a find means is the check's business.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from faq_bot.urgent.reading import Reading
from faq_bot.urgent.tables import CompiledPattern, Filed, Tables

NEAR = 30
"""Words that may lie between the parts of a pattern with ``+``."""


class Spot(NamedTuple):
    """Where a way of saying a concept stands: word numbers, end not included, and sentence."""

    start: int
    end: int
    sentence: int


Spots = dict[int, list[Spot]]
"""Concept number -> its spots in order."""
Find = tuple[Spot, ...]
"""The spots of a pattern's steps, in the order of the steps."""


def spots(reading: Reading, tables: Tables) -> Spots:
    """Find every concept in a message."""
    found: defaultdict[int, list[Spot]] = defaultdict(list)
    for start, sentence in enumerate(reading.sentences):
        for word in reading.readings[start]:
            _say(found, reading, tables, word, Spot(start, start + 1, sentence))
        joined = "".join(reading.words[start : start + 2])  # "sui cidal", "my self", "over dose"
        if joined in tables.joins and start + 1 < len(reading.words):
            _say(found, reading, tables, joined, Spot(start, start + 2, sentence))
    _mark_sentences(reading, found)
    return {number: _tidy(places) for number, places in found.items()}


def _say(
    found: defaultdict[int, list[Spot]], reading: Reading, tables: Tables, word: str, spot: Spot
) -> None:
    """Note the concepts that a word says, alone or with the words after it."""
    for number in tables.single.get(word, ()):
        found[number].append(spot)
    if spot.end >= len(reading.words):
        return
    for second in reading.readings[spot.end]:
        for way in tables.phrases.get(f"{word} {second}", ()):
            tail = tables.tails[way].split()
            if _follows(reading, spot.end + 1, tail):
                end = spot.end + 1 + len(tail)
                found[tables.said[way]].append(Spot(spot.start, end, spot.sentence))


def _follows(reading: Reading, start: int, tail: list[str]) -> bool:
    if start + len(tail) > len(reading.words):
        return False
    return all(word in reading.readings[start + i] for i, word in enumerate(tail))


def _mark_sentences(reading: Reading, found: defaultdict[int, list[Spot]]) -> None:
    total = len(reading.words)
    for i, sentence in enumerate(reading.sentences):
        if i == 0 or reading.sentences[i - 1] != sentence:
            found[0].append(Spot(i, i, sentence))
        if i + 1 == total or reading.sentences[i + 1] != sentence:
            found[1].append(Spot(i + 1, i + 1, sentence))


def _tidy(places: list[Spot]) -> list[Spot]:
    return places if len(places) == 1 else sorted(set(places))


def without(places: Spots, masked: set[int]) -> Spots:
    """Drop the spots that touch a masked word."""
    if not masked:
        return places
    left = {
        number: [s for s in found if masked.isdisjoint(range(s.start, s.end))]
        for number, found in places.items()
    }
    return {number: found for number, found in left.items() if found}


def candidates(tables: Tables, filed: Filed, places: Spots) -> Iterator[CompiledPattern]:
    """Give the patterns whose every step has a spot, each once."""
    seen: set[int] = set()
    for concept in places:
        for number in filed.get(concept, ()):
            if number in seen:
                continue
            pattern = tables.pattern(number)
            if is_possible(pattern, places):
                seen.add(number)
                yield pattern


def is_possible(pattern: CompiledPattern, places: Spots) -> bool:
    """Tell whether every step of a pattern has a spot."""
    for step in pattern.needs:  # plain loops: twice as fast as all(any(...)) on the corpus
        for number in step:
            if number in places:
                break
        else:
            return False
    return True


def finds(pattern: CompiledPattern, places: Spots) -> list[Find]:
    """Find a pattern; one find for each place it ends."""
    parts = [_sequence(part, places) for part in pattern.parts]
    if len(parts) == 1 or not all(parts):
        return parts[0] if all(parts) else []
    found = []
    for first in parts[0]:
        others = [next((f for f in part if _near(first, f)), None) for part in parts[1:]]
        if all(others):
            found.append(first + tuple(s for other in others if other for s in other))
    return found


def _near(one: Find, two: Find) -> bool:
    apart = max(two[0].start - one[-1].end, one[0].start - two[-1].end)
    return 0 <= apart <= NEAR


def _sequence(part: tuple[tuple[tuple[int, ...], int], ...], places: Spots) -> list[Find]:
    """Walk the steps left to right, keeping for every end the path that starts latest."""
    (numbers, _), *rest = part
    paths: dict[int, Find] = {s.end: (s,) for s in _all(numbers, places)}
    for numbers, gap in rest:
        following = _all(numbers, places)
        starts = [s.start for s in following]
        longer: dict[int, Find] = {}
        for end in sorted(paths):
            path = paths[end]
            for spot in following[bisect_left(starts, end) :]:
                if spot.start - end > gap:
                    break
                if spot.sentence == path[0].sentence:
                    longer[spot.end] = (*path, spot)
        paths = longer
        if not paths:
            break
    return [paths[end] for end in sorted(paths)]


def _all(numbers: tuple[int, ...], places: Spots) -> list[Spot]:
    if len(numbers) == 1:
        return places.get(numbers[0], [])
    return sorted({s for number in numbers for s in places.get(number, ())})
