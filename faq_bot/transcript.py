"""Exchanges as a Markdown or JSON file, written whole or not at all, and only when asked.

It stands apart from rendering because a file outlives the terminal: it is complete, it names the
knowledge it came from, and it never replaces what is already there.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from faq_bot.errors import TranscriptError
from faq_bot.model import Profile, Reply
from faq_bot.render import clean, heading, source_line, to_json
from faq_bot.text import strip_controls

SCHEMA_VERSION = 1
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])|^([-+]|\d+[.)])(?=\s)", re.MULTILINE)


@dataclass(frozen=True)
class Exchange:
    """What was asked and what came back."""

    question: str
    reply: Reply


def file_name(now: datetime) -> str:
    """Give the name of a file that is saved at a time."""
    return f"faq-bot-{now:%Y-%m-%d-%H%M%S}.md"


def to_markdown(exchanges: Sequence[Exchange], profile: Profile, *, saved: str = "") -> str:
    """Write a conversation as Markdown; ``saved`` is the date that it names."""
    versions = [item.reply.knowledge_version for item in exchanges]
    version = next(filter(None, reversed(versions)), profile.version)
    facts = [f"Knowledge {version}"] + ([f"saved {saved}"] if saved else [])
    blocks = [f"# {_literal(profile.name)}: transcript", f"{', '.join(facts)}."]
    for exchange in exchanges:
        quoted = "\n".join(f"> {_literal(line)}" for line in _lines(exchange.question))
        blocks += [f"**You**\n\n{quoted}", *_reply_blocks(exchange.reply)]
    if profile.disclaimer:
        blocks += ["---", strip_controls(profile.disclaimer).strip()]
    return "\n\n".join(blocks) + "\n"


def _reply_blocks(reply: Reply) -> list[str]:
    if reply.parts:
        blocks = [block for part in reply.parts for block in _reply_blocks(part)]
        return blocks + ([strip_controls(reply.notice)] if reply.notice else [])
    blocks = [f"**Bot: {_literal(clean(heading(reply)))}**", strip_controls(reply.text).strip()]
    blocks += [f"*{_literal(clean(line))}*" for line in [source_line(reply)] if line]
    if reply.suggestions:
        blocks.append("\n".join(f"- {_literal(clean(s.question))}" for s in reply.suggestions))
    return blocks


def _lines(text: str) -> list[str]:
    return strip_controls(text).strip().splitlines() or [""]


def _literal(text: str) -> str:
    """Keep what a person typed from acting as Markdown or HTML."""
    return _MARKS.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2][:-1]}\\{m[2][-1]}", text)


def as_json(exchanges: Sequence[Exchange], profile: Profile, *, saved: str = "") -> str:
    """Write a conversation as one JSON object."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "name": profile.name,
        "saved": saved,
        "exchanges": [
            {"question": strip_controls(item.question), "reply": item.reply.as_dict()}
            for item in exchanges
        ],
        "disclaimer": profile.disclaimer,
    }
    return to_json(data, indent=2) + "\n"


def save(
    path: str | os.PathLike[str],
    exchanges: Sequence[Exchange],
    profile: Profile,
    *,
    saved: str = "",
) -> Path:
    """Write a transcript: JSON when the name ends in ``.json``, else Markdown.

    Only the owner may read the file. Raises TranscriptError when there is nothing to write, the
    name is taken, or the place cannot be written.
    """
    if not exchanges:
        raise TranscriptError("there is nothing to save yet; ask a question first")
    place = Path(path).expanduser()
    writer = as_json if place.suffix.lower() == ".json" else to_markdown
    try:
        _write_new(place, writer(exchanges, profile, saved=saved))
    except FileExistsError:
        raise TranscriptError(f"{place} exists already; choose another name") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TranscriptError(f"{place} cannot be written: {reason}") from None
    return place


def _write_new(place: Path, text: str) -> None:
    """Write beside the target, then link it into place: whole or absent, never replacing.

    ``os.link`` fails when the target exists, also when another program makes it meanwhile.
    """
    handle, name = tempfile.mkstemp(prefix=".faq-bot-", dir=place.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        _publish(Path(name), place)
    finally:
        Path(name).unlink(missing_ok=True)


def _publish(written: Path, place: Path) -> None:
    try:
        os.link(written, place)
    except FileExistsError:
        raise
    except OSError:  # no hard links here (FAT, some network drives): claim the name, then replace
        place.touch(mode=0o600, exist_ok=False)
        written.replace(place)
