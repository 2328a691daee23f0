"""One line of a rule -> ``Pattern``: the little language that rules are written in.

    WANT ..4 DIE        a concept, up to four other words, a concept
    better off without  plain words side by side
    kill|do_in SELF     one of several; "_" joins the words of one
    so? TIRED           may be missing
    ^ overdose $        sentence start and end
    PILLS + TONIGHT     both near each other, in any order

It alone knows what may stand in a line; what a sound line means, the pattern reads itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import product

from faq_bot.knowledge.fields import nearest
from faq_bot.model import BOTH, GAP, SENTENCE_END, SENTENCE_START, Pattern
from faq_bot.text import words

LONGEST_GAP = 25
_NAME = re.compile(r"[A-Z][A-Z0-9-]*")
_MARKS = (SENTENCE_START, SENTENCE_END)


class PatternError(ValueError):
    """The line cannot be read; its text says why."""


def is_name(text: str) -> bool:
    """Tell whether a text is written as the name of a concept."""
    return bool(_NAME.fullmatch(text))


def read_pattern(text: str, names: Collection[str]) -> list[Pattern]:
    """Check a line; one with optional steps gives one pattern for each way of reading it.

    Raises PatternError.
    """
    parts = [_readings(part.split(), names) for part in text.split(BOTH)]
    return [Pattern(BOTH.join(chosen)) for chosen in product(*parts)]


def _readings(tokens: list[str], names: Collection[str]) -> list[str]:
    """Give one part with its optional steps taken, and without; those taken come first."""
    found: list[list[str]] = [[]]
    for token in tokens:
        plain = token.removesuffix("?")
        _verify(plain, names)
        taken = [[*done, plain] for done in found]
        found = taken + found if token.endswith("?") else taken
    if not all(any(not GAP.fullmatch(token) for token in done) for done in found):
        raise PatternError("needs at least one word that must be there")
    if GAP.fullmatch(tokens[-1]):
        raise PatternError("ends with a gap")
    return [" ".join(done) for done in found]


def _verify(token: str, names: Collection[str]) -> None:
    if gap := GAP.fullmatch(token):
        if gap[1] and int(gap[1]) > LONGEST_GAP:
            raise PatternError(f"has a gap of more than {LONGEST_GAP} words")
        return
    for choice in token.split("|"):
        if is_name(choice):
            if choice not in names:
                raise PatternError(f"names the unknown concept {choice}.{nearest(choice, names)}")
        elif choice not in _MARKS and "_".join(words(choice.replace("_", " "))) != choice:
            raise PatternError(f"holds {choice!r}, which is no normalised word")
