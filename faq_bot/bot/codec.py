"""Frozen values <-> JSON and raw arrays, led by their type hints: never pickle, never code.

Lists of texts travel as one joined text and numbers as arrays, lists of lists of numbers as two,
because 60,000 small JSON values would cost more time to read than to compute again. What is typed
``Sequence`` is not read before somebody looks at it.
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

from faq_bot.bot.late import Late

Decoder = Callable[[Any, Sequence[Any]], Any]
_BETWEEN = "\0"
"""Between joined texts; every text has lost its control characters long before."""

_LONG = 2_000
"""Characters from which joined texts stand outside the JSON, where they need no unescaping."""


def encode(value: Any, arrays: list[Any]) -> Any:
    """Give JSON for a value; arrays are put aside and named by their number."""
    if isinstance(value, np.ndarray):
        arrays.append(value)
        return len(arrays) - 1
    if is_dataclass(value):
        kind: Any = type(value)
        values = [encode(getattr(value, name), arrays) for name, _ in _kept(kind)]
        return values[0] if _is_one_text(kind) else values
    if isinstance(value, dict):
        return [encode(tuple(value), arrays), encode(tuple(value.values()), arrays)]
    if isinstance(value, (frozenset, set)):
        return encode(tuple(sorted(value)), arrays)
    if isinstance(value, (tuple, list, Late)):
        return _encode_many(tuple(value), arrays)
    return str(value) if isinstance(value, Path) else value


def _encode_many(value: Sequence[Any], arrays: list[Any]) -> Any:
    if value and all(type(item) is int for item in value):
        return encode(np.array(value, dtype=np.int64), arrays)
    if value and all(type(item) is tuple and set(map(type, item)) <= {int} for item in value):
        lengths = np.array([len(item) for item in value], dtype=np.int64)
        flat = np.array([number for item in value for number in item], dtype=np.int64)
        return {"numbers": encode(flat, arrays), "lengths": encode(lengths, arrays)}
    items = [encode(item, arrays) for item in value]
    # Not when the items are lists, each joined to one text already.
    kinds: set[Any] = set(map(type, value))
    if items and all(kind is str or _is_one_text(kind) for kind in kinds):
        joined = _BETWEEN.join(items)
        return joined if len(joined) < _LONG else encode(_bytes(joined), arrays)
    return items


def _bytes(text: str) -> Any:
    return np.frombuffer(text.encode("utf-8", "surrogatepass"), dtype=np.uint8)


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
    if _is_one_text(hint):
        return lambda data, arrays: hint(data)
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


def _many_decoder(origin: Any, inner: tuple[Any, ...]) -> Decoder:
    many = _items_decoder(inner)
    if origin is Sequence:
        return lambda data, arrays: Late(lambda: many(data, arrays))
    return lambda data, arrays: origin(many(data, arrays))


def _items_decoder(inner: tuple[Any, ...]) -> Decoder:
    each = None if inner[-1] is Ellipsis or len(inner) == 1 else [_decoder(kind) for kind in inner]
    one = _decoder(inner[0])

    def read(data: Any, arrays: Sequence[Any]) -> Any:
        items = _unpacked(data, arrays)
        if each is not None:
            return [kind(item, arrays) for kind, item in zip(each, items, strict=True)]
        if one is _as_is or isinstance(data, dict):
            return items
        return [one(item, arrays) for item in items]

    return read


def _unpacked(data: Any, arrays: Sequence[Any]) -> Any:
    """Give the items that travelled as one text, one array or two."""
    if isinstance(data, str):
        return data.split(_BETWEEN)
    if isinstance(data, int):
        array = arrays[data]
        if array.dtype == np.uint8:
            return array.tobytes().decode("utf-8", "surrogatepass").split(_BETWEEN)
        return array.tolist()
    if isinstance(data, dict):
        numbers, lengths = (arrays[data[name]] for name in ("numbers", "lengths"))
        ends = np.cumsum(lengths)
        flat = tuple(numbers.tolist())
        bounds = zip((ends - lengths).tolist(), ends.tolist(), strict=True)
        return [flat[start:end] for start, end in bounds]
    return data


def _dict_decoder(key: Any, value: Any) -> Decoder:
    keys, values = _items_decoder((key, Ellipsis)), _items_decoder((value, Ellipsis))
    return lambda data, arrays: dict(
        zip(keys(data[0], arrays), values(data[1], arrays), strict=True)
    )


@cache
def _is_one_text(kind: Any) -> bool:
    """Tell whether a dataclass is a text with a name; then it travels as the text."""
    dataclass = hasattr(kind, "__dataclass_fields__")
    return dataclass and [hint for _, hint in _kept(kind)] == [str]


@cache
def _kept(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Give the fields that travel: all up to the first private one, which has a default."""
    hints = get_type_hints(kind)
    names = takewhile(lambda name: not name.startswith("_"), (f.name for f in fields(kind)))
    return tuple((name, hints[name]) for name in names)
