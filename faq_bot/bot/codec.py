"""Frozen values <-> JSON and raw arrays, led by their type hints: never pickle, never code.

Lists of texts travel as one joined text and numbers as arrays, because 60,000 small JSON values
would cost more time to read than to compute again.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import numpy as np

Decoder = Callable[[Any, Sequence[Any]], Any]
_BETWEEN = "\0"
"""Between joined texts; every text has lost its control characters long before."""


def encode(value: Any, arrays: list[Any]) -> Any:
    """Give JSON for a value; arrays are put aside and named by their number."""
    if isinstance(value, np.ndarray):
        arrays.append(value)
        return len(arrays) - 1
    if is_dataclass(value):
        kind: Any = type(value)
        return [encode(getattr(value, name), arrays) for name, _ in _kept(kind)]
    if isinstance(value, dict):
        return _encode_dict(value, arrays)
    if isinstance(value, (frozenset, set)):
        return [encode(item, arrays) for item in sorted(value)]
    if isinstance(value, (tuple, list)):
        if len(value) > 0 and all(isinstance(item, str) for item in value):
            return _BETWEEN.join(value)
        return [encode(item, arrays) for item in value]
    return str(value) if isinstance(value, Path) else value


def decode(hint: Any, data: Any, arrays: Sequence[Any]) -> Any:
    """Give back the value of a type; raises on data that does not fit it."""
    return _decoder(hint)(data, arrays)


@cache
def _decoder(hint: Any) -> Decoder:
    """Give the function that reads a type; made once, as asking hints costs more than reading."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        real = _decoder(next(item for item in inner if item is not type(None)))
        if real is _as_is:
            return _as_is
        return lambda data, arrays: None if data is None else real(data, arrays)
    if origin is np.ndarray:
        return lambda data, arrays: arrays[data]
    if is_dataclass(hint):
        return _dataclass_decoder(hint)
    if hint is Path:
        return lambda data, arrays: Path(data)
    if origin is Literal or origin is None:
        return _as_is
    if issubclass(origin, Mapping):
        return _dict_decoder(*inner)
    return _many_decoder(origin, inner)


def _dataclass_decoder(hint: Any) -> Decoder:
    decoders = [_decoder(kind) for _, kind in _kept(hint)]

    def read(data: Any, arrays: Sequence[Any]) -> Any:
        # By position, and without a call for what JSON gives as it is: loading takes half as long.
        return hint(
            *[
                item if one is _as_is else one(item, arrays)
                for one, item in zip(decoders, data, strict=True)
            ]
        )

    return read


def _as_is(data: Any, arrays: Sequence[Any]) -> Any:
    return data


def _texts(data: Any, arrays: Sequence[Any]) -> tuple[str, ...]:
    """Read the commonest type of all without a call for its inner one."""
    return tuple(data.split(_BETWEEN)) if isinstance(data, str) else tuple(data)


def _many_decoder(origin: Any, inner: tuple[Any, ...]) -> Decoder:
    if (origin, inner) == (tuple, (str, ...)):
        return _texts
    many = _items_decoder(inner)
    return lambda data, arrays: origin(many(data, arrays))


def _items_decoder(inner: tuple[Any, ...]) -> Decoder:
    if inner[-1] is Ellipsis or len(inner) == 1:
        one = _decoder(inner[0])

        def read(data: Any, arrays: Sequence[Any]) -> Any:
            if isinstance(data, str):
                return data.split(_BETWEEN)
            return data if one is _as_is else [one(item, arrays) for item in data]

        return read
    each = [_decoder(kind) for kind in inner]

    def read_each(data: Any, arrays: Sequence[Any]) -> Any:
        items = data.split(_BETWEEN) if isinstance(data, str) else data
        return [one(item, arrays) for one, item in zip(each, items, strict=True)]

    return read_each


def _dict_decoder(key: Any, value: Any) -> Decoder:
    keys, one = _items_decoder((key, Ellipsis)), _decoder(value)

    def read(data: Any, arrays: Sequence[Any]) -> Any:
        if isinstance(data[1], int):
            return dict(zip(keys(data[0], arrays), arrays[data[1]].tolist(), strict=True))
        values = (one(item, arrays) for item in data[1])
        return dict(zip(keys(data[0], arrays), values, strict=True))

    return read


def _encode_dict(value: dict[Any, Any], arrays: list[Any]) -> Any:
    keys = encode(tuple(value), arrays)
    if value and all(type(item) is int for item in value.values()):
        return [keys, encode(np.array(list(value.values()), dtype=np.int64), arrays)]
    return [keys, [encode(item, arrays) for item in value.values()]]


@cache
def _kept(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Give the fields that travel: all up to the first private one, which has a default."""
    hints = get_type_hints(kind)
    names = takewhile(lambda name: not name.startswith("_"), (f.name for f in fields(kind)))
    return tuple((name, hints[name]) for name in names)
