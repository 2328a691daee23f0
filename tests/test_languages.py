"""A message in another language is told so in that language; English never is."""

from __future__ import annotations

import pytest

from faq_bot.bot import FaqBot
from faq_bot.bot.languages import foreign
from faq_bot.evaluation.questions import read_questions
from support import DATA

FOREIGN = [
    ("¿Cuántas infusiones necesito?", "Spanish"),
    ("cuanto cuesta la ketamina", "Spanish"),
    ("efectos secundarios", "Spanish"),
    ("Combien de séances faut-il ?", "French"),
    ("quels sont les effets secondaires", "French"),
    ("Quantas sessões preciso?", "Portuguese"),
    ("quanto custa o tratamento", "Portuguese"),
    ("Wie viele Sitzungen brauche ich?", "German"),
    ("was kostet die Behandlung", "German"),
    ("Berapa kali saya harus datang?", "Indonesian"),
    ("Сколько сеансов нужно?", "Russian"),
    ("氯胺酮治疗要多少钱", "Chinese"),
    ("मुझे कितने सत्र चाहिए", "Hindi"),
    ("কতবার নিতে হবে", "Bengali"),
    ("كم جلسة أحتاج؟", "Arabic"),
    ("مجھے کتنے سیشن چاہئیں؟", "Urdu"),
]
ENGLISH = [
    "que sera sera",
    "la la la",
    "déjà vu during the drip",
    "what does 'por favor' mean",
    "café au lait before an infusion?",
    "el niño",
    "😀😀",
    "α or β",
    "",
]


@pytest.mark.parametrize(("text", "name"), FOREIGN)
def test_a_message_in_another_language_is_recognised(text: str, name: str) -> None:
    found = foreign(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("text", ENGLISH)
def test_a_word_of_another_language_makes_no_foreign_message(text: str) -> None:
    assert foreign(text) is None


def test_no_english_question_is_taken_for_another_language(shipped_bot: FaqBot) -> None:
    knowledge = shipped_bot.knowledge
    known = [text for entry in knowledge.entries for text in (entry.question, *entry.phrasings)]
    asked = [
        line.question for name in ("dev", "ruler") for line in read_questions(DATA / f"{name}.yaml")
    ]
    assert [text for text in [*known, *knowledge.out_of_scope, *asked] if foreign(text)] == []


@pytest.mark.parametrize(("text", "name"), FOREIGN)
def test_the_reply_names_the_language_and_a_helpline(
    text: str, name: str, shipped_bot: FaqBot
) -> None:
    reply = shipped_bot.ask(text)
    found = foreign(text)
    assert found is not None
    assert reply.kind == "unknown"
    assert reply.text.startswith(found.apology)
    assert name in reply.text
    assert "988" in reply.text
