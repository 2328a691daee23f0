"""One line of a rule -> ``Pattern``: the little language that rules are written in.

    WANT ..4 DIE        a concept, up to four other words, a concept
    better off without  plain words side by side
    kill|do_in SELF     one of several; "_" joins the words of one
    so? TIRED           may be missing
    ^ overdose $        sentence start and end
    PILLS + TONIGHT     both near each other, in any order

It stands apart so that the file reader deals with fields and this with words.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from faq_bot.knowledge.fields import nearest
from faq_bot.model import SENTENCE_END, SENTENCE_START, Pattern, Step
from faq_bot.text import words

_GAP = re.compile(r"\.\.(\d*)")
USUAL_GAP = 3
LONGEST_GAP = 25
_NAME = re.compile(r"[A-Z][A-Z0-9-]*")
_MARKS = (SENTENCE_START, SENTENCE_END)


class PatternError(ValueError):
    """The line cannot be read; its text says why."""


def is_name(text: str) -> bool:
    """Tell whether a text is written as the name of a concept."""
    return bool(_NAME.fullmatch(text))


def read_pattern(text: str, names: Collection[str]) -> list[Pattern]:
    """Parse a line; one with optional steps gives one pattern for each way of reading it.

    Raises PatternError.
    """
    parts: list[list[tuple[Step, ...]]] = []
    for part in text.split(" + "):
        parts.append(_sequences(part.split(), names))
    joined: list[tuple[tuple[Step, ...], ...]] = [()]
    for readings in parts:
        joined = [(*done, reading) for done in joined for reading in readings]
    return [Pattern(text, found) for found in joined]


def _sequences(tokens: list[str], names: Collection[str]) -> list[tuple[Step, ...]]:
    found: list[tuple[Step, ...]] = [()]
    pending = [0]  # the gap before the next step, one for each reading in ``found``
    for token in tokens:
        if gap := _GAP.fullmatch(token):
            pending = [before + _length(gap[1]) for before in pending]
            continue
        choices = _choices(token.removesuffix("?"), names)
        taken = [(*done, Step(choices, g)) for done, g in zip(found, pending, strict=True)]
        if token.endswith("?"):
            found, pending = taken + found, [0] * len(taken) + pending
        else:
            found, pending = taken, [0] * len(taken)
    if not all(found):
        raise PatternError("needs at least one word that must be there")
    if _GAP.fullmatch(tokens[-1]):
        raise PatternError("ends with a gap")
    return found


def _length(digits: str) -> int:
    length = int(digits) if digits else USUAL_GAP
    if length > LONGEST_GAP:
        raise PatternError(f"has a gap of more than {LONGEST_GAP} words")
    return length


def _choices(token: str, names: Collection[str]) -> tuple[str, ...]:
    choices = []
    for choice in token.split("|"):
        if is_name(choice):
            if choice not in names:
                raise PatternError(f"names the unknown concept {choice}.{nearest(choice, names)}")
        elif choice not in _MARKS and "_".join(words(choice.replace("_", " "))) != choice:
            raise PatternError(f"holds {choice!r}, which is no normalised word")
        choices.append(choice.replace("_", " "))
    return tuple(choices)
