from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from faq_bot.bot import FaqBot
from faq_bot.bot.compiled import Compiled, build
from faq_bot.bot.likeness import groups_of
from faq_bot.knowledge import Knowledge
from support import SMALL


@pytest.fixture(scope="module")
def taught(shipped_bot: FaqBot) -> Compiled:
    """Give small knowledge with urgent rules and a few examples."""
    shipped = shipped_bot.knowledge
    every = shipped.urgent_examples
    few = {field.name: getattr(every, field.name)[:20] for field in fields(every)}
    return build(
        replace(Knowledge.load(SMALL), urgent=shipped.urgent, urgent_examples=replace(every, **few))
    )


def other_answer(knowledge: Knowledge) -> Knowledge:
    first, *others = knowledge.entries
    return replace(knowledge, entries=(replace(first, answer="Another."), *others))


def other_phrasing(knowledge: Knowledge) -> Knowledge:
    first, *others = knowledge.entries
    phrasings = (*first.phrasings, "what about the penguins")
    return replace(knowledge, entries=(replace(first, phrasings=phrasings), *others))


def other_question(knowledge: Knowledge) -> Knowledge:
    first, *others = knowledge.entries
    return replace(knowledge, entries=(replace(first, question="Another?"), *others))


def other_example(knowledge: Knowledge) -> Knowledge:
    examples = knowledge.urgent_examples
    return replace(
        knowledge, urgent_examples=replace(examples, harmless=(*examples.harmless, "a fine day"))
    )


def other_rules(knowledge: Knowledge) -> Knowledge:
    assert knowledge.urgent is not None
    return replace(knowledge, urgent=replace(knowledge.urgent, rules=knowledge.urgent.rules[:5]))


@pytest.mark.parametrize(
    ("change", "learnt"),
    [
        (other_answer, set()),
        (other_question, {"matcher"}),
        (other_phrasing, {"matcher", "likeness"}),
        (other_example, {"likeness"}),
        (other_rules, {"rules"}),
    ],
)
def test_only_what_a_change_touches_is_learnt_anew(
    taught: Compiled, change: Callable[[Knowledge], Knowledge], learnt: set[str]
) -> None:
    changed = change(taught.knowledge)
    again = build(changed, taught)
    assert again.knowledge is changed
    anew = {
        part
        for part in ("matcher", "likeness", "rules")
        if getattr(again, part) is not getattr(taught, part)
    }
    assert anew == learnt


def test_which_phrasings_are_harmless_examples_hangs_on_themselves(taught: Compiled) -> None:
    """By place, one phrasing more would choose others of all that stand behind it."""
    before, after = groups_of(taught.knowledge), groups_of(other_phrasing(taught.knowledge))
    assert set(before[-1]) <= set(after[-1])
    assert before[:-1] == after[:-1]


def test_what_is_learnt_does_not_hang_on_the_order_of_the_lines(taught: Compiled) -> None:
    """Neither which phrasings are sampled, nor the order in which all are visited."""
    knowledge = taught.knowledge
    turned = tuple(
        replace(entry, phrasings=entry.phrasings[::-1], lines=()) for entry in knowledge.entries
    )
    again = build(replace(knowledge, entries=turned)).matcher
    for question in ("when is it open", "what do i pay", "is the water warm"):
        words = again.reader.read(question)
        assert again.rank(words).evidence == taught.matcher.rank(words).evidence
