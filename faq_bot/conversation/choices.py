"""Picking one of the numbered choices: "2", "the second", "the one about anxiety"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faq_bot.text import normalise, words

_NUMBERS = {
    name: number
    for number, names in enumerate(
        ("first 1st one", "second 2nd two", "third 3rd three", "fourth 4th four", "fifth 5th five")
    )
    for name in names.split()
}
_AROUND = r"(?:the|no|number|option|choice|question|nr|answer|please|pls|ok|id like|i mean|i meant)"
_NUMBER = re.compile(
    rf"(?:{_AROUND} )*(?:(?P<digits>\d{{1,2}})|(?P<name>{'|'.join(_NUMBERS)})|(?P<last>last))"
    r"(?: (?:one|question|option|choice|please|pls))*"
)
_ABOUT = re.compile(
    r"(?:(?:no|ok|i mean|i meant|yes) )*the (?:one|question) (?:about|on|with|for|that says) (.+)"
    r"|(?:(?:no|ok|i mean|i meant|yes) )*the (.+) (?:one|question)"
)


def number_in(text: str, count: int) -> int | None:
    """Give the index that a message names by number, from 0; it may lie outside ``count``."""
    found = _NUMBER.fullmatch(normalise(text))
    if not found:
        return None
    if found["digits"]:
        return int(found["digits"]) - 1
    return count - 1 if found["last"] else _NUMBERS[found["name"]]


def named_in(text: str, labels: Sequence[str]) -> int | None:
    """Give the index of the one label that a message describes ("the one about anxiety")."""
    found = _ABOUT.fullmatch(normalise(text))
    if not found:
        return None
    described = set(words(found[1] or found[2]))
    shared = [len(described & set(words(label))) for label in labels]
    best = max(shared, default=0)
    return shared.index(best) if best and shared.count(best) == 1 else None
