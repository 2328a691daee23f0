"""A plain cry for help in another language.

The bot answers in English only, but whoever is in danger must not be met with "ask in English".
It stands apart from the rules, which are made of English words: here whole phrases are compared,
in any script, without accents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faq_bot.model import OtherLanguage, UrgentKind
from faq_bot.text import fold, words
from faq_bot.urgent.alarm import NO_ALARM, Alarm

RULE = "in "
"""What the rule of such an alarm is called, before the name of the language."""


@dataclass(frozen=True)
class _Cry:
    """A phrase, and the words of letters a to z in it; other scripts have none."""

    language: OtherLanguage
    kind: UrgentKind
    phrase: str
    said: tuple[str, ...]


class ForeignCries:
    """The phrases of some languages, made ready to be looked for."""

    def __init__(self, languages: Sequence[OtherLanguage]) -> None:
        """Take the languages; none is no harm."""
        self._by_first: dict[str, list[_Cry]] = {}
        self._written: list[_Cry] = []
        for cry in _cries(languages):
            if cry.said:
                self._by_first.setdefault(cry.said[0], []).append(cry)
            else:
                self._written.append(cry)

    def alarm(self, message: str) -> Alarm:
        """Give a hard alarm when a message holds one of the phrases."""
        found = [*self._said_in(words(message))]
        if not message.isascii():
            written = fold(message)
            found += [cry for cry in self._written if cry.phrase in written]
        if not found:
            return NO_ALARM
        kinds = {cry.kind for cry in found}
        first = found[0]
        kind: UrgentKind = "both" if len(kinds) > 1 else first.kind
        rule = RULE + first.language.name
        return Alarm("hard", kind, "self", rule, first.phrase, help=first.language.help)

    def _said_in(self, message: Sequence[str]) -> Iterator[_Cry]:
        """Find phrases of letters a to z as whole words."""
        for at, word in enumerate(message):
            for cry in self._by_first.get(word, ()):
                if tuple(message[at : at + len(cry.said)]) == cry.said:
                    yield cry


def _cries(languages: Sequence[OtherLanguage]) -> Iterator[_Cry]:
    for language in languages:
        kinds: list[tuple[UrgentKind, Sequence[str]]]
        kinds = [("crisis", language.crisis), ("emergency", language.emergency)]
        for kind, phrases in kinds:
            for phrase in phrases:
                yield _Cry(language, kind, fold(phrase), tuple(words(phrase)))
