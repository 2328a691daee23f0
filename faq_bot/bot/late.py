"""Texts that are read from where they lie only when somebody looks at them.

Loading is most of what a single question waits for, and one question looks at the phrasings of
three entries among seventy, and at none of the 50,000 lines that only teach.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import overload


class LateTexts(Sequence[str]):
    """A sequence of texts; equal to any other that holds the same."""

    def __init__(self, read: Callable[[], Sequence[str]]) -> None:
        """Take what gives the texts; it is called once at most, when they are needed."""
        self._read = read

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(self._read())

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        """Give one text, or a tuple of some."""
        return self._texts[at]

    def __iter__(self) -> Iterator[str]:
        """Go through the texts, ten times as fast as by their places."""
        return iter(self._texts)

    def __len__(self) -> int:
        """Count the texts."""
        return len(self._texts)

    def __eq__(self, other: object) -> bool:
        """Compare text by text."""
        return isinstance(other, (tuple, LateTexts)) and self._texts == tuple(other)

    def __repr__(self) -> str:
        """Show the texts as the tuple would."""
        return repr(self._texts)

    def __hash__(self) -> int:
        """Give what the tuple of the texts would give."""
        return hash(self._texts)
