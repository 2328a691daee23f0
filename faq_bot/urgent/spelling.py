"""Words as people type them -> words as the rules know them.

It alone forgives spelling: doubled letters, one wrong letter in longer words (a transposition
counts as one), digits for letters. It reads only the words of the rules, so an ordinary word is
never repaired into another ordinary word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SHORTEST_REPAIRED = 5
"""Below five letters one edit makes too many other words (die: dye, diet, due); there only two
swapped neighbours are forgiven (die: dei)."""

_LEET = str.maketrans("1!03@$457|", "iioeasasti")
_LEET_L = str.maketrans("1!03@$457|", "lloeasastl")
_RUN = re.compile(r"(.)\1+")
# fmt: off
_SMALL_WORDS = frozenset((
    "i", "im", "ive", "ill", "id", "me", "my", "it", "you", "he", "she", "his", "her", "him",
    "they", "to", "too", "a", "the", "not", "no", "dont", "cant", "be", "is", "am", "was", "will",
    "do", "have", "has", "and", "of", "on", "in", "at", "with", "for", "so", "much", "this",
    "that", "all", "just", "more", "any",
))
# fmt: on
"""Words that are run together with an anchor when a space is lost; no others, so that "password"
and "inform" stay whole."""
_LONG_RUN = re.compile(r"(.)\1\1")
_PARTS = re.compile(r"[a-z]+|[0-9]+")


@dataclass(frozen=True)
class Speller:
    """Finds the known words that a written word may stand for."""

    known: frozenset[str]
    anchors: frozenset[str]
    """The words worth repairing."""
    spellings: dict[str, str]
    """As written -> as meant."""
    real: frozenset[str]
    """Words that look like an anchor and mean something else."""
    doubled: dict[str, str]
    """Known words with a doubled letter, by what is left when it is single; a space between."""
    shorter: dict[str, str]
    """Anchors by every way of leaving one letter out."""
    swapped: dict[str, str]
    """Short anchors by every way of swapping two neighbours."""

    @classmethod
    def learn(
        cls,
        known: Iterable[str],
        anchors: Iterable[str],
        spellings: Mapping[str, str],
        real_words: Iterable[str],
    ) -> Speller:
        """Index the words by the slips that are forgiven in them."""
        every = frozenset(known)
        repaired = every.intersection(anchors)
        singles = ((_RUN.sub(r"\1", word), word) for word in sorted(every))
        long = (word for word in sorted(repaired) if len(word) >= SHORTEST_REPAIRED)
        short = (word for word in sorted(repaired) if len(word) < SHORTEST_REPAIRED)
        return cls(
            known=every,
            anchors=repaired,
            spellings=dict(spellings),
            real=frozenset(real_words),
            doubled=_listed((single, word) for single, word in singles if single != word),
            shorter=_listed((left, word) for word in long for left in sorted(_deletions(word))),
            swapped={swap: word for word in short for swap in _swaps(word)},
        )

    def meant(self, word: str) -> str | None:
        """Give the known word or the agreed meaning of a spelling; None when there is neither."""
        if word in self.spellings:
            return self.spellings[word]
        return word if word in self.known else None

    def readings(self, word: str) -> tuple[str, ...]:
        """Give the known words that a word may be; the best first, none when it is a stranger.

        A number is also read as "0", any number, and from ten up as "00".
        """
        if word.isdigit():
            return (word, "0", "00") if len(word) > 1 else (word, "0")
        certain = self.meant(word)
        if certain is not None:
            return (certain,)
        if word in self.real:
            return ()
        if len(word) < SHORTEST_REPAIRED and word in self.swapped:
            return (self.swapped[word],)
        stretched = self._stretched(word)
        if stretched or len(word) < SHORTEST_REPAIRED - 1:
            return stretched
        return tuple(self._near(word)) or self._near_stretched(word)

    def unmasked(self, token: str) -> str | None:
        """Read digits and signs as letters (k1ll, su!cide); None when no known word comes out."""
        for table in (_LEET, _LEET_L):
            word = token.translate(table).replace("*", "")
            if word.isalpha() and (found := self.readings(word)):
                return found[0]
        return None

    def respaced(self, letters: str, *, slipped: bool) -> tuple[str, str] | None:
        """Cut letters into two known words where a space slipped (t odie) or was lost (tokill).

        A lost space is only seen beside an anchor or between small words: "password" stays whole.
        """
        for i in range(1, len(letters)):
            one, two = letters[:i], letters[i:]
            if self._is_part(one, slipped) and self._is_part(two, slipped):
                return one, two
        return None

    def _is_part(self, letters: str, slipped: bool) -> bool:
        if letters in _SMALL_WORDS or self.meant(letters) in self.anchors:
            return True
        return slipped and len(letters) > 2 and self.meant(letters) is not None

    def split(self, token: str) -> list[str]:
        """Take a token of letters, digits and signs apart (10kms -> 10, kms)."""
        return _PARTS.findall(token)

    def _stretched(self, word: str) -> tuple[str, ...]:
        single = _RUN.sub(r"\1", word)
        if single == word:
            return ()
        same = [single] if single in self.known else []
        found = (self.spellings.get(single), *same, *self.doubled.get(single, "").split())
        drawn_out = len(single) >= 6 or len(word) - len(single) > 1 or _LONG_RUN.search(word)
        # One doubled letter may be right (hopping, hoping): in short words only anchors are read.
        return tuple(w for w in found if w and (drawn_out or w in self.anchors))

    def _near_stretched(self, word: str) -> tuple[str, ...]:
        """Forgive a letter in a word with letters drawn out: suiiiicdal."""
        single = _RUN.sub(r"\1", word)
        if len(word) - len(single) < 2 or single in self.real:
            return ()
        return tuple(self._near(single))

    def _near(self, word: str) -> list[str]:
        """List known words one edit away: letter missing, added, changed, or two swapped."""
        found: dict[str, None] = dict.fromkeys(self.shorter.get(word, "").split())
        for short in _deletions(word):
            if len(short) >= SHORTEST_REPAIRED and short in self.anchors:
                found[short] = None
            if len(word) >= SHORTEST_REPAIRED:
                for other in self.shorter.get(short, "").split():
                    if len(other) == len(word) and _one_apart(word, other):
                        found[other] = None
        return list(found)


def _listed(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, word in pairs:
        found[key].append(word)
    return {key: " ".join(words) for key, words in found.items()}


def _deletions(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


def _swaps(word: str) -> list[str]:
    """Give the word with each two neighbours swapped: the one slip forgiven in short words."""
    return [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)]


def _one_apart(one: str, two: str) -> bool:
    """Tell whether words of one length differ by one letter or by two swapped neighbours."""
    wrong = [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if len(wrong) != 2:
        return len(wrong) < 2
    i, j = wrong
    return j == i + 1 and one[i] == two[j] and one[j] == two[i]
