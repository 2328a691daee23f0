"""What ``check`` reports: one rule, one broken folder, one line of finding; and the near-misses."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from faq_bot.knowledge import Knowledge
from faq_bot.lint import Finding, check
from faq_bot.lint.phrasings import MOST_SHOWN, false_alarms, strays
from support import BROKEN, SMALL

TODAY = date(2026, 11, 21)
OFF = "check: off\n"

ENTRY = """
- id: towels
  kind: {kind}
  question: Can I borrow a towel?
  phrasings: [{phrasings}]
  answer: {answer}
  sources: [{sources}]
  follow_ups: [{follow_ups}]
  reviewed: {reviewed}
"""
SOUND = {
    "kind": "answer",
    "phrasings": "towel rental, borrow towels, lend me a towel, forgot my towel, towels free",
    "answer": "Towels are lent at the desk.",
    "sources": "{document: leaflet}",
    "follow_ups": "price",
    "reviewed": "2026-11-21",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound copy of the small knowledge; its urgent check is switched off by name."""
    copy = tmp_path / "knowledge"
    shutil.copytree(SMALL, copy)
    copy.joinpath("urgent.yaml").write_text(OFF, encoding="utf-8")
    return copy


def add(folder: Path, file: str = "visit.yaml", **changes: str) -> None:
    """Add one entry, sound but for the changes."""
    with folder.joinpath(file).open("a", encoding="utf-8") as stream:
        stream.write(ENTRY.format(**(SOUND | changes)))


def found(folder: Path, stale: int | None = None) -> list[str]:
    return [str(finding) for finding in check(folder, stale, TODAY)]


def test_sound_knowledge_has_no_finding(folder: Path) -> None:
    add(folder)
    assert found(folder, stale=30) == []


# --- one entry at a time: (changes that break it, what is reported), and what just passes

BROKEN_ENTRIES: list[tuple[dict[str, str], str]] = [
    ({"phrasings": "a towel, towels, lend one, rent one"}, "has 4 phrasings; write at least 5"),
    ({"answer": "word " * 151}, "has 151 words; shorten it to 150 or split the entry"),
    ({"sources": ""}, "towels.sources: names no document that the answer comes from"),
    ({"reviewed": "''"}, "towels.reviewed: is missing; write the date of the last review"),
    ({"reviewed": "2026-02-30"}, "'2026-02-30' is no date of the calendar"),
    ({"follow_ups": "towels"}, "towels.follow_ups: leads back to itself"),
]
SOUND_ENTRIES: list[dict[str, str]] = [
    {"kind": "social", "phrasings": "a towel please, towels, lend one", "sources": ""},
    {"kind": "social", "reviewed": "''"},
    {"kind": "gap", "sources": ""},
    {"answer": "word " * 150},
]


@pytest.mark.parametrize(("changes", "message"), BROKEN_ENTRIES)
def test_a_broken_entry_is_reported_once(
    folder: Path, changes: dict[str, str], message: str
) -> None:
    add(folder, **changes)
    lines = found(folder)
    assert len(lines) == 1
    assert lines[0].startswith("visit.yaml:")
    assert lines[0].endswith(message)


@pytest.mark.parametrize("changes", SOUND_ENTRIES)
def test_a_sound_entry_is_not(folder: Path, changes: dict[str, str]) -> None:
    add(folder, **changes)
    assert found(folder) == []


def test_an_old_review_is_reported_only_when_asked_for(folder: Path) -> None:
    add(folder, reviewed="2026-05-01")
    assert found(folder) == []
    assert found(folder, stale=204) == []
    (line,) = found(folder, stale=203)
    assert line.endswith("towels.reviewed: was last reviewed 204 days ago, on 2026-05-01")


# --- phrasings among each other


def test_a_phrasing_twice_in_one_entry_is_reported_with_the_first_line(folder: Path) -> None:
    add(folder, phrasings=SOUND["phrasings"] + ", Towel rental?")
    (line,) = found(folder)
    assert "'Towel rental?' stands in line" in line


def test_the_same_words_under_two_entries_are_reported_in_any_order(folder: Path) -> None:
    add(folder, phrasings=SOUND["phrasings"] + ", is the today pool open")
    lines = found(folder)
    assert "has the same words as 'is the pool open today' of 'opening-hours' (visit.y" in lines[0]


def test_the_same_phrasing_under_two_entries_cannot_even_be_loaded(folder: Path) -> None:
    add(folder, phrasings=SOUND["phrasings"] + ", entry fee")
    (finding,) = check(folder)
    assert (finding.level, finding.entry) == ("error", "towels")
    assert "stands under 'price' too" in finding.message


def test_a_phrasing_that_must_be_declined_is_a_contradiction(folder: Path) -> None:
    add(folder)
    outside = "questions: [Towel rental, how tall is the mayor]\n"
    folder.joinpath("out-of-scope.yaml").write_text(outside, encoding="utf-8")
    assert any("'towel rental' stands in out-of-scope.yaml too" in line for line in found(folder))


class Astray:
    """A bot that finds the same entry for everything, and takes a fee for an emergency."""

    def finds(self, question: str) -> str | None:
        return "price"

    def rings(self, question: str) -> bool:
        return "fee" in question


def test_a_phrasing_that_finds_another_entry_is_reported_with_its_line(folder: Path) -> None:
    knowledge = Knowledge.load(folder)
    lines = [str(finding) for finding in strays(knowledge, Astray())]
    assert "visit.yaml:7: opening-hours.phrasings: 'opening hours' finds 'price' instead" in lines
    assert not any(": price." in line for line in lines)
    lost = sum(len(entry.phrasings) for entry in knowledge.entries if entry.id != "price")
    assert len(lines) == MOST_SHOWN + 1
    assert lines[-1].endswith(f"{lost - MOST_SHOWN} more phrasings find another entry")


def test_a_phrasing_that_gets_the_urgent_reply_is_reported(folder: Path) -> None:
    lines = [str(finding) for finding in false_alarms(Knowledge.load(folder), Astray())]
    assert len(lines) == 1
    assert lines[0].endswith("price.phrasings: 'entry fee' gets the urgent reply instead")


def test_progress_counts_the_phrasings_of_the_self_test(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    check(folder, today=TODAY, progress=lambda *step: seen.append(step))
    count = sum(len(entry.phrasings) for entry in Knowledge.load(folder).entries)
    assert seen == [(done, count) for done in range(1, count + 1)]


# --- the folder as a whole


def test_a_missing_urgent_check_is_reported_loudly(folder: Path) -> None:
    folder.joinpath("urgent.yaml").unlink()
    (line,) = found(folder)
    assert line.startswith("urgent.yaml: THERE IS NO URGENT CHECK")


def test_a_topic_file_that_no_topic_names_gets_the_nearest_spelling(folder: Path) -> None:
    add(folder, file="visits.yaml")
    assert found(folder) == ["visits.yaml: is no topic of bot.yaml. Did you mean 'visit'?"]


def test_a_topic_without_an_entry_is_reported(folder: Path) -> None:
    bot = folder / "bot.yaml"
    text = bot.read_text(encoding="utf-8").replace("  visit:", "  sauna: Sauna\n  visit:")
    bot.write_text(text, encoding="utf-8")
    assert found(folder) == ["bot.yaml: topics: names the topic 'sauna', which has no entry."]


LEXICON = """
groups:
  pool words:
    water: [h2o, agua]
    sauna: [sweat room, steam bath]
    price: [fee, price]
    ticket: [agua]
"""


def test_lexicon_lines_that_can_never_help_are_reported(folder: Path) -> None:
    folder.joinpath("lexicon.yaml").write_text(LEXICON, encoding="utf-8")
    assert found(folder) == [
        "lexicon.yaml: pool words.sauna: no phrasing uses this word or any of its variants",
        "lexicon.yaml: pool words.price: is a variant of itself",
        "lexicon.yaml: pool words.ticket: the variant 'agua' stands under 'water' too",
    ]


# --- knowledge that cannot be read, and the shape of a finding


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_what_cannot_be_read_comes_back_as_errors(path: Path) -> None:
    findings = check(path)
    assert findings
    assert {finding.level for finding in findings} == {"error"}
    assert all("\n" not in str(finding) for finding in findings)


def test_a_place_that_does_not_exist_is_one_finding(tmp_path: Path) -> None:
    (finding,) = check(tmp_path / "nowhere")
    assert finding.message == "there is no such file or folder"


def test_a_finding_is_json() -> None:
    finding = Finding("warning", "a.yaml", "is odd", 3, "x", "answer")
    assert json.loads(json.dumps(finding.as_dict()))["line"] == 3
    assert str(finding) == "a.yaml:3: x.answer: is odd"


def test_findings_come_in_the_order_of_files_and_lines(folder: Path) -> None:
    add(folder, sources="")
    add(folder, file="extra.yaml", answer="word " * 151)
    folder.joinpath("urgent.yaml").unlink()
    files = [finding.file for finding in check(folder, None, TODAY)]
    assert files == sorted(files)
