"""Laws of the urgent check: what may be done to a message in danger without silencing it."""

from __future__ import annotations

import re
from functools import cache

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from faq_bot.urgent import UrgentCheck
from support import DATA, shipped

steady = settings(max_examples=60)
_WORD = re.compile(r"[A-Za-z]{6,}")


@cache
def the_check() -> UrgentCheck:
    return UrgentCheck(shipped().urgent)


def rings(text: str) -> bool:
    return the_check().check(text).tier == "hard"


def _positives(*groups: str) -> list[str]:
    lines = yaml.safe_load((DATA / "urgent" / "develop.yaml").read_text(encoding="utf-8"))
    spelled = (x for x in lines if "typo" not in x["style"])  # one slip is forgiven, not two
    hard = [x["q"] for x in spelled if x["tier"] == "hard" and x["class"] in groups]
    return [text for text in hard if rings(text)]


CLASSES = ("explicit", "passive", "vague", "burden", "means", "third-person", "emergency", "both")
DANGER = st.sampled_from(_positives(*CLASSES, "coded", "farewell", "self-injury", "returning"))
PLAIN = (
    "I want to die",
    "going to kill myself",
    "I am suicidal",
    "ending my life tonight",
    "my friend wants to kill himself",
    "I can't breathe",
    "I took all my pills",
)
QUESTIONS = [p for entry in shipped().entries if entry.kind != "urgent" for p in entry.phrasings]
ORDINARY = st.sampled_from(QUESTIONS)


@steady
@given(DANGER)
def test_capitals_keep_an_alarm(text: str) -> None:
    assert rings(text.upper())


@steady
@given(DANGER, st.sampled_from(["\u2019", "\u2018", "\u02bc", "\u2032", "`", ""]))
def test_any_apostrophe_or_none_keeps_an_alarm(text: str, mark: str) -> None:
    assert rings(text.replace("'", mark).replace("\u2019", mark))


@steady
@given(DANGER, ORDINARY)
def test_an_ordinary_question_before_or_after_keeps_an_alarm(text: str, question: str) -> None:
    assert rings(f"{question}. {text}")
    assert rings(f"{text}. {question}")


def test_one_run_together_with_it_keeps_98_alarms_in_100() -> None:
    """No law: "yes or no" before "going to kill myself" reads as a denial."""
    kept = [
        rings(together)
        for question in QUESTIONS[::150]
        for text in PLAIN
        for together in (f"{question} {text}", f"{text} {question}")
    ]
    assert sum(kept) >= 0.98 * len(kept)


@settings(max_examples=15)
@given(DANGER, st.lists(ORDINARY, min_size=35, max_size=35))
def test_three_hundred_words_around_it_keep_an_alarm(text: str, padding: list[str]) -> None:
    before, after = " ".join(padding[:18]), " ".join(padding[18:])
    assert rings(f"{before}. {text}. {after}")


@steady
@given(DANGER, st.sampled_from(["lol", "haha", "lmao", "jk", "\U0001f602", "\U0001f480", "!!!"]))
def test_a_tail_of_jokes_keeps_an_alarm(text: str, tail: str) -> None:
    assert rings(f"{text} {tail}")


@steady
@given(DANGER)
def test_doubled_letters_keep_an_alarm(text: str) -> None:
    assert rings(_WORD.sub(lambda found: found[0] + found[0][-1], text))


@steady
@given(st.sampled_from(PLAIN), st.data())
def test_one_slip_in_an_anchor_keeps_an_alarm(text: str, data: st.DataObject) -> None:
    rules = shipped().urgent
    assert rules is not None
    anchors = [w for w in text.split() if len(w) >= 6 and w.lower() in rules.anchors]
    if anchors:
        word = data.draw(st.sampled_from(anchors))
        assert rings(text.replace(word, _slip(word, data)))


def _slip(word: str, data: st.DataObject) -> str:
    i = data.draw(st.integers(1, len(word) - 3))
    swapped = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    return data.draw(
        st.sampled_from([swapped, word[:i] + word[i + 1 :], word[:i] + "x" + word[i:]])
    )


@steady
@given(ORDINARY)
def test_an_ordinary_question_never_rings_in_any_dress(question: str) -> None:
    assert not rings(question)
    assert not rings(question.upper())
    assert not rings(f"{question} lol")


@steady
@given(st.text(max_size=300))
def test_any_text_is_judged_the_same_twice(text: str) -> None:
    assert the_check().check(text, text) == the_check().check(text, text)
