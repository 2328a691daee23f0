"""The knowledge loader: what it refuses and in which words, and what it keeps as written."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from faq_bot.cli import main
from faq_bot.errors import KnowledgeError
from faq_bot.knowledge import Knowledge
from faq_bot.knowledge.nodes import MAX_BYTES
from support import BROKEN, SMALL

ENTRY = """\
- id: price
  kind: answer
  question: How much is a ticket?
  phrasings: [what does it cost]
  answer: A ticket costs 4.50.
"""

REFUSED = {
    "alias": [(4, "", "", "an alias repeats this value; write it out there")],
    "duplicate-id": [(9, "price", "id", "the id stands twice; first in duplicate-id.yaml")],
    "duplicate-key": [(6, "", "", "the key 'answer' stands twice")],
    "empty": [(0, "", "", "is empty")],
    "latin-1": [(0, "", "", "is not UTF-8 text (byte 58)")],
    "missing-fields": [
        (1, "price", "question", "is missing"),
        (1, "price", "phrasings", "is missing"),
        (1, "price", "answer", "is missing"),
        (3, "", "id", "is missing"),
    ],
    "not-a-list": [(1, "", "", "must be a list of entries, not a mapping")],
    "not-yaml": [(3, "", "", "is not valid YAML: mapping values are not allowed in this context")],
    "python-object": [(3, "price", "question", "must be a text, not a list")],
    "same-phrasing": [
        (11, "season-ticket", "phrasings", "'What does it COST?' stands under 'price' too")
    ],
    "unknown-field": [
        (4, "price", "phrasing", "unknown field. Did you mean 'phrasings'?"),
        (7, "price", "colour", "unknown field."),
    ],
    "unknown-follow-up": [
        (
            4,
            "opening-hours",
            "follow_ups",
            "unknown entry 'opening-hour'. Did you mean 'opening-hours'?",
        )
    ],
    "wrong-values": [
        (1, "The Price", "id", "must be lower-case words joined by '-'"),
        (2, "The Price", "kind", "unknown kind 'awnser'. Did you mean 'answer'?"),
        (3, "The Price", "question", "must not be blank"),
        (4, "The Price", "phrasings", "'?!' holds no word"),
        (4, "The Price", "phrasings", "must not be blank"),
        (5, "The Price", "answer", "must be a text, not a list"),
        (6, "The Price", "reviewed", "must be a date like 2026-11-21, not '21.11.2026'"),
    ],
}
"""File of ``data/broken`` -> (line, entry, field, message) of every problem it must show."""


def problems_of(place: Path) -> list[tuple[str, int, str, str, str]]:
    with pytest.raises(KnowledgeError) as caught:
        Knowledge.load(place)
    return [(p.file, p.line, p.entry, p.field, p.message) for p in caught.value.problems]


@pytest.mark.parametrize("name", REFUSED)
def test_a_broken_file_is_refused_with_every_problem_and_its_place(name: str) -> None:
    found = problems_of(BROKEN / f"{name}.yaml")
    expected = [(f"{name}.yaml", *problem) for problem in REFUSED[name]]
    assert [problem for problem in expected if problem not in found] == []


@pytest.mark.parametrize("name", sorted(set(REFUSED) - {"alias"}))
def test_a_broken_file_shows_no_problem_that_it_does_not_have(name: str) -> None:
    assert len(problems_of(BROKEN / f"{name}.yaml")) == len(REFUSED[name])


@pytest.mark.parametrize("file", sorted(BROKEN.glob("*.yaml")), ids=lambda file: file.stem)
def test_the_command_lists_the_problems_of_a_broken_file_and_exits_3(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "--knowledge", str(file)]) == 3
    out, err = capsys.readouterr()
    first, *listed = err.splitlines()
    assert out == ""
    assert first.startswith("faq-bot: error: the knowledge cannot be used")
    assert listed
    assert all(line.startswith(f"  {file.name}:") for line in listed)
    assert "Traceback" not in err


def test_all_files_of_a_folder_are_read_before_it_is_refused() -> None:
    files = {problem[0] for problem in problems_of(BROKEN)}
    assert {f"{name}.yaml" for name in REFUSED} <= files


def test_aliases_cannot_grow_in_memory() -> None:
    started = time.perf_counter()
    problems_of(BROKEN / "billion-laughs.yaml")
    assert time.perf_counter() - started < 1.0


def test_an_unknown_document_is_reported_with_the_nearest_one(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    shutil.copy(BROKEN / "unknown-document.yaml", tmp_path)
    (tmp_path / "visit.yaml").unlink()
    hint = "unknown document 'leaflett'. Did you mean 'leaflet'?"
    expected = ("unknown-document.yaml", 6, "price", "sources", hint)
    assert expected in problems_of(tmp_path)


def test_an_unknown_starter_is_reported(tmp_path: Path) -> None:
    (tmp_path / "topic.yaml").write_text(ENTRY)
    (tmp_path / "bot.yaml").write_text("starters: [pricee]\n")
    message = "unknown entry 'pricee'. Did you mean 'price'?"
    assert [(p[0], p[4]) for p in problems_of(tmp_path)] == [("bot.yaml", message)]


def test_the_same_id_in_two_files_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(ENTRY)
    (tmp_path / "b.yaml").write_text(ENTRY.replace("what does it cost", "the fee"))
    message = "the id stands twice; first in a.yaml"
    assert [(p[0], p[4]) for p in problems_of(tmp_path)] == [("b.yaml", message)]


def test_the_same_phrasing_twice_in_one_entry_is_no_problem_of_validity(tmp_path: Path) -> None:
    entry = ENTRY.replace("[what does it cost]", "[what does it cost, What does it cost?]")
    (tmp_path / "topic.yaml").write_text(entry)
    assert len(Knowledge.load(tmp_path).entries) == 1


def test_a_folder_without_yaml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    assert [p[4] for p in problems_of(tmp_path)] == ["holds no .yaml file"]


def test_a_missing_place_is_refused_by_name(tmp_path: Path) -> None:
    place = tmp_path / "nowhere"
    assert problems_of(place) == [(str(place), 0, "", "", "there is no such file or folder")]


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert [p[4] for p in problems_of(tmp_path)] == ["is larger than 8,000,000 bytes"]


def test_deep_nesting_is_refused_without_a_crash(tmp_path: Path) -> None:
    (tmp_path / "deep.yaml").write_text("[" * 20_000)
    assert problems_of(tmp_path)[0][0] == "deep.yaml"


def test_a_folder_named_like_a_yaml_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "topic.yaml").write_text(ENTRY)
    (tmp_path / "folder.yaml").mkdir()
    assert [entry.id for entry in Knowledge.load(tmp_path).entries] == ["price"]


AS_WRITTEN = ["no", "yes", "on", "12:30", "1.10", "2026-11-21", "0x1F", "~", "null", "1_000"]


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_a_scalar_stays_the_text_that_was_written(text: str, tmp_path: Path) -> None:
    entry = ENTRY.replace("[what does it cost]", f"[what does it cost, {text} please, {text} x]")
    answer = entry.replace("A ticket costs 4.50.", text)
    (tmp_path / "topic.yaml").write_text(answer)
    (tmp_path / "bot.yaml").write_text(f"name: {text}\n")
    knowledge = Knowledge.load(tmp_path)
    assert knowledge.entries[0].answer == text
    assert knowledge.profile.name == text


def test_bare_words_and_numbers_are_phrasings(small_knowledge: Knowledge) -> None:
    assert "12:30" in small_knowledge.entry("opening-hours").phrasings
    assert "1.10" in small_knowledge.entry("price").phrasings
    assert {"yes", "no"} <= set(small_knowledge.entry("hello").phrasings)
    assert small_knowledge.profile.version == "1.10"


def test_control_characters_are_stripped_from_every_text(tmp_path: Path) -> None:
    hostile = r'"A\e[31m red\u202e ticket\a\x9b2J costs\e]52;c;aGk=\a 4.50."'
    (tmp_path / "topic.yaml").write_text(ENTRY.replace("A ticket costs 4.50.", hostile))
    (tmp_path / "bot.yaml").write_text(r'name: "Pool\e]0;title\a"' + "\n")
    knowledge = Knowledge.load(tmp_path)
    assert knowledge.entries[0].answer == "A red ticket costs 4.50."
    assert knowledge.profile.name == "Pool"


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "topic.yaml").write_bytes(b"\xef\xbb\xbf" + ENTRY.encode())
    assert Knowledge.load(tmp_path).entry("price").question == "How much is a ticket?"


def test_a_phrasing_knows_its_file_and_line(small_knowledge: Knowledge) -> None:
    entry = small_knowledge.entry("opening-hours")
    lines = (SMALL / "visit.yaml").read_text().splitlines()
    for phrasing in entry.phrasings:
        place = entry.place(phrasing)
        assert place is not None
        assert place.file == "visit.yaml"
        assert phrasing in lines[place.line - 1]
    assert entry.place("a phrasing of another entry") is None


def test_the_version_changes_with_the_content(tmp_path: Path) -> None:
    (tmp_path / "topic.yaml").write_text(ENTRY)
    before = Knowledge.load(tmp_path).version
    assert Knowledge.load(tmp_path).version == before
    (tmp_path / "topic.yaml").write_text(ENTRY.replace("4.50", "5.50"))
    assert Knowledge.load(tmp_path).version != before


def test_knowledge_made_in_memory_has_entries_and_no_urgent_rules() -> None:
    knowledge = Knowledge.from_phrasings({"refund": ["money back", "refund please"]})
    assert knowledge.entry("refund").question == "money back"
    assert knowledge.urgent is None
    with pytest.raises(KnowledgeError, match="has no phrasing"):
        Knowledge.from_phrasings({"refund": []})
