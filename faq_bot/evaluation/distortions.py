"""Machine-made distortions of a question, for measuring how much a matcher forgives.

Each takes a question and gives a worse one. The dice are thrown by the question's own text and
by ``random()`` alone, the one method whose numbers Python promises never to change: the same
question is distorted alike on every machine.
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Mapping, Sequence

LETTERS_PER_EDIT = 8
WINDOW = 3
"""Words change places only within windows of this many."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_FUNCTION_WORDS = """
a an the is are am was were be been being do does did has have had will would shall should can could
may might must of to in on at by for from with about as it its it's i i'm i'd my me you your we our
they them their he she his her this that these those there and or but so if just please
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())


def typos(question: str) -> str:
    """Insert, delete, substitute or transpose one letter in every eight."""
    return _edit(question, "typos", _slip_of_the_hand)


def keyboard_slips(question: str) -> str:
    """Hit the neighbouring key for one letter in every eight."""
    return _edit(question, "keys", _neighbour_key)


def dropped_words(question: str) -> str:
    """Leave out every function word, unless nothing would remain."""
    kept = [
        w for w in question.split() if w.strip(string.punctuation).lower() not in FUNCTION_WORDS
    ]
    return " ".join(kept) or question


def word_order(question: str) -> str:
    """Shuffle the words within windows of three."""
    dice, words = _dice(question, "order"), question.split()
    windows = [words[start : start + WINDOW] for start in range(0, len(words), WINDOW)]
    return " ".join(word for window in windows for word in sorted(window, key=lambda _: dice()))


def no_punctuation(question: str) -> str:
    """Remove everything that is neither letter, digit nor space."""
    return " ".join(re.sub(r"[^\w\s]|_", "", question).split()) or question


def caps(question: str) -> str:
    """Shout."""
    return question.upper()


DISTORTIONS: Mapping[str, Callable[[str], str]] = {
    "typos": typos,
    "keyboard slips": keyboard_slips,
    "dropped words": dropped_words,
    "word order": word_order,
    "no punctuation": no_punctuation,
    "caps": caps,
}


def _dice(question: str, salt: str) -> Callable[[], float]:
    return random.Random(f"{salt}:{question}").random


def _pick(dice: Callable[[], float], among: Sequence[str]) -> str:
    return among[int(dice() * len(among))]


def _edit(question: str, salt: str, edit: Callable[[str, int, Callable[[], float]], str]) -> str:
    dice = _dice(question, salt)
    letters = [place for place, letter in enumerate(question) if letter.isalpha()]
    count = round(len(letters) / LETTERS_PER_EDIT)
    chosen = sorted(letters, key=lambda _: dice())[:count]
    for place in sorted(chosen, reverse=True):  # from the end, so that places stay true
        question = edit(question, place, dice)
    return question


def _slip_of_the_hand(text: str, place: int, dice: Callable[[], float]) -> str:
    before, letter, after = text[:place], text[place], text[place + 1 :]
    other = _pick(dice, string.ascii_lowercase)
    swapped = after[:1] + letter + after[1:]
    return before + _pick(dice, (letter + other + after, after, other + after, swapped))


def _neighbour_key(text: str, place: int, dice: Callable[[], float]) -> str:
    near = _NEIGHBOURS.get(text[place].lower())
    return text[:place] + _pick(dice, near) + text[place + 1 :] if near else text


def _neighbours() -> dict[str, str]:
    """Keys within one step on the staggered rows of a QWERTY keyboard."""
    where = {
        key: (row, 2 * col + row) for row, keys in enumerate(_ROWS) for col, key in enumerate(keys)
    }
    return {
        key: "".join(
            other
            for other, (row, col) in where.items()
            if other != key and abs(row - y) <= 1 and abs(col - x) <= 2 - abs(row - y)
        )
        for key, (y, x) in where.items()
    }


_NEIGHBOURS = _neighbours()
