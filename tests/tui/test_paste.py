"""Pasted text never acts as keys, however the terminal cuts it into pieces."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from faq_bot.text import strip_controls
from faq_bot.tui import paste
from faq_bot.tui.paste import END, START, PasteGuard

UNTOUCHED = ["typed", "\x1b[A\x1b[20~", "\x1b", "\x1b[2", "", "a\rb"]
CLEANED = {
    "escape and enter": "is the\nwater\x1b[31m\x07 warm\r\n",
    "a lone escape": "a\x1b",
    "a start mark inside": f"a{START}b",
    "a title": "\x1b]0;title\x07x",
}


def test_what_is_typed_passes_unchanged():
    for typed in UNTOUCHED:
        assert PasteGuard().clean(typed) == typed


def test_pastes_are_cleaned_and_what_follows_is_typed():
    for case, text in CLEANED.items():
        kept = PasteGuard().clean(f"x{START}{text}{END}y")
        assert kept == f"x{START}{strip_controls(text)}{END}y", case


@given(st.text(alphabet="a\x1b[201~\r\n", max_size=30), st.lists(st.integers(0, 40), max_size=6))
def test_pieces_make_no_difference(text, cuts):
    whole = f"q{START}{text}{END}\r"
    places = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    guard = PasteGuard()
    pieces = [guard.clean(whole[a:b]) for a, b in pairwise(places)]
    assert "".join(pieces) == PasteGuard().clean(whole)


def test_a_paste_that_never_ends_is_let_through_at_last():
    guard = PasteGuard()
    assert guard.clean(START + "a" * 10) == START
    assert guard.clean("b" * paste.LONGEST).endswith("b" + END)
    assert guard.clean("typed") == "typed"


def test_the_reader_of_keys_gets_one_paste_and_no_enter(monkeypatch):
    monkeypatch.setattr(XTermParser, "feed", XTermParser.feed)  # restored afterwards
    paste.install()
    seen = list(XTermParser().feed(f"{START}{CLEANED['escape and enter']}{END}"))
    assert [type(event) for event in seen] == [events.Paste]
    assert seen[0].text == "is the\nwater warm\n"
