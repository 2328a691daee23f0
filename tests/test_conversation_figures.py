"""Floors for conversations: context helps, and never drags a question that stands alone."""

from __future__ import annotations

import random

import pytest

from faq_bot.bot import FaqBot
from faq_bot.evaluation.outcomes import leaves
from faq_bot.evaluation.questions import Talk, read_file, read_questions
from faq_bot.evaluation.talk_report import TalkReport, is_right, report_talks
from support import DATA

FLOORS = {"dev-conversations.yaml": 0.9, "conversations.yaml": 0.91}
FILES = tuple(FLOORS)


@pytest.fixture(scope="module")
def reports(shipped_bot: FaqBot) -> dict[str, TalkReport]:
    return {
        name: report_talks(shipped_bot, _talks(name), name, lambda done, total: None)
        for name in FILES
    }


def _talks(name: str) -> tuple[Talk, ...]:
    return tuple(talk for talk in read_file(DATA / name) if isinstance(talk, Talk))


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_most_turns_are_right(name: str, floor: float, reports: dict[str, TalkReport]) -> None:
    assert (reports[name].turns.value or 0.0) >= floor, reports[name].misses


def test_turns_that_need_context_get_it(reports: dict[str, TalkReport]) -> None:
    assert (reports["conversations.yaml"].context.value or 0.0) >= 0.88


@pytest.mark.parametrize("name", FILES)
def test_no_self_contained_turn_is_dragged(name: str, shipped_bot: FaqBot) -> None:
    """A turn labelled as standing alone is as right in its conversation as by itself."""
    dragged = []
    for talk in _talks(name):
        chat = shipped_bot.conversation()
        for turn in talk.turns:
            in_context = is_right(turn, chat.ask(turn.question))
            if turn.alone and not in_context and is_right(turn, shipped_bot.ask(turn.question)):
                dragged.append(turn.question)
    assert dragged == []


@pytest.mark.parametrize("name", ["dev.yaml", "ruler.yaml"])
def test_a_topic_costs_a_question_that_stands_alone_one_time_in_a_hundred(
    name: str, shipped_bot: FaqBot
) -> None:
    chooser = random.Random(3)
    topics = [e.id for e in shipped_bot.knowledge.entries if e.kind in ("answer", "gap")]
    lost = kept = 0
    for line in read_questions(DATA / name):
        if line.ids and is_right(line, shipped_bot.ask(line.question)):
            chat = shipped_bot.conversation()
            chat.choose(chooser.choice(topics))
            lost += not is_right(line, chat.ask(line.question))
            kept += 1
    assert lost <= kept / 100


def test_a_topic_lets_hardly_any_stranger_in(shipped_bot: FaqBot) -> None:
    """Context makes short questions surer, but not about what the knowledge does not cover."""
    lines = [line for line in read_questions(DATA / "ruler.yaml") if line.ids == ()]
    chooser = random.Random(4)
    topics = [e.id for e in shipped_bot.knowledge.entries if e.kind == "answer"]
    answered = {"alone": 0, "behind a topic": 0}
    for line in lines:
        chat = shipped_bot.conversation()
        chat.choose(chooser.choice(topics))
        for how, reply in (
            ("alone", shipped_bot.ask(line.question)),
            ("behind a topic", chat.ask(line.question)),
        ):
            answered[how] += any(part.kind in ("answer", "gap") for part in leaves(reply))
    assert answered["behind a topic"] <= answered["alone"] + len(lines) * 0.03
