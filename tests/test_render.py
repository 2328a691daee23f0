"""Replies as text: words for every kind, sources, choices, and nothing that steers."""

from __future__ import annotations

import json

import pytest

from faq_bot.knowledge import Knowledge
from faq_bot.model import REPLY_KINDS, Document, Reply, Source, Suggestion
from faq_bot.render import (
    KIND_LABELS,
    choices,
    clean,
    coloured,
    confidence_words,
    entry_as_dict,
    entry_text,
    heading,
    reply_text,
    source_details,
    source_line,
    to_json,
    topic_lines,
)
from faq_bot.text import strip_controls
from support import offering, offers, reply_of

SURENESS = {1.0: "very sure", 0.9: "very sure", 0.89: "fairly sure", 0.75: "fairly sure"}
SURENESS |= {0.74: "not quite sure", 0.5: "not quite sure", 0.49: "unsure", 0.0: "unsure"}


@pytest.mark.parametrize(("confidence", "words"), SURENESS.items())
def test_confidence_is_said_in_words(confidence: float, words: str) -> None:
    assert confidence_words(confidence) == words


def test_every_kind_has_a_name_of_its_own() -> None:
    assert set(KIND_LABELS) == set(REPLY_KINDS)
    assert len(set(KIND_LABELS.values())) == len(REPLY_KINDS)


@pytest.mark.parametrize("kind", REPLY_KINDS)
@pytest.mark.parametrize("paint", [None, coloured])
def test_a_reply_opens_with_its_kind_in_words(kind: str, paint: object) -> None:
    reply = Reply(kind, "Text.")  # type: ignore[arg-type]
    text = reply_text(reply, paint=coloured) if paint else reply_text(reply)
    assert strip_controls(text).startswith(KIND_LABELS[reply.kind])


def test_an_answer_names_the_question_understood(small_knowledge: Knowledge) -> None:
    reply = reply_of(small_knowledge, "parking", confidence=0.8)
    assert heading(reply) == "Not in our documents (fairly sure): Where can I park?"


def test_urgent_help_and_small_talk_claim_no_sureness() -> None:
    for kind in ("urgent", "social", "clarify", "unknown"):
        assert heading(Reply(kind, "Text.", confidence=0.5)) == KIND_LABELS[kind]


def test_the_source_line_names_title_claim_sections_and_review(small_knowledge: Knowledge) -> None:
    assert source_line(reply_of(small_knowledge, "price")) == (
        'Sources: The pool\'s leaflet (operator\'s leaflet), sections "Prices" and "Children"; '
        "A swimmer's letter (visitor's account), section \"The desk\". Reviewed 2026-11-20."
    )


def test_a_reply_without_documents_has_no_source_line(small_knowledge: Knowledge) -> None:
    reply = reply_of(small_knowledge, "parking")
    assert source_line(reply) == ""
    assert source_details(reply) == []


def test_source_details_say_what_to_mind(small_knowledge: Knowledge) -> None:
    assert source_details(reply_of(small_knowledge, "water-temperature")) == [
        "A swimmer's letter: visitor's account. One person's experience.",
        "Last reviewed on 2026-11-21.",
    ]


def test_an_answer_reads_label_text_source_and_follow_ups(small_knowledge: Knowledge) -> None:
    text = reply_text(reply_of(small_knowledge, "opening-hours"), 60, pick=False)
    assert text == (
        "Answer (very sure): When is the pool open?\n\n"
        "The pool is open every day from 7 to 21, according to its\nleaflet.\n\n"
        "- On Sundays it opens at 9.\n- The last entry is one hour before closing.\n\n"
        "Source: The pool's leaflet (operator's leaflet), section\n"
        '"Opening hours". Reviewed 2026-11-21.\n\n'
        "You may ask next:\n- How much is a ticket?\n- Where can I park?"
    )


def test_clarify_counts_its_choices_and_offers_none(small_knowledge: Knowledge) -> None:
    reply = offering(small_knowledge, "clarify", "price", "parking")
    assert reply_text(reply, none_label="None of these").endswith(
        "1. How much is a ticket?\n2. Where can I park?\n3. None of these"
    )


def test_only_clarify_offers_none_of_these(small_knowledge: Knowledge) -> None:
    reply = offering(small_knowledge, "unknown", "price")
    text = reply_text(reply, none_label="None of these")
    assert text.endswith("Perhaps one of these helps:\n1. How much is a ticket?")


def compound(knowledge: Knowledge, notice: str | None = None) -> Reply:
    parts = (reply_of(knowledge, "price"), reply_of(knowledge, "parking"))
    offered = offers(knowledge, "opening-hours")
    return Reply("answer", "joined", parts=parts, notice=notice, follow_ups=offered)


def test_a_compound_reply_shows_its_parts_and_one_list_of_choices(
    small_knowledge: Knowledge,
) -> None:
    text = reply_text(compound(small_knowledge))
    assert "Answer (very sure): How much is a ticket?" in text
    assert "Not in our documents (very sure): Where can I park?" in text
    assert text.count("You may ask next:") == 1
    assert text.endswith("1. When is the pool open?")


def test_a_compound_reply_keeps_the_helpline_line(small_knowledge: Knowledge) -> None:
    text = reply_text(compound(small_knowledge, notice="Call **988**."))
    assert text.count("\n\nCall 988.\n\n") == 1


def test_what_is_suggested_and_asked_next_is_offered_once(small_knowledge: Knowledge) -> None:
    reply = Reply(
        "urgent",
        "Call.",
        suggestions=offers(small_knowledge, "price"),
        follow_ups=offers(small_knowledge, "parking", "price"),
    )
    assert [item.entry_id for item in choices(reply)] == ["price", "parking"]


def test_nothing_stands_above_the_number_to_call() -> None:
    reply = Reply("urgent", "**Call or text 988** now.\n\nStay with someone.")
    text = reply_text(reply, lead="Bot: ")
    assert text == "Bot: Help now: Call or text 988 now.\n\nStay with someone."


HOSTILE = "\x1b[31mred\x1b]0;title\x07\x9b2J\u202eback\x00"


def hostile_reply() -> Reply:
    document = Document("d", HOSTILE, HOSTILE, HOSTILE)
    offered = (Suggestion("x", HOSTILE),)
    return Reply(
        "answer",
        HOSTILE,
        question=HOSTILE,
        sources=(Source(document, HOSTILE),),
        reviewed=HOSTILE,
        follow_ups=offered,
    )


def test_no_control_character_of_a_reply_reaches_the_text() -> None:
    text = reply_text(hostile_reply())
    assert text == strip_controls(text)
    assert "red" in text


def test_json_is_ascii_and_round_trips(small_knowledge: Knowledge) -> None:
    data = {"text": HOSTILE + " 水"}
    assert to_json(data).isascii()
    assert to_json(data).isprintable()
    assert json.loads(to_json(data)) == data


@pytest.mark.parametrize("kind", REPLY_KINDS)
def test_colour_only_adds_escapes_around_the_same_words(kind: str) -> None:
    reply = Reply(kind, "Some text.", question="A question?")  # type: ignore[arg-type]
    painted = reply_text(reply, paint=coloured)
    assert "\x1b[" in painted
    assert strip_controls(painted) == reply_text(reply)


def test_an_entry_shows_all_that_it_holds(small_knowledge: Knowledge) -> None:
    entry = small_knowledge.entry("price")
    text = entry_text(entry, 80)
    assert text.startswith("Answer: How much is a ticket? [price]")
    assert all(f"- {phrasing}" in text for phrasing in entry.phrasings)
    assert "- opening-hours" in text
    assert "Phrasings (8):" in text
    assert json.loads(to_json(entry_as_dict(entry)))["phrasings"] == list(entry.phrasings)


def test_topics_stand_in_the_order_of_the_profile(small_knowledge: Knowledge) -> None:
    lines = topic_lines(small_knowledge.profile, small_knowledge.entries, 80)
    titles = [line for line in lines if line and not line.startswith(" ")]
    assert titles == ["Your visit [visit]", "Talking with this bot [talk]"]
    assert "  price: How much is a ticket?" in lines


def test_one_line_stays_one_line() -> None:
    assert clean("a\n\x1b[1mb\t **c**") == "a b c"
