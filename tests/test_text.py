import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq_bot.text import clip, fold, normalise, strip_controls, words

SAME = [
    ("How Long?", "how long"),
    ("don\u2019t", "dont"),
    ("DON'T", "dont"),
    ("  two \n lines\t", "two lines"),
    ("café", "cafe"),
    ("zero\u200bwidth", "zerowidth"),
    ("1,000 mg", "1000 mg"),
    ("side-effects", "side effects"),
]
"""(as typed, as normalised)"""

ESCAPES = [
    ("\x1b[31mred\x1b[0m", "red"),
    ("\x1b]0;title\x07text", "text"),
    ("\x1b]8;;http://x\x1b\\link", "link"),
    ("\x9b2Jclear", "clear"),
    ("bell\x07", "bell"),
    ("right\u202eleft", "rightleft"),
    ("line\r\nline", "line\nline"),
]


@pytest.mark.parametrize(("typed", "normal"), SAME)
def test_spellings_of_one_text_become_one_query(typed: str, normal: str) -> None:
    assert normalise(typed) == normal


@pytest.mark.parametrize(("typed", "printed"), ESCAPES)
def test_nothing_that_steers_a_terminal_survives(typed: str, printed: str) -> None:
    assert strip_controls(typed) == printed


@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_folding_leaves_no_control_character(text: str) -> None:
    assert all(c.isprintable() or c == " " for c in fold(text) if ord(c) < 160)


@given(st.text())
def test_words_hold_only_plain_letters_and_digits(text: str) -> None:
    assert all(word.isascii() and word.isalnum() for word in words(text))


def test_a_long_text_keeps_its_head_and_its_tail() -> None:
    clipped = clip("a" * 5_000 + "the question", 100)
    assert len(clipped) == 101
    assert clipped.startswith("aaa")
    assert clipped.endswith("the question")
