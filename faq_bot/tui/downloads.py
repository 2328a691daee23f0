"""Where a transcript is saved: dated, and free, so that nothing is ever replaced."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from platformdirs import user_downloads_path

from faq_bot.transcript import file_name


def free_place(folder: Path | None = None, now: datetime | None = None) -> Path:
    """Give a file that does not exist yet, in the downloads or, without any, in the home folder."""
    folder = folder or user_downloads_path()
    if not folder.is_dir():
        folder = Path.home()
    first = place = folder / file_name(now or datetime.now())
    number = 1
    while place.exists():
        number += 1
        place = first.with_stem(f"{first.stem}-{number}")
    return place
