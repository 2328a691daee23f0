"""``urgent.yaml``: what is read from it, and every problem named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from faq_bot.errors import Problem
from faq_bot.knowledge.nodes import read
from faq_bot.knowledge.urgent_file import read_urgent
from faq_bot.knowledge.urgent_pattern import PatternError, read_pattern
from faq_bot.model import Entry, Step, UrgentRules
from faq_bot.urgent import UrgentCheck
from support import shipped

HEAD = """\
checked: "2026-11-21"
notice: Call 988.
replies:
  crisis_self: [Call 988 now., Call 988.]
  crisis_other: [Call 988 now., Call 988.]
  emergency: [Call 911 now., Call 911.]
  both: [Call 911 now., Call 911.]
  repeat: [Still 988., 988.]
concepts:
  WANT: [want, would like]
  END: [die, sleep for ever]
  ALL: [WANT, need]
"""
RULE = """\
rules:
  - id: wish
    tier: hard
    kind: crisis
    why: a wish
    patterns: [WANT ..2 END]
"""


def loaded(text: str, tmp_path: Path) -> tuple[UrgentRules, list[Entry], list[Problem]]:
    file = tmp_path / "urgent.yaml"
    file.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    node = read(file, problems)
    assert node is not None
    rules, entries = read_urgent(node, "urgent.yaml", {}, problems)
    return rules, entries, problems


def test_rules_are_read_and_ring(tmp_path: Path) -> None:
    rules, entries, problems = loaded(HEAD + RULE, tmp_path)
    assert (problems, entries) == ([], [])
    check = UrgentCheck(rules)
    assert check.check("I would like to sleep for ever").rule == "wish"
    assert check.check("I want to leave").tier == "none"
    assert check.replies.reply_text(check.check("I want to die"), 0) == "Call 988 now."


def test_a_concept_may_name_another(tmp_path: Path) -> None:
    rules, _, _ = loaded(HEAD + RULE, tmp_path)
    ways = {concept.name: concept.ways for concept in rules.concepts}
    assert ways["ALL"] == ("want", "would like", "need")


def test_the_check_is_switched_off_by_name(tmp_path: Path) -> None:
    rules, _, problems = loaded("check: off\n", tmp_path)
    assert problems == []
    assert not rules.enabled
    assert UrgentCheck(rules).check("I want to die").tier == "none"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("check: of\n" + HEAD + RULE, 1, "unknown check 'of'. Did you mean 'off'?"),
        (HEAD + RULE + "rule: []\n", 19, "unknown field. Did you mean 'rules'?"),
        (HEAD.replace('"2026-11-21"', "yesterday") + RULE, 1, "must be a date like 2026-11-21"),
        (HEAD.replace("Call 988 now., ", "") + RULE, 4, "needs two different variants"),
        (HEAD.replace("WANT:", "want:") + RULE, 10, "must be written in capitals"),
        (HEAD.replace("[WANT, need]", "[WANTS, need]") + RULE, 12, "unknown concept WANTS."),
        (HEAD + RULE.replace("END]", "ENDS]"), 18, "unknown concept ENDS. Did you mean 'END'?"),
        (HEAD + RULE.replace("..2", "..99"), 18, "a gap of more than 25 words"),
        (HEAD + RULE.replace(" END]", " ..2]"), 18, "ends with a gap"),
        (HEAD + RULE.replace("END]", "Don't]"), 18, "no normalised word"),
        (
            HEAD + RULE.replace("hard", "hardest"),
            15,
            "unknown tier 'hardest'. Did you",
        ),
        (HEAD + RULE.replace("crisis", "crises"), 16, "unknown kind 'crises'"),
        (HEAD + RULE.replace("why:", "whay:"), 17, "unknown field. Did you mean 'why'?"),
        (HEAD, 1, "holds no rule; write 'check: off' to do without"),
    ],
)
def test_a_problem_names_its_line_and_the_way_out(
    text: str, line: int, said: str, tmp_path: Path
) -> None:
    _, _, problems = loaded(text, tmp_path)
    assert [problem for problem in problems if said in problem.message]
    assert line in {problem.line for problem in problems if said in problem.message}


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    broken = HEAD.replace("Call 988 now., ", "") + RULE.replace("END]", "ENDS]") + "more: 1\n"
    _, _, problems = loaded(broken, tmp_path)
    assert len(problems) >= 3


def test_a_pattern_reads_gaps_choices_and_marks() -> None:
    (pattern,) = read_pattern("^ WANT|need ..4 do_in .. me", {"WANT"})
    assert pattern.parts == (
        (Step(("^",)), Step(("WANT", "need")), Step(("do in",), 4), Step(("me",), 3)),
    )


def test_an_optional_step_gives_both_ways_of_reading() -> None:
    patterns = read_pattern("so? tired", set())
    assert [pattern.parts for pattern in patterns] == [
        ((Step(("so",)), Step(("tired",))),),
        ((Step(("tired",)),),),
    ]


def test_a_plus_joins_parts_in_any_order() -> None:
    (pattern,) = read_pattern("pills + tonight", set())
    assert len(pattern.parts) == 2


@pytest.mark.parametrize("text", ["so?", "want ..", "WANT", "x..y"])
def test_a_line_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(PatternError):
        read_pattern(text, set())


def test_the_shipped_file_holds_both_entries_and_every_fact() -> None:
    knowledge = shipped()
    crisis, emergency = knowledge.entry("crisis"), knowledge.entry("emergency")
    assert {crisis.kind, emergency.kind} == {"urgent"}
    for fact in ("988", "116 123", "local emergency number", "Stay with someone", "not a crisis"):
        assert fact in crisis.answer
    for fact in ("911", "112", "999", "Do not wait for a reply from a chat program"):
        assert fact in emergency.answer
