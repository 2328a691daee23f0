"""The one owner of stdin, stdout, stderr and exit codes.

stdout carries replies and data. Everything else goes to stderr in plain lines that start with the
program's name or ``note:``. Apart from this module nothing in the program writes anywhere.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from enum import IntEnum

from faq_bot.errors import KnowledgeError
from faq_bot.render import Paint, coloured, plain
from faq_bot.text import strip_controls

PROGRAM = "faq-bot"
READING_WIDTH = 100
"""Wider terminals get no longer lines; they would be hard to read. COLUMNS may still ask for it."""
NARROWEST = 20


class ExitCode(IntEnum):
    """What the command tells the shell."""

    REPLIED = 0  # an answer, a gap, small talk or urgent help; `check`: clean
    OPEN = 1  # clarify or unknown; `check`: findings
    USAGE = 2  # the command line, or a file that it names, is wrong
    KNOWLEDGE = 3  # the knowledge is unreadable or invalid
    INTERRUPTED = 130  # ctrl+c, as shells number it


def prepare() -> None:
    """Make every stream take any text: bytes and characters that do not fit become ``?``."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def say(text: str) -> None:
    """Write data to stdout and let a waiting reader have it at once."""
    if sys.stdout is not None:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def note(text: str) -> None:
    """Tell the person something beside the data, in one line on stderr."""
    _tell(f"note: {text}")


def error(text: str) -> None:
    """Say in one line on stderr what went wrong."""
    _tell(f"{PROGRAM}: error: {text}")


def errors(text: str) -> None:
    """Say what went wrong, every further problem in a line of its own."""
    first, *more = text.splitlines() or [""]
    error(first)
    for line in more:
        _tell(f"  {line}")


def knowledge_error(problem: KnowledgeError) -> None:
    """List everything that is wrong with a knowledge base, one problem a line."""
    count = len(problem.problems)
    error(f"the knowledge cannot be used: {count} problem{'s' if count != 1 else ''}")
    for item in sorted(problem.problems, key=lambda item: (item.file, item.line)):
        _tell(f"  {item}")


def overwrite(text: str) -> None:
    """Show a passing line on a terminal's stderr; an empty one wipes it away."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"\r{text:<40}\r")
        sys.stderr.flush()


def _tell(line: str) -> None:
    with suppress(OSError, ValueError, AttributeError):  # nobody is left to hear it
        sys.stderr.write(f"{' '.join(strip_controls(line).splitlines())}\n")
        sys.stderr.flush()


def lines() -> Iterator[str]:
    """Read stdin line by line, without line ends; nothing when it is closed."""
    for line in sys.stdin or ():
        yield line.rstrip("\r\n")


def is_terminal(name: str) -> bool:
    """Say whether "stdin", "stdout" or "stderr" is a terminal."""
    stream = getattr(sys, name)
    return stream is not None and not stream.closed and bool(stream.isatty())


def full_screen_possible() -> bool:
    """Say whether a full-screen chat has a terminal to live on."""
    terminals = is_terminal("stdin") and is_terminal("stdout")
    return terminals and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Give the cells of a line on stdout: COLUMNS, else the terminal's, else 80."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isascii() and asked.isdigit() and int(asked):
        return max(int(asked), NARROWEST)
    try:
        return min(max(os.get_terminal_size(sys.stdout.fileno()).columns, NARROWEST), READING_WIDTH)
    except (OSError, ValueError, AttributeError):
        return 80


def paint(*, no_color: bool) -> Paint:
    """Choose colour only for a terminal that has it and a person who wants it."""
    unwanted = no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    legacy = os.name == "nt" and "WT_SESSION" not in os.environ
    return coloured if is_terminal("stdout") and not unwanted and not legacy else plain


def silence() -> None:
    """Point stdout at nothing, so that the interpreter's last flush cannot complain."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
