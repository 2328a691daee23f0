"""Transcripts: complete, harmless as Markdown, written whole, never over something else."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from faq_bot.errors import TranscriptError
from faq_bot.knowledge import Knowledge
from faq_bot.model import Profile, Reply
from faq_bot.transcript import Exchange, as_json, save, to_markdown
from support import GOLDEN, offering, reply_of


@pytest.fixture
def exchanges(small_knowledge: Knowledge) -> list[Exchange]:
    parts = (reply_of(small_knowledge, "price"), reply_of(small_knowledge, "parking", 0.8))
    return [
        Exchange("when is it open?", reply_of(small_knowledge, "opening-hours")),
        Exchange("warm or dear?", offering(small_knowledge, "clarify", "price", "parking")),
        Exchange("price and parking", Reply("answer", "both", parts=parts)),
    ]


def files_in(folder: Path) -> list[str]:
    return [place.name for place in folder.iterdir()]


def test_markdown_holds_every_exchange(
    exchanges: list[Exchange], small_knowledge: Knowledge
) -> None:
    text = to_markdown(exchanges, small_knowledge.profile, saved="2026-11-21")
    version = f"Knowledge {small_knowledge.version}"
    expected = (GOLDEN / "transcript.md").read_bytes()
    assert text.replace(version, "Knowledge VERSION").encode() == expected


LITERAL = {
    "*stars*": r"\*stars\*",
    "<script>alert(1)</script>": r"\<script\>alert(1)\</script\>",
    "# heading": r"\# heading",
    "[a](b)": r"\[a\](b)",
    "- item": r"\- item",
    "1. item": r"1\. item",
    "plain words, 4.50 - no marks": "plain words, 4.50 - no marks",
    "it's 1.10": "it's 1.10",
}


@pytest.mark.parametrize(("typed", "written"), LITERAL.items())
def test_what_was_typed_does_not_act_as_markdown(typed: str, written: str) -> None:
    text = to_markdown([Exchange(typed, Reply("unknown", "No."))], Profile())
    assert f"> {written}\n" in text


def test_every_line_of_a_question_is_quoted() -> None:
    text = to_markdown([Exchange("one\r\n# two\x1b[2J", Reply("unknown", "No."))], Profile())
    assert "> one\n> \\# two\n" in text


def test_json_holds_the_replies_as_the_command_prints_them(
    exchanges: list[Exchange], small_knowledge: Knowledge
) -> None:
    data = json.loads(as_json(exchanges, small_knowledge.profile, saved="2026-11-21"))
    assert [item["question"] for item in data["exchanges"]] == [e.question for e in exchanges]
    assert data["exchanges"][2]["reply"] == exchanges[2].reply.as_dict()
    assert data["saved"] == "2026-11-21"


@pytest.mark.parametrize("name", ["talk.md", "talk.txt", "talk"])
def test_a_transcript_is_saved_as_markdown(
    name: str, exchanges: list[Exchange], small_knowledge: Knowledge, tmp_path: Path
) -> None:
    place = save(tmp_path / name, exchanges, small_knowledge.profile)
    assert place.read_text(encoding="utf-8") == to_markdown(exchanges, small_knowledge.profile)
    assert files_in(tmp_path) == [name]


def test_a_name_in_json_is_saved_as_json(
    exchanges: list[Exchange], small_knowledge: Knowledge, tmp_path: Path
) -> None:
    place = save(tmp_path / "talk.JSON", exchanges, small_knowledge.profile)
    assert len(json.loads(place.read_text())["exchanges"]) == 3


def test_only_the_owner_may_read_a_transcript(exchanges: list[Exchange], tmp_path: Path) -> None:
    place = save(tmp_path / "talk.md", exchanges, Profile())
    assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize("hard_links", [True, False])
def test_a_file_that_exists_is_never_replaced(
    hard_links: bool,
    exchanges: list[Exchange],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not hard_links:
        monkeypatch.setattr(os, "link", refuse)
    place = tmp_path / "talk.md"
    place.write_text("mine")
    with pytest.raises(TranscriptError, match="exists already; choose another name"):
        save(place, exchanges, Profile())
    assert place.read_text() == "mine"
    assert files_in(tmp_path) == ["talk.md"]


def refuse(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_a_place_without_hard_links_gets_the_whole_file(
    exchanges: list[Exchange], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refuse)
    place = save(tmp_path / "talk.md", exchanges, Profile())
    assert place.read_text(encoding="utf-8") == to_markdown(exchanges, Profile())
    assert files_in(tmp_path) == ["talk.md"]


def test_a_failed_write_leaves_nothing_behind(
    exchanges: list[Exchange], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TranscriptError, match="cannot be written: No space left on device"):
        save(tmp_path / "talk.md", exchanges, Profile())
    assert files_in(tmp_path) == []


IMPOSSIBLE = {
    "nowhere/talk.md": "No such file or directory",
    ".": "exists already",
    "a\0b": "cannot be written",
}


@pytest.mark.parametrize(("name", "message"), IMPOSSIBLE.items())
def test_an_impossible_place_is_one_plain_line(
    name: str, message: str, exchanges: list[Exchange], tmp_path: Path
) -> None:
    with pytest.raises(TranscriptError, match=message) as caught:
        save(f"{tmp_path}/{name}", exchanges, Profile())
    assert "\n" not in str(caught.value)


def test_nothing_said_is_nothing_to_save(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match="nothing to save"):
        save(tmp_path / "talk.md", [], Profile())
