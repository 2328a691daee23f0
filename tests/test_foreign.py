"""A plain cry for help is heard in languages that the bot does not speak."""

import pytest

from faq_bot.bot import FaqBot
from faq_bot.model import OtherLanguage
from faq_bot.urgent import NO_ALARM
from faq_bot.urgent.foreign import ForeignCries

HEARD = [
    ("no quiero vivir más", "Spanish", "crisis"),
    ("¡NO PUEDO RESPIRAR!", "Spanish", "emergency"),
    ("J’ai envie d’en finir, je suis fatiguée", "French", "crisis"),
    ("hoje eu quero morrer", "Portuguese", "crisis"),
    ("Ich möchte einfach nicht mehr leben", "German", "crisis"),
    ("mio padre non respira", "Italian", "emergency"),
    ("nie chce juz zyc", "Polish", "crisis"),
    ("göğsüm ağrıyor", "Turkish", "emergency"),
    ("aku mau mati saja", "Indonesian", "crisis"),
    ("я не хочу жить", "Russian", "crisis"),
    ("我不想活了", "Chinese", "crisis"),
    ("もう死にたいです", "Japanese", "crisis"),
    ("죽고 싶어요", "Korean", "crisis"),
    ("أُريد أن أموت", "Arabic", "crisis"),
    ("मैं जीना नहीं चाहता", "Hindi", "crisis"),
]
ORDINARY = [
    "¿qué es la ketamina y cuánto cuesta?",
    "quiero saber cuántas sesiones necesito",
    "combien de séances faut-il pour aller mieux ?",
    "wie lange dauert eine Behandlung?",
    "ile trwa jedna sesja?",
    "сколько стоит лечение?",
    "治疗要多少钱?",
    "علاج الاكتئاب بكم؟",
    "can mum come with me to the clinic",
]


@pytest.mark.parametrize(("message", "language", "kind"), HEARD)
def test_a_plain_cry_for_help_is_heard_in_other_languages(
    shipped_bot: FaqBot, message: str, language: str, kind: str
) -> None:
    alarm = shipped_bot.alarm(message)
    assert (alarm.tier, alarm.kind, alarm.rule) == ("hard", kind, f"in {language}")


@pytest.mark.parametrize("message", ORDINARY)
def test_an_ordinary_question_in_another_language_rings_nothing(
    shipped_bot: FaqBot, message: str
) -> None:
    assert shipped_bot.alarm(message).tier != "hard"


def test_the_reply_begins_with_numbers_in_the_language_of_the_cry(shipped_bot: FaqBot) -> None:
    first, _, rest = shipped_bot.ask("no quiero vivir más").text.partition("\n\n")
    assert first.startswith("**911")
    assert "peligro" in first
    assert "988" in rest  # the English reply follows, whole


def test_every_language_says_where_help_is_in_its_first_line(shipped_bot: FaqBot) -> None:
    rules = shipped_bot.knowledge.urgent
    assert rules is not None
    assert rules.other_languages
    for language in rules.other_languages:
        assert all(number in language.help for number in ("911", "112", "999", "988", "116 123"))


def test_no_line_of_the_knowledge_sounds_like_a_foreign_cry(shipped_bot: FaqBot) -> None:
    knowledge = shipped_bot.knowledge
    assert knowledge.urgent is not None
    cries = ForeignCries(knowledge.urgent.other_languages)
    phrasings = (line for entry in knowledge.entries for line in entry.phrasings)
    harmless = knowledge.urgent_examples.harmless
    assert all(cries.alarm(q) is NO_ALARM for q in (*phrasings, *knowledge.out_of_scope, *harmless))


def test_words_of_letters_are_compared_whole_and_both_kinds_together_make_both() -> None:
    cries = ForeignCries([OtherLanguage("Test", "help", ("ver da",), ("не дышит",))])
    assert cries.alarm("over dale") is NO_ALARM
    assert cries.alarm("ver da").kind == "crisis"
    assert cries.alarm("ver da, не дышит?").kind == "both"
