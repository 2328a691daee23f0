"""The one normaliser: every question, phrasing and rule passes through here.

It stands below everything so that no two floors can disagree about what a word is.
Standard library only.
"""

from __future__ import annotations

import re
import unicodedata

MAX_QUESTION = 2_000
"""Characters read of one question; a longer one keeps its head and tail (see ``clip``)."""

_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC: title, clipboard, links
    r"|\x1b[PX^_][^\x1b]*(?:\x1b\\)?"  # DCS, SOS, PM, APC
    r"|[\x1b\x9b]\[?[0-?]*[ -/]*[@-~]?"  # CSI and two-character escapes
)
_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032\u0060\u00b4\uff07"), "'")
_WORD = re.compile(r"[a-z0-9]+")
_GROUPED_DIGITS = re.compile(r"(?<=\d),(?=\d{3}\b)")


def strip_controls(text: str) -> str:
    """Remove escape sequences and control characters, keeping newlines; tabs become spaces."""
    if text.isascii() and text.isprintable():  # most texts; a hundredth of the time
        return text
    text = _ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _HIDDEN)


_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories that print nothing or steer the terminal (zero width and bidi included)."""


def one_line(text: str) -> str:
    """Join the lines of a text with single spaces, without control characters."""
    return " ".join(strip_controls(text).split())


def clip(text: str, limit: int = MAX_QUESTION) -> str:
    """Keep the first and last halves of a text longer than ``limit`` characters."""
    if len(text) <= limit:
        return text
    half = limit // 2
    return f"{text[:half]} {text[-half:]}"


def fold(text: str) -> str:
    """Lower case, plain apostrophes, no accents, no control characters, single spaces."""
    if text.isascii() and text.isprintable():  # most texts; a tenth of the time
        return " ".join(text.replace("`", "'").lower().split())
    text = unicodedata.normalize("NFKD", strip_controls(text).translate(_APOSTROPHES))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(text.casefold().split())


def normalise(text: str) -> str:
    """Give the query of a question: folded words of letters and digits, one space between.

    Apostrophes vanish ("don't" and "dont" are one word); idempotent.
    """
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """Split a text into its normalised words."""
    plain = _GROUPED_DIGITS.sub("", fold(text)).replace("'", "")
    return _WORD.findall(plain)
