"""The name of a saved transcript: dated, and free, so that nothing is ever replaced."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from platformdirs import user_downloads_path


def free_name(folder: Path | None = None, now: datetime | None = None) -> str:
    """Give a file name that the downloads folder does not hold yet."""
    place = folder or user_downloads_path()
    stem = f"faq-bot-{now or datetime.now():%Y-%m-%d-%H%M%S}"
    name, number = f"{stem}.md", 1
    while (place / name).exists():
        number += 1
        name = f"{stem}-{number}.md"
    return name
