"""Text on a terminal: width in cells, wrapping, and light Markdown made plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from faq_bot.render import cells, plain_text, wrap
from faq_bot.text import strip_controls

WIDTHS = {
    "": 0,
    "plain": 5,
    "naïve": 5,
    "nai\u0308ve": 5,
    "水の温度": 8,
    "한국어": 6,
    "🏊": 2,
    "❤": 1,
    "❤️": 2,
    "🇬🇧": 2,
    "“quoted” – …": 12,
}


@pytest.mark.parametrize(("text", "width"), WIDTHS.items())
def test_width_is_counted_in_cells(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize("text", WIDTHS)
def test_width_agrees_with_the_library_that_draws_the_chat(text: str) -> None:
    assert cells(text) == cell_len(text)


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cn", "Co"))).map(strip_controls)


@given(TEXTS, st.integers(min_value=2, max_value=60))
def test_no_line_is_wider_than_asked_and_no_word_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_lines_break_at_spaces_and_hang_under_the_first() -> None:
    assert wrap("one two three four", 10, "1. ", "   ") == ["1. one two", "   three", "   four"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert wrap("https://example.org", 8) == ["https://", "example.", "org"]
    assert wrap("水の温度は", 4) == ["水の", "温度", "は"]


MARKS_REMOVED = {
    "**bold** and *soft* and __strong__": "bold and soft and strong",
    "`code` stays": "code stays",
    "# Heading": "Heading",
    "> quoted": "quoted",
    "[the page](https://example.org)": "the page (https://example.org)",
    "[https://example.org](https://example.org)": "https://example.org",
    r"\*not a mark\*": "*not a mark*",
    "a\nb": "a b",
    "* one\n* two": "- one\n- two",
    "1. one\n2. two": "1. one\n2. two",
    "- one\n  goes on\n- two": "- one goes on\n- two",
    "- one\n  - inner": "- one\n  - inner",
}
MARKS_KEPT = ["2 * 3 * 4", "snake_case_name", "5 < 6", "a - b", "1.10 for children", "C# and F#"]


@pytest.mark.parametrize(("markdown", "expected"), MARKS_REMOVED.items())
def test_marks_are_taken_out(markdown: str, expected: str) -> None:
    assert plain_text(markdown, 60) == expected


@pytest.mark.parametrize("text", MARKS_KEPT)
def test_what_only_looks_like_a_mark_is_kept(text: str) -> None:
    assert plain_text(text, 60) == text


def test_paragraphs_stay_apart_and_items_hang() -> None:
    text = plain_text("First line.\n\n- a long item that wraps\n- b", 16)
    assert text == "First line.\n\n- a long item\n  that wraps\n- b"


@given(TEXTS, st.integers(min_value=20, max_value=100))
def test_any_markdown_renders_within_the_width(markdown: str, width: int) -> None:
    assert all(cells(line) <= width for line in plain_text(markdown, width).split("\n"))
