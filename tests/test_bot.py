import socket
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq_bot import FaqBot, Knowledge, KnowledgeError
from faq_bot.model import ANSWERED

KINDS = [
    ("how many infusions will I need?", "answer", "how-many-infusions"),
    ("does one session take an hour", "answer", "session-length"),
    ("how much does it cost", "gap", "gap-cost"),
    ("hello", "social", "greeting"),
    ("i want to die", "urgent", "crisis"),
    ("i have chest pain right now", "urgent", "emergency"),
    ("how do i centre a div", "unknown", None),
]


@pytest.mark.parametrize(("question", "kind", "entry_id"), KINDS)
def test_each_kind_of_question_gets_its_kind_of_reply(
    shipped_bot: FaqBot, question: str, kind: str, entry_id: str | None
) -> None:
    reply = shipped_bot.ask(question)
    assert (reply.kind, reply.entry_id) == (kind, entry_id)


def test_an_answer_carries_its_sources_its_review_and_what_to_ask_next(
    shipped_bot: FaqBot,
) -> None:
    reply = shipped_bot.ask("how long does one infusion take")
    assert reply.sources[0].document.id == "treatments"
    assert reply.reviewed
    assert reply.follow_ups
    assert 0.5 < reply.confidence <= 1
    assert reply.knowledge_version == shipped_bot.knowledge.version


@pytest.mark.parametrize("blank", ["", "   ", "\n\t", "?!", "\x1b[31m"])
def test_a_blank_question_gets_a_hint(shipped_bot: FaqBot, blank: str) -> None:
    reply = shipped_bot.ask(blank)
    assert reply.kind == "unknown"
    assert reply.text == shipped_bot.knowledge.profile.texts.empty.strip()


COMPOUND = [
    ("how many do I need and is it safe?", ["how-many-infusions", "is-it-safe"]),
    ("how long is one session and what does it cost?", ["session-length", "gap-cost"]),
    ("how long is one session, can I drive home", ["session-length", "gap-aftercare"]),
]
SINGLE = [
    *("is nausea and dizziness normal", "does it help depression and anxiety"),
    *("nausea, dizziness, headaches", "i have ocd as well, would it quieten the thoughts"),
]


@pytest.mark.parametrize(("question", "ids"), COMPOUND)
def test_two_questions_get_two_replies(shipped_bot: FaqBot, question: str, ids: list[str]) -> None:
    reply = shipped_bot.ask(question)
    assert [part.entry_id for part in reply.parts] == ids
    assert all(part.text in reply.text for part in reply.parts)


@pytest.mark.parametrize("question", SINGLE)
def test_one_question_about_two_things_stays_one(shipped_bot: FaqBot, question: str) -> None:
    assert shipped_bot.ask(question).parts == ()


def test_help_stands_above_everything_else(shipped_bot: FaqBot) -> None:
    reply = shipped_bot.ask("how many infusions before i stop wanting to die")
    assert reply.kind == "urgent"
    assert "988" in reply.text.splitlines()[0]
    assert len(reply.suggestions) <= 1


def test_the_soft_tier_answers_and_adds_one_helpline_line(shipped_bot: FaqBot) -> None:
    reply = shipped_bot.ask("does ketamine help with suicidal thoughts")
    assert reply.kind in ANSWERED - {"urgent"} or reply.kind in ("clarify", "unknown")
    assert reply.notice
    assert reply.text.count(reply.notice) == 1


def test_clarify_offers_at_most_three_entries_that_answer_something(
    shipped_bot: FaqBot,
) -> None:
    replies = [shipped_bot.ask(q) for q in ("sessions", "how long", "blood", "what about it")]
    offered = [reply.suggestions for reply in replies if reply.kind == "clarify"]
    assert offered
    for suggestions in offered:
        assert 1 <= len(suggestions) <= 3
        kinds = {shipped_bot.entry(item.entry_id).kind for item in suggestions}
        assert kinds <= {"answer", "gap"}


def test_ten_thousand_characters_are_answered_or_declined(shipped_bot: FaqBot) -> None:
    assert shipped_bot.ask("how many infusions " * 530).kind
    assert shipped_bot.ask("x" * 10_000).kind == "unknown"


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_no_text_at_all_raises(shipped_bot: FaqBot, text: str) -> None:
    assert shipped_bot.ask(text) == shipped_bot.ask(text)


def test_threads_may_share_one_bot(shipped_bot: FaqBot) -> None:
    questions = [question for question, _, _ in KINDS] * 8
    alone = [shipped_bot.ask(question) for question in questions]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(shipped_bot.ask, questions)) == alone


def test_nothing_leaves_the_machine(shipped_bot: FaqBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    assert shipped_bot.ask("how many infusions").kind == "answer"


def test_knowledge_from_phrasings_needs_no_files() -> None:
    bot = FaqBot(
        Knowledge.from_phrasings(
            {
                "refund": ["how do I get my money back", "can I have a refund"],
                "hours": ["when are you open", "what are your opening hours"],
            }
        )
    )
    assert bot.rank("money back please", limit=1)[0].entry_id == "refund"
    assert bot.ask("i want to die").kind != "urgent"


def test_an_entry_without_phrasings_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="has no phrasing"):
        FaqBot(Knowledge.from_phrasings({"refund": []}))


def test_rank_gives_as_many_candidates_as_asked_best_first(shipped_bot: FaqBot) -> None:
    found = shipped_bot.rank("how long does it take", limit=5)
    assert len(found) == 5
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)


STORY = (
    "We have been walking the dog along the canal since the spring and he has got very fond of "
    "the ducks there, and my sister comes along on Sundays. "
)


@pytest.mark.parametrize(
    "message",
    [
        STORY + "How many infusions will I need?",
        "How many infusions will I need? " + STORY,
        STORY + "how many infusions will i need",
    ],
)
def test_a_long_message_is_answered_by_its_asking_sentence(
    shipped_bot: FaqBot, message: str
) -> None:
    assert shipped_bot.rank(message)[0].entry_id == "how-many-infusions"


def test_a_story_about_something_else_makes_its_asking_sentence_less_sure(
    shipped_bot: FaqBot,
) -> None:
    alone, behind = (
        shipped_bot.questions_in(padding + "How many infusions will I need?")[0].confidence
        for padding in ("", STORY)
    )
    assert behind < alone


def test_the_explanation_tells_every_word_and_the_line_of_the_phrasing(
    shipped_bot: FaqBot,
) -> None:
    told = shipped_bot.explain("how long is one sesion of quokkas")
    how = {note.word: note.how for note in told.words}
    assert how["sesion"].startswith("typo")
    assert how["quokkas"] == "not covered"
    assert told.best is not None
    assert told.best.entry_id == "session-length"
    assert told.runner_up is not None
    assert told.as_dict()["verdict"] == told.verdict
    assert any("session-length" in line for line in told.lines())


def test_a_word_that_is_read_as_two_counts_as_the_weightier(shipped_bot: FaqBot) -> None:
    notes = {note.word: note for note in shipped_bot.explain("who shouldnt take it").words}
    assert (notes["shouldnt"].how, notes["shouldnt"].read_as) == ("synonym", "should not")
    assert 0.2 < notes["shouldnt"].weight < 1


@pytest.mark.parametrize(
    "question",
    ["how is ketamine given", "hello there, what does it cost please", "best pasta shape", ""],
)
def test_what_a_question_finds_is_what_ranks_first(shipped_bot: FaqBot, question: str) -> None:
    best = [candidate.entry_id for candidate in shipped_bot.rank(question, 1)]
    assert [shipped_bot.finds(question)] == (best or [None])


def test_typing_suggests_known_questions(shipped_bot: FaqBot) -> None:
    found = shipped_bot.suggest("side eff")
    assert any(item.entry_id == "side-effects" for item in found)
    assert shipped_bot.suggest("a") == []


def test_picking_an_entry_gives_its_answer(shipped_bot: FaqBot) -> None:
    assert shipped_bot.answer("side-effects").entry_id == "side-effects"
    assert "988" in shipped_bot.answer("crisis").text
    with pytest.raises(KeyError):
        shipped_bot.answer("no-such-entry")
