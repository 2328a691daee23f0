"""The figures against values worked out by hand, and the reports over a bot that is scripted."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq_bot.errors import QuestionsError
from faq_bot.evaluation import Labelled, QuestionReport, TalkReport, evaluate_file, read_file
from faq_bot.evaluation.distortions import DISTORTIONS, typos, word_order
from faq_bot.evaluation.measures import aurc, auroc, calibration_error, upper_bound
from faq_bot.evaluation.outcomes import Outcome
from faq_bot.evaluation.talk_report import is_right
from faq_bot.knowledge import Knowledge
from faq_bot.model import Candidate, Reply, Suggestion

# --- figures worked out by hand

AUROC = [
    ([0.9, 0.8], [0.1], 1.0),
    ([0.1], [0.9, 0.8], 0.0),
    ([0.5], [0.5], 0.5),
    ([0.9, 0.4], [0.5, 0.4], (1 + 1 + 0 + 0.5) / 4),
]

# Least number of answers that shows "at most this share wrong" with so many wrong ones seen: the
# sample sizes of the exact one-sided 95 % bound.
SAMPLE_SIZES = [
    (0.05, 0, 59),
    (0.05, 1, 93),
    (0.05, 2, 124),
    (0.02, 0, 149),
    (0.02, 1, 236),
    (0.02, 2, 313),
    (0.01, 0, 299),
    (0.01, 1, 473),
    (0.01, 2, 628),
]


@pytest.mark.parametrize(("inside", "outside", "area"), AUROC)
def test_auroc_counts_pairs_in_order_and_ties_half(
    inside: list[float], outside: list[float], area: float
) -> None:
    assert auroc(inside, outside) == pytest.approx(area)


def test_auroc_of_one_side_alone_is_unknown() -> None:
    assert auroc([0.5], []) is None
    assert auroc([], [0.5]) is None


def test_aurc_averages_the_risk_over_all_coverages() -> None:
    assert aurc([0.9, 0.8, 0.7], [True, False, True]) == pytest.approx((0 + 1 / 2 + 1 / 3) / 3)
    assert aurc([0.9, 0.8], [True, True]) == 0.0
    assert aurc([], []) is None


def test_aurc_does_not_depend_on_the_order_of_ties() -> None:
    assert aurc([0.5, 0.5], [True, False]) == aurc([0.5, 0.5], [False, True])


def test_calibration_error_is_the_distance_of_confidence_from_truth() -> None:
    assert calibration_error([0.8] * 10, [True] * 10) == pytest.approx(0.2)
    assert calibration_error([0.0] * 5 + [1.0] * 5, [False] * 5 + [True] * 5) == 0.0
    assert calibration_error([], []) is None


def test_calibration_error_keeps_a_crowded_end_from_hiding() -> None:
    """Ninety sure and right, ten sure and wrong: the wrong ones fill a bin of their own."""
    sure = [0.99] * 90 + [0.95] * 10
    assert calibration_error(sure, [True] * 90 + [False] * 10) == pytest.approx(0.104)


@pytest.mark.parametrize(("share", "wrong", "given_"), SAMPLE_SIZES)
def test_upper_bound_agrees_with_the_exact_sample_sizes(
    share: float, wrong: int, given_: int
) -> None:
    assert upper_bound(wrong, given_) <= share < upper_bound(wrong, given_ - 1)


def test_upper_bound_of_nothing_and_of_all_wrong_is_one() -> None:
    assert upper_bound(0, 0) == 1.0
    assert upper_bound(3, 3) == 1.0
    with pytest.raises(ValueError, match="4 of 3"):
        upper_bound(4, 3)


def test_upper_bound_of_large_counts_does_not_underflow() -> None:
    assert 0.5 < upper_bound(2_000, 4_000) < 0.52


# --- distortions

QUESTION = "How long does it take until I feel better, and can I drive home?"


@given(st.text(max_size=60))
def test_a_distortion_is_the_same_every_time_and_never_fails(question: str) -> None:
    for distort in DISTORTIONS.values():
        assert distort(question) == distort(question)


@pytest.mark.parametrize("name", DISTORTIONS)
def test_every_distortion_changes_an_ordinary_question(name: str) -> None:
    assert DISTORTIONS[name](QUESTION) != QUESTION


def test_distortions_are_the_same_on_every_machine() -> None:
    assert {name: distort(QUESTION) for name, distort in DISTORTIONS.items()} == {
        "typos": "How long odes it tae untipl I feel beter, and cen I dcive home?",
        "keyboard slips": "uow long does it takw until I feel better, zhd can u drive hkme?",
        "dropped words": "How long take until feel better, drive home?",
        "word order": "How long does until take it I feel better, I and can drive home?",
        "no punctuation": "How long does it take until I feel better and can I drive home",
        "caps": QUESTION.upper(),
    }


def test_typos_make_one_edit_in_eight_letters() -> None:
    assert typos("no") == "no"
    assert typos("abcdefgh") != "abcdefgh"
    assert abs(len(typos("abcdefgh")) - len("abcdefgh")) <= 1


def test_word_order_moves_a_word_by_two_places_at_most() -> None:
    words = ["zero", "one", "two", "three", "four", "five", "six", "seven"]
    moved = word_order(" ".join(words)).split()
    assert sorted(moved) == sorted(words)
    assert all(abs(moved.index(word) - place) <= 2 for place, word in enumerate(words))


# --- files of questions

BAD_FILES = [
    ("q: no list\n", "1: must be a list of questions, not a mapping"),
    ("[]\n", "1: holds no question"),
    ("- q: x\n  ids: [a]\n  knd: answer\n", "3: knd: unknown field. Did you mean 'kind'?"),
    ("- ids: [a]\n", "1: q: is missing"),
    ("- q: x\n", "1: ids: is missing; write [] when out of scope"),
    ("- q: x\n  ids: [a]\n  kind: anwser\n", "unknown kind 'anwser'. Did you mean 'answer'?"),
    ("- q: x\n  ids: []\n  kind: unknown\n", "unknown kind 'unknown'. Known: answer, gap, social,"),
    ("- q: x\n  tier: hart\n", "unknown tier 'hart'. Did you mean 'hard'?"),
    ("- q: x\n  ids: a\n", "2: ids: must be a list, not a text"),
    ("- title: t\n  turns: []\n", "2: turns: has no turn"),
    ("- title: t\n  turns:\n  - q: x\n    ids: [a]\n    alone: 1\n", "must be true or false"),
    ("- q: 'open\n", "is not valid YAML"),
]


@pytest.mark.parametrize(("content", "message"), BAD_FILES)
def test_a_bad_file_is_reported_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(QuestionsError, match=re.escape(message)):
        read_file(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match=r"nowhere\.yaml: there is no such file"):
        read_file(tmp_path / "nowhere.yaml")


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("- q: x\n- ids: [a]\n", encoding="utf-8")
    with pytest.raises(QuestionsError) as caught:
        read_file(path)
    assert len(str(caught.value).splitlines()) == 2


def test_labels_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    path.write_text("- q: no\n  ids: [a, b]\n  also: [c]\n  kind: gap\n  style: s\n", "utf-8")
    line = Labelled("no", ("a", "b"), ("c",), "gap", "s", line=1)
    assert read_file(path) == (line,)
    assert line.accepted == {"a", "b", "c"}


# --- reports, over a bot that replies by the book


class Scripted:
    """Replies as written in its book; what is not in it is unknown."""

    def __init__(self, book: Mapping[str, Reply], *ids: str) -> None:
        self.book = book
        self.knowledge = Knowledge.from_phrasings({entry_id: [entry_id] for entry_id in ids})

    def ask(self, question: str) -> Reply:
        return self.book.get(question, Reply("unknown", "?", confidence=0.1))

    def rank(self, question: str, limit: int = 3) -> list[Candidate]:
        reply = self.ask(question)
        ids = [reply.entry_id] if reply.entry_id else [s.entry_id for s in reply.suggestions]
        return [Candidate(entry_id, 0.5, "") for entry_id in ids[:limit]]

    def conversation(self) -> Scripted:
        return self


def answer(entry_id: str, confidence: float = 0.9) -> Reply:
    return Reply("answer", entry_id, entry_id, confidence=confidence)


def clarify(*ids: str) -> Reply:
    offers = tuple(Suggestion(entry_id, entry_id) for entry_id in ids)
    return Reply("clarify", "which?", confidence=0.4, suggestions=offers)


QUESTIONS = """
- {q: right, ids: [a], kind: answer, style: plain}
- {q: second best, ids: [b, a], kind: answer, style: plain}
- {q: wrong, ids: [b], kind: answer, style: odd}
- {q: offered, ids: [b], kind: answer, style: odd}
- {q: both, ids: [a], also: [b], kind: answer, style: two}
- {q: far, ids: [], kind: none, style: far}
- {q: near, ids: [], kind: none, style: near}
- {q: help, ids: [c], kind: urgent}
"""
BOOK = {
    "right": answer("a"),
    "second best": answer("a"),
    "wrong": answer("a"),
    "offered": clarify("a", "b"),
    "both": Reply("answer", "ab", confidence=0.9, parts=(answer("a"), answer("b"))),
    "near": answer("b"),
    "help": Reply("urgent", "call", "c", confidence=1.0),
}


@pytest.fixture
def report(tmp_path: Path) -> QuestionReport:
    path = tmp_path / "questions.yaml"
    path.write_text(QUESTIONS, encoding="utf-8")
    found = evaluate_file(Scripted(BOOK, "a", "b", "c"), path)
    assert isinstance(found, QuestionReport)
    return found


def test_every_count_of_a_question_file(report: QuestionReport) -> None:
    shares = {
        name: (getattr(report, name).hits, getattr(report, name).total)
        for name in ("top1", "top3", "both", "answered", "offered", "wrong", "declined", "unknown")
    }
    assert shares == {
        "top1": (3, 5),  # right, second best, both
        "top3": (4, 5),  # and the one that was offered
        "both": (1, 1),
        "answered": (4, 5),
        "offered": (1, 1),
        "wrong": (2, 5),  # wrong and near, of the five answers given
        "declined": (1, 2),
        "unknown": (1, 2),
    }
    assert report.wrong.bound == pytest.approx(upper_bound(2, 5))


def test_urgent_lines_count_in_the_urgent_recall_alone(report: QuestionReport) -> None:
    assert (report.in_scope, report.out_of_scope) == (5, 2)
    assert (report.urgent.recall.hits, report.urgent.recall.total) == (1, 1)
    assert (report.urgent.alarms.hits, report.urgent.alarms.total) == (0, 7)


def test_confusions_name_the_right_entry_and_the_given_one(report: QuestionReport) -> None:
    found = [(c.right, c.given, c.count, c.answered) for c in report.confusions]
    assert found == [("b", "a", 2, 1), ("out of scope", "b", 1, 1)]


def test_rows_follow_the_order_of_the_file(report: QuestionReport) -> None:
    assert [row.name for row in report.kinds] == ["answer", "none"]
    assert [row.name for row in report.styles] == ["plain", "odd", "two", "far", "near"]


def test_the_report_is_json_and_lines(report: QuestionReport) -> None:
    assert json.loads(json.dumps(report.as_dict()))["top1"] == {"share": 0.6, "hits": 3, "total": 5}
    text = "\n".join(report.lines())
    assert re.search(r"^top-1 +60\.0 %  \(3 of 5\)$", text, re.MULTILINE)
    assert all(name in text for name in DISTORTIONS)


def test_tier_labels_alone_measure_the_urgent_check(tmp_path: Path) -> None:
    path = tmp_path / "tiers.yaml"
    path.write_text(
        "- {q: help, tier: hard, kind: crisis}\n"
        "- {q: sad, tier: soft, kind: crisis}\n"
        "- {q: fine, tier: none, kind: harmless}\n",
        encoding="utf-8",
    )
    book = BOOK | {"sad": Reply("answer", "a", "a", notice="call 988")}
    found = evaluate_file(Scripted(book, "a", "b", "c"), path)
    assert isinstance(found, QuestionReport)
    assert (found.top1.total, found.auroc) == (0, None)
    assert (found.urgent.recall.value, found.urgent.notices.value) == (1.0, 1.0)
    assert (found.urgent.alarms.hits, found.urgent.alarms.total) == (0, 1)
    assert any("urgent recall" in line for line in found.lines())


def test_an_unknown_entry_in_a_label_gets_the_nearest_spelling(tmp_path: Path) -> None:
    path = tmp_path / "questions.yaml"
    path.write_text("- {q: x, ids: [refunt]}\n", encoding="utf-8")
    with pytest.raises(QuestionsError, match=r"1: ids: unknown entry 'refunt'. Did you mean 're"):
        evaluate_file(Scripted({}, "refund"), path)


def test_progress_counts_up_to_its_total(tmp_path: Path) -> None:
    path = tmp_path / "questions.yaml"
    path.write_text(QUESTIONS, encoding="utf-8")
    seen: list[tuple[int, int]] = []
    evaluate_file(Scripted(BOOK, "a", "b", "c"), path, lambda *step: seen.append(step))
    assert [done for done, _ in seen] == list(range(1, seen[0][1] + 1))


TALK = """
- title: one
  turns:
  - {q: right, ids: [a]}
  - {q: offered, ids: [b], kind: clarify, context: true}
  - {q: far, ids: [], kind: none, alone: true}
- title: two
  turns:
  - {q: wrong, ids: [b], alone: true}
  - {q: help, ids: [c], kind: urgent}
"""


class Dragging(Scripted):
    """A bot whose conversations answer everything with the same entry."""

    def conversation(self) -> Scripted:
        return Scripted(dict.fromkeys((*self.book, "far"), answer("a")))


def talks(bot: Scripted, folder: Path) -> TalkReport:
    path = folder / "talks.yaml"
    path.write_text(TALK, encoding="utf-8")
    found = evaluate_file(bot, path)
    assert isinstance(found, TalkReport)
    return found


def test_every_count_of_a_conversation_file(tmp_path: Path) -> None:
    found = talks(Scripted(BOOK, "a", "b", "c"), tmp_path)
    shares = (found.turns, found.context, found.alone, found.dragged, found.whole)
    assert [(s.hits, s.total) for s in shares] == [(4, 5), (1, 1), (1, 2), (0, 3), (1, 2)]
    assert [(m.line, m.question, m.right, m.given) for m in found.misses] == [
        (9, "wrong", "b", "a")
    ]


def test_a_turn_right_alone_and_wrong_in_context_was_dragged(tmp_path: Path) -> None:
    found = talks(Dragging(BOOK, "a", "b", "c"), tmp_path)
    assert (found.dragged.hits, found.dragged.total) == (2, 3)
    assert json.loads(json.dumps(found.as_dict()))["dragged"]["hits"] == 2
    assert any("wrong | b | a" in line for line in found.lines())


RIGHT_TURNS = [
    (Labelled("x", ()), Reply("unknown", "")),
    (Labelled("x", ()), clarify("a")),
    (Labelled("x", ("b",), kind="clarify"), clarify("a", "b")),
    (Labelled("x", ("b",), kind="clarify"), answer("b")),
    (Labelled("x", ("a",), ("b",)), BOOK["both"]),
    (Labelled("x", ("c",), kind="urgent"), BOOK["help"]),
]
WRONG_TURNS = [
    (Labelled("x", ()), answer("a")),
    (Labelled("x", ("b",)), clarify("a", "b")),
    (Labelled("x", ("b",), kind="clarify"), clarify("a")),
    (Labelled("x", ("a",)), BOOK["both"]),
    (Labelled("x", ("c",), kind="urgent"), answer("a")),
    (Labelled("x", ("a",)), BOOK["help"]),
]


@pytest.mark.parametrize(("line", "reply"), RIGHT_TURNS)
def test_a_turn_is_right(line: Labelled, reply: Reply) -> None:
    assert is_right(line, reply)


@pytest.mark.parametrize(("line", "reply"), WRONG_TURNS)
def test_a_turn_is_wrong(line: Labelled, reply: Reply) -> None:
    assert not is_right(line, reply)


def test_a_compound_reply_with_one_foreign_part_is_wrong() -> None:
    outcome = Outcome(Labelled("x", ("a",)), ("a",), BOOK["both"])
    assert (outcome.right, outcome.wrong) == (True, True)
