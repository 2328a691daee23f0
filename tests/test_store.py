import json
import os
from pathlib import Path

import pytest

from faq_bot.bot import FaqBot, store
from faq_bot.bot.late import Late
from faq_bot.knowledge import Knowledge
from support import SHIPPED, SMALL, shipped


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(store.VARIABLE, str(tmp_path))
    return tmp_path


def index_of(folder: Path) -> Path:
    (file,) = folder.glob("*.index")
    return file


def test_what_is_read_back_is_what_was_compiled(folder: Path) -> None:
    built, again = store.load(SMALL), store.load(SMALL)
    assert again.knowledge == built.knowledge == Knowledge.load(SMALL)
    assert again.knowledge.version == built.knowledge.version
    question = again.matcher.reader.read("how much is a ticket")
    assert again.matcher.rank(question).evidence == built.matcher.rank(question).evidence


def test_a_question_reads_no_rule_as_written_and_no_line_that_only_teaches(
    shipped_bot: FaqBot,
) -> None:
    again = FaqBot.load(SHIPPED)
    assert again.ask("how many infusions will I need").kind == "answer"
    assert again.knowledge.urgent is not None
    unread = (again.knowledge.urgent.rules, again.knowledge.out_of_scope)
    assert all(isinstance(items, Late) and "_items" not in vars(items) for items in unread)
    assert again.knowledge.urgent.rules[0].patterns


def test_the_shipped_knowledge_survives_the_cache_whole(shipped_bot: FaqBot) -> None:
    again = FaqBot.load(SHIPPED)
    assert again.knowledge == shipped()
    assert again.ask("how many infusions") == shipped_bot.ask("how many infusions")


def test_changed_knowledge_is_compiled_anew(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "knowledge.yaml"
    text = "- {id: a, kind: answer, question: What is this?, phrasings: [this], answer: A}\n"
    copy.write_text(text)
    first = store.load(copy).knowledge
    copy.write_text(text.replace("answer: A", "answer: B"))
    second = store.load(copy).knowledge
    assert (first.entries[0].answer, second.entries[0].answer) == ("A", "B")


@pytest.mark.parametrize("harm", ["empty", "torn", "foreign", "other header"])
def test_a_damaged_cache_is_replaced_without_a_word(folder: Path, harm: str) -> None:
    expected = store.load(SMALL).knowledge
    file = index_of(folder)
    content = file.read_bytes()
    head = json.dumps({"arrays": [], "knowledge": 1, "matcher": 2}).encode()
    file.write_bytes(
        {
            "empty": b"",
            "torn": content[: len(content) // 3],
            "foreign": b"something else entirely",
            "other header": content[:8] + len(head).to_bytes(8, "little") + head,
        }[harm]
    )
    assert store.load(SMALL).knowledge == expected
    assert index_of(folder).read_bytes() == content


def test_a_folder_that_cannot_be_written_costs_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv(store.VARIABLE, str(blocked / "cache"))
    assert store.load(SMALL).knowledge == Knowledge.load(SMALL)


def test_the_cache_can_be_switched_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(store.VARIABLE, "off")
    store.load(SMALL)
    assert not list(folder.iterdir())


def test_what_was_used_last_is_kept_as_far_as_there_is_room(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / f"k{number}.yaml" for number in range(4)]
    for path in paths:
        path.write_text("- {id: a, kind: answer, question: What?, phrasings: [x y], answer: A}\n")
    store.load(paths[0])
    monkeypatch.setattr(store, "ROOM", 3 * index_of(folder).stat().st_size)
    for path in paths[1:3]:
        store.load(path)
    for file in folder.glob("*.index"):
        os.utime(file, (1, 1))
    store.load(paths[0])
    store.load(paths[3])
    assert len(list(folder.glob("*.index"))) == 3
    learnt: list[Path] = []
    store.load(paths[0], lambda: learnt.append(paths[0]))
    assert not learnt


def test_knowledge_larger_than_the_room_is_kept_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "ROOM", 1)
    store.load(SMALL)
    assert index_of(folder).stat().st_size > 1
