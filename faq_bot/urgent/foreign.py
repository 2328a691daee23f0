"""A plain cry for help in another language.

The bot answers in English only, but whoever is in danger must not be met with "ask in English".
It stands apart from the rules, which are made of English words: here whole phrases are compared,
in any script, without accents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from faq_bot.model import OtherLanguage, UrgentKind
from faq_bot.text import fold, words
from faq_bot.urgent.alarm import NO_ALARM, Alarm

RULE = "in "
"""What the rule of such an alarm is called, before the name of the language."""


class ForeignCries:
    """The phrases of some languages, made ready to be looked for."""

    def __init__(self, languages: Sequence[OtherLanguage]) -> None:
        """Take the languages; none is no harm."""
        self._languages = [
            (language, _ready(language.crisis), _ready(language.emergency))
            for language in languages
        ]

    def alarm(self, message: str) -> Alarm:
        """Give a hard alarm when a message holds one of the phrases."""
        said, written = f" {' '.join(words(message))} ", fold(message)
        for language, *each in self._languages:
            crisis, emergency = (_first_in(phrases, said, written) for phrases in each)
            if crisis or emergency:
                kind: UrgentKind = "emergency" if not crisis else "both" if emergency else "crisis"
                rule = RULE + language.name
                return Alarm("hard", kind, "self", rule, crisis or emergency, help=language.help)
        return NO_ALARM


def _ready(phrases: Iterable[str]) -> list[tuple[str, bool]]:
    """Give each phrase as it is looked for, and whether it is in Latin letters."""
    return [
        (" ".join(words(phrase)), True) if words(phrase) else (fold(phrase), False)
        for phrase in phrases
    ]


def _first_in(phrases: Iterable[tuple[str, bool]], said: str, written: str) -> str:
    """Give the first phrase found: whole words, where a script has words of letters a to z."""
    for phrase, latin in phrases:
        if f" {phrase} " in said if latin else phrase in written:
            return phrase
    return ""
