"""The compiled knowledge on disk, so that YAML is read and everything learnt only once.

A file of the user's cache folder holds the knowledge and what was learnt from it, keyed by its
place, the version of the code and the hash of the YAML files. It holds nothing that a person
typed. Whatever is wrong with it (missing, torn, foreign, folder not writable), the knowledge is
compiled anew.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import math
import mmap
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from faq_bot.bot.codec import decode, encode
from faq_bot.bot.compiled import Compiled, build
from faq_bot.knowledge import Knowledge, folder_digest, locate

VARIABLE = "FAQ_BOT_CACHE"
"""Names another folder; "off" switches the cache off."""
ROOM = 400_000_000
"""Bytes on disk; the shipped knowledge takes 110 MB."""
_MAGIC = b"faqbot02"
_ALIGN = 64


def load(
    path: str | os.PathLike[str] | None = None, learning: Callable[[], None] = lambda: None
) -> Compiled:
    """Give the compiled knowledge of a place, from the cache when it is there.

    ``learning`` is called before the long wait, when it is not. Raises KnowledgeError with every
    problem at once.
    """
    place, file, found = _kept(path)
    if found is None:
        learning()
        found = build(Knowledge.load(place), _latest(file) if file is not None else None)
        if file is not None:
            _write(file, found)
    return found


def read_knowledge(path: str | os.PathLike[str] | None = None) -> Knowledge:
    """Give the knowledge of a place, without compiling it when it has not been.

    Raises KnowledgeError with every problem at once.
    """
    place, _, found = _kept(path)
    return Knowledge.load(place) if found is None else found.knowledge


def _kept(path: str | os.PathLike[str] | None) -> tuple[Path, Path | None, Compiled | None]:
    """Give a place, its file in the cache (None when that is off), and what the file holds."""
    place = locate(path)
    file = _file(folder_digest(place), place)
    return place, file, _read(file) if file is not None else None


@lru_cache(maxsize=1)
def _code_version() -> str:
    """Hash the sources, so that changed code never reads what older code compiled."""
    digest = hashlib.sha256(np.__version__.encode())
    package = Path(__file__).resolve().parents[1]
    for part in ("model", "matching", "knowledge", "bot", "urgent"):
        for file in sorted([*(package / part).glob("*.py"), *(package / part).glob("*.txt")]):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _file(digest: str, place: Path) -> Path | None:
    folder = os.environ.get(VARIABLE)
    if folder == "off":
        return None
    if not folder:
        from platformdirs import user_cache_path  # 20 ms that a named folder does not pay

        folder = str(user_cache_path("faq-bot", appauthor=False))
    home = hashlib.sha256(f"{_code_version()} {place.resolve()}".encode()).hexdigest()
    return Path(folder) / f"{home[:16]}-{digest[:16]}.index"


def _latest(file: Path) -> Compiled | None:
    """Give what was last used of the same place by the same code."""
    home = file.name.partition("-")[0]
    found = _last_used_first(file.parent.glob(f"{home}-*.index"))
    return _read(found[0]) if found else None


def _last_used_first(files: Iterable[Path]) -> list[Path]:
    return sorted(files, key=lambda file: _state(file)[0], reverse=True)


def _state(file: Path) -> tuple[float, int]:
    """Give when a file was last used, and its size."""
    try:
        found = file.stat()
    except OSError:  # another process has just tidied up
        return 0.0, 0
    return found.st_mtime, found.st_size


def _read(file: Path) -> Compiled | None:
    try:
        with file.open("rb") as stream:
            view = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if view[:8] != _MAGIC:
            return None
        end = 16 + int.from_bytes(view[8:16], "little")
        head = json.loads(view[16:end])
        arrays = [_array(view, spec) for spec in head["arrays"]]
        with _collector_at_rest():
            found: Compiled = decode(Compiled, head["compiled"], arrays)
        with contextlib.suppress(OSError):
            os.utime(file)  # it has been used
        return found
    except (OSError, ValueError, KeyError, TypeError, IndexError, StopIteration):
        return None


@contextlib.contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Spare the garbage collector 70,000 new values that all stay: a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _array(view: mmap.mmap, spec: list[Any]) -> Any:
    kind, shape, at = spec
    return np.frombuffer(view, dtype=kind, count=math.prod(shape), offset=at).reshape(shape)


def _write(file: Path, value: Compiled) -> None:
    arrays: list[Any] = []
    plain = {"compiled": encode(value, arrays)}
    # The header names places in the file, and its own length moves them: leave it ample room.
    room = len(json.dumps(plain)) + 200 * (len(arrays) + 1)
    start = -(-(16 + room) // _ALIGN) * _ALIGN
    specs, at = [], start
    for array in arrays:
        specs.append([array.dtype.str, list(array.shape), at])
        at += -(-array.nbytes // _ALIGN) * _ALIGN
    head = json.dumps({**plain, "arrays": specs}).encode().ljust(start - 16)
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as stream:
            stream.write(_MAGIC + len(head).to_bytes(8, "little") + head)
            for array, (_, _, place) in zip(arrays, specs, strict=True):
                stream.seek(place)
                stream.write(np.ascontiguousarray(array).tobytes())
            stream.truncate(at)
        Path(stream.name).replace(file)  # whole or not at all, whoever else writes
        _tidy(file)


def _tidy(newest: Path) -> None:
    """Keep what was used last, as much as there is room for, and the newest in any case."""
    taken = 0
    for file in _last_used_first(newest.parent.glob("*.index")):
        taken += _state(file)[1]
        if taken > ROOM and file != newest:
            with contextlib.suppress(OSError):
                file.unlink()
