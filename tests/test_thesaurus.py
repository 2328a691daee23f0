"""English by subject: lent to knowledge that says little itself, and never in a repair's way."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from faq_bot.bot import FaqBot
from faq_bot.knowledge import Knowledge
from faq_bot.knowledge.thesaurus import ENOUGH, subjects, thesaurus_for
from faq_bot.matching.features import Said
from faq_bot.matching.prints import stem
from faq_bot.matching.subjects import Subjects
from faq_bot.matching.words import Reader
from faq_bot.model import Lexicon

SHOP = Knowledge.from_phrasings(
    {
        "refund": ["Can I have my money back?", "I want to be paid back", "how do refunds work"],
        "delivery": ["When does my parcel come?", "where is my order", "how long does post take"],
        "password": ["I forgot my password", "I can not log in", "how do I reset my login"],
    }
)


def test_every_subject_has_normalised_words_once() -> None:
    for name, words in subjects().items():
        assert re.fullmatch(r"[a-z][a-z ]+", name), name
        assert len(words) > 1, name
        assert len(set(words)) == len(words), name
        assert all(re.fullmatch("[a-z0-9]+", word) for word in words), name


def test_one_form_of_a_word_stands_for_all_that_share_its_stem() -> None:
    for name, words in subjects().items():
        assert len({stem(word) for word in words}) == len(words), name


SUBJECTS = [
    ("will you reimburse me", "refund"),
    ("has the courier been", "delivery"),
    ("credentials, username, pin", "password"),
]


@pytest.mark.parametrize(("question", "entry"), SUBJECTS)
def test_a_question_finds_an_entry_with_which_it_shares_a_subject_but_no_word(
    question: str, entry: str
) -> None:
    assert FaqBot(SHOP).rank(question)[0].entry_id == entry


def test_knowledge_with_phrasings_enough_is_lent_words_and_no_subjects() -> None:
    first, *others = SHOP.entries
    full = replace(first, phrasings=tuple(f"question number {i}" for i in range(3 * ENOUGH)))
    assert thesaurus_for(SHOP).subjects
    assert not thesaurus_for(replace(SHOP, entries=(full, *others))).subjects
    assert thesaurus_for(replace(SHOP, entries=(full, *others))).words == thesaurus_for(SHOP).words


REAL = [("chef", "chew"), ("nope", "nose"), ("transit", "transient"), ("drowning", "dropping")]


@pytest.mark.parametrize(("word", "taught"), REAL)
def test_an_english_word_is_no_slip_of_another(word: str, taught: str) -> None:
    english = thesaurus_for(SHOP).words
    assert Reader.learn([taught], Lexicon()).read(word) == [taught]
    assert Reader.learn([taught], Lexicon(), english=english).read(word) == [word]


def test_the_subjects_found_are_those_of_each_word_in_turn() -> None:
    taught = Subjects.of([("fee", "charge"), ("battery", "charge"), ("parcel",)])
    assert taught is not None

    def found(*texts: str) -> list[tuple[int, int]]:
        kinds = taught.found(Said.of([text.split() for text in texts]))
        return sorted(zip(kinds.rows.tolist(), kinds.each.tolist(), strict=True))

    (_, fee), (_, battery), (_, parcel) = (found(word)[0] for word in ("fee", "battery", "parcel"))
    assert found("charges")[0][1] != found("charges")[1][1]
    assert found("the fee") == [(0, fee)]
    assert found("", "unknown words") == []
    assert found("fees", "a charge") == sorted([(0, fee), (1, fee), (1, battery)])
    assert found("parcel parcel", "fee") == [(0, parcel), (0, parcel), (1, fee)]


def test_without_subjects_there_is_no_such_feature() -> None:
    assert Subjects.of(()) is None
    assert "subjects" in FaqBot(SHOP).matcher.scorer.names
    assert np.isfinite(FaqBot(SHOP).matcher.scorer.logits(["anything"])).all()
