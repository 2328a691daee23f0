"""A message as the rules read it: words with their readings, and the sentence each stands in.

The check reads every word, in raw order, before anything is dropped or repaired elsewhere; that is
why it has a reader of its own above the common ``fold``.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from faq_bot.text import clip, fold
from faq_bot.urgent.spelling import Speller

LONGEST = 20_000
"""Characters read; of a longer message the head and the tail, ten thousand each."""

SHORTEST_PAIR, LONGEST_PAIR = 5, 19
"""Letters of two words run together; longer strangers are names of medicines."""

_BLANK_LINE = re.compile(r"\n\s*\n")
_TOKEN = re.compile(r"[a-z0-9@$](?:[a-z0-9@$!*|]*[a-z0-9@$])?|[.?!;\u2026]+(?=[\s\"')]|$)")
_DRAWN_APART = re.compile(r"(?<![a-z0-9])(?:[a-z0-9@$!][ ._*/-]{1,3}){2,}[a-z0-9@$](?![a-z0-9])")
_LOOKALIKES = str.maketrans("асеорхуіѕԁкмнтгι", "aceopxyisdkmhtri")
"""Cyrillic and Greek letters that look like ours."""


@dataclass(frozen=True)
class Reading:
    """Words of a message; the three tuples run side by side."""

    words: tuple[str, ...]
    readings: tuple[tuple[str, ...], ...]
    """The known words that each may stand for; empty for a stranger."""
    sentences: tuple[int, ...]


def read(message: str, speller: Speller, fillers: Container[str] = ()) -> Reading:
    """Split a message into words, undoing what hides them; fillers ("lol", "um") are left out."""
    text = fold(_BLANK_LINE.sub(" . ", clip(message, LONGEST)))
    text = text.translate(_LOOKALIKES).replace("'", "")
    text = _DRAWN_APART.sub(lambda found: _together(found[0], speller), text)
    words: list[str] = []
    sentences: list[int] = []
    sentence = 0
    for token in _TOKEN.findall(text):
        if token[0] in ".?!;\u2026":
            # A one-word sentence belongs to the next: "I. want. to. die."
            sentence += sentences[-2:].count(sentence) == 2
            continue
        found = [word for word in _words(token, speller) if word not in fillers]
        words += found
        sentences += [sentence] * len(found)
    return _respaced(words, sentences, speller)


def _respaced(words: list[str], sentences: list[int], speller: Speller) -> Reading:
    """Mend spaces that slipped (t odie) or got lost (wantto), only around words nobody knows."""
    readings = [speller.readings(word) for word in words]
    for i in reversed(range(len(words))):  # backwards, so that a mended pair shifts nothing ahead
        if i >= len(words) or readings[i] or not words[i].isalpha() or words[i] in speller.real:
            continue
        for part in (slice(i, i + 2), slice(max(0, i - 1), i + 1), slice(i, i + 1)):
            pair = _mended(words[part], readings[part], sentences[part], speller)
            if pair:
                sentences[part] = [sentences[i]] * 2
                words[part] = pair
                readings[part] = [speller.readings(word) for word in pair]
                break
    return Reading(tuple(words), tuple(readings), tuple(sentences))


def _mended(
    words: list[str], readings: list[tuple[str, ...]], sentences: list[int], speller: Speller
) -> tuple[str, str] | None:
    letters = "".join(words)
    if not SHORTEST_PAIR <= len(letters) <= LONGEST_PAIR or len(set(sentences)) != 1:
        return None
    strangers = all(len(w) == 1 or not r for w, r in zip(words, readings, strict=True))
    return speller.respaced(letters, slipped=strangers and len(words) == 2)


def _words(token: str, speller: Speller) -> list[str]:
    if token.isalpha() or token.isdigit() or speller.meant(token):
        return [token]
    unmasked = speller.unmasked(token)
    return [unmasked] if unmasked else speller.split(token)


def _together(drawn: str, speller: Speller) -> str:
    """Join letters drawn apart (k m s, s.u.i.c.i.d.e) when a known word comes out."""
    letters = "".join(c for c in drawn if c.isalnum() or c in "@$!")
    for skipped in range(2):  # "i k m s": the first may be a word of its own
        word = letters[skipped:]
        if len(word) < 3:
            break
        if not word.isalpha():
            word = speller.unmasked(word) or word
        if speller.meant(word) or (len(word) > 4 and speller.readings(word)):
            return f"{letters[:skipped]} {word} "
        if joined := _cut(word, speller):
            return f"{letters[:skipped]} {joined} "
    return drawn


def _cut(letters: str, speller: Speller) -> str:
    """Cut a run of letters into two or three known words: killmyself, wanttodie."""
    for i in range(2, len(letters) - 1):
        head, rest = letters[:i], letters[i:]
        if head in speller.known and len(rest) > 2:
            if rest in speller.known:
                return f"{head} {rest}"
            for j in range(2, len(rest) - 2):
                if rest[:j] in speller.known and rest[j:] in speller.known:
                    return f"{head} {rest[:j]} {rest[j:]}"
    return ""
