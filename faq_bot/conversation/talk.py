"""Phrases about the talk itself: "tell me more", "who says so?", "say that again", "ok".

The tables are frozen and English, so that every knowledge base has them. A message is such a phrase
only when nothing else is in it: "tell me more about the spray" is a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from faq_bot.text import normalise, words

Turn = Literal["more", "why", "source", "short", "again", "back"]


@dataclass(frozen=True)
class _Phrases:
    """A phrase is one of ``whole``, or holds a ``core`` word and else only words ``around`` it."""

    turn: Turn
    whole: frozenset[str]
    core: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()


def _set(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split("|"))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PLEASE = _words(
    "please pls plz ok okay k so and but well then hm hmm um uh sorry just can could would "
    "will you u me i us now yes yeah lol oh ah thanks ta"
)
_THAT = _words("that it this the a an one bit little answer to for of with in at on")

_TURNS = (
    _Phrases(
        "more",
        _set(
            "go on|continue|carry on|what else|explain|explain that|meaning|such as|like what|"
            "and|do tell|keep going|i want to know more|yes please|what else is there"
        ),
        _words("more further elaborate expand detail details detailed example examples full rest"),
        _words("tell give say go explain want know hear read show what any some about have story"),
    ),
    _Phrases(
        "why",
        _set(
            "why|why not|why so|why is that|whys that|why that|how so|how come|how is that|"
            "hows that|how|what for|in what way|for what reason|what do you mean|"
            "what does that mean|how do you mean|what do you mean by that"
        ),
    ),
    _Phrases(
        "source",
        _set(
            "says who|who says|who says so|who says that|who says this|who said that|who said so|"
            "who told you|who told you that|according to who|according to whom|source|sources|"
            "your source|whats your source|what is your source|whats the source|"
            "what is the source|how do you know|how do you know that|where did you get that|"
            "whered you get that|where did you get that from|where is that from|wheres that from|"
            "where does that come from|where does this come from|where did that come from|"
            "what is that based on|whats that based on|based on what|any proof|prove it|"
            "is there proof|any evidence|is there evidence|are you sure|you sure|is that true|"
            "really|is that so|citation|reference|references|where does it say that"
        ),
    ),
    _Phrases(
        "short",
        _set("in a nutshell|bottom line|the gist|too long|thats too long|in plain english"),
        _words(
            "short shorter brief briefly briefer simple simpler simply tldr summary summarise "
            "summarize nutshell"
        ),
        _words("say tell give make keep put explain more again version words plain english what"),
    ),
    _Phrases(
        "again",
        _set(
            "pardon|come again|what|huh|eh|sorry what|what was that|what did you say|"
            "i didnt get that|i didnt catch that|didnt get that|i missed that|one more time"
        ),
        _words("again repeat"),
        _words("say tell what come more time once last show read dont didnt get understand"),
    ),
    _Phrases(
        "back",
        _set(
            "go back|back|previous|previous one|the previous one|the one before|previous answer|"
            "the previous answer|previous question|back to the previous one|go back please|"
            "back to before|go back to that|back to the last one|go back one"
        ),
    ),
)
"""In the order they are tried: "say that again, shorter" is about the length."""

_ACKS = _words(
    "ok okay k kk okey okie alright right fine sure hm hmm mhm aha ah oh cool great good nice lol "
    "haha yes yeah yep yup no nope got it i see understood noted gotcha makes sense that thats "
    "well then fair enough interesting wow wonderful perfect lovely all very so"
)
_ACK_CORES = _words(
    "ok okay k kk okey okie alright right fine sure hm hmm mhm aha ah oh cool great good nice lol "
    "haha yes yeah yep yup no nope got see understood noted gotcha sense fair interesting wow "
    "wonderful perfect lovely"
)
_NONE = _set(
    "none|none of these|none of them|none of those|none of the above|neither|no|nope|nah|not these|"
    "not those|no none|no none of them|no none of these|something else|other|nothing|"
    "no thats not it|not that|none thanks|nothing of that|no something else|neither of them|"
    "not really"
)
_CLAUSES = re.compile(r"[.,;:!?\n]+")


def turn_of(text: str) -> Turn | None:
    """Tell which phrase about the talk a message is, if it is one."""
    for phrases in _TURNS:
        if _is(phrases, words(text)):
            return phrases.turn
    return None


def last_turn_of(text: str) -> Turn | None:
    """Tell the same of the last clause alone ("my English is bad, again please, shorter")."""
    clauses = [clause for clause in _CLAUSES.split(text) if clause.strip()]
    return turn_of(clauses[-1]) if clauses else None


def is_ack(text: str) -> bool:
    """Tell whether a message only says that it heard."""
    heard = words(text)
    return 0 < len(heard) <= 4 and set(heard) <= _ACKS and not _ACK_CORES.isdisjoint(heard)


def is_none(text: str, label: str) -> bool:
    """Tell whether a message refuses all choices; ``label`` is the refusing choice's own."""
    said = normalise(text)
    return said in _NONE or (bool(said) and said == normalise(label))


def _is(phrases: _Phrases, heard: list[str]) -> bool:
    if not heard or len(heard) > 10:
        return False
    if " ".join(heard) in phrases.whole or " ".join(_bare(heard)) in phrases.whole:
        return True
    allowed = phrases.core | phrases.around | _PLEASE | _THAT
    return not phrases.core.isdisjoint(heard) and allowed.issuperset(heard)


def _bare(heard: list[str]) -> list[str]:
    """Drop the polite words at both ends."""
    first, last = 0, len(heard)
    while first < last and heard[first] in _PLEASE:
        first += 1
    while last > first and heard[last - 1] in _PLEASE:
        last -= 1
    return heard[first:last]
