"""Where knowledge is found: argument, environment, packaged copy, checkout, in this order."""

from __future__ import annotations

import os
from pathlib import Path

from faq_bot.errors import KnowledgeError, Problem

VARIABLE = "FAQ_BOT_KNOWLEDGE"
_PACKAGE = Path(__file__).resolve().parents[1]
PACKAGED = _PACKAGE / "_knowledge"
"""The copy that a wheel carries; an editable install has none and sees the checkout."""
CHECKOUT = _PACKAGE.parent / "knowledge"


def locate(path: str | os.PathLike[str] | None = None) -> Path:
    """Give the folder or file to read.

    Raises KnowledgeError when the named place does not exist, or nothing was shipped.
    """
    named = path if path is not None else os.environ.get(VARIABLE) or None
    if named is not None:
        place = Path(named).expanduser()
        if not place.exists():
            origin = "" if path is not None else f" (from {VARIABLE})"
            raise KnowledgeError((Problem(str(place), f"there is no such file or folder{origin}"),))
        return place
    for place in (PACKAGED, CHECKOUT):
        if place.is_dir():
            return place
    raise KnowledgeError((Problem(str(PACKAGED), "no knowledge was installed; name a folder"),))


def yaml_files(place: Path) -> list[Path]:
    """List the YAML files of a folder by name, or the one file itself.

    Raises KnowledgeError when there is none or the folder cannot be read.
    """
    if place.is_file():
        return [place]
    try:
        files = sorted(p for p in place.iterdir() if p.suffix in (".yaml", ".yml") and p.is_file())
    except OSError as error:
        raise KnowledgeError((Problem(str(place), f"cannot be read: {error.strerror}"),)) from None
    if not files:
        raise KnowledgeError((Problem(str(place), "holds no .yaml file"),))
    return files
