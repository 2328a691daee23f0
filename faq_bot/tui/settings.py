"""What the chat remembers between visits: the look of the screen and nothing else.

It alone touches the platform's configuration folder. Questions and replies never come here.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from platformdirs import user_config_path

DEFAULT_THEME = "nord"


@dataclass(frozen=True)
class Settings:
    """The remembered look."""

    theme: str = DEFAULT_THEME
    """Name of a stock theme or of one of ours; an unknown name falls back to the default."""
    plain: bool = False
    """Plain view: no borders, no side panel, no colour blocks."""


def settings_path() -> Path:
    """Give the file in the platform's configuration folder."""
    return user_config_path("faq-bot", appauthor=False) / "settings.json"


def load_settings(path: Path) -> Settings:
    """Read the settings; a missing, broken or foreign file gives the defaults."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    plain = asdict(Settings())
    known = {
        item.name: stored[item.name]
        for item in fields(Settings)
        if isinstance(stored.get(item.name), type(plain[item.name]))
    }
    return Settings(**known)


def save_settings(settings: Settings, path: Path) -> bool:
    """Write the settings in one step; False when the folder cannot be written."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(asdict(settings), indent=2) + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError:
        return False
    return True
