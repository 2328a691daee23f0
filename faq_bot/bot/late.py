"""Sequences that are read from where they lie only when somebody looks at them.

Loading is most of what a single question waits for, and one question looks at the phrasings of
three entries among seventy, at none of the 50,000 lines that only teach, and at no rule as written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar, overload

T = TypeVar("T", covariant=True)


class Late(Sequence[T]):
    """A sequence that is equal to any other that holds the same."""

    def __init__(self, read: Callable[[], Sequence[T]]) -> None:
        """Take what gives the items; it is called once at most, when they are needed."""
        self._read = read

    @cached_property
    def _items(self) -> tuple[T, ...]:
        return tuple(self._read())

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        """Give one item, or a tuple of some."""
        return self._items[at]

    def __iter__(self) -> Iterator[T]:
        """Go through the items, ten times as fast as by their places."""
        return iter(self._items)

    def __len__(self) -> int:
        """Count the items."""
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        """Compare item by item."""
        return isinstance(other, (tuple, Late)) and self._items == tuple(other)

    def __repr__(self) -> str:
        """Show the items as the tuple would."""
        return repr(self._items)

    def __hash__(self) -> int:
        """Give what the tuple of the items would give."""
        return hash(self._items)
